<?php
// driver.php LIBRARY QUERIES - PHP's SQLite3, with -d sqlite3.extension_dir=<folder of the library>
$db = new SQLite3(':memory:');
$db->enableExceptions(true);
$db->loadExtension(basename($argv[1]));
foreach (file($argv[2]) as $line) {
    $result = $db->query($line);
    while ($row = $result->fetchArray(SQLITE3_NUM)) echo implode('|', $row), "\n";
}
