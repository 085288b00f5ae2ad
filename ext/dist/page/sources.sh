#!/bin/sh
# sources.sh FOLDER - fetches what the WebAssembly build compiles with newsprint, into FOLDER: pcre2 and utf8proc as Debian's
# source packages have them, SQLite and its shell as npm's sqlite3 has them. What is there already is not fetched again.
set -eu
folder=$1
fail() { echo "newsprint: $1" >&2; exit 1; }
mkdir -p "$folder"
cd "$folder"

# Debian's sources, by a list of our own: a machine seldom names them in its own.
fetch_debian() {
    [ -n "$(find . -maxdepth 1 -name "$1_*.orig.tar.*")" ] && return
    command -v apt-get >/dev/null || fail "apt-get is not here: put the sources of $1 into $folder/$1 by hand"
    mkdir -p lists/partial parts
    for list in /etc/apt/sources.list.d/*.sources; do
        [ ! -f "$list" ] || sed 's/^Types:.*/Types: deb-src/' "$list" > "parts/${list##*/}"
    done
    [ ! -f /etc/apt/sources.list ] || sed -n 's/^deb /deb-src /p' /etc/apt/sources.list > parts/machine.list
    set -- "$1" -q -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$PWD/parts" -o Dir::State::lists="$PWD/lists"
    name=$1; shift
    [ -n "$(find lists -name '*Sources*')" ] || apt-get "$@" update >log 2>&1 || { cat log; fail "the list of sources cannot be read"; }
    # A mirror may have lost the patches of a version, which are not needed; the text itself is checked by apt.
    apt-get "$@" source --download-only "$name" >log 2>&1 || true
    [ -n "$(find . -maxdepth 1 -name "${name}_*.orig.tar.*")" ] || { cat log; fail "the sources of $name cannot be fetched"; }
}

for name in pcre2 utf8proc; do
    [ ! -d "$name" ] || continue
    fetch_debian "$name"
    mkdir -p "$name.new"
    tar -xf "$(find . -maxdepth 1 -name "${name}_*.orig.tar.*")" -C "$name.new" --strip-components=1
    mv "$name.new" "$name"
done
if [ ! -d sqlite3 ]; then
    command -v npm >/dev/null || fail "npm is not here: it has SQLite's sources in one file"
    npm pack --silent sqlite3@6.0.1 >/dev/null || fail "npm cannot fetch sqlite3"
    mkdir -p sqlite3.new
    tar -xzOf sqlite3-6.0.1.tgz package/deps/sqlite-autoconf-3520000.tar.gz | tar -xz -C sqlite3.new --strip-components=1
    mv sqlite3.new sqlite3
fi
