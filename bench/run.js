// @ts-check
/**
 * npm run bench -- [--cases month,million] [--runs 5] [--in DIR]
 * Generates the workspaces, runs every tool as a whole process in turn, compares the bytes, prints the table.
 * A case that fails is told and the others go on; the exit code is then 1.
 * RESULTS.md is written when every case was run, each at least as often as it asks, grappe among the tools.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CASES } from './src/cases.js';
import { firstDifference, sha256 } from './src/equality.js';
import { defaultRoot } from './src/generate.js';
import { measure } from './src/measure.js';
import { profile } from './src/profile.js';
import { judge, render } from './src/results.js';
import { grappeMissing } from './src/tools.js';

/** @typedef {import("./src/cases.js").Case} Case */
/** @typedef {import("./src/tools.js").Tool} Tool */

const { values } = parseArgs({
  options: { cases: { type: 'string' }, runs: { type: 'string' }, in: { type: 'string' } },
});
const root = values.in ?? defaultRoot();
const chosen = values.cases?.split(',') ?? CASES.map((c) => c.name);
const unheard = chosen.filter((name) => !CASES.some((c) => c.name === name));
if (unheard.length > 0)
  throw new Error(`unknown case ${unheard.join(', ')}; known: ${CASES.map((c) => c.name).join(', ')}`);
const missing = grappeMissing();
if (missing) say(`grappe is not measured: ${missing}`);

await mkdir(root, { recursive: true });
const scratch = await mkdtemp(join(root, 'run-'));
/** @type {import("./src/results.js").Measured[]} */
const all = [];
/** @type {import("./src/results.js").Profile[]} */
const profiles = [];
try {
  for (const c of CASES.filter((one) => chosen.includes(one.name) && toolsOf(one).length > 0)) {
    try {
      all.push(await runCase(c));
    } catch (error) {
      process.exitCode = 1;
      say(`${c.name} FAILED: ${error instanceof Error ? error.message : error}`);
    }
  }
  await profileMissed();
} finally {
  await rm(scratch, { recursive: true, force: true });
}
const text = render(all, !missing, profiles);
process.stdout.write(text);
const complete = all.length === CASES.length && values.runs === undefined;
if (!missing && complete) await writeFile(new URL('RESULTS.md', import.meta.url), text);

/** @param {Case} c @returns {Promise<import("./src/results.js").Measured>} */
async function runCase(c) {
  const workspace = await c.workspace(root);
  const tools = toolsOf(c);
  const reference = await agree([...tools, ...c.witnesses], workspace);
  /** @type {Map<string, import("./src/measure.js").Cost[]>} */
  const costs = new Map(tools.map((tool) => [tool.name, []]));
  const runs = Math.max(Number(values.runs ?? c.least), 1);
  for (let i = 1; i <= runs; i++) {
    for (const tool of tools) {
      say(`${c.name}: run ${i} of ${runs}, ${tool.name}`);
      const out = join(scratch, 'timed');
      tool.prepare?.(workspace, out);
      costs.get(tool.name)?.push(measure(tool.argv(workspace, out), scratch, tool.accepted));
      if (tool.allocations && (await sha256(tool.allocations(out))) !== reference.sha256.get(tool.name))
        throw new Error(`${tool.name} wrote other bytes in run ${i}`);
      await rm(out, { recursive: true, force: true });
    }
  }
  return { case: c, costs, ...reference };
}

/** One more run of each command that missed a target, to see where its time goes. */
async function profileMissed() {
  /** @type {Set<string>} */
  const done = new Set();
  for (const { missed, by } of judge(all)) {
    const c = CASES.find((one) => one.name === by?.caseName);
    const tool = c?.tools.find((one) => one.name === by?.tool);
    if (!missed || !c || !tool || done.has(`${c.name} ${tool.name}`)) continue;
    done.add(`${c.name} ${tool.name}`);
    say(`profile of ${c.name}, ${tool.name}`);
    const workspace = await c.workspace(root);
    const out = join(scratch, 'profiled');
    tool.prepare?.(workspace, out);
    profiles.push({ case: c, tool, parts: profile(tool.argv(workspace, out), scratch, tool.accepted) });
    await rm(out, { recursive: true, force: true });
  }
}

/** @param {Case} c */
function toolsOf(c) {
  return c.tools.filter((tool) => !(missing && tool.name.startsWith('grappe')));
}

/** Runs each tool once, untimed, and stops at the first that writes other bytes. @param {readonly Tool[]} tools @param {string} workspace */
async function agree(tools, workspace) {
  /** @type {{ out: string, path: string, hash: string, name: string } | undefined} */
  let first;
  const equal = [];
  /** @type {Map<string, string>} */
  const bytes = new Map();
  for (const [i, tool] of tools.entries()) {
    if (!tool.allocations) continue;
    say(`comparing ${tool.name}`);
    const out = join(scratch, `agree-${i}`);
    measure(tool.argv(workspace, out), scratch, tool.accepted);
    const path = tool.allocations(out);
    const hash = await sha256(path);
    bytes.set(tool.name, hash);
    if (tool.alone) {
      await rm(out, { recursive: true, force: true });
      continue;
    }
    first ??= { out, path, hash, name: tool.name };
    if (hash !== first.hash)
      throw new Error(`${first.name} and ${tool.name} differ at ${await firstDifference(first.path, path)}`);
    equal.push(tool.name);
    if (out !== first.out) await rm(out, { recursive: true, force: true });
  }
  if (first) await rm(first.out, { recursive: true, force: true });
  return { equal, sha256: bytes };
}

/** @param {string} message */
function say(message) {
  process.stderr.write(`${message}\n`);
}
