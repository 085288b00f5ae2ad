// duckdb.mjs - runs queries in npm's DuckDB with the extension loaded
//
//     node duckdb.mjs node_modules newsprint.duckdb_extension < queries.json
//
// Queries are a JSON array of strings. For each a line of JSON is written: its rows, or {"error": message}.

import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const [modules, extension] = process.argv.slice(2)
const { DuckDBInstance } = createRequire(resolve(modules, 'index.js'))('@duckdb/node-api')
const instance = await DuckDBInstance.create(':memory:', { allow_unsigned_extensions: 'true', threads: '4' })
const connection = await instance.connect()
await connection.run(`LOAD '${extension.replaceAll("'", "''")}'`)
for (const query of JSON.parse(readFileSync(0, 'utf8'))) {
  const answer = await connection.runAndReadAll(query).then((reader) => reader.getRowsJson(), (error) => ({ error: error.message }))
  console.log(JSON.stringify(answer))
}
