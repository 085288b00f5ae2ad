#!/usr/bin/env python3
"""packages.py - the packages for Linux on x86-64, of what make install has put into a folder

    python3 ext/dist/packages.py build/stage build/static/libnewsprint.a build/dist

The folder has lib/newsprint.so, stripped, include/newsprint.h and share/newsprint; the version is that of the header.
Templates are beside this file, a folder for each kind of package; @VERSION@ and the like are filled in. The same sources
give the same bytes, see archives.py.
"""

import base64
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import archives

HERE = Path(__file__).resolve().parent
MACHINE = "linux-x86_64"
SUMMARY = "SQLite extension that cleans and fingerprints news"
# What manylinux2014 stands for: no newer symbol of glibc, and no other library.
TAG, NEWEST_GLIBC, LIBRARIES = "manylinux2014_x86_64", (2, 17), {"libc.so.6", "libm.so.6", "ld-linux-x86-64.so.2"}


class Failure(Exception):
    pass


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True,
                          env={**os.environ, "LC_ALL": "C", "SOURCE_DATE_EPOCH": str(archives.source_date())})
    if done.returncode:
        raise Failure(f"{command[0]} failed: {done.stderr.strip()}")
    return done.stdout


def check_tag(library):
    """The tag of the wheel is true, or there is no package."""
    headers = run("objdump", "-p", library)
    if "file format elf64-x86-64" not in headers:
        raise Failure(f"{library} is not for Linux on x86-64; see the platforms of ext/dist/README.md")
    newest = max((tuple(map(int, version.split("."))) for version in re.findall(r"GLIBC_(\d[\d.]*)", headers)), default=(0,))
    others = set(re.findall(r"NEEDED\s+(\S+)", headers)) - LIBRARIES
    if newest > NEWEST_GLIBC or others:
        asks = sorted(others) + [f"GLIBC_{'.'.join(map(str, newest))}"]
        raise Failure(f"{library} asks for {', '.join(asks)}, and {TAG} is only what asks for libc up to 2.17")


class Release:
    """What goes into the packages, and what their templates say."""

    def __init__(self, stage, archive):
        self.stage, self.archive = Path(stage), Path(archive)
        self.library = (self.stage / "lib" / "newsprint.so").read_bytes()
        self.header = (self.stage / "include" / "newsprint.h").read_bytes()
        self.version = re.search(rb'NEWSPRINT_VERSION "(.*)"', self.header)[1].decode()
        self.licences = {name: (HERE.parent / name).read_bytes() for name in ("LICENSE", "NOTICES")}
        date = time.gmtime(archives.source_date())
        self.said = {"VERSION": self.version, "SUMMARY": SUMMARY, "TAG": TAG, "DAY": time.strftime("%Y-%m-%d", date),
                     "DATE": time.strftime("%a, %d %b %Y %H:%M:%S +0000", date)}
        self.about = self.filled("about.md")

    def filled(self, template, **more):
        """A template with what it asks for, as bytes."""
        said = {**self.said, **more}
        text = (HERE / template).read_text()
        return re.sub(r"@([A-Z]+)@", lambda match: said[match[1]], text).encode()

    def installed(self):
        """{path: bytes} of what make install put, and the links of it: {path: where it leads}."""
        paths = [path for path in sorted(self.stage.rglob("*")) if not path.is_dir()]
        files = {str(path.relative_to(self.stage)): path.read_bytes() for path in paths if not path.is_symlink()}
        return files, {str(path.relative_to(self.stage)): os.readlink(path) for path in paths if path.is_symlink()}


def record(members, name):
    """RECORD of a wheel: each member with its hash and size, and itself without."""
    lines = []
    for member, data in sorted(members.items()):
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        lines.append(f"{member},sha256={digest},{len(data)}\n")
    return "".join(lines + [f"{name},,\n"]).encode()


def wheel(release):
    info = f"newsprint-{release.version}.dist-info"
    members = {f"newsprint/{path.name}": release.filled(f"python/{path.name}") for path in (HERE / "python").glob("*.py")}
    members["newsprint/newsprint.so"] = release.library
    for name, more in (("METADATA", {"ABOUT": release.about.decode()}), ("WHEEL", {}), ("entry_points.txt", {})):
        members[f"{info}/{name}"] = release.filled(f"python/{name}", **more)
    members.update({f"{info}/licenses/{name}": data for name, data in release.licences.items()})
    members[f"{info}/RECORD"] = record(members, f"{info}/RECORD")
    return f"newsprint-{release.version}-py3-none-{TAG}.whl", archives.zipped(members)


def npm(release):
    members = {f"package/{path.name}": release.filled(f"npm/{path.name}") for path in (HERE / "npm").iterdir()}
    members["package/index.d.mts"] = members["package/index.d.ts"]
    members[f"package/{MACHINE}/newsprint.so"] = release.library
    members["package/README.md"] = release.about
    members.update({f"package/{name}": data for name, data in release.licences.items()})
    return f"newsprint-{release.version}.tgz", archives.gz(archives.tar(members))


def gem(release):
    files = {"lib/newsprint.rb": release.filled("gem/newsprint.rb"), "lib/newsprint/newsprint.so": release.library,
             "README.md": release.about, **release.licences}
    listed = "\n".join(f"- {name}" for name in sorted(files))
    parts = {"metadata.gz": archives.gz(release.filled("gem/metadata.yml", FILES=listed)),
             "data.tar.gz": archives.gz(archives.tar(files))}
    sums = ["---\n"]
    for kind in ("sha256", "sha512"):
        sums += [f"{kind.upper()}:\n"] + [f"  {name}: {hashlib.new(kind, data).hexdigest()}\n" for name, data in sorted(parts.items())]
    parts["checksums.yaml.gz"] = archives.gz("".join(sums).encode())
    return f"newsprint-{release.version}-x86_64-linux.gem", archives.tar(parts)


def tarball(release):
    top = f"newsprint-{release.version}-{MACHINE}"
    files, _ = release.installed()
    files.update({"lib/libnewsprint.a": release.archive.read_bytes(), "README.md": release.about, **release.licences})
    return f"{top}.tar.gz", archives.gz(archives.tar({f"{top}/{name}": data for name, data in files.items()}))


def put(root, members):
    for name, data in members.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        path.chmod(archives.MODE)


def control_files(release, members):
    sums = "".join(f"{hashlib.md5(data).hexdigest()}  {name}\n" for name, data in sorted(members.items()))
    size = str(sum(len(data) + 1023 for data in members.values()) // 1024)
    return {"DEBIAN/control": release.filled("deb/control", SIZE=size), "DEBIAN/md5sums": sums.encode(),
            "DEBIAN/triggers": release.filled("deb/triggers")}


def deb(release, root):
    """Writes the tree into a folder, whose times dpkg-deb takes no later than SOURCE_DATE_EPOCH, and packs it."""
    files, links = release.installed()
    members = {f"usr/{name}": data for name, data in files.items()}
    members["usr/share/doc/newsprint/copyright"] = b"\n".join(release.licences.values())
    members["usr/share/doc/newsprint/changelog.gz"] = archives.gz(release.filled("deb/changelog"))
    shutil.rmtree(root, ignore_errors=True)
    put(root, {**members, **control_files(release, members)})
    for name, target in links.items():
        (root / "usr" / name).symlink_to(target)
    for path in [root, *root.rglob("*")]:
        os.utime(path, (archives.source_date(),) * 2, follow_symlinks=False)
        if path.is_dir():
            path.chmod(0o755)
    packed = root.with_suffix(".deb")
    run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, packed)
    return f"newsprint_{release.version}_amd64.deb", packed.read_bytes()


def main(stage, archive, target):
    try:
        check_tag(Path(stage, "lib", "newsprint.so"))
        release = Release(stage, archive)
        made = dict([wheel(release), npm(release), gem(release), tarball(release), deb(release, Path(f"{stage}-deb"))])
    except (Failure, OSError) as failure:
        return f"packages.py: {failure}"
    put(Path(target), made)
    put(Path(target, MACHINE), {"newsprint.so": release.library, "libnewsprint.a": release.archive.read_bytes(),
                                "newsprint.h": release.header})
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
