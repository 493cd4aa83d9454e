// Parses a CSV with one thread and all columns as text, and counts its rows by outcome: node count.mjs FILE
import { DuckDBInstance } from '@duckdb/node-api'

const [file] = process.argv.slice(2)
if (!file) {
  console.error('usage: node count.mjs FILE')
  process.exit(2)
}
const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
const connection = await instance.connect()
const started = process.hrtime.bigint()
const read = await connection.runAndReadAll(
  `SELECT count(*) AS n, count(DISTINCT c) AS kinds FROM (
     SELECT COLUMNS(*)::VARCHAR, "Outcome type" AS c FROM read_csv('${file.replaceAll("'", "''")}', header = true, all_varchar = true, parallel = false))`,
)
const seconds = Number(process.hrtime.bigint() - started) / 1e9
const [rows, kinds] = read.getRows()[0].map(Number)
console.log(JSON.stringify({ rows, kinds, seconds, rows_per_second: Math.round(rows / seconds) }))
