"""platforms: the libraries of build/dist for other machines and systems, each under its emulator

The kinds unit, vectors and sql run as they do here: the programs, the shell and the library are the platform's. A
processor of x86-64 without AVX2 is one more platform, for the library that runs here; arm64 has the plain paths, which
compare a byte at a time. What a library gives out and what it needs of the system is read from the file.
"""

import re
import shutil
import subprocess
import sys

from harness import TESTS

# How the names that a library needs and exports are asked for; the names that it may need.
ELF = (["readelf", "-dW"], r"\(NEEDED\).*\[(.*)\]", ["readelf", "--dyn-syms", "-W"],
       r"\bGLOBAL +DEFAULT +(?!UND)\w+ +(\w+)")
PE = (["x86_64-w64-mingw32-objdump", "-p"], r"DLL Name: (\S+)", ["x86_64-w64-mingw32-objdump", "-p"], r"^\t\[ *\d+\] +(?:\+base\[ *\d+\] +\w+ +)?([A-Za-z_]\w*)$")
PLATFORMS = {
    "arm64": ("newsprint.so", ELF, r"libc\.so\.6|ld-linux-aarch64\.so\.1"),
    "musl": ("newsprint.so", ELF, r"libc\.so"),
    "windows": ("newsprint.dll", PE, r"KERNEL32\.dll|msvcrt\.dll"),
}


def found(command, pattern, path):
    shown = subprocess.run([*command, path], capture_output=True, text=True, check=True).stdout
    return re.findall(pattern, shown, re.MULTILINE)


def check_shape(suite, platform, path, tools, allowed):
    """One name out, the C library in, and stripped."""
    needs, needed, names, exported = tools
    more = [name for name in found(needs, needed, path) if not re.fullmatch(allowed, name)]
    suite.check(f"{platform}: needs the C library alone", f"needs {more}" if more else "")
    out = [name for name in found(names, exported, path) if name not in ("_init", "_fini")]  # the C run time's own
    suite.equal(f"{platform}: one name out", out, ["sqlite3_newsprint_init"])
    kind = subprocess.run(["file", path], capture_output=True, text=True).stdout
    suite.check(f"{platform}: stripped", "" if "stripped" in kind and "not stripped" not in kind else kind)


def run_under(suite, platform, build, under, sqlite, kinds):
    """Kinds of tests in a process of their own; the library is in `build`, programs run under another."""
    command = [sys.executable, TESTS / "run.py", "--build", build, "--sqlite", sqlite, "--under", under]
    for kind in kinds:
        code, shown = suite.program([*command, kind], timeout=3600)
        *lines, closing = shown.splitlines() or [""]
        print(*(f"{platform}: {line}" for line in lines), sep="\n", flush=True)
        if not suite.add(closing):
            suite.check(f"{platform}: {kind} runs to its end", f"exit code {code}\n{closing}")


def check_narrow(suite):
    """The library that runs here, on a processor that has SSE2 and not AVX2."""
    emulator, folder = shutil.which("qemu-x86_64-static"), suite.build / "narrow"
    if not emulator:
        suite.skip("x86-64 without AVX2", "qemu-x86_64-static is not there")
        return
    folder.mkdir(exist_ok=True)
    for name, program in (("run", ""), ("sqlite3", suite.sqlite)):
        (folder / name).write_text(f'#!/bin/sh\nexec {emulator} -cpu Nehalem {program} "$@"\n')
        (folder / name).chmod(0o755)
    run_under(suite, "x86-64 without AVX2", suite.build, folder / "run", folder / "sqlite3", ["vectors", "sql"])


def run(suite):
    for platform, (name, tools, allowed) in PLATFORMS.items():
        library, variant = suite.build / "dist" / platform / name, suite.build / platform
        if not library.exists():
            suite.skip(platform, f"make dist-{platform} builds it")
            continue
        check_shape(suite, platform, library, tools, allowed)
        if (variant / "unit").exists():
            run_under(suite, platform, variant, variant / "run", variant / "sqlite3", ["unit"])
        else:
            suite.skip(f"{platform}: unit", "the programs are not built for it")
        run_under(suite, platform, library.parent, variant / "run", variant / "sqlite3", ["vectors", "sql"])
    check_narrow(suite)
