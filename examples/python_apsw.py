"""python_apsw.py - newsprint from apsw, for a Python whose own sqlite3 loads no extensions

    python3 examples/python_apsw.py [build/newsprint]
"""

import sys

import apsw

library = sys.argv[1] if len(sys.argv) > 1 else "build/newsprint"
wire = "A crane fell on the ferry pier at dawn and eleven people died"
paper = "A crane fell on the ferry pier at dawn and eleven people died, police said"

db = apsw.Connection(":memory:")
db.enableloadextension(True)
db.loadextension(library)
row = db.cursor().execute("SELECT similarity(?1, ?2), containment(?1, ?2)", (wire, paper)).fetchone()
print("similarity %.2f, containment %.2f" % row)
