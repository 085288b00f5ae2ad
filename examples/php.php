<?php
// php.php - newsprint from PHP's SQLite3
//
//     php -d sqlite3.extension_dir=$PWD/build examples/php.php [newsprint.so]
//
// PHP loads extensions only from the folder that sqlite3.extension_dir names, which must be an absolute path, by file name.

$library = $argv[1] ?? 'newsprint.so';
$wire = 'A crane fell on the ferry pier at dawn and eleven people died';
$paper = 'A crane fell on the ferry pier at dawn and eleven people died, police said';

$db = new SQLite3(':memory:');
$db->enableExceptions(true);
$db->loadExtension($library);
$statement = $db->prepare('SELECT similarity(?1, ?2), containment(?1, ?2)');
$statement->bindValue(1, $wire, SQLITE3_TEXT);
$statement->bindValue(2, $paper, SQLITE3_TEXT);
vprintf("similarity %.2f, containment %.2f\n", $statement->execute()->fetchArray(SQLITE3_NUM));
