# Other machines and systems. A platform is a variant: the same rules with another compiler, in a build directory of
# its own. The library, stripped, is build/dist/PLATFORM/newsprint.SUFFIX: SQLite derives the name of the entry point
# from that of the file, so the platform is in the folder.

DIST_KINDS += platforms
dist: dist-arm64 dist-musl dist-windows

ARM64     := $(BUILD)/arm64
MUSL      := $(BUILD)/musl
WINDOWS   := $(BUILD)/windows

# The libraries, the shell that runs under qemu, and cmocka. They are unpacked, not installed.
ARM64_PACKAGES := libpcre2-dev libutf8proc-dev libcmocka-dev libcmocka0 libsqlite3-dev libsqlite3-0 sqlite3 \
                  libreadline8 libtinfo6 zlib1g libc6

# Nothing but what a shell of Debian has is left out: the transcripts of tests/sql must come out of it.
SHELL_FLAGS := -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_MATH_FUNCTIONS -DSQLITE_ENABLE_RTREE -DSQLITE_ENABLE_STMTVTAB \
               -DSQLITE_ENABLE_COLUMN_METADATA -DSQLITE_ENABLE_DBSTAT_VTAB -DSQLITE_LIKE_DOESNT_MATCH_BLOBS \
               -DSQLITE_ALLOW_ROWID_IN_VIEW -DSQLITE_USE_URI=1 -DSQLITE_MAX_VARIABLE_NUMBER=250000

# Builds the library of a platform, and $(6), in $(1), by the compiler $(2), with $(3) set for make; the static
# libraries are in $(1)/lib. Strips it by $(4) into $(5).
define build_platform
	+@$(AGAIN) BUILD=$(1) CC=$(2) CFLAGS="-g -DPCRE2_STATIC -isystem $(1)/include" \
	  STATIC="$(1)/lib/libpcre2-8.a $(1)/lib/libutf8proc.a -L$(1)/lib -lpthread" $(3) $(1)/$(notdir $(5)) $(6)
	@mkdir -p $(dir $(5)); $(4) -o $(5) $(1)/$(notdir $(5))
endef

# A program $(1) that runs the command $(2) with its arguments and with $(3) behind them.
define runner
	@printf '#!/bin/sh\n%s "$$@"%s\n' "$(2)" "$(3)" > $(1); chmod +x $(1)
endef

# The libraries $(4), to be part of a shared one and with pcre2's compiler of patterns, by the compiler $(1) and the
# archiver $(2) into $(3)/lib; and the headers of SQLite.
define libraries
	@FLAGS="-fPIC -DSUPPORT_JIT" sh ext/dist/libraries.sh $(1) $(2) $(SOURCES) $(3) $(4)
	@cp $(SOURCES)/sqlite3/sqlite3.h $(SOURCES)/sqlite3/sqlite3ext.h $(3)/include
endef

.PHONY: dist-arm64 dist-musl dist-windows

dist-arm64: dist-tools $(ARM64)/packages ## the library for Linux on arm64
	@$(call need,aarch64-linux-gnu-gcc qemu-aarch64-static file,gcc-aarch64-linux-gnu qemu-user-static file)
	$(call build_platform,$(ARM64),aarch64-linux-gnu-gcc,HARDEN_CPU=-fstack-clash-protection,aarch64-linux-gnu-strip,$(DIST)/arm64/newsprint.so,$(UNIT:$(BUILD)/%=$(ARM64)/%))
	$(call runner,$(ARM64)/run,qemu-aarch64-static -L $(abspath $(ARM64)/system))
	$(call runner,$(ARM64)/sqlite3,$(abspath $(ARM64)/run) $(abspath $(ARM64)/system/usr/bin/sqlite3))

$(ARM64)/packages: ext/dist/fetch.sh
	@$(FETCH) packages $(ARM64)/system arm64 $(ARM64_PACKAGES)
	@ln -sfn system/usr/include $(ARM64)/include; ln -sfn system/usr/lib/aarch64-linux-gnu $(ARM64)/lib; touch $@

# Debian's source is the one that its shell is of; it is put together by tclsh.
$(SOURCES)/sqlite3/shell.c: $(SOURCES)/unpacked
	@$(call need,tclsh,tcl)
	@cd $(@D) && { sh configure --disable-tcl --disable-readline && make -s sqlite3.c shell.c; } >log 2>&1 || { cat log; exit 1; }

dist-musl: dist-tools ## the library for Linux with musl, as Alpine has
	@$(call need,musl-gcc,musl-tools)
	+@$(AGAIN) $(MUSL)/sqlite3
	$(call build_platform,$(MUSL),musl-gcc,,strip,$(DIST)/musl/newsprint.so,$(UNIT:$(BUILD)/%=$(MUSL)/%))
	$(call runner,$(MUSL)/run,)

$(MUSL)/lib/libpcre2-8.a: ext/dist/libraries.sh $(SOURCES)/sqlite3/shell.c
	$(call libraries,musl-gcc,ar,$(MUSL),pcre2 utf8proc cmocka)

$(MUSL)/sqlite3: $(MUSL)/lib/libpcre2-8.a
	@musl-gcc -O1 -w $(SHELL_FLAGS) -I$(SOURCES)/sqlite3 -o $@ $(SOURCES)/sqlite3/shell.c $(SOURCES)/sqlite3/sqlite3.c -lm

# Threads stand in the library itself, which then needs KERNEL32 and msvcrt alone. The system's isnan() asks a double
# as a float where it is none, and the compiler warns of it. On a terminal wine draws, as Windows does; into a pipe it
# writes.
WINDOWS_MAKE := SUFFIX=dll EXE=.exe HARDEN= LDFLAGS=-static LINK="-shared -Wl,--gc-sections" WARNINGS="$(WARNINGS) -Wno-float-conversion"

dist-windows: dist-tools ## the library for Windows on x86-64
	@$(call need,x86_64-w64-mingw32-gcc,gcc-mingw-w64-x86-64)
	@[ -x /usr/lib/wine/wine64 ] || { $(call install_packages,wine64,wine); }
	+@$(AGAIN) $(WINDOWS)/sqlite3.exe
	$(call build_platform,$(WINDOWS),x86_64-w64-mingw32-gcc,$(WINDOWS_MAKE),x86_64-w64-mingw32-strip,$(DIST)/windows/newsprint.dll,$(UNIT:$(BUILD)/%=$(WINDOWS)/%.exe))
	$(call runner,$(WINDOWS)/run,env WINEPREFIX=$(abspath $(WINDOWS))/wine WINEDEBUG=-all /usr/lib/wine/wine64)
	$(call runner,$(WINDOWS)/sqlite3,$(abspath $(WINDOWS))/run $(abspath $(WINDOWS))/sqlite3.exe, 2>&1 | sed 's/\r$$//')

$(WINDOWS)/lib/libpcre2-8.a: ext/dist/libraries.sh $(SOURCES)/sqlite3/shell.c
	$(call libraries,x86_64-w64-mingw32-gcc,x86_64-w64-mingw32-ar,$(WINDOWS),pcre2 utf8proc cmocka)

$(WINDOWS)/sqlite3.exe: $(WINDOWS)/lib/libpcre2-8.a
	@x86_64-w64-mingw32-gcc -O1 -w -static $(SHELL_FLAGS) -I$(SOURCES)/sqlite3 -o $@ tests/dist/unbuffered.c $(SOURCES)/sqlite3/shell.c \
	  $(SOURCES)/sqlite3/sqlite3.c
