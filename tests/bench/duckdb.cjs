// duckdb.cjs - the peer for pairs and signatures: what a person would write in DuckDB's SQL, on one thread
//
//     node duckdb.cjs FOLDER_OF_NODE_MODULES articles.jsonl pairs THRESHOLD
//     node duckdb.cjs FOLDER_OF_NODE_MODULES articles.jsonl reuse WORDS
//     node duckdb.cjs FOLDER_OF_NODE_MODULES articles.jsonl minhash SIZE
//
// Prints one JSON object: version, processor seconds (loading the file is not counted), count. `pairs` is exact: the sets
// of three-word shingles, joined on the shingles that occur twice or more, counted by pair. `reuse` joins the runs of WORDS
// words that two to a hundred articles have. `minhash` keeps the smallest of SIZE hashes of each article's shingles.

const { createRequire } = require("module");
const path = require("path");
const [folder, file, task, argument] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(path.join(folder, "package.json"))("@duckdb/node-api");

const WORDS = `
  SELECT id, regexp_extract_all(lower(strip_accents(replace(replace(body, '''', ''), '’', ''))), '[\\p{L}\\p{N}]+') AS w
  FROM articles`;

const SHINGLES = `
  CREATE TABLE shingles AS
  SELECT DISTINCT id, hash(w[i], w[i + 1], w[i + 2]) AS shingle
  FROM (SELECT id, w, unnest(range(1, greatest(len(w) - 1, 2))) AS i FROM (${WORDS}) WHERE len(w) > 0)`;

const TASKS = {
  pairs: [SHINGLES,
    "CREATE TABLE sizes AS SELECT id, count(*) AS size FROM shingles GROUP BY id",
    `CREATE TABLE common AS
     SELECT id, shingle FROM shingles
     WHERE shingle IN (SELECT shingle FROM shingles GROUP BY shingle HAVING count(*) > 1)`,
    `CREATE TABLE answer AS
     SELECT a, b FROM (SELECT x.id AS a, y.id AS b, count(*) AS shared
                       FROM common x JOIN common y ON x.shingle = y.shingle AND x.id < y.id GROUP BY x.id, y.id)
     JOIN sizes p ON p.id = a JOIN sizes q ON q.id = b
     WHERE shared >= ${argument} * (p.size + q.size - shared)`],
  reuse: [
    `CREATE TABLE runs AS
     SELECT DISTINCT id, hash(list_slice(w, i, i + ${argument} - 1)) AS run
     FROM (SELECT id, w, unnest(range(1, len(w) - ${argument} + 2)) AS i FROM (${WORDS}) WHERE len(w) >= ${argument})`,
    `CREATE TABLE common AS
     SELECT id, run FROM runs WHERE run IN (SELECT run FROM runs GROUP BY run HAVING count(*) BETWEEN 2 AND 100)`,
    `CREATE TABLE answer AS
     SELECT DISTINCT x.id AS a, y.id AS b FROM common x JOIN common y ON x.run = y.run AND x.id < y.id`],
  minhash: [SHINGLES,
    `CREATE TABLE answer AS
     SELECT id, list_transform(range(${argument}), p -> list_min(list_transform(s, x -> hash(x, p)))) AS signature
     FROM (SELECT id, list(shingle) AS s FROM shingles GROUP BY id)`],
};

async function main() {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE articles AS SELECT * FROM read_json('${file.replaceAll("'", "''")}',
    format = 'newline_delimited', columns = {id: 'BIGINT', body: 'VARCHAR'})`);
  const before = process.cpuUsage();
  for (const statement of TASKS[task]) await connection.run(statement);
  const used = process.cpuUsage(before);
  const rows = await connection.runAndReadAll("SELECT count(*)::INTEGER, version() FROM answer");
  const [count, version] = rows.getRows()[0];
  console.log(JSON.stringify({ version, count, seconds: (used.user + used.system) / 1e6 }));
}

main().catch((error) => { console.error(String(error)); process.exit(1); });
