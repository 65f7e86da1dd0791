import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../cli/run-command.ts';
import { inWorkspace } from '../temporary-workspace.ts';
import { mutated, numbers } from './mutate.ts';
import { FUZZED, ORIGINALS, type Original } from './originals.ts';
import type { PlainLine } from './plain-line.ts';

/** What became of many damaged files. */
export interface FuzzResult {
  readonly files: number;
  /** Files that grappe read, and whose lines are those of the plain reader, by what they were made of. */
  readonly read: Readonly<Record<string, number>>;
  /** Files that it refused. */
  readonly refused: number;
  /** The most that one file took, in milliseconds of the processor: the clock counts other programs too. */
  readonly slowest: number;
  /** What should not be: another exit code, or other lines. */
  readonly failures: readonly string[];
}

const MOST_FAILURES = 5;

/** Damages the originals in turn, reads each by `import` and `check`, and compares with the plain readers. */
export function fuzz(count: number, seed: number): Promise<FuzzResult> {
  return inWorkspace({ ...FUZZED, 'invoices/.keep': '' }, async (folder) => {
    const next = numbers(seed);
    const failures: string[] = [];
    const read: Record<string, number> = {};
    let refused = 0;
    let slowest = 0;
    let files = 0;
    for (; files < count && failures.length < MOST_FAILURES; files++) {
      const original = ORIGINALS[files % ORIGINALS.length];
      if (original === undefined) break;
      const bytes = mutated(original.bytes, next);
      const start = process.cpuUsage();
      const outcome = await tryFile(folder, original, bytes);
      const { user, system } = process.cpuUsage(start);
      slowest = Math.max(slowest, (user + system) / 1000);
      if (outcome === 'read') read[original.name] = (read[original.name] ?? 0) + 1;
      else if (outcome === 'refused') refused++;
      else failures.push(`seed ${seed}, file ${files}: ${outcome}`);
    }
    return { files, read, refused, slowest, failures };
  });
}

/** `read`, `refused`, or what should not be. */
export async function tryFile(folder: string, { name, plain }: Original, bytes: Buffer): Promise<string> {
  const path = join(folder, 'invoices', name);
  writeFileSync(path, bytes);
  try {
    const checked = await runCommand(['check', folder, '-q']);
    if (checked.exitCode !== 0 && checked.exitCode !== 2) return describe(name, bytes, checked.stderr);
    const { exitCode, stdout, stderr } = await runCommand([
      ...['import', path, '--workspace', folder, '--format', 'json'],
    ]);
    if (exitCode === 2) return 'refused';
    if (exitCode !== 0) return describe(name, bytes, stderr);
    const { lines }: { readonly lines: readonly PlainLine[] } = JSON.parse(stdout);
    const expected = JSON.stringify(plain(bytes), undefined, 1);
    const found = JSON.stringify(lines, undefined, 1);
    return found === expected ? 'read' : describe(name, bytes, difference(found, expected));
  } finally {
    rmSync(path);
  }
}

function difference(found: string, expected: string): string {
  const [left, right] = [found.split('\n'), expected.split('\n')];
  const at = left.findIndex((line, index) => line !== right[index]);
  return `line ${at}: grappe has ${left[at] ?? 'nothing'}, the plain reader ${right[at] ?? 'nothing'}`;
}

function describe(name: string, bytes: Buffer, what: string): string {
  return `${name}: ${what}\n${bytes.toString('base64')}`;
}
