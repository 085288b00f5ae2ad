#!/bin/sh
# fetch.sh - what a build for another platform or another SQLite needs, from the registries, by name
#
#   fetch.sh sources FOLDER NAME...         upstream sources of Debian's source packages, each in FOLDER/NAME
#   fetch.sh packages FOLDER ARCH NAME...   Debian's packages of an architecture, unpacked into FOLDER
#   fetch.sh npm FOLDER NAME@VERSION...     npm's packages, each in FOLDER/NAME@VERSION
#
# apt works on lists and a cache of its own, in FOLDER/.apt, with the system's sources and keys. Nothing is installed,
# and the system's packages stay as they are: an arm64 sqlite3 that is installed puts out the one that runs here.
set -eu

what=$1 folder=$2
shift 2
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
apt=$folder/.apt

# The system's sources, with the source packages of each, to be read in the same order: apt takes some pairs in one alone.
make_lists() {
    mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$apt/sources.list.d"
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*; do
        case $file in
        *.sources) sed 's/^Types:.*/Types: deb deb-src/' "$file" ;;
        *.list) sed -n 's/^deb \(.*\)/deb \1\ndeb-src \1/p' "$file" ;;
        *) continue ;;
        esac >"$apt/${file#/etc/apt/}" 2>/dev/null || true
    done
    # A source that has no lists for an architecture fails here; what is missing is missed when it is fetched.
    in_apt update -qq >"$apt/log" 2>&1 || true
}

in_apt() {
    apt-get -o Dir::State::lists="$apt/lists" -o Dir::Cache="$apt/cache" -o Dir::Etc::sourcelist="$apt/sources.list" \
        -o Dir::Etc::sourceparts="$apt/sources.list.d" -o APT::Sandbox::User=root \
        -o APT::Architectures::="$(dpkg --print-architecture)" -o APT::Architectures::="${arch:-}" "$@"
}

fail() {
    echo "newsprint: $1 cannot be had" >&2
    cat "$apt/log" >&2
    exit 1
}

case $what in
sources)
    make_lists
    for name in "$@"; do
        mkdir -p "$apt/$name" "$folder/$name"
        (cd "$apt/$name" && in_apt source -qq --download-only --tar-only "$name") >"$apt/log" 2>&1 || true
        tarball=$(ls "$apt/$name/"*.orig.tar.?z 2>/dev/null) || fail "the source of $name"
        tar -xf "$tarball" -C "$folder/$name" --strip-components=1
    done
    ;;
packages)
    arch=$1
    shift
    make_lists
    mkdir -p "$apt/$arch"
    for name in "$@"; do
        (cd "$apt/$arch" && in_apt download -qq "$name:$arch") >"$apt/log" 2>&1 || fail "$name:$arch"
    done
    for package in "$apt/$arch"/*.deb; do dpkg-deb -x "$package" "$folder"; done
    ;;
npm)
    mkdir -p "$apt"
    for name in "$@"; do
        mkdir -p "$folder/$name"
        (cd "$apt" && npm pack --silent "$name") >"$apt/log" 2>&1 || fail "$name"
        tar -xzf "$apt/$(tail -n 1 "$apt/log")" -C "$folder/$name" --strip-components=1
    done
    ;;
esac
