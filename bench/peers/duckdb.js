// @ts-check
/** Runs duckdb.sql, a statement at a time: node duckdb.js WORKSPACE OUT.csv [--profile] */
import { readFile } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';

const [workspace = '', out = '', option] = process.argv.slice(2);
const text = await readFile(new URL('duckdb.sql', import.meta.url), 'utf8');
const sql = text
  .replaceAll('$workspace', workspace.replaceAll("'", "''"))
  .replaceAll('$out', out.replaceAll("'", "''"));

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const extracted = await connection.extractStatements(sql);
for (let i = 0; i < extracted.count; i++) {
  const before = performance.now();
  await (await extracted.prepare(i)).run();
  if (option === '--profile')
    process.stderr.write(`${(performance.now() - before).toFixed(0).padStart(6)} ms  statement ${i + 1}\n`);
}
