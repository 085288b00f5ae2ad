# newsprint: a SQLite extension that fingerprints news. `make help` lists the verbs.
# A variant (asan, coverage, fuzz) is the same rules in another build directory.

BUILD     ?= build
CC        ?= cc
# gcc 12 spills 128-bit products to the stack unless told not to split them: 5 % of minhash()
OPTIMISE  ?= -O2 $(if $(findstring clang,$(COMPILER)),,-fno-split-wide-types)
HARDEN    ?= -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3 $(CANARY) $(HARDEN_CPU)
ALL_CANARY := -fstack-protector-strong
CANARY     = $(ALL_CANARY)
SANITIZE  ?=
PREFIX    ?= /usr/local
SQLITE3   ?= sqlite3
PYTHON    ?= $(firstword $(wildcard /usr/bin/python3) python3)
ARTICLES  ?= examples/articles

WARNINGS  := -Wall -Wextra -Wshadow -Wconversion -Werror=implicit-function-declaration
CFLAGS    ?= -g
COMPILER  := $(shell $(CC) --version 2>/dev/null | head -n 1)
ALL_CFLAGS = -std=c11 -Iext -fPIC -fvisibility=hidden -fno-math-errno -ffunction-sections -fdata-sections -MMD -MP \
             -DPCRE2_CODE_UNIT_WIDTH=8 -DUTF8PROC_STATIC $(WARNINGS) $(OPTIMISE) $(HARDEN) $(SANITIZE) $(CFLAGS)

ifeq ($(shell uname),Darwin)
SUFFIX    := dylib
STATIC     = $(foreach l,pcre2-8 utf8proc,$(firstword $(wildcard $(shell pkg-config --variable=libdir lib$(l))/lib$(l).a) -l$(l)))
LINK       = -dynamiclib -Wl,-exported_symbol,_sqlite3_newsprint_init
INSTALL    = brew install $(1)
PACKAGES  := pkg-config sqlite pcre2 utf8proc
TOOLS     := cmocka
else
SUFFIX    := so
STATIC    := -l:libpcre2-8.a -l:libutf8proc.a $(LIBM)
LINK       = -shared -Wl,-soname,newsprint.so -Wl,--exclude-libs,ALL -Wl,-z,defs -Wl,-z,relro,-z,now -Wl,--gc-sections
HARDEN_CPU := -fstack-clash-protection $(if $(filter x86_64,$(shell uname -m)),-fcf-protection)
SUDO      := $(if $(filter 0,$(shell id -u)),,sudo)
INSTALL    = $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o DPkg::Lock::Timeout=600 $(1)
PACKAGES  := gcc libc6-dev pkg-config sqlite3 libsqlite3-dev libpcre2-dev libutf8proc-dev
TOOLS     := clang clang-format libclang-rt-dev libcmocka-dev python3 unicode-data bzip2 perl valgrind
endif

# As many jobs as there are cores, unless whoever calls has said how many.
AGAIN      = $(MAKE) -s --no-print-directory $(if $(findstring -j,$(MAKEFLAGS)),,-j$(shell getconf _NPROCESSORS_ONLN))

LIBRARY   := $(BUILD)/newsprint.$(SUFFIX)
CORE      := base text pattern sentence html article extract match
CORE_SRC  := $(wildcard $(CORE:%=ext/%/*.c))
ALL_SRC   := $(CORE_SRC) $(wildcard ext/sqlite/*.c ext/index/*.c) ext/newsprint.c
CORE_OBJ  := $(CORE_SRC:%.c=$(BUILD)/%.o)
ALL_OBJ   := $(ALL_SRC:%.c=$(BUILD)/%.o)
UNIT      := $(patsubst tests/unit/%.c,$(BUILD)/unit/%$(EXE),$(wildcard tests/unit/*/test_*.c))
PROGRAMS  := $(BUILD)/oom $(BUILD)/refused $(BUILD)/fuzz_replay $(BUILD)/html_tokens
TORTURE   := $(patsubst tests/torture/%.c,$(BUILD)/torture/%,$(wildcard tests/torture/*.c))
C_FILES    = $(ALL_SRC) $(wildcard ext/*.h ext/*/*.h ext/dist/*/*.[ch] tests/*/*.c tests/*/*.h tests/unit/*/*.c examples/*.c)

.PHONY: help all demo test check lint format asan oom torture fuzz bench eval coverage mutations accept install uninstall clean packages tools FORCE
.DELETE_ON_ERROR:
.SECONDARY:

help: ## list the verbs
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' Makefile ext/dist/*.mk

all: packages ## build the library
	@$(AGAIN) $(LIBRARY)

comma     := ,
# Whether all of $(1) are commands: command -v itself looks at the first alone.
have       = (for tool in $(1); do command -v $$tool || exit 1; done) >/dev/null
# Installs $(1), for $(2); where that may not be done, says what is missing.
install_packages = echo "newsprint: installing $(2)"; ($(call INSTALL,$(1))) >/dev/null || \
	  { echo "newsprint: that failed. Install these, then run make again: $(1)"; exit 1; }

packages:
	@pkg-config --exists sqlite3 libpcre2-8 libutf8proc 2>/dev/null && $(call have,$(CC) $(SQLITE3)) || \
	  { $(call install_packages,$(PACKAGES),the compiler$(comma) sqlite3$(comma) pcre2 and utf8proc); }

tools: packages
	@pkg-config --exists cmocka 2>/dev/null && $(call have,clang clang-format $(PYTHON) perl bzip2) && \
	  { [ -e /usr/share/unicode/NormalizationTest.txt.bz2 ] || ! command -v apt-get >/dev/null; } || \
	  { $(call install_packages,$(TOOLS),the tools of the tests); }
	@command -v chromium >/dev/null || ! command -v apt-get >/dev/null || { $(call INSTALL,chromium); } >/dev/null 2>&1 || \
	  echo "newsprint: chromium could not be installed; the page of sql/report.sql is not looked at"

# What everything is built with. The file changes when that does, so that other flags build everything again. What is
# set for the objects of a room would be set for the file as well, if one of them asks for it first.
BUILT_WITH = $(COMPILER) $(CC) $(ALL_CFLAGS) $(LINK) $(LDFLAGS) $(STATIC)
$(BUILD)/flags: CANARY = $(ALL_CANARY)
$(BUILD)/flags: FORCE
	@mkdir -p $(@D); printf '%s\n' '$(subst ','\'',$(BUILT_WITH))' > $@.now
	@if cmp -s $@.now $@; then rm $@.now; else mv $@.now $@; fi

$(LIBRARY): $(ALL_OBJ)
	@echo "  LD $@"
	@$(CC) $(LINK) $(SANITIZE) $(LDFLAGS) -o $@ $^ $(STATIC)

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D); echo "  CC $<"
	@$(CC) $(ALL_CFLAGS) -c -o $@ $<

# Here canaries in all functions whose variables have their address taken cost 2 % of normalize_article() and 3 % of
# sentences(); those with arrays of bytes keep theirs.
HOT       := text pattern sentence html article extract
$(foreach room,$(HOT),$(BUILD)/ext/$(room)/%.o) $(BUILD)/ext/base/buffer.o: CANARY = -fstack-protector

$(BUILD)/unit/%$(EXE): $(BUILD)/tests/unit/%.o $(BUILD)/tests/unit/unit.o $(BUILD)/tests/unit/mem_failing.o $(CORE_OBJ)
	@mkdir -p $(@D); echo "  LD $@"
	@$(CC) $(SANITIZE) $(LDFLAGS) -o $@ $^ $(STATIC) -lcmocka -lm

$(BUILD)/oom $(BUILD)/refused: $(BUILD)/%: $(BUILD)/tests/oom/%.o
	@echo "  LD $@"
	@$(CC) $(SANITIZE) -o $@ $^ -lsqlite3

$(BUILD)/torture/%: $(BUILD)/tests/torture/%.o
	@mkdir -p $(@D); echo "  LD $@"
	@$(CC) $(SANITIZE) -o $@ $^ -lsqlite3 -lpthread

$(BUILD)/fuzz_replay: $(BUILD)/tests/fuzz/fuzz_text.o $(BUILD)/tests/fuzz/replay.o $(BUILD)/tests/unit/mem_failing.o $(CORE_OBJ)
	@echo "  LD $@"
	@$(CC) $(SANITIZE) -o $@ $^ $(STATIC)

$(BUILD)/html_tokens: $(BUILD)/tests/html/tokens.o $(BUILD)/tests/unit/mem_failing.o $(CORE_OBJ)
	@echo "  LD $@"
	@$(CC) $(SANITIZE) -o $@ $^ $(STATIC)

$(BUILD)/lint_rules: $(BUILD)/tests/lint/rules.o $(BUILD)/tests/unit/mem_failing.o $(CORE_OBJ)
	@echo "  LD $@"
	@$(CC) $(SANITIZE) -o $@ $^ $(STATIC)

$(BUILD)/core: $(BUILD)/tests/bench/core.o $(BUILD)/tests/unit/mem_failing.o $(CORE_OBJ)
	@echo "  LD $@"
	@$(CC) $(SANITIZE) -o $@ $^ $(STATIC) -lm

demo: all ## load the example articles, or ARTICLES=folder, .csv, .jsonl or .db, and print what newsprint finds
	@$(PYTHON) -c '' 2>/dev/null; sh examples/demo.sh $(BUILD) $(SQLITE3) "$(ARTICLES)"

test: tools ## build and run every test
	@$(AGAIN) $(LIBRARY) $(UNIT) $(PROGRAMS)
	@$(PYTHON) tests/run.py --build $(BUILD) --sqlite $(SQLITE3)

check: tools format lint asan test ## the gate before a commit: format, lint, asan, test (which has oom)

lint: tools ## layers, symbols, sizes, rules, warnings of two compilers
	@$(AGAIN) $(LIBRARY) $(BUILD)/lint_rules
	@$(PYTHON) tests/lint.py --build $(BUILD)

format: tools ## fail when clang-format would change a file (FIX=1 changes them)
	@clang-format $(if $(FIX),-i,--dry-run -Werror) $(C_FILES)

asan: tools ## the tests with AddressSanitizer and UndefinedBehaviorSanitizer
	@$(AGAIN) BUILD=$(BUILD)/asan OPTIMISE=-O1 HARDEN= \
	  SANITIZE="-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer" \
	  $(BUILD)/asan/newsprint.$(SUFFIX) $(UNIT:$(BUILD)/%=$(BUILD)/asan/%) $(PROGRAMS:$(BUILD)/%=$(BUILD)/asan/%)
	@$(PYTHON) tests/run.py --build $(BUILD)/asan --sqlite $(SQLITE3) --asan

oom: tools ## fail every allocation and statement in turn, interrupt everywhere
	@$(AGAIN) $(LIBRARY) $(BUILD)/oom $(BUILD)/refused
	@$(PYTHON) tests/run.py --build $(BUILD) --sqlite $(SQLITE3) oom

torture: tools ## every program of tests/torture, threads under ThreadSanitizer (SECONDS=20 each)
	@$(AGAIN) $(LIBRARY) $(TORTURE)
	@$(AGAIN) BUILD=$(BUILD)/tsan OPTIMISE=-O1 HARDEN= SANITIZE="-fsanitize=thread -fno-omit-frame-pointer" \
	  $(BUILD)/tsan/newsprint.$(SUFFIX) $(BUILD)/tsan/torture/threads
	@$(PYTHON) tests/run.py --build $(BUILD) --sqlite $(SQLITE3) --seconds $(or $(SECONDS),20) torture

fuzz: tools ## search for new failing inputs (SECONDS=60)
	@$(AGAIN) BUILD=$(BUILD)/fuzz CC=clang HARDEN= SANITIZE="-fsanitize=fuzzer-no-link,address,undefined" \
	  $(BUILD)/fuzz/tests/fuzz/fuzz_text.o $(BUILD)/fuzz/tests/unit/mem_failing.o $(CORE_OBJ:$(BUILD)/%=$(BUILD)/fuzz/%)
	clang -fsanitize=fuzzer,address,undefined -o $(BUILD)/fuzz/fuzz_text $(BUILD)/fuzz/tests/fuzz/fuzz_text.o \
	  $(BUILD)/fuzz/tests/unit/mem_failing.o $(CORE_OBJ:$(BUILD)/%=$(BUILD)/fuzz/%) $(STATIC)
	@mkdir -p $(BUILD)/fuzz/corpus
	$(BUILD)/fuzz/fuzz_text -artifact_prefix=$(BUILD)/fuzz/ -max_total_time=$(or $(SECONDS),60) $(BUILD)/fuzz/corpus tests/fuzz/corpus

bench: all ## speed, beside peers of the same run: many minutes, each step is told (CORPUS=file.jsonl[.zst])
	@$(AGAIN) $(BUILD)/core
	@$(PYTHON) tests/bench/bench.py --build $(BUILD) --sqlite $(SQLITE3) $(if $(CORPUS),--corpus $(CORPUS))

eval: all ## score the development sets, where they are there
	@if [ -f ../shared/eval/run.py ]; then $(PYTHON) ../shared/eval/run.py $(BUILD)/newsprint && \
	  $(PYTHON) tests/bench/boilerplate.py --build $(BUILD) ../shared/eval/news/abp.jsonl.zst; \
	else echo "newsprint: no development sets beside this checkout"; fi

coverage: tools ## lines of ext/ that no test runs, but for those that tests/coverage.txt lists
	@$(AGAIN) BUILD=$(BUILD)/coverage OPTIMISE=-O0 HARDEN= LIBM=-lm SANITIZE="--coverage -fprofile-update=atomic" \
	  $(BUILD)/coverage/newsprint.$(SUFFIX) $(UNIT:$(BUILD)/%=$(BUILD)/coverage/%) $(PROGRAMS:$(BUILD)/%=$(BUILD)/coverage/%)
	@$(PYTHON) tests/coverage.py --build $(BUILD)/coverage --sqlite $(SQLITE3)

mutations: tools ## break ext/ in COUNT=100 small places, and list what the quick tests let live (SEED=1)
	@$(PYTHON) tests/mutate.py --build $(BUILD)/mutations --count $(or $(COUNT),100) --seed $(or $(SEED),1)

accept: all ## rewrite the expected transcripts and README output: read the diff before you commit it
	@$(PYTHON) tests/run.py --build $(BUILD) --sqlite $(SQLITE3) --accept sql readme

# libnewsprint is the name that ldconfig and -lnewsprint look for; the soname is the one that .load newsprint looks for.
LIB       := $(DESTDIR)$(PREFIX)/lib
SHARE     := $(DESTDIR)$(PREFIX)/share/newsprint
RECIPES    = $(shell find sql -name '*.sql') $(wildcard ext/LICENSE ext/NOTICES)
LDCONFIG   = $(if $(DESTDIR),,$(and $(filter so,$(SUFFIX)),$(filter 0,$(shell id -u)),ldconfig 2>/dev/null;))

install: all ## library, header and recipes to PREFIX=/usr/local, below DESTDIR where that is given
	@mkdir -p $(LIB) $(DESTDIR)$(PREFIX)/include $(SHARE)
	install -m 755 $(LIBRARY) $(LIB)
	ln -sf newsprint.$(SUFFIX) $(LIB)/libnewsprint.$(SUFFIX)
	install -m 644 ext/newsprint.h $(DESTDIR)$(PREFIX)/include
	@for f in $(RECIPES); do mkdir -p "$(SHARE)/$$(dirname $$f)" && install -m 644 $$f "$(SHARE)/$$f" || exit 1; done
	@echo "recipes in $(SHARE)"; $(LDCONFIG) cd / && $(SQLITE3) -bail :memory: '.load newsprint' 2>/dev/null && \
	  echo "in the sqlite3 shell: .load newsprint" || echo "in the sqlite3 shell: .load $(PREFIX)/lib/newsprint"

uninstall: ## remove what install put there
	rm -f $(LIB)/newsprint.$(SUFFIX) $(LIB)/libnewsprint.$(SUFFIX) $(DESTDIR)$(PREFIX)/include/newsprint.h
	rm -rf $(SHARE)
	@$(LDCONFIG) true

clean: ## remove what was built
	rm -rf $(BUILD)

include ext/dist/dist.mk

-include $(ALL_OBJ:.o=.d) $(wildcard $(BUILD)/tests/*/*.d $(BUILD)/tests/unit/*/*.d)
