#!/bin/sh
# parallel.sh FOLDER SHARD... - near-duplicates of many shards by GNU parallel and the sqlite3 shell; see steps.sh
#
# JOBS processes at a time (2). Each that ends says so on standard error; one that dies is started again, up to four times. The
# result is FOLDER/result.db: pairs, clusters, survivors. Run again with the folder of a run that was stopped, it goes on.
set -eu
[ $# -ge 2 ] || { echo "usage: parallel.sh FOLDER SHARD..." >&2; exit 1; }
steps=$(dirname "$0")/steps.sh folder=$1
[ -e "$folder/settings.db" ] || sh "$steps" prepare "$@"
parts=$("${SQLITE3:-sqlite3}" "$folder/settings.db" "SELECT parts FROM settings")

each() {
    seq "$2" | parallel --will-cite --quote --jobs "${JOBS:-2}" --retries 5 --halt now,fail=1 --line-buffer \
        sh "$steps" "$1" "$folder" {} "of $2" >&2
}

each map $(($# - 1))
each reduce "$parts"
each verify "$parts"
each hold "$parts"
each link "$parts"
sh "$steps" collect "$folder"
