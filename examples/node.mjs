// node.mjs - newsprint from Node
//
//     npm install libsql && node examples/node.mjs [build/newsprint]

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cwd, argv } from 'node:process';

// From where the program is started, so that node_modules may lie beside the data and not beside the examples.
const Database = createRequire(join(cwd(), 'package.json'))('libsql');
const library = argv[2] ?? 'build/newsprint';
const wire = 'A crane fell on the ferry pier at dawn and eleven people died';
const paper = 'A crane fell on the ferry pier at dawn and eleven people died, police said';

const db = new Database(':memory:');
db.loadExtension(library);
const row = db.prepare('SELECT similarity(?1, ?2) AS similarity, containment(?1, ?2) AS containment').get(wire, paper);
console.log(`similarity ${row.similarity.toFixed(2)}, containment ${row.containment.toFixed(2)}`);
