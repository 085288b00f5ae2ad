# perl.pl - newsprint from Perl's DBD::SQLite
#
#     perl examples/perl.pl [build/newsprint]

use strict;
use warnings;
use DBI;

my $library = shift // 'build/newsprint';
my $wire = 'A crane fell on the ferry pier at dawn and eleven people died';
my $paper = 'A crane fell on the ferry pier at dawn and eleven people died, police said';

my $db = DBI->connect('dbi:SQLite:dbname=:memory:', '', '', { RaiseError => 1, sqlite_unicode => 1 });
$db->sqlite_enable_load_extension(1);
$db->sqlite_load_extension($library);
my @row = $db->selectrow_array('SELECT similarity(?1, ?2), containment(?1, ?2)', undef, $wire, $paper);
printf "similarity %.2f, containment %.2f\n", @row;
