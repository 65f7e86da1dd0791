// @ts-check
/** The machine and the versions, for RESULTS.md. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, release, totalmem, type } from 'node:os';

export function machine() {
  return [
    ['date', new Date().toISOString().slice(0, 10)],
    [
      'grappe',
      `${packageOf('../../package.json').version}, at ${output('git', ['describe', '--always', '--dirty'])}`,
    ],
    ['processor', `${cpus()[0]?.model.trim() ?? 'unknown'}, ${availableParallelism()} cores`],
    ['memory', `${Math.round(totalmem() / 2 ** 30)} GiB`],
    ['system', `${type()} ${release()} ${arch()}`],
    ['Node', process.version],
    ['Python', output('python3', ['--version']).replace('Python ', '')],
    ['DuckDB', packageOf('../package.json').dependencies['@duckdb/node-api']],
    ['csv-parse', packageOf('../package.json').dependencies['csv-parse']],
  ];
}

/** @param {string} command @param {string[]} args */
function output(command, args) {
  return (
    spawnSync(command, args, { encoding: 'utf8', cwd: new URL('..', import.meta.url) }).stdout?.trim() ||
    'unknown'
  );
}

/** @param {string} path of a package.json, from here */
function packageOf(path) {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}
