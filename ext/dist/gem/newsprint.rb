# SQL functions and tables that clean and fingerprint news, for the gem sqlite3.
#
#     db = SQLite3::Database.new("articles.db")
#     Newsprint.load(db)
module Newsprint
  VERSION = "@VERSION@"

  # The library, as a program wants it that loads extensions by itself.
  def self.path
    File.join(__dir__, "newsprint", "newsprint.so")
  end

  # Loads newsprint into a database, which then loads no extensions until that is allowed again.
  def self.load(db)
    db.enable_load_extension(true)
    db.load_extension(path)
  ensure
    db.enable_load_extension(false)
  end
end
