# Packages and platforms: what is handed out, built into build/dist from what is here and what is installed, offline.
# Each file of this folder has a part of it. It adds its own targets to dist, and its kind of tests to DIST_KINDS.

DIST      := $(BUILD)/dist
DIST_KINDS =

# $(1) are the commands that must be there, $(2) their packages.
need       = $(call have,$(1)) || { $(call install_packages,$(2),$(1)); }

# Sources of the libraries, for what is not built on Debian's packages. They are unpacked, not installed.
FETCH     := sh ext/dist/fetch.sh
SOURCES   := $(BUILD)/sources

$(SOURCES)/unpacked: ext/dist/fetch.sh | dist-tools
	@$(FETCH) sources $(SOURCES) pcre2 utf8proc cmocka sqlite3; touch $@

include $(filter-out ext/dist/dist.mk,$(sort $(wildcard ext/dist/*.mk)))

.PHONY: dist dist-check dist-tools
# What every part needs.
dist-tools: packages
	@$(call need,$(PYTHON) xz,python3 xz-utils)

dist: ## every package, into build/dist
	@cd $(DIST) && find * -type f ! -name SHA256SUMS | LC_ALL=C sort | tr '\n' '\0' | xargs -0 sha256sum >SHA256SUMS
	@ls -l $(DIST)

dist-check: dist ## install every package into an empty place, load it, ask it
	@$(PYTHON) tests/run.py --build $(BUILD) --sqlite $(SQLITE3) $(DIST_KINDS)
