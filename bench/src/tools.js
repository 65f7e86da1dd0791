// @ts-check
/** The programs that are measured, each as a command line over a workspace. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Tool
 * @property {string} name as printed
 * @property {(workspace: string, out: string) => string[]} argv `out` is a path that does not exist yet
 * @property {((out: string) => string) | undefined} allocations where it then wrote allocations.csv; undefined: it writes none
 * @property {readonly number[]} accepted exit codes of success
 * @property {boolean} [alone] its rows are those of no other tool: they are compared between its own runs
 * @property {(workspace: string, out: string) => void} [prepare] before each run, untimed
 */

const path = (/** @type {string} */ relative) => fileURLToPath(new URL(relative, import.meta.url));
const GRAPPE = path('../../bin/grappe.js');

/** @type {Tool} */
export const duckdb = {
  name: 'DuckDB',
  accepted: [0],
  allocations: (out) => out,
  argv: (workspace, out) => [process.execPath, path('../peers/duckdb.js'), workspace, out],
};

/** @type {Tool} */
export const python = {
  name: 'Python',
  accepted: [0],
  allocations: (out) => out,
  argv: (workspace, out) => ['python3', path('../peers/plain.py'), workspace, out],
};

/** @type {Tool} */
export const csvParse = {
  name: 'csv-parse loop (reads only)',
  accepted: [0],
  allocations: undefined,
  argv: (workspace) => [process.execPath, path('../peers/csv-parse-loop.js'), workspace],
};

/** @type {Tool} */
export const emptyNode = {
  name: 'node -e 0',
  accepted: [0],
  allocations: undefined,
  argv: () => [process.execPath, '-e', '0'],
};

/** @type {Tool} */
export const grappeHelp = {
  name: 'grappe --help',
  accepted: [0],
  allocations: undefined,
  argv: () => [process.execPath, GRAPPE, '--help'],
};

/**
 * `grappe allocate`; it exits 1 when the run is written and holds findings.
 * @param {string} name
 * @param {readonly string[]} options
 * @param {{ below?: string, alone?: boolean }} [how] a workspace below the case's; `alone`: its rows are no other's
 * @returns {Tool}
 */
export function grappe(name, options, { below = '.', alone = false } = {}) {
  return {
    name,
    accepted: [0, 1],
    alone,
    allocations: (out) => join(out, 'allocations.csv'),
    argv: (workspace, out) => [
      process.execPath,
      GRAPPE,
      'allocate',
      join(workspace, below),
      '--out',
      out,
      ...options,
    ],
  };
}

/** Another command of grappe on a workspace. @param {string} command @param {(workspace: string) => readonly string[]} args @param {string} [name] @returns {Tool} */
export function grappeCommand(command, args, name = `grappe ${command}`) {
  return {
    name,
    // 2: what `check` says of a workspace that is in error.
    accepted: command === 'check' ? [0, 1, 2] : [0, 1],
    allocations: undefined,
    argv: (workspace) => [process.execPath, GRAPPE, command, ...args(workspace)],
  };
}

/** `grappe close` of a run in a workspace: of a copy, since closing is done once. @param {string} run @param {string} on @returns {Tool} */
export function grappeClose(run, on) {
  return {
    name: 'grappe close',
    accepted: [0],
    allocations: undefined,
    prepare: (workspace, out) => cpSync(workspace, out, { recursive: true }),
    argv: (_, out) => [process.execPath, GRAPPE, 'close', join(out, run), '--on', on],
  };
}

/** Runs grappe to make what is measured afterwards. @param {readonly string[]} args */
export function runGrappe(args) {
  const { status, stderr } = spawnSync(process.execPath, [GRAPPE, ...args], { encoding: 'utf8' });
  if (status !== 0 && status !== 1) throw new Error(`grappe ${args.join(' ')}: ${stderr}`);
}

/** Why grappe cannot run here, or undefined. */
export function grappeMissing() {
  if (!existsSync(GRAPPE)) return 'bin/grappe.js does not exist';
  const { status, stderr } = spawnSync(process.execPath, [GRAPPE, 'allocate', '--help'], {
    encoding: 'utf8',
  });
  return status === 0 ? undefined : `grappe allocate --help fails: ${stderr.trim().split('\n')[0]}`;
}
