# driver.py LIBRARY QUERIES - Python's own sqlite3
import os
import sqlite3
import sys

db = sqlite3.connect(":memory:")
db.enable_load_extension(True)
db.load_extension(os.path.splitext(sys.argv[1])[0])
for line in open(sys.argv[2], encoding="utf-8"):
    for row in db.execute(line):
        print("|".join(str(value) for value in row))
