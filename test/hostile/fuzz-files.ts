/** Damages the files of a workspace, tables, convention and invoices alike, and asks grappe what it makes of them. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../cli/run-command.ts';
import { mutated, type Numbers, numbers } from '../invoices/fuzz/mutate.ts';
import { slashed } from '../windows.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';
import { wrongIn } from './verdict.ts';

const WORKSPACES = ['fixtures/diagnostics/base', 'fixtures/grand-est'];

export interface FileFuzz {
  readonly files: number;
  readonly accepted: number;
  readonly refused: number;
  /** Milliseconds of the processor for the slowest. */
  readonly slowest: number;
  readonly failures: readonly string[];
}

export async function fuzzFiles(count: number, seed: number): Promise<FileFuzz> {
  const next = numbers(seed);
  const sums = { files: 0, accepted: 0, refused: 0, slowest: 0 };
  const failures: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'grappe-fuzz-'));
  try {
    for (const [index, original] of WORKSPACES.entries()) {
      cpSync(original, join(folder, String(index)), { recursive: true });
    }
    for (; sums.files < count && failures.length < 10; sums.files++) {
      const workspace = join(folder, String(next(8) === 0 ? 1 : 0));
      const names = filesIn(workspace);
      const name = names[next(names.length)] ?? '';
      const path = join(workspace, name);
      const bytes = readFileSync(path);
      const damaged = next(3) === 0 ? withHostileCell(bytes, next) : mutated(bytes, next);
      writeFileSync(path, damaged);
      const start = process.cpuUsage();
      const wrong = await tryWorkspace(workspace);
      const { user, system } = process.cpuUsage(start);
      writeFileSync(path, bytes);
      sums.slowest = Math.max(sums.slowest, (user + system) / 1000);
      if (wrong === 'accepted' || wrong === 'refused') sums[wrong]++;
      else
        failures.push(`seed ${seed}, file ${sums.files}, ${name}: ${wrong}\n${damaged.toString('base64')}`);
    }
    return { ...sums, failures };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `accepted`, `refused`, or what should not be. */
async function tryWorkspace(workspace: string): Promise<string> {
  const checked = await runCommand(['check', workspace, '--all']);
  const ofCheck = wrongIn(checked, false);
  if (ofCheck !== undefined) return `check: ${ofCheck}`;
  const out = join(workspace, '..', 'run');
  const argv = ['allocate', workspace, '--allow-unallocated', '--reports', 'csv', '--out', out];
  const allocated = await runCommand([...argv, '--format', 'json']);
  const ofAllocate = wrongIn(allocated, true);
  if (ofAllocate !== undefined) return `allocate: ${ofAllocate}`;
  const written = existsSync(out);
  rmSync(out, { recursive: true, force: true });
  if (![0, 1, 2].includes(allocated.exitCode))
    return `allocate ended with ${allocated.exitCode}: ${allocated.stdout}`;
  if (written !== (allocated.exitCode !== 2))
    return `ended with ${allocated.exitCode}, but a run is there: ${written}`;
  const hidden = readdirSync(join(workspace, '..')).filter((name) => name.startsWith('.'));
  if (hidden.length > 0) return `left ${hidden.join(', ')}`;
  const reconciled = await runCommand(['reconcile', workspace, '--format', 'json']);
  const ofReconcile = wrongIn(reconciled, true);
  if (ofReconcile !== undefined) return `reconcile: ${ofReconcile}`;
  return allocated.exitCode === 2 ? 'refused' : 'accepted';
}

function filesIn(workspace: string): readonly string[] {
  return readdirSync(workspace, { recursive: true, encoding: 'utf8' })
    .map(slashed)
    .filter((name) => /\.(?:csv|yaml|xml)$/u.test(name))
    .sort();
}

/** One cell or word of a text replaced by something hostile. */
function withHostileCell(bytes: Buffer, next: Numbers): Buffer {
  const cells = bytes.toString('utf8').split(/([,;:\n])/u);
  cells[2 * next(Math.ceil(cells.length / 2))] = HOSTILE_TEXTS[next(HOSTILE_TEXTS.length)] ?? '';
  return Buffer.from(cells.join(''), 'utf8');
}
