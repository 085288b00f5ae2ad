# driver.rb LIBRARY QUERIES - Ruby's sqlite3
require "sqlite3"

db = SQLite3::Database.new(":memory:")
db.enable_load_extension(true)
db.load_extension(ARGV[0])
File.foreach(ARGV[1]) { |line| db.execute(line) { |row| puts row.to_a.join("|") } }
