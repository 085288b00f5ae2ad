# The twin for DuckDB: the rooms below sqlite/ with another binding (ext/dist/duckdb). DuckDB's headers come with its
# npm package, and so does the DuckDB that the tests load it into.

DUCKDB         := $(BUILD)/duckdb
DUCKDB_OUT     := $(DIST)/duckdb/newsprint.duckdb_extension
DUCKDB_HEADER  := duckdb@1.4.4
DUCKDB_TESTED  := @duckdb/node-api@1.5.6-r.1
DUCKDB_SRC     := $(wildcard ext/dist/duckdb/*.c)
DUCKDB_OBJ     := $(DUCKDB_SRC:%.c=$(BUILD)/%.o)
DUCKDB_ON      := $(if $(filter Darwin,$(shell uname)),osx,linux)_$(if $(filter x86_64,$(shell uname -m)),amd64,arm64)
DIST_KINDS     += duckdb
dist: dist-duckdb

.PHONY: dist-duckdb
dist-duckdb: dist-tools ## newsprint.duckdb_extension, and a DuckDB in node to test it in
	@$(AGAIN) $(DUCKDB)/include/duckdb_extension.h
	@$(AGAIN) $(DUCKDB_OUT) $(DUCKDB)/node/node_modules
	@ls -l $(DUCKDB_OUT)

# DuckDB's headers are not made for these warnings.
$(DUCKDB_OBJ): $(BUILD)/%.o: %.c $(DUCKDB)/include/duckdb_extension.h $(BUILD)/flags
	@mkdir -p $(@D); echo "  CC $<"
	@$(CC) $(ALL_CFLAGS) -isystem $(DUCKDB)/include -c -o $@ $<

$(DUCKDB)/newsprint.so: $(CORE_OBJ) $(DUCKDB_OBJ)
	@echo "  LD $@"
	@$(CC) $(patsubst %sqlite3_newsprint_init,%newsprint_init_c_api,$(LINK)) $(SANITIZE) $(LDFLAGS) -s -o $@ $^ $(STATIC)

$(DUCKDB_OUT): $(DUCKDB)/newsprint.so ext/dist/duckdb/metadata.py
	@mkdir -p $(@D); $(PYTHON) ext/dist/duckdb/metadata.py $< $@ $(DUCKDB_ON) v$(shell sed -n 's/.*NEWSPRINT_VERSION "\(.*\)"/\1/p' ext/newsprint.h)

$(DUCKDB)/include/duckdb_extension.h:
	@$(call need,node npm,nodejs npm)
	@mkdir -p $(@D) && cd $(@D) && npm pack --silent $(DUCKDB_HEADER) >/dev/null && \
	  tar xzf duckdb-*.tgz --strip-components=5 package/src/duckdb/src/include/duckdb.h package/src/duckdb/src/include/duckdb_extension.h && \
	  rm duckdb-*.tgz && touch duckdb_extension.h || { echo "newsprint: npm could not get the headers in $(DUCKDB_HEADER)"; exit 1; }

$(DUCKDB)/node/node_modules:
	@npm install --silent --no-audit --no-fund --prefix $(@D) $(DUCKDB_TESTED) && touch $@ || \
	  { echo "newsprint: npm could not install $(DUCKDB_TESTED)"; exit 1; }

-include $(DUCKDB_OBJ:.o=.d)
