#!/bin/sh
# demo.sh BUILD SQLITE3 ARTICLES - loads articles and prints what newsprint finds; `make demo` calls it.
# ARTICLES is a folder of .txt or .html files, perhaps with an articles.csv that says what these do not, or a .csv, .tsv, .json, .jsonl
# or SQLite file.
set -eu
build=$1 sqlite3=$2 articles=$3
database=$build/demo.db

quoted() { printf "'%s'" "$(printf %s "$1" | sed "s/'/''/g")"; }
pages() { find -L "$1" -type f \( -iname '*.html' -o -iname '*.htm' -o -iname '*.xhtml' \) | head -n 1; }
fail() { echo "demo: $1" >&2; exit 1; }

# The commands that load a file of this kind: sql/import says what is understood.
load_file() {
    echo ".parameter set :file \"$(quoted "$1")\""
    echo ".read sql/import/$2.sql"
}

# sql/import/database.sql says which of the tables of a database are loaded, and how.
load_database() {
    commands=$("$sqlite3" "$1" ".read sql/import/database.sql") || fail "$1 is no SQLite database"
    [ -n "$commands" ] || fail "no table in $1 has a column with texts that sql/import/fields.sql knows"
    echo "ATTACH $(quoted "$1") AS reader;"
    printf '%s\n' "$commands"
}

load() {
    case $articles in
    *.csv | *.CSV | *.tsv) load_file "$articles" csv ;;
    *.json | *.jsonl | *.ndjson) load_file "$articles" json_lines ;;
    *.db | *.sqlite | *.sqlite3) load_database "$articles" ;;
    *)
        echo ".parameter set :folder \"$(quoted "$articles")\""
        [ -z "$(find -L "$articles" -type f -iname '*.txt' | head -n 1)" ] || echo ".read sql/import/folder_of_text.sql"
        [ -z "$(pages "$articles")" ] || echo ".read sql/import/folder_of_html.sql"
        [ ! -f "$articles/articles.csv" ] || load_file "$articles/articles.csv" csv ;;
    esac
}

[ -e "$articles" ] || fail "there is no folder or file $articles"
if [ -d "$articles" ]; then
    [ -n "$(find -L "$articles" -type f -iname '*.txt' | head -n 1)$(pages "$articles")" ] ||
        fail "there are no .txt or .html files in $articles"
fi
rm -f "$database"
commands=$(load)
{
    echo ".bail on"
    echo ".load $build/newsprint"
    echo ".read sql/schema.sql"
    printf '%s\n' "$commands"
    echo ".parameter set :report \"$(quoted "$build/demo.html")\""
    echo ".read examples/demo.sql"
} | "$sqlite3" "$database"

most_quoted=$("$sqlite3" "$database" "SELECT speaker FROM article_quotes WHERE speaker IS NOT NULL
                                      GROUP BY speaker ORDER BY count(*) DESC, speaker LIMIT 1")
cat <<END

Open the page in a browser. To go on with the articles:
  $sqlite3 $database -cmd '.load $build/newsprint'
END
[ -z "$most_quoted" ] || cat <<END
  sqlite> .parameter set :speaker "$(quoted "$most_quoted")"
  sqlite> .read sql/questions/whole_quotes_of.sql
END
cat <<END
  sqlite> .mode box --wrap 60
  sqlite> SELECT usage, summary FROM newsprint_functions;
sql/README.md lists the other questions. With your own articles:
  make demo ARTICLES=folder, .csv, .jsonl or .db
END
