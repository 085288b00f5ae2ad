# driver.tcl LIBRARY QUERIES - Tcl's sqlite3
package require sqlite3
lassign $argv library queries
sqlite3 db :memory:
db enable_load_extension 1
db eval {SELECT load_extension($library)}
set file [open $queries]
fconfigure $file -encoding utf-8
fconfigure stdout -encoding utf-8
while {[gets $file line] >= 0} {
    db eval $line row {
        puts [join [lmap column $row(*) {set row($column)}] |]
    }
}
