# Packages for Linux on x86-64, and all of ext/ as one C file, which others compile.

DIST_KINDS += packages
dist: amalgamation

AMALGAMATION := $(DIST)/amalgamation/newsprint.c

.PHONY: amalgamation
amalgamation: $(AMALGAMATION) ## all of ext/ as one C file, build/dist/amalgamation/newsprint.c

$(AMALGAMATION): ext/dist/amalgamate.py $(ALL_SRC) $(wildcard ext/*.h ext/*/*.h ext/data/*.def)
	@echo "  PY $@"; $(PYTHON) ext/dist/amalgamate.py $@ $(ALL_SRC)
