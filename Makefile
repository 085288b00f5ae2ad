# newsprint: a SQLite extension that fingerprints news. `make help` lists the verbs.
# A variant (asan, coverage, fuzz) is the same rules in another build directory.

BUILD     ?= build
CC        ?= cc
# gcc 12 spills 128-bit products to the stack unless told not to split them: 5 % of minhash()
OPTIMISE  ?= -O2 $(if $(findstring clang,$(shell $(CC) --version)),,-fno-split-wide-types)
SANITIZE  ?=
PREFIX    ?= /usr/local
SQLITE3   ?= sqlite3
PYTHON    ?= $(firstword $(wildcard /usr/bin/python3) python3)
ARTICLES  ?= examples/articles

WARNINGS  := -Wall -Wextra -Wshadow -Wconversion -Werror=implicit-function-declaration
CFLAGS    ?= -g
ALL_CFLAGS = -std=c11 -Iext -fPIC -fvisibility=hidden -fno-math-errno -ffunction-sections -fdata-sections -MMD -MP \
             -DPCRE2_CODE_UNIT_WIDTH=8 -DUTF8PROC_STATIC $(WARNINGS) $(OPTIMISE) $(SANITIZE) $(CFLAGS)

ifeq ($(shell uname),Darwin)
SUFFIX    := dylib
STATIC     = $(foreach l,pcre2-8 utf8proc,$(firstword $(wildcard $(shell pkg-config --variable=libdir lib$(l))/lib$(l).a) -l$(l)))
LINK       = -dynamiclib -Wl,-exported_symbol,_sqlite3_newsprint_init
PACKAGES  := brew install pkg-config sqlite pcre2 utf8proc cmocka
else
SUFFIX    := so
STATIC    := -l:libpcre2-8.a -l:libutf8proc.a
LINK       = -shared -Wl,--exclude-libs,ALL -Wl,-z,defs -Wl,-z,relro,-z,now -Wl,--gc-sections
SUDO      := $(if $(filter 0,$(shell id -u)),,sudo)
APT        = $(SUDO) apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq
PACKAGES   = $(APT) gcc libc6-dev pkg-config sqlite3 libsqlite3-dev libpcre2-dev libutf8proc-dev
TOOLS      = $(APT) clang clang-format libclang-rt-dev libcmocka-dev python3 unicode-data perl valgrind
endif

LIBRARY   := $(BUILD)/newsprint.$(SUFFIX)
CORE      := base text pattern sentence article match
CORE_SRC  := $(wildcard $(CORE:%=ext/%/*.c))
ALL_SRC   := $(CORE_SRC) $(wildcard ext/sqlite/*.c ext/index/*.c) ext/newsprint.c
CORE_OBJ  := $(CORE_SRC:%.c=$(BUILD)/%.o)
ALL_OBJ   := $(ALL_SRC:%.c=$(BUILD)/%.o)
UNIT      := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(wildcard tests/unit/*/test_*.c))
PROGRAMS  := $(BUILD)/oom $(BUILD)/fuzz_replay
TORTURE   := $(patsubst tests/torture/%.c,$(BUILD)/torture/%,$(wildcard tests/torture/*.c))
C_FILES    = $(ALL_SRC) $(wildcard ext/*.h ext/*/*.h tests/*/*.c tests/*/*.h tests/unit/*/*.c examples/*.c)

.PHONY: help all demo test check lint format asan oom torture fuzz bench eval coverage accept install clean packages tools
.DELETE_ON_ERROR:
.SECONDARY:

help: ## list the verbs
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' Makefile

all: packages ## build the library
	@$(MAKE) --no-print-directory $(LIBRARY)

packages:
	@pkg-config --exists sqlite3 libpcre2-8 libutf8proc 2>/dev/null && command -v $(CC) $(SQLITE3) >/dev/null || \
	  { echo "newsprint: installing the compiler, sqlite3, pcre2 and utf8proc"; $(PACKAGES) >/dev/null; }

tools: packages
	@pkg-config --exists cmocka 2>/dev/null && command -v clang clang-format $(PYTHON) perl >/dev/null || \
	  { echo "newsprint: installing the tools of the tests"; $(TOOLS) >/dev/null; }

$(LIBRARY): $(ALL_OBJ)
	@echo "  LD $@"
	@$(CC) $(LINK) $(SANITIZE) $(LDFLAGS) -o $@ $^ $(STATIC)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D); echo "  CC $<"
	@$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/unit/%: $(BUILD)/tests/unit/%.o $(BUILD)/tests/unit/unit.o $(BUILD)/tests/unit/mem_failing.o $(CORE_OBJ)
	@mkdir -p $(@D); echo "  LD $@"
	@$(CC) $(SANITIZE) -o $@ $^ $(STATIC) -lcmocka -lm

$(BUILD)/oom: $(BUILD)/tests/oom/oom.o
	$(CC) $(SANITIZE) -o $@ $^ -lsqlite3

$(BUILD)/torture/%: $(BUILD)/tests/torture/%.o
	@mkdir -p $(@D); echo "  LD $@"
	@$(CC) $(SANITIZE) -o $@ $^ -lsqlite3 -lpthread

$(BUILD)/fuzz_replay: $(BUILD)/tests/fuzz/fuzz_text.o $(BUILD)/tests/fuzz/replay.o $(BUILD)/tests/unit/mem_failing.o $(CORE_OBJ)
	$(CC) $(SANITIZE) -o $@ $^ $(STATIC)

$(BUILD)/lint_rules: $(BUILD)/tests/lint/rules.o $(BUILD)/tests/unit/mem_failing.o $(CORE_OBJ)
	@echo "  LD $@"
	@$(CC) $(SANITIZE) -o $@ $^ $(STATIC)

$(BUILD)/core: $(BUILD)/tests/bench/core.o $(BUILD)/tests/unit/mem_failing.o $(CORE_OBJ)
	@echo "  LD $@"
	@$(CC) $(SANITIZE) -o $@ $^ $(STATIC) -lm

demo: all ## load the example articles, or ARTICLES=folder, and print what newsprint finds
	@$(PYTHON) -c '' 2>/dev/null; sh examples/demo.sh $(BUILD) $(SQLITE3) "$(ARTICLES)"

test: tools ## build and run every test
	@$(MAKE) --no-print-directory $(LIBRARY) $(UNIT) $(PROGRAMS)
	@$(PYTHON) tests/run.py --build $(BUILD) --sqlite $(SQLITE3)

check: tools format lint asan test ## the gate before a commit: format, lint, asan, test (which has oom)

lint: tools ## layers, symbols, sizes, rules, warnings of two compilers
	@$(MAKE) --no-print-directory $(LIBRARY) $(BUILD)/lint_rules
	@$(PYTHON) tests/lint.py --build $(BUILD)

format: tools ## fail when clang-format would change a file (FIX=1 changes them)
	@clang-format $(if $(FIX),-i,--dry-run -Werror) $(C_FILES)

asan: tools ## the tests with AddressSanitizer and UndefinedBehaviorSanitizer
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/asan OPTIMISE=-O1 \
	  SANITIZE="-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer" \
	  $(BUILD)/asan/newsprint.$(SUFFIX) $(UNIT:$(BUILD)/%=$(BUILD)/asan/%) $(BUILD)/asan/oom $(BUILD)/asan/fuzz_replay
	@$(PYTHON) tests/run.py --build $(BUILD)/asan --sqlite $(SQLITE3) --asan

oom: tools ## fail every allocation in turn, interrupt everywhere
	@$(MAKE) --no-print-directory $(LIBRARY) $(BUILD)/oom
	@$(PYTHON) tests/run.py --build $(BUILD) --sqlite $(SQLITE3) oom

torture: tools ## every program of tests/torture, threads under ThreadSanitizer (SECONDS=20 each)
	@$(MAKE) --no-print-directory $(LIBRARY) $(TORTURE)
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/tsan OPTIMISE=-O1 SANITIZE="-fsanitize=thread -fno-omit-frame-pointer" \
	  $(BUILD)/tsan/newsprint.$(SUFFIX) $(BUILD)/tsan/torture/threads
	@$(PYTHON) tests/run.py --build $(BUILD) --sqlite $(SQLITE3) --seconds $(or $(SECONDS),20) torture

fuzz: tools ## search for new failing inputs (SECONDS=60)
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/fuzz CC=clang SANITIZE="-fsanitize=fuzzer-no-link,address,undefined" \
	  $(BUILD)/fuzz/tests/fuzz/fuzz_text.o $(BUILD)/fuzz/tests/unit/mem_failing.o $(CORE_OBJ:$(BUILD)/%=$(BUILD)/fuzz/%)
	clang -fsanitize=fuzzer,address,undefined -o $(BUILD)/fuzz/fuzz_text $(BUILD)/fuzz/tests/fuzz/fuzz_text.o \
	  $(BUILD)/fuzz/tests/unit/mem_failing.o $(CORE_OBJ:$(BUILD)/%=$(BUILD)/fuzz/%) $(STATIC)
	@mkdir -p $(BUILD)/fuzz/corpus
	$(BUILD)/fuzz/fuzz_text -artifact_prefix=$(BUILD)/fuzz/ -max_total_time=$(or $(SECONDS),60) $(BUILD)/fuzz/corpus tests/fuzz/corpus

bench: all ## speed, beside peers of the same run (CORPUS=file.jsonl[.zst])
	@$(MAKE) --no-print-directory $(BUILD)/core
	@$(PYTHON) tests/bench/bench.py --build $(BUILD) --sqlite $(SQLITE3) $(if $(CORPUS),--corpus $(CORPUS))

eval: all ## score the development sets, where they are there
	@if [ -f ../shared/eval/run.py ]; then $(PYTHON) ../shared/eval/run.py $(BUILD)/newsprint && \
	  $(PYTHON) tests/bench/boilerplate.py --build $(BUILD) ../shared/eval/news/abp.jsonl.zst; \
	else echo "newsprint: no development sets beside this checkout"; fi

coverage: tools ## line coverage of the tests
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/coverage OPTIMISE=-O0 SANITIZE=--coverage \
	  $(BUILD)/coverage/newsprint.$(SUFFIX) $(UNIT:$(BUILD)/%=$(BUILD)/coverage/%) $(BUILD)/coverage/oom $(BUILD)/coverage/fuzz_replay
	@$(PYTHON) tests/run.py --build $(BUILD)/coverage --sqlite $(SQLITE3); gcovr -r . --filter ext/ $(BUILD)/coverage

accept: all ## rewrite the expected transcripts and README output: read the diff before you commit it
	@$(PYTHON) tests/run.py --build $(BUILD) --sqlite $(SQLITE3) --accept sql readme

install: all ## copy the library and the header to PREFIX
	install -D -m 755 $(LIBRARY) $(DESTDIR)$(PREFIX)/lib/newsprint.$(SUFFIX)
	install -D -m 644 ext/newsprint.h $(DESTDIR)$(PREFIX)/include/newsprint.h

clean: ## remove what was built
	rm -rf build

-include $(ALL_OBJ:.o=.d) $(wildcard $(BUILD)/tests/*/*.d $(BUILD)/tests/unit/*/*.d)
