"""packages: what make dist made for Linux on x86-64, each installed offline into an empty place, loaded and asked

The programs in tests/dist/ print what those in examples/ print. Drivers of JavaScript come from npm into
build/dist_drivers, once; one that cannot be had is skipped.
"""

import base64
import csv
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from harness import ROOT, TESTS

SHOWN = "similarity 0.85, containment 1.00\n"
PROGRAMS = TESTS / "dist"
SCRIPTS = ROOT / "ext" / "dist"
PATTERNS = {"wheel": "newsprint-*-py3-none-manylinux2014_x86_64.whl", "npm": "newsprint-*[0-9].tgz",
            "gem": "newsprint-*-x86_64-linux.gem", "deb": "newsprint_*_amd64.deb", "tarball": "newsprint-*-linux-x86_64.tar.gz"}
# A driver: its package of npm, and what runs the program.
DRIVERS = {
    "libsql": ("libsql@0.5", ["node"]),
    "better-sqlite3": ("better-sqlite3@12", ["node"]),
    "node:sqlite": ("node@24", ["{modules}/.bin/node"]),
    "bun:sqlite": ("bun@1", ["{modules}/.bin/bun"]),
    "deno, node:sqlite": ("deno@2", ["{modules}/.bin/deno", "run", "--allow-all"]),
}


def ran(suite, name, command, expected=None, **more):
    """A command must end well and, where that is said, print no more and no less than this."""
    code, shown = suite.program(command, **more)
    if code or expected is None:
        suite.check(name, shown or f"exit code {code}" if code else "")
    else:
        suite.equal(name, shown, expected)
    return not code


def missing(suite, name, *programs):
    """Whether a program is not here, which skips the test."""
    lost = [program for program in programs if not shutil.which(program)]
    if lost:
        suite.skip(name, f"{' and '.join(lost)} not installed")
    return bool(lost)


# ---- The scripts ----

def script():
    sys.path.insert(0, str(SCRIPTS))
    spec = importlib.util.spec_from_file_location("package_script", SCRIPTS / "packages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def check_again(suite, made):
    """The same once more, elsewhere, at another time and for another user's mask: the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder) / "stage"
        shutil.copytree(suite.build / "stage", stage, symlinks=True)
        for path in stage.rglob("*"):
            os.utime(path, (1, 1), follow_symlinks=False)
        code, shown = suite.program(["sh", "-c", 'umask 077; exec "$@"', "sh", sys.executable, SCRIPTS / "packages.py", stage,
                                     suite.build / "static" / "libnewsprint.a", Path(folder) / "dist"], TZ="Asia/Kolkata")
        suite.check("again: packages are made", shown)
        for name, path in made.items():
            again = Path(folder) / "dist" / path.name
            suite.check(f"again: {name} has the same bytes", "" if again.exists() and again.read_bytes() == path.read_bytes() else
                        f"{path.name} differs")


def check_library(suite):
    """Stripped, and as hardened as it was linked."""
    library = suite.build / "dist" / "linux-x86_64" / "newsprint.so"
    _, headers = suite.program(["readelf", "-W", "-l", "-d", "-S", library])
    for mark in ("GNU_RELRO", "BIND_NOW"):
        suite.check(f"library: {mark}", "" if mark in headers else f"{library} has none")
    for section in (".symtab", ".debug_info", ".note.gnu.build-id"):
        suite.check(f"library: no {section}", f"{library} has {section}" if section in headers else "")


def check_refused(suite):
    """A library that asks for a newer glibc, or for another library, gets no tag."""
    made = script()
    with tempfile.TemporaryDirectory() as folder:
        for name, source, options, said in (
                ("a newer glibc", "#include <pthread.h>\nvoid *f = (void *)pthread_create;", [], "GLIBC_2.34"),
                ("another library", "extern int pcre2_config_8(void);\nvoid *f = (void *)pcre2_config_8;", ["-lpcre2-8"], "libpcre2-8")):
            library = Path(folder) / "newsprint.so"
            subprocess.run(["cc", "-shared", "-fPIC", "-xc", "-", "-o", library, *options], input=source, text=True, check=True)
            try:
                made.check_tag(library)
                suite.check(f"refused: {name}", "it was taken")
            except made.Failure as failure:
                suite.check(f"refused: {name}", "" if said in str(failure) else str(failure))


def check_sums(suite):
    dist = suite.build / "dist"
    ran(suite, "checksums hold", ["sh", "-c", f"cd {dist} && sha256sum --quiet -c SHA256SUMS"], "")
    listed = {line.split("  ", 1)[1] for line in (dist / "SHA256SUMS").read_text().splitlines()}
    found = {str(path.relative_to(dist)) for path in dist.rglob("*") if path.is_file()} - {"SHA256SUMS"}
    suite.equal("checksums are of all", "\n".join(sorted(listed)), "\n".join(sorted(found)))


def check_licences(suite, name, read):
    for licence in ("LICENSE", "NOTICES"):
        suite.check(f"{name}: {licence}", "" if (ROOT / "ext" / licence).read_bytes() in read(licence) else "not there, or another")


# ---- Python ----

def check_record(suite, wheel):
    with zipfile.ZipFile(wheel) as archive:
        record, = [name for name in archive.namelist() if name.endswith(".dist-info/RECORD")]
        rows = list(csv.reader(archive.read(record).decode().splitlines()))
        wrong = [name for name, digest, size in rows if name != record and (digest, int(size)) != described(archive.read(name))]
        suite.equal("wheel: RECORD names all", "\n".join(sorted(row[0] for row in rows)), "\n".join(sorted(archive.namelist())))
        suite.check("wheel: hashes of RECORD", " ".join(wrong))
        info = record.removesuffix("RECORD")
        check_licences(suite, "wheel", lambda licence: archive.read(f"{info}licenses/{licence}"))


def described(data):
    digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")
    return f"sha256={digest}", len(data)


def check_wheel(suite, wheel, folder):
    check_record(suite, wheel)
    environment = folder / "python"
    if not ran(suite, "wheel: an empty environment", ["/usr/bin/python3", "-m", "venv", environment]):
        return
    python = environment / "bin" / "python"
    if ran(suite, "wheel: installs offline", [python, "-m", "pip", "install", "--quiet", "--no-index", "--disable-pip-version-check", wheel]):
        ran(suite, "wheel: loads", [python, PROGRAMS / "package.py"], SHOWN)
        check_hosts(suite, python)
        ran(suite, "wheel: goes", [python, "-m", "pip", "uninstall", "--quiet", "--yes", "newsprint"])
        suite.equal("wheel: nothing stays", " ".join(map(str, environment.rglob("*newsprint*"))), "")


def check_hosts(suite, python):
    """Programs of the machine that have plugins, or load the library by its path."""
    packages, = python.parent.parent.glob("lib/python3*/site-packages")
    path = packages / "newsprint" / "newsprint.so"
    if not missing(suite, "wheel: sqlite-utils, by path", "sqlite-utils"):
        ran(suite, "wheel: sqlite-utils, by path", ["sqlite-utils", "memory", "--load-extension", path, "--raw", "SELECT text_language('Der Kran fiel auf die Halle und niemand war da')"], "de")
    for host, command, module in (("sqlite-utils", ["sqlite-utils", "memory", "--raw", "SELECT newsprint_version()"], "sqlite_utils.plugins"),
                                  ("Datasette", ["datasette", "--get", "/_memory.json?sql=select+newsprint_version()+as+v&_shape=array"], "datasette.plugins")):
        name = f"wheel: a plugin of {host}"
        if subprocess.run(["/usr/bin/python3", "-c", f"import {module}"], capture_output=True).returncode:
            suite.skip(name, "it is not installed, or is of a time before plugins; a stand-in called it")
            continue
        code, shown = suite.program(["/usr/bin/python3", "-m", *command], PYTHONPATH=str(packages))
        suite.check(name, "" if code == 0 and re.search(r"\d+\.\d+\.\d+", shown) else shown)
    if subprocess.run(["/usr/bin/python3", "-c", "import apsw"], capture_output=True).returncode:
        suite.skip("wheel: apsw", "it is not installed")
        return
    ran(suite, "wheel: apsw", ["/usr/bin/python3", "-c", "import apsw, newsprint; c = apsw.Connection(':memory:'); newsprint.load(c); "
                               "print(*next(c.cursor().execute('SELECT fold_text(?)', ['LÀ'])))"], "la\n",
        PYTHONPATH=str(packages))


# ---- JavaScript ----

def driver_folder(suite, package):
    """Where a package of npm is, which is brought there when it is not; None where it cannot be had."""
    if package.startswith("libsql") and (suite.build / "node" / "node_modules" / "libsql").exists():
        return suite.build / "node"
    folder = suite.build / "dist_drivers" / package.split("@")[0]
    if not (folder / "done").exists():
        folder.mkdir(parents=True, exist_ok=True)
        # Headers of the system's node, where it has them: a driver that is compiled would fetch them.
        headers = {"npm_config_nodedir": "/usr"} if Path("/usr/include/node").exists() else {}
        code, _ = suite.program(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder, package], timeout=900, **headers)
        if code:
            return None
        (folder / "done").touch()
    return folder


def check_npm(suite, package, folder):
    with tarfile.open(package) as archive:
        check_licences(suite, "npm", lambda licence: archive.extractfile(f"package/{licence}").read())
    if missing(suite, "npm", "npm", "node"):
        return
    if not ran(suite, "npm: installs offline", ["npm", "install", "--offline", "--silent", "--no-audit", "--no-fund", "--prefix", folder, package]):
        return
    program = shutil.copy(PROGRAMS / "package.mjs", folder)
    for driver, (brought, command) in DRIVERS.items():
        place = driver_folder(suite, brought)
        if not place:
            suite.skip(f"npm: {driver}", f"npm could not install {brought}")
            continue
        modules = place / "node_modules"
        command = [part.format(modules=modules) for part in command]
        ran(suite, f"npm: {driver}", [*command, program, driver.split(", ")[-1]], SHOWN, NODE_PATH=str(modules), NODE_NO_WARNINGS="1")
    check_types(suite, folder)


def check_types(suite, folder):
    place = driver_folder(suite, "typescript@5")
    if not place:
        suite.skip("npm: types", "npm could not install typescript")
        return
    for suffix in ("cts", "mts"):
        program = shutil.copy(PROGRAMS / "package.ts", folder / f"package.{suffix}")
        ran(suite, f"npm: types, {suffix}", [place / "node_modules" / ".bin" / "tsc", "--noEmit", "--strict", "--module", "nodenext", program], "")


# ---- Ruby ----

def check_gem(suite, gem, folder):
    with tarfile.open(gem) as outer, tarfile.open(fileobj=outer.extractfile("data.tar.gz")) as archive:
        check_licences(suite, "gem", lambda licence: archive.extractfile(licence).read())
    if missing(suite, "gem", "gem", "ruby"):
        return
    if not ran(suite, "gem: installs offline", ["gem", "install", "--local", "--quiet", "--silent", "--no-document", "--install-dir", folder / "gems", gem]):
        return
    if subprocess.run(["ruby", "-rsqlite3", "-e", "0"], capture_output=True).returncode:
        suite.skip("gem: loads", "the gem sqlite3 is not installed")
        return
    ran(suite, "gem: loads", ["ruby", PROGRAMS / "package.rb"], SHOWN, GEM_PATH=str(folder / "gems"))


# ---- Debian, the tarball, C ----

def copy_program(program, root):
    """A program with the libraries that it needs, where a folder is to be the root of all."""
    needed = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    for path in [program, *re.findall(r"(/\S+) \(0x", needed)]:
        target = root / path.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)


def check_deb(suite, deb, folder):
    if missing(suite, "deb", "dpkg", "chroot", "unshare"):
        return
    root = folder / "root"
    (root / "var/lib/dpkg/updates").mkdir(parents=True)
    (root / "var/lib/dpkg/info").mkdir()
    (root / "var/lib/dpkg/status").touch()
    dpkg = ["dpkg", f"--root={root}", "--force-not-root", "--force-depends", "--log=/dev/null"]
    path = f"{os.environ['PATH']}:/usr/sbin:/sbin"
    if not ran(suite, "deb: installs into an empty root", [*dpkg, "-i", deb], PATH=path):
        return
    copyright = (root / "usr/share/doc/newsprint/copyright").read_bytes()
    check_licences(suite, "deb", lambda licence: copyright)
    shells = sorted(str(path.relative_to(root / "usr/share/newsprint")) for path in (root / "usr/share/newsprint").rglob("*.sql"))
    recipes = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "sql").rglob("*.sql"))
    suite.equal("deb: recipes", "\n".join(shells), "\n".join(recipes))
    copy_program(suite.sqlite, root)
    enter = ["chroot"] if os.geteuid() == 0 else ["unshare", "-r", "chroot"]
    ran(suite, "deb: .load newsprint", [*enter, root, suite.sqlite, ":memory:", ".load newsprint", "SELECT fold_text('Çà et LÀ')"], "ca et la\n")
    ran(suite, "deb: goes", [*dpkg, "-P", "newsprint"], PATH=path)
    suite.equal("deb: nothing stays", " ".join(map(str, (root / "usr").rglob("*newsprint*"))), "")
    if not missing(suite, "deb: lintian", "lintian"):
        ran(suite, "deb: lintian", ["lintian", "--fail-on", "error", "--suppress-tags", "bogus-mail-host,bogus-mail-host-in-debian-changelog", deb])


def check_tarball(suite, tarball, folder):
    with tarfile.open(tarball) as archive:
        archive.extractall(folder)
    top = folder / tarball.name.removesuffix(".tar.gz")
    check_licences(suite, "tarball", lambda licence: (top / licence).read_bytes())
    ran(suite, "tarball: loads", [suite.sqlite, ":memory:", f".load {top}/lib/newsprint", "SELECT fold_text('Çà et LÀ')"], "ca et la\n")
    linked = top / "lib" / "libnewsprint.a"
    _, symbols = suite.program(["sh", "-c", f"nm -g --defined-only -P {linked} | sed -n 's/ T .*//p'"])
    suite.equal("static library: one symbol", symbols, "sqlite3_newsprint_init\n")
    if ran(suite, "static library: links", ["cc", "-Wall", f"-I{top}/include", ROOT / "examples/c_linked.c", linked, "-lsqlite3", "-lm", "-o", folder / "crane"], ""):
        ran(suite, "static library: an automatic extension", [folder / "crane"], SHOWN)


CHECKS = {"wheel": check_wheel, "npm": check_npm, "gem": check_gem, "deb": check_deb, "tarball": check_tarball}


def run(suite):
    made = {}
    for name, pattern in PATTERNS.items():
        found = sorted((suite.build / "dist").glob(pattern))
        if len(found) == 1:
            made[name] = found[0]
            print(f"     packages: {found[0].name} {found[0].stat().st_size} bytes", flush=True)
        else:
            suite.check(name, f"{len(found)} of {pattern} in {suite.build / 'dist'}: make dist")
    for name, path in made.items():
        with tempfile.TemporaryDirectory() as folder:
            CHECKS[name](suite, path, Path(folder))
    check_library(suite)
    check_again(suite, made)
    check_refused(suite)
    check_sums(suite)
