"""python.py - newsprint from Python's sqlite3

    python3 examples/python.py [build/newsprint]
"""

import sqlite3
import sys

library = sys.argv[1] if len(sys.argv) > 1 else "build/newsprint"
wire = "A crane fell on the ferry pier at dawn and eleven people died"
paper = "A crane fell on the ferry pier at dawn and eleven people died, police said"

db = sqlite3.connect(":memory:")
db.enable_load_extension(True)
db.load_extension(library)
db.enable_load_extension(False)
row = db.execute("SELECT similarity(?1, ?2), containment(?1, ?2)", (wire, paper)).fetchone()
print("similarity %.2f, containment %.2f" % row)
