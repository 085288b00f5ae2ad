#!/bin/sh
# demo.sh BUILD SQLITE3 FOLDER - loads a folder of text files and prints what newsprint finds; `make demo` calls it.
# An articles.csv in the folder adds what text files do not say: columns file, outlet, url, published_at, title, as many as
# there are, with , or ; between them.
set -eu
build=$1 sqlite3=$2 folder=$3
database=$build/demo.db

[ -d "$folder" ] || { echo "demo: there is no folder $folder" >&2; exit 1; }
[ -n "$(find -L "$folder" -type f -iname '*.txt' | head -n 1)" ] || { echo "demo: there are no .txt files in $folder" >&2; exit 1; }
rm -f "$database"

# Excel marks UTF-8 by three bytes in front, and puts ; between the columns where , is the decimal point.
if [ -f "$folder/articles.csv" ]; then
    iconv -f UTF-8 -t UTF-8 "$folder/articles.csv" >/dev/null 2>&1 ||
        { echo "demo: $folder/articles.csv is not UTF-8 text; save it as CSV UTF-8" >&2; exit 1; }
    LC_ALL=C sed "1s/^$(printf '\357\273\277')//" "$folder/articles.csv" >"$build/articles.csv"
    case $(head -n 1 "$build/articles.csv") in
    *,*) between=, ;;
    *) between=\; ;;
    esac
else
    rm -f "$build/articles.csv"
fi

{
    echo ".bail on"
    echo ".load $build/newsprint"
    echo ".read sql/schema.sql"
    echo ".parameter set :folder \"'$(printf %s "$folder" | sed "s/'/''/g")'\""
    echo ".read sql/load_folder.sql"
    if [ -f "$build/articles.csv" ]; then
        echo ".mode csv"
        echo ".separator \"$between\""
        echo ".import \"$build/articles.csv\" metadata"
        echo ".mode list"
        echo ".read examples/metadata.sql"
    fi
    echo ".read examples/demo.sql"
} | "$sqlite3" "$database"

cat <<END

The articles are in $database. To go on:
  $sqlite3 $database -cmd '.load $build/newsprint'
  sqlite> .mode box --wrap 60
  sqlite> SELECT usage, summary FROM newsprint_functions;
  sqlite> SELECT kind, rule, part FROM articles a, article_parts(a.body)
     ...> WHERE NOT kept LIMIT 20;
  sqlite> SELECT a.title, s.sentence FROM articles a, sentences(a.clean) s
     ...> WHERE s.sentence LIKE '%killed%';
  sqlite> SELECT b.title, round(containment(a.clean, b.clean), 2)
     ...> FROM articles a, articles b WHERE a.number = 1;
and with your own files: make demo ARTICLES=path/to/folder
END
