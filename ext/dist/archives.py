"""archives.py - archives whose bytes depend on nothing but their members

Each writer takes {name: bytes} and puts the members in the order of their names, owned by nobody in particular and all of
one time: SOURCE_DATE_EPOCH, or that of the last commit.
"""

import gzip
import io
import os
import subprocess
import tarfile
import time
import zipfile
from pathlib import Path

OLDEST_IN_ZIP = 315532800  # 1980
MODE = 0o644  # of members


def source_date():
    """Seconds since 1970."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    shown = subprocess.run(["git", "log", "-1", "--format=%ct"], capture_output=True, text=True, cwd=Path(__file__).parent)
    return int(shown.stdout) if shown.returncode == 0 and shown.stdout else OLDEST_IN_ZIP


def gz(data):
    packed = io.BytesIO()
    with gzip.GzipFile("", "wb", 9, packed, mtime=source_date()) as file:
        file.write(data)
    return packed.getvalue()


def tar(members):
    """What no archive should depend on is left at zero; folders are not members."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, data in sorted(members.items()):
            info = tarfile.TarInfo(name)
            info.size, info.mode, info.mtime = len(data), MODE, source_date()
            info.uname = info.gname = "root"
            archive.addfile(info, io.BytesIO(data))
    return packed.getvalue()


def zipped(members):
    packed = io.BytesIO()
    date = time.gmtime(max(source_date(), OLDEST_IN_ZIP))[:6]
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in sorted(members.items()):
            info = zipfile.ZipInfo(name, date)
            info.external_attr = (0o100000 | MODE) << 16
            info.create_system, info.compress_type = 3, zipfile.ZIP_DEFLATED
            archive.writestr(info, data, compresslevel=9)
    return packed.getvalue()
