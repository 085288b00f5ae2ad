# Packages for Linux on x86-64, and all of ext/ as one C file, which others compile.

DIST_KINDS += amalgamation packages
dist: amalgamation dist-packages
dist-check: package-tools

AMALGAMATION := $(DIST)/amalgamation/newsprint.c
STAGE        := $(BUILD)/stage
LINKED       := $(BUILD)/static
# Those that call SQLite; in a program they call it by name.
LINKED_OBJ   := $(patsubst %.c,$(LINKED)/%.o,$(filter-out $(CORE_SRC),$(ALL_SRC)))

PACKAGE_TOOLS := binutils clang dpkg nodejs npm python3-venv ruby ruby-sqlite3

.PHONY: amalgamation dist-packages package-tools
amalgamation: $(AMALGAMATION) ## all of ext/ as one C file, build/dist/amalgamation/newsprint.c

$(AMALGAMATION): ext/dist/amalgamate.py $(ALL_SRC) $(wildcard ext/*.h ext/*/*.h ext/data/*.def) | dist-tools
	@echo "  PY $@"; $(PYTHON) ext/dist/amalgamate.py $@ $(ALL_SRC)

dist-packages: all dist-tools ## wheel, npm package, gem, .deb, tarball and static library for Linux on x86-64
	@$(AGAIN) $(LINKED)/libnewsprint.a $(LINKED)/newsprint.so
	@rm -rf $(STAGE) $(DIST)/newsprint[-_]*; $(AGAIN) install DESTDIR=$(STAGE) PREFIX= >/dev/null
	@install -m 644 $(LINKED)/newsprint.so $(STAGE)/lib
	@$(PYTHON) ext/dist/packages.py $(STAGE) $(LINKED)/libnewsprint.a $(DIST)

# Without symbols, and without the number of the build, which depends on the folder. Taking that out of a library that
# has it, as strip can, costs the segment by which the linker's tables are read-only.
$(LINKED)/newsprint.so: $(ALL_OBJ)
	@mkdir -p $(@D); echo "  LD $@"
	@$(CC) $(LINK) -s -Wl,--build-id=none $(LDFLAGS) -o $@ $^ $(STATIC)

$(LINKED)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D); echo "  CC $< (to be linked in)"
	@$(CC) $(ALL_CFLAGS) -DSQLITE_CORE -c -o $@ $<

# One object, in which pcre2 and utf8proc are: nothing but the entry point can clash with a program's own names.
$(LINKED)/libnewsprint.a: $(CORE_OBJ) $(LINKED_OBJ)
	@echo "  AR $@"; $(CC) -r -nostdlib -Wl,--gc-sections,-u,sqlite3_newsprint_init -o $(LINKED)/newsprint.o $^ $(STATIC)
	@objcopy --keep-global-symbol=sqlite3_newsprint_init --strip-debug --remove-section=.comment $(LINKED)/newsprint.o
	@rm -f $@; ar rcD $@ $(LINKED)/newsprint.o && ranlib -D $@

package-tools: tools
	@$(call have,clang dpkg-deb gem node npm objcopy) && $(PYTHON) -c 'import ensurepip' && ruby -rsqlite3 -e 0 || \
	  { $(call install_packages,$(PACKAGE_TOOLS),the tools of the packages); }

-include $(LINKED_OBJ:.o=.d)
