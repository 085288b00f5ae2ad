# ruby.rb - newsprint from Ruby's sqlite3 gem
#
#     ruby examples/ruby.rb [build/newsprint]

require 'sqlite3'

library = ARGV[0] || 'build/newsprint'
wire = 'A crane fell on the ferry pier at dawn and eleven people died'
paper = 'A crane fell on the ferry pier at dawn and eleven people died, police said'

db = SQLite3::Database.new(':memory:')
db.enable_load_extension(true)
db.load_extension(library)
row = db.get_first_row('SELECT similarity(?1, ?2), containment(?1, ?2)', [wire, paper])
puts format('similarity %.2f, containment %.2f', *row)
