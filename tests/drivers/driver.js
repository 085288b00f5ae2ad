// driver.js LIBRARY QUERIES - npm's libsql, which speaks better-sqlite3's language
const fs = require('fs');
const Database = require('libsql');

const [library, queries] = process.argv.slice(2);
const db = new Database(':memory:');
db.loadExtension(library);
for (const line of fs.readFileSync(queries, 'utf8').trim().split('\n'))
    for (const row of db.prepare(line).raw().all())
        console.log(row.join('|'));
