# WebAssembly: newsprint, SQLite and its shell in one module for node and browsers; and a page that needs no install.

DIST_KINDS += page
dist: dist-wasm dist-page

WASM      := $(BUILD)/wasm
WASM_FROM := $(BUILD)/wasm-sources
WASM_OUT  := $(DIST)/wasm
PAGE_SRC  := ext/dist/page
NODE_PATH ?= /usr/share/nodejs

# The files of pcre2 that make its library of 8-bit characters. WebAssembly has no place for its compiler of patterns.
WASM_PCRE2 := auto_possess chartables compile config context convert dfa_match error extuni find_bracket jit_compile maketables \
              match match_data newline ord2utf pattern_info script_run serialize string_utils study substitute substring \
              tables ucd valid_utf xclass
WASM_OBJ   := $(ALL_SRC:%.c=$(WASM)/%.o) $(WASM_PCRE2:%=$(WASM)/pcre2/pcre2_%.o) $(WASM)/$(PAGE_SRC)/auto.o \
              $(addprefix $(WASM)/,utf8proc/utf8proc.o sqlite3/sqlite3.o sqlite3/shell.o)

WASM_CFLAGS := -std=gnu11 -O2 -DPCRE2_CODE_UNIT_WIDTH=8 -DPCRE2_STATIC -DUTF8PROC_STATIC
# Counts of 64 bits are of what is in memory, whose sizes have 32 there.
WASM_QUIET  := -Wno-unused-function -Wno-shorten-64-to-32
WASM_INCLUDE = -I$(WASM_FROM)/include -I$(WASM_FROM)/utf8proc -I$(WASM_FROM)/sqlite3
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
dist-wasm: ## the module for node and browsers: build/dist/wasm/newsprint.js and .wasm
	@command -v emcc node >/dev/null || { $(call install_packages,emscripten nodejs,emscripten); }
	@sh $(PAGE_SRC)/sources.sh $(WASM_FROM)
	@$(AGAIN) $(WASM_OUT)/newsprint.js
	@cp ext/LICENSE ext/NOTICES $(WASM_OUT); ls -l $(WASM_OUT)

# emscripten of Debian looks for acorn where node of another origin does not.
$(WASM_OUT)/newsprint.js: $(WASM_OBJ) $(PAGE_SRC)/before.js $(PAGE_SRC)/database.js ext/dist/page.mk
	@mkdir -p $(@D); echo "  LD $@"
	@NODE_PATH=$(NODE_PATH) emcc $(WASM_LINK) -o $@ $(WASM_OBJ)

$(WASM)/ext/%.o: ext/%.c $(WASM_FROM)/include/pcre2.h
	@mkdir -p $(@D); echo "  EMCC $<"
	@emcc $(WASM_CFLAGS) -Iext $(WASM_INCLUDE) -DSQLITE_CORE $(WARNINGS) $(WASM_QUIET) -MMD -MP -c -o $@ $<

$(WASM)/pcre2/%.o: $(WASM_FROM)/include/pcre2.h
	@mkdir -p $(@D); echo "  EMCC $*"
	@emcc $(WASM_CFLAGS) $(WASM_INCLUDE) -DHAVE_CONFIG_H -DSUPPORT_UNICODE -c -o $@ $(WASM_FROM)/pcre2/src/$*.c

$(WASM)/utf8proc/utf8proc.o: $(WASM_FROM)/include/pcre2.h
	@mkdir -p $(@D); echo "  EMCC utf8proc"
	@emcc $(WASM_CFLAGS) -c -o $@ $(WASM_FROM)/utf8proc/utf8proc.c

$(WASM)/sqlite3/%.o: $(WASM_FROM)/include/pcre2.h
	@mkdir -p $(@D); echo "  EMCC $*"
	@emcc $(WASM_CFLAGS) $(WASM_SQLITE) -c -o $@ $(WASM_FROM)/sqlite3/$*.c

# pcre2 as it comes is set up by hand where no script of it can run: three files get the names that are included.
$(WASM_FROM)/include/pcre2.h:
	@mkdir -p $(@D); cd $(WASM_FROM)/pcre2/src && cp pcre2_chartables.c.dist pcre2_chartables.c && \
	  cp config.h.generic ../../include/config.h && cp pcre2.h.generic ../../include/pcre2.h

dist-page: dist-wasm ## the page that works without an install: build/dist/newsprint.html
	@$(AGAIN) $(DIST)/newsprint.html

$(DIST)/newsprint.html: $(WASM_OUT)/newsprint.js $(wildcard $(PAGE_SRC)/*) $(wildcard sql/*.sql sql/*/*.sql)
	@$(PYTHON) $(PAGE_SRC)/join.py $< $@

-include $(wildcard $(WASM)/ext/*.d $(WASM)/ext/*/*.d)
