// package.mjs - the npm package, installed beside this file, in one driver; prints what the programs of examples/ print
//
//     NODE_PATH=folder/node_modules node package.mjs better-sqlite3

import { createRequire } from "node:module";
import { getLoadablePath, load } from "newsprint";

const require = createRequire(import.meta.url);
const memory = ":memory:";
const OPEN = {
  "better-sqlite3": () => new (require("better-sqlite3"))(memory),
  libsql: () => new (require("libsql"))(memory),
  "node:sqlite": () => new (require("node:sqlite").DatabaseSync)(memory, { allowExtension: true }),
  "bun:sqlite": () => new (require("bun:sqlite").Database)(memory),
};
const wire = "A crane fell on the ferry pier at dawn and eleven people died";
const paper = `${wire}, police said`;

if (require("newsprint").getLoadablePath() !== getLoadablePath()) throw new Error("import and require differ");
const db = OPEN[process.argv[2]]();
load(db);
const row = db.prepare("SELECT similarity(?, ?) AS similarity, containment(?, ?) AS containment").get(wire, paper, wire, paper);
console.log(`similarity ${row.similarity.toFixed(2)}, containment ${row.containment.toFixed(2)}`);
