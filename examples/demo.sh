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

# The table of a database that has a text and the most of the other fields, by the names of its columns.
load_database() {
    tables=$("$sqlite3" "$1" "SELECT group_concat(lower(name), ' ') FROM sqlite_schema") || fail "$1 is no SQLite database"
    echo "ATTACH $(quoted "$1") AS reader;"
    case " $tables " in
    *" rss_item "*)
        echo "CREATE TEMP VIEW reader_entries(id, outlet, url, title, published_at, html) AS
              SELECT i.guid, f.title, i.url, i.title, i.pubDate, i.content
              FROM reader.rss_item i LEFT JOIN reader.rss_feed f ON f.rssurl = i.feedurl;
              .read sql/import/feed_reader.sql" | sed 's/^ *//' ;;
    *" entry "*" feed "* | *" feed "*" entry "*) echo ".read sql/import/feed_reader.sql" ;;
    *)
        view=$("$sqlite3" "$1" ".read sql/import/fields.sql" "
            WITH has AS (
                SELECT s.name AS of, i.name AS column, n.field, min(n.rank) FROM sqlite_schema s, pragma_table_info(s.name) i
                JOIN temp.incoming_names n ON n.name = replace(replace(lower(i.name), ' ', '_'), '-', '_')
                WHERE s.type IN ('table', 'view') GROUP BY s.name, n.field)
            SELECT 'CREATE TEMP VIEW own(id, outlet, url, title, published_at, body) AS SELECT '
                   || (SELECT group_concat(coalesce((SELECT '\"' || replace(column, '\"', '\"\"') || '\"' FROM has h
                                                     WHERE h.of = has.of AND h.field = w.field), 'NULL'), ', ')
                       FROM (SELECT column1 AS field FROM (VALUES ('id'), ('outlet'), ('url'), ('title'), ('published_at'), ('body'))) w)
                   || ' FROM reader.\"' || replace(of, '\"', '\"\"') || '\";'
            FROM has GROUP BY of HAVING max(field = 'body') ORDER BY count(*) DESC, of LIMIT 1")
        [ -n "$view" ] || fail "no table in $1 has a column with texts that sql/import/fields.sql knows"
        echo "$view"
        echo ".read sql/import/table.sql" ;;
    esac
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
    echo "$commands"
    echo ".parameter set :report \"$(quoted "$build/demo.html")\""
    echo ".read examples/demo.sql"
} | "$sqlite3" "$database"

cat <<END

Open the page in a browser. To go on with the articles:
  $sqlite3 $database -cmd '.load $build/newsprint'
  sqlite> .parameter set :speaker "'Harnwick'"
  sqlite> .read sql/questions/whole_quotes_of.sql
  sqlite> .mode box --wrap 60
  sqlite> SELECT usage, summary FROM newsprint_functions;
sql/README.md lists the other questions. With your own articles:
  make demo ARTICLES=folder, .csv, .jsonl or .db
END
