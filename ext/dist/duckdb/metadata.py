#!/usr/bin/env python3
"""metadata.py - makes a DuckDB extension of a library: appends the 534 bytes by which DuckDB knows one

    python3 metadata.py newsprint.so newsprint.duckdb_extension PLATFORM VERSION

They are the head of a section as WebAssembly has it (22 bytes), eight fields of 32 bytes, the last field first, and
256 bytes for a signature, which stay 0. DuckDB reads them from the end of the file.
"""

import sys
from pathlib import Path

SECTION = b"\x00\x93\x04\x10duckdb_signature\x80\x04"
ABI, ABI_VERSION = "C_STRUCT", "v1.2.0"


def footer(platform, version):
    fields = ["4", platform, ABI_VERSION, version, ABI, "", "", ""]
    return SECTION + b"".join(field.encode().ljust(32, b"\0") for field in reversed(fields)) + bytes(256)


if __name__ == "__main__":
    library, extension, platform, version = sys.argv[1:]
    Path(extension).write_bytes(Path(library).read_bytes() + footer(platform, version))
