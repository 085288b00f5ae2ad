# WebAssembly: newsprint, SQLite and its shell in one module for node and browsers; and a page that needs no install.

DIST_KINDS += page
dist: dist-wasm dist-page

WASM      := $(BUILD)/wasm
# The newest SQLite whose shell npm has: the page is given files of strangers.
WASM_NPM  := sqlite3@6.0.1
WASM_FROM := $(WASM)/sqlite3-source
WASM_OUT  := $(DIST)/wasm
PAGE_SRC  := ext/dist/page
NODE_PATH ?= /usr/share/nodejs

WASM_LIB   := $(WASM)/lib/libpcre2-8.a $(WASM)/lib/libutf8proc.a
WASM_OBJ   := $(ALL_SRC:%.c=$(WASM)/%.o) $(WASM)/$(PAGE_SRC)/auto.o $(WASM)/sqlite3/sqlite3.o $(WASM)/sqlite3/shell.o

WASM_CFLAGS := -std=gnu11 -O2 -DPCRE2_CODE_UNIT_WIDTH=8 -DPCRE2_STATIC -DUTF8PROC_STATIC
# Counts of 64 bits are of what is in memory, whose sizes have 32 there.
WASM_QUIET  := -Wno-unused-function -Wno-shorten-64-to-32
WASM_INCLUDE = -I$(WASM)/include -I$(WASM_FROM)
# What the page does not ask for is left out. A temporary table is in memory anyway.
WASM_SQLITE := -Os -w -DSQLITE_THREADSAFE=2 -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_MATH_FUNCTIONS -DSQLITE_DEFAULT_MEMSTATUS=0 \
               -DSQLITE_TEMP_STORE=2 -DSQLITE_OMIT_LOAD_EXTENSION -DSQLITE_OMIT_DEPRECATED -DSQLITE_EXTRA_INIT=newsprint_auto \
               -Dmain=sqlite3_shell -DSQLITE_NOHAVE_SYSTEM -DSQLITE_OMIT_POPEN
WASM_CALLS  := sqlite3_shell malloc free sqlite3_shutdown sqlite3_open_v2 sqlite3_close_v2 sqlite3_errmsg sqlite3_prepare_v2 sqlite3_step \
               sqlite3_finalize sqlite3_bind_parameter_count sqlite3_bind_null sqlite3_bind_int64 sqlite3_bind_double \
               sqlite3_bind_text sqlite3_bind_blob sqlite3_column_count sqlite3_column_name sqlite3_column_type \
               sqlite3_column_int64 sqlite3_column_double sqlite3_column_text sqlite3_column_blob sqlite3_column_bytes
WASM_LINK   := -O2 -s MODULARIZE=1 -s EXPORT_NAME=newsprint -s ENVIRONMENT=web,worker,node -s INVOKE_RUN=0 -s WASM_BIGINT=1 \
               -s ALLOW_MEMORY_GROWTH=1 -s MAXIMUM_MEMORY=2GB -s TOTAL_STACK=4MB -s FORCE_FILESYSTEM=1 -s EXPORTED_RUNTIME_METHODS=FS \
               -s EXPORTED_FUNCTIONS=$(subst $() ,$(comma),$(WASM_CALLS:%=_%)) --pre-js $(PAGE_SRC)/before.js \
               --post-js $(PAGE_SRC)/database.js

.PHONY: dist-wasm dist-page
dist-wasm: dist-tools ## the module for node and browsers: build/dist/wasm/newsprint.js and .wasm
	@$(call need,emcc node npm,emscripten nodejs npm)
	@$(AGAIN) $(WASM_OUT)/newsprint.js
	@cp ext/LICENSE ext/NOTICES $(WASM_OUT); ls -l $(WASM_OUT)

# emscripten of Debian looks for acorn where node of another origin does not.
$(WASM_OUT)/newsprint.js: $(WASM_OBJ) $(WASM_LIB) $(PAGE_SRC)/before.js $(PAGE_SRC)/database.js ext/dist/page.mk
	@mkdir -p $(@D); echo "  LD $@"
	@NODE_PATH=$(NODE_PATH) emcc $(WASM_LINK) -o $@ $(WASM_OBJ) $(WASM_LIB)

$(WASM)/ext/%.o: ext/%.c $(WASM_FROM)/sqlite3.h $(WASM)/lib/libpcre2-8.a
	@mkdir -p $(@D); echo "  EMCC $<"
	@emcc $(WASM_CFLAGS) -Iext $(WASM_INCLUDE) -DSQLITE_CORE $(WARNINGS) $(WASM_QUIET) -MMD -MP -c -o $@ $<

$(WASM)/sqlite3/%.o: $(WASM_FROM)/sqlite3.h
	@mkdir -p $(@D); echo "  EMCC $*"
	@emcc $(WASM_CFLAGS) $(WASM_SQLITE) -c -o $@ $(WASM_FROM)/$*.c

# WebAssembly has no place for pcre2's compiler of patterns.
$(WASM)/lib/libpcre2-8.a: ext/dist/libraries.sh $(SOURCES)/unpacked
	@echo "  EMCC pcre2, utf8proc"; sh $< emcc emar $(SOURCES) $(WASM) pcre2 utf8proc

$(WASM)/lib/libutf8proc.a: $(WASM)/lib/libpcre2-8.a

$(WASM_FROM)/sqlite3.h: ext/dist/fetch.sh
	@$(FETCH) npm $(WASM)/npm $(WASM_NPM) && mkdir -p $(@D) && \
	  tar -xzmf $(WASM)/npm/$(WASM_NPM)/deps/sqlite-autoconf-*.tar.gz -C $(@D) --strip-components=1

dist-page: dist-wasm ## the page that works without an install: build/dist/newsprint.html
	@$(AGAIN) $(DIST)/newsprint.html

$(DIST)/newsprint.html: $(WASM_OUT)/newsprint.js $(wildcard $(PAGE_SRC)/*) $(wildcard sql/*.sql sql/*/*.sql)
	@$(PYTHON) $(PAGE_SRC)/join.py $< $@

-include $(wildcard $(WASM)/ext/*.d $(WASM)/ext/*/*.d)
