# Other versions of SQLite: the oldest that newsprint runs on, the first with all that it asks the version for, and the
# newest. Debian's own is what the other tests run on. better-sqlite3 of npm has the sources of one each.

VERSIONS     := $(BUILD)/versions
# The package of each: 3.38.2, 3.45.1, and what is newest.
VERSIONS_NPM := better-sqlite3@7.5.1 better-sqlite3@9.4.3 better-sqlite3@latest

.PHONY: versions
versions: all $(SOURCES)/sqlite3/shell.c ## the tests of what asks SQLite, on its oldest and newest versions
	@[ -e $(VERSIONS)/fetched ] || { $(call need,npm,npm); $(FETCH) npm $(VERSIONS) $(VERSIONS_NPM) && touch $(VERSIONS)/fetched; }
	+@$(AGAIN) $(VERSIONS_NPM:%=$(VERSIONS)/%/libsqlite3.so.0) $(VERSIONS)/sqlite3
	@$(PYTHON) tests/run.py --build $(BUILD) --sqlite $(SQLITE3) versions

$(VERSIONS)/%/libsqlite3.so.0:
	@gcc -O1 -w -shared -fPIC $(SHELL_FLAGS) -Wl,-soname,libsqlite3.so.0 -o $@ $(@D)/deps/sqlite3/sqlite3.c -lm

# The shell of the transcripts, of Debian's version, on whichever library it is given.
$(VERSIONS)/sqlite3: $(VERSIONS)/$(lastword $(VERSIONS_NPM))/libsqlite3.so.0
	@gcc -O1 -w -DUSE_SYSTEM_SQLITE=1 -I$(SOURCES)/sqlite3 -o $@ $(SOURCES)/sqlite3/shell.c $< -lm
