#!/bin/sh
# steps.sh - near-duplicates of more shards than one process reads, a step at a time
#
#     steps.sh prepare FOLDER SHARD...     a work folder, which is new; a shard is a SQLite file with articles(id, body)
#     steps.sh map FOLDER N                signs shard N = 1, 2 ...
#     steps.sh reduce FOLDER N             compares part N of the bands
#     steps.sh verify FOLDER N             measures part N of the candidates on their texts
#     steps.sh hold FOLDER N               looks for what holds what, for survivors, in part N of the shingles
#     steps.sh link FOLDER N               measures part N of that
#     steps.sh collect FOLDER              pairs, clusters and survivors, in FOLDER/result.db
#
# Each step needs all of the one before it, and may run on any machine that sees the folder and the shards. What a step makes
# is there as a whole or not at all, and a step whose file is there does nothing: one that was killed is run again. What stands
# behind N is shown when it is done. The SQL is in sql/distributed. From the environment: SQLITE3 (sqlite3), NEWSPRINT
# (build/newsprint), THRESHOLD (.5), BAND_ROWS (3), PARTS (2) and HELD (.8), the last four for prepare.
set -eu
home=$(cd "$(dirname "$0")/../.." && pwd)
sqlite3=${SQLITE3:-sqlite3} newsprint=${NEWSPRINT:-$home/build/newsprint}

own="newsprint_version() || '-' || substr(hex(minhash('a b c', 1)), 9, 4)"

fail() { echo "steps.sh: $1" >&2; exit 1; }
escaped() { printf %s "$1" | sed "s/'/''/g"; }
number_of() { "$sqlite3" "$folder/settings.db" "SELECT $1 FROM settings"; }
shards() { grep -c '' "$folder/shards"; }
shard() { sed -n "${1}p" "$folder/shards"; }
read_sql() { echo ".read \"$home/sql/distributed/$1.sql\""; }
attached() { echo "ATTACH '$(escaped "$1")' AS $2;"; }

# Runs SQL from standard input into a file, which gets its name when it is whole. It has the settings, and who made it.
make_file() {
    if [ -e "$1" ]; then cat >/dev/null; return; fi
    unfinished=$1.$$
    trap 'rm -f "$unfinished"*' EXIT
    {
        echo ".bail on"
        echo ".load \"$newsprint\""
        echo "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        echo "CREATE TABLE made_by AS SELECT $own AS version;"
        read_sql settings
        attached "$folder/settings.db" given
        echo "INSERT INTO settings SELECT threshold, band_rows, parts, held FROM given.settings; DETACH given;"
        cat
    } | "$sqlite3" -batch "$unfinished" >/dev/null || fail "no $1"
    mv "$unfinished" "$1"
    trap - EXIT
    echo "$step done${number:+: $number}"
}

# Files of the step before: they must be there, and be made by this version.
take_all() {
    for n in $(seq "$2"); do [ -e "$folder/$1.$n.db" ] || fail "$folder/$1.$n.db is not there: the step before has not ended"; done
    other=$({
        echo ".load \"$newsprint\""
        for n in $(seq "$2"); do
            echo "ATTACH '$place/$1.$n.db' AS given;"
            echo "SELECT '$1.$n.db was made by newsprint ' || version || ', this is ' || $own FROM given.made_by WHERE version <> $own;"
            echo "DETACH given;"
        done
    } | "$sqlite3" -batch -bail :memory:) || fail "the files of $1 cannot be read"
    [ -z "$other" ] || fail "$other: make all by one version"
}

# The table of that name in the files of a step, as one.
gather() {
    for n in $(seq "$2"); do
        echo "ATTACH '$place/$1.$n.db' AS given;"
        echo "INSERT INTO $3 SELECT * FROM given.$3 $4; DETACH given;"
    done
}

each_shard() {
    sed "s/'/''/g" "$folder/shards" | while IFS= read -r file; do
        printf "ATTACH '%s' AS shard;\n%s\nDETACH shard;\n" "$file" "$1"
    done
}

prepare() {
    [ $# -gt 0 ] || fail "prepare needs shards"
    mkdir "$folder" || fail "the work folder must be new"
    for file in "$@"; do
        [ -f "$file" ] || fail "no shard $file"
        echo "$(cd "$(dirname "$file")" && pwd)/$(basename "$file")"
    done >"$folder/shards"
    "$sqlite3" -batch "$folder/settings.db" ".bail on" "$(read_sql settings)" "INSERT INTO settings(threshold, band_rows, parts, held)
        VALUES (${THRESHOLD:-0.5}, ${BAND_ROWS:-3}, ${PARTS:-2}, ${HELD:-0.8})" || fail "settings"
}

map() {
    { attached "$(shard "$1")" shard; read_sql map; } | make_file "$folder/map.$1.db"
}

reduce() {
    take_all map "$(shards)"
    {
        attached :memory: held
        echo "CREATE TABLE held.signatures(id, signature);"
        gather map "$(shards)" signatures ""
        echo "CREATE TEMP TABLE part AS SELECT $1 AS number;"
        read_sql reduce
    } | make_file "$folder/reduce.$1.db"
}

verify() {
    parts=$(number_of parts)
    take_all reduce "$parts"
    {
        echo "CREATE TEMP TABLE candidates(a, b); CREATE TEMP TABLE texts(id PRIMARY KEY, body);"
        gather reduce "$parts" candidates "WHERE rowid % $parts = $1 - 1"
        each_shard "$(read_sql wanted)"
        read_sql verify
    } | make_file "$folder/verify.$1.db"
}

hold() {
    take_all map "$(shards)"
    {
        echo "CREATE TEMP TABLE shorts(id, words, hash); CREATE TEMP TABLE part AS SELECT $1 AS number;"
        echo "CREATE TEMP TABLE postings(hash, id, PRIMARY KEY (hash, id)) WITHOUT ROWID; CREATE TABLE candidates(a, b);"
        gather map "$(shards)" shorts ""
        each_shard "$(read_sql postings)"
        read_sql hold
    } | make_file "$folder/hold.$1.db"
}

link() {
    parts=$(number_of parts)
    take_all hold "$parts"
    {
        echo "CREATE TEMP TABLE candidates(a, b); CREATE TEMP TABLE texts(id PRIMARY KEY, body);"
        gather hold "$parts" candidates "WHERE rowid % $parts = $1 - 1"
        each_shard "$(read_sql wanted)"
        read_sql link
    } | make_file "$folder/link.$1.db"
}

collect() {
    parts=$(number_of parts)
    take_all verify "$parts"
    take_all link "$parts"
    {
        echo "CREATE TABLE pairs(a, b, similarity REAL, containment_a REAL, containment_b REAL);"
        gather verify "$parts" pairs ""
        read_sql labels
    } | make_file "$folder/labels.db"
    while [ "$("$sqlite3" "$folder/labels.db" "SELECT count FROM moved")" != 0 ]; do
        "$sqlite3" -batch "$folder/labels.db" ".bail on" "$(read_sql labels)"
    done
    {
        echo "CREATE TEMP TABLE texts(id PRIMARY KEY, body); CREATE TEMP TABLE known(id, rule);"
        echo "CREATE TEMP TABLE links(a, b); CREATE TEMP VIEW candidates AS SELECT a, b FROM links;"
        gather link "$parts" links ""
        gather map "$(shards)" known ""
        each_shard "$(read_sql wanted)"
        read_sql survivors
        attached "$folder/labels.db" given
        echo "CREATE TABLE pairs AS SELECT * FROM given.pairs; CREATE TABLE labels AS SELECT * FROM given.labels; DETACH given;"
        read_sql clusters
    } | make_file "$folder/result.db"
}

[ $# -ge 2 ] || fail "usage: steps.sh prepare|map|reduce|verify|hold|link|collect FOLDER [N | SHARD...]"
step=$1 folder=$2 number= place=$(escaped "$2")
shift 2
[ "$step" = prepare ] || number=$*
case $step in
prepare | map | reduce | verify | hold | link | collect) "$step" "$@" ;;
*) fail "no step $step" ;;
esac
