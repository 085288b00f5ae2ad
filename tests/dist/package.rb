# package.rb - the gem, which Ruby finds by GEM_PATH; prints what the programs of examples/ print

require "sqlite3"
require "newsprint"

wire = "A crane fell on the ferry pier at dawn and eleven people died"
db = SQLite3::Database.new(":memory:")
Newsprint.load(db)
abort "versions differ" unless db.get_first_value("SELECT newsprint_version()") == Newsprint::VERSION
begin
  db.load_extension(Newsprint.path)
  abort "other extensions may be loaded behind load"
rescue StandardError => error
  raise unless error.message.include?("not authorized")
end
puts format("similarity %.2f, containment %.2f",
            *db.get_first_row("SELECT similarity(?1, ?2), containment(?1, ?2)", [wire, "#{wire}, police said"]))
