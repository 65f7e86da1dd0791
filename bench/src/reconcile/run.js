// @ts-check
/**
 * Generates a workspace with planted errors, runs `grappe reconcile` on it, and compares what it found
 * with what was planted: all of it, nothing else, each at its line and for its amount.
 * Run by hand: npm run reconcile [-- seed]
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultRoot } from '../generate.js';
import { generate } from './generate.js';

const RUNS = 5;
const grappe = fileURLToPath(new URL('../../../bin/grappe.js', import.meta.url));

/** @typedef {import("./generate.js").Expected} Expected */
/** @typedef {Omit<Expected, 'at_stake'> & { at_stake: string | null }} Found */

const seed = Number(process.argv[2] ?? 1);
const folder = join(defaultRoot(), `reconcile-${seed}`);
const { lines, expected } = await generate(folder, seed, closeMonth);
const times = [];
let found = /** @type {Found[]} */ ([]);
for (let i = 0; i < RUNS; i++) {
  const start = process.hrtime.bigint();
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [grappe, 'reconcile', folder, '--format', 'json', '--lang', 'en'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  times.push(Number(process.hrtime.bigint() - start) / 1e9);
  if (status !== 1) throw new Error(`exit code ${status}\n${stderr.slice(0, 4000)}${stdout.slice(0, 2000)}`);
  const { findings, accepted } = JSON.parse(stdout);
  found = [...findings, ...accepted];
}
const missed = without(expected, found);
const invented = without(found, expected);
for (const item of missed) process.stdout.write(`missed    ${placeOf(item)}\n`);
for (const item of invented) process.stdout.write(`invented  ${placeOf(item)} ${item.at_stake ?? ''}\n`);
const kinds = new Set(expected.map(({ code }) => code)).size;
const median = [...times].sort((a, b) => a - b)[RUNS >> 1] ?? 0;
process.stdout.write(
  `${lines} lines, ${expected.length} planted errors of ${kinds} kinds: ${missed.length} missed, ${invented.length} invented; median of ${RUNS}: ${median.toFixed(2)} s\n`,
);
process.exitCode = missed.length + invented.length === 0 ? 0 : 1;

/** @param {string} workspace @param {string} month */
function closeMonth(workspace, month) {
  const run = join(workspace, 'runs', month);
  const allocate = ['allocate', workspace, '--period', month, '--reports', 'none', '--no-reconcile'];
  for (const argv of [allocate, ['close', run, '--on', `${month}-28`]]) {
    const { status, stderr } = spawnSync(process.execPath, [grappe, ...argv], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${argv.join(' ')}: exit code ${status}\n${stderr.slice(0, 4000)}`);
  }
}

/**
 * Those of `these` that have no counterpart left in `those`.
 * @template {Expected} T @param {readonly T[]} these @param {readonly Expected[]} those
 */
function without(these, those) {
  const left = [...those];
  return these.filter((item) => {
    const index = left.findIndex(
      (other) =>
        placeOf(other) === placeOf(item) &&
        (other.at_stake === null || item.at_stake === null || other.at_stake === item.at_stake),
    );
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** @param {Expected} item */
function placeOf({ code, invoice_number, line_number, access }) {
  return [code, invoice_number, line_number, access].join(' | ');
}
