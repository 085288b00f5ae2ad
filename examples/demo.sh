#!/bin/sh
# demo.sh BUILD SQLITE3 FOLDER - loads a folder of text files and prints what newsprint finds; `make demo` calls it.
# An articles.csv in the folder (file,outlet,url,published_at,title) adds what text files do not say.
set -eu
build=$1 sqlite3=$2 folder=$3
database=$build/demo.db

[ -d "$folder" ] || { echo "demo: there is no folder $folder" >&2; exit 1; }
ls "$folder"/*.txt >/dev/null 2>&1 || { echo "demo: there are no .txt files in $folder" >&2; exit 1; }
rm -f "$database"

{
    echo ".bail on"
    echo ".load $build/newsprint"
    echo ".read sql/schema.sql"
    echo ".parameter set :folder \"'$(printf %s "$folder" | sed "s/'/''/g")'\""
    echo ".read sql/load_folder.sql"
    if [ -f "$folder/articles.csv" ]; then
        echo ".import --csv \"$folder/articles.csv\" metadata"
        echo ".read examples/metadata.sql"
    fi
    echo ".read examples/demo.sql"
} | "$sqlite3" "$database"

cat <<END

The articles are in $database. To go on:
  $sqlite3 $database -cmd '.load $build/newsprint'
  sqlite> SELECT usage, summary FROM newsprint_functions;
  sqlite> SELECT kind, rule, part FROM articles a, article_parts(a.body) WHERE NOT kept LIMIT 20;
  sqlite> SELECT a.id, s.sentence FROM articles a, sentences(a.clean) s WHERE s.sentence LIKE '%killed%';
  sqlite> SELECT id, round(containment(clean, (SELECT clean FROM articles LIMIT 1)), 2) FROM articles;
and with your own files: make demo ARTICLES=path/to/folder
END
