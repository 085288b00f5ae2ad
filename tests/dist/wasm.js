// wasm.js MODULE VECTORS - says in TAP whether the module of WebAssembly gives what ext/format/vectors.json has, and
// whether its calls do what ext/dist/page/database.js says.
const { readFileSync } = require("fs");
const points = [];

function equal(name, found, expected) {
  const [is, should] = [found, expected].map(value => JSON.stringify(value, (_, part) => typeof part === "bigint" ? `${part}n` : part));
  points.push(is === should ? `ok ${points.length + 1} - ${name}`
                            : `not ok ${points.length + 1} - ${name}\n# found ${is.slice(0, 500)}\n# expected ${should.slice(0, 500)}`);
}

function failure(work) {
  try {
    work();
    return "no error";
  } catch (error) {
    return error.message;
  }
}

function checkVector(database, { name, text, bytes, words, shingles, signatures }) {
  const given = text ?? new Uint8Array(Buffer.from(bytes, "hex"));
  const rows = (sql, ...values) => database.exec(sql, ...values).map(row => Object.values(row));
  const hashes = (sql, ...values) => rows(sql, ...values).map(([hash]) => BigInt.asUintN(64, BigInt(hash)).toString(16).padStart(16, "0"));
  equal(`${name}: words`, rows("SELECT start, word, folded FROM words(?)", given), words);
  for (const [width, expected] of Object.entries(shingles))
    equal(`${name}: shingles of ${width}`, hashes("SELECT hash FROM shingles(?, ?)", given, Number(width)), expected);
  for (const { size, shingle, hex, bands } of signatures) {
    const [[found]] = rows("SELECT lower(hex(minhash(?, ?, ?)))", given, size, shingle);
    equal(`${name}: signature of ${size}, shingle ${shingle}`, found || null, hex);
    for (const [count, expected] of Object.entries(bands))
      equal(`${name}: ${count} bands of it`, hashes("SELECT hash FROM minhash_bands(minhash(?, ?, ?), ?)", given, size, shingle, Number(count)), expected);
  }
}

function checkCalls(newsprint, shown) {
  const database = newsprint.open();
  const values = [null, 1, -1.5, 9007199254740993n, "a\0é😀", new Uint8Array([0, 255]), "", new Uint8Array(0)];
  const given = Object.values(database.exec("SELECT ? AS a, ? AS b, ? AS c, ? AS d, ? AS e, ? AS f, ? AS g, ? AS h", ...values)[0]);
  equal("values come back as they went in", given, values);
  equal("the rows of the last statement", database.exec("CREATE TABLE t(a); INSERT INTO t VALUES (1), (2); SELECT a FROM t"), [{ a: 1 }, { a: 2 }]);
  equal("an error is SQLite's", failure(() => database.exec("SELECT missing")), "no such column: missing");
  equal("an error of newsprint", failure(() => database.exec("SELECT minhash('a', 0)")), "minhash: size must be between 1 and 4096, not 0");
  equal("a value is missing", failure(() => database.exec("SELECT ?")), "the statement has 1 parameters, not 0");
  equal("a value of no kind", failure(() => database.exec("SELECT ?", {})), "a value must be null, a number, a string or a Uint8Array");
  equal("full text search folds", database.exec("CREATE VIRTUAL TABLE f USING fts5(a, tokenize = newsprint); INSERT INTO f VALUES ('Café');"
                                                + "SELECT count(*) AS found FROM f('cafe')"), [{ found: 1 }]);
  const copy = newsprint.open(database.bytes());
  database.close();
  equal("the bytes are a database", copy.exec("SELECT count(*) AS rows FROM t"), [{ rows: 2 }]);
  copy.close();
  equal("a closed one says so", failure(() => copy.exec("SELECT 1")), "the database is closed");
  equal("bytes that are none", failure(() => newsprint.open(new Uint8Array(5000).fill(65)).exec("SELECT * FROM sqlite_schema")),
        "file is not a database");
  shown.length = 0;
  equal("the shell ends well", newsprint.shell("/s.db", "CREATE TABLE t AS SELECT 7 AS seven;\n.mode list\n.headers off\nSELECT * FROM t;\n"), 0);
  equal("and badly", newsprint.shell("/s.db", ".bail on\nSELECT missing;\n"), 1);
  equal("it writes", shown.filter(line => !/^WARNING/.test(line)).slice(0, 2), ["7", "Parse error near line 2: no such column: missing"]);
  equal("its file is read", newsprint.open("/s.db").exec("SELECT * FROM t"), [{ seven: 7 }]);
}

async function main(module, vectors) {
  const shown = [], print = line => shown.push(line);
  const newsprint = await require(module)({ print, printErr: print });
  const database = newsprint.open();
  for (const vector of JSON.parse(readFileSync(vectors, "utf8")).texts) checkVector(database, vector);
  database.close();
  checkCalls(newsprint, shown);
  console.log(points.join("\n") + `\n1..${points.length}`);
}

main(...process.argv.slice(2));
