# driver.pl LIBRARY QUERIES - Perl's DBD::SQLite
use strict;
use warnings;
use DBI;

my ($library, $queries) = @ARGV;
my $db = DBI->connect("dbi:SQLite:dbname=:memory:", "", "", {RaiseError => 1});
$db->sqlite_enable_load_extension(1);
$db->sqlite_load_extension($library);
open my $file, "<", $queries or die $!;
while (my $line = <$file>) {
    print join("|", @$_), "\n" for @{$db->selectall_arrayref($line)};
}
