import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rehash } from '../audit/built.ts';
import { makeWritable } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';

const KEPT = 'fixtures/audit/0.1.0/runs/2025-10';
const NASTY = ['..', '/etc/passwd', '\u0000', 'null', '-1', '1e9', '[]', '{}', '"', 'C:\\x', '\u202e', ','];

/** Damages a run that is sent, its ledger or a packed file `times` times, and gives what verify did wrong. */
export async function fuzzVerify(times: number, seed: number): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'grappe-fuzz-verify-'));
  const random = generator(seed);
  const failures: string[] = [];
  try {
    const ours = join(folder, 'ours');
    mkdirSync(ours);
    writeFileSync(join(ours, 'members.csv'), 'ours\n');
    const before = treeOf(ours);
    for (let at = 0; at < times; at++) {
      const run = join(folder, 'ours/../sent/runs/2025-10');
      rmSync(join(folder, 'sent'), { recursive: true, force: true });
      cpSync(KEPT, run, { recursive: true });
      makeWritable(run);
      writeFileSync(join(run, '../closed.csv'), 'run,run_id,closed_on\n2025-10,x,2025-11-01\n');
      const what = damage(run, random);
      const { exitCode } = await runCommand(['verify', run, '-q', '--lang', 'en']);
      if (exitCode > 2) failures.push(`${at} ${what}: exit ${exitCode}`);
      if (treeOf(ours) !== before || !isAlone(folder)) failures.push(`${at} ${what}: wrote outside`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return failures;
}

function damage(run: string, random: () => number): string {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const path = pick([
    'manifest.json',
    'SHA256SUMS',
    '../closed.csv',
    'inputs/members.csv',
    'inputs/convention.yaml',
  ]);
  const text = readFileSync(join(run, path), 'utf8');
  const at = Math.floor(random() * text.length);
  const word = pick(NASTY);
  const changed = pick([
    text.slice(0, at) + word + text.slice(at),
    text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 40)),
    text.replace(/"path": "[^"]*"/, JSON.stringify({ path: word }).slice(1, -1)),
    text.replace(/"closed_runs": \[\]/, `"closed_runs": [${JSON.stringify(word)}]`),
  ]);
  writeFileSync(join(run, path), changed);
  try {
    if (random() < 0.5) rehash(run);
  } catch {
    // What is no manifest any more has no hashes to put right.
  }
  return `${path} at ${at} with ${JSON.stringify(word)}`;
}

function isAlone(folder: string): boolean {
  return readdirSync(folder).sort().join() === 'ours,sent';
}

function treeOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map(
      (path) => `${path} ${statSync(join(folder, path)).mtimeMs} ${readFileSync(join(folder, path), 'utf8')}`,
    )
    .join('\n');
}

/** Numbers below 1 that a seed decides (mulberry32, public domain, T. Ettinger). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
