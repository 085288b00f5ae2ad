# tcl.tcl - newsprint from Tcl's sqlite3
#
#     tclsh examples/tcl.tcl [build/newsprint]

package require sqlite3

set library [expr {$argc > 0 ? [lindex $argv 0] : "build/newsprint"}]
set wire "A crane fell on the ferry pier at dawn and eleven people died"
set paper "A crane fell on the ferry pier at dawn and eleven people died, police said"

sqlite3 db :memory:
db enable_load_extension 1
db eval {SELECT load_extension($library)}
db eval {SELECT similarity($wire, $paper) AS similarity, containment($wire, $paper) AS containment} {
    puts [format "similarity %.2f, containment %.2f" $similarity $containment]
}
