/** A copy of the built program in a folder of its own, so that a concurrent build does not remove it. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface HowToRun {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** A command line before it: `['unshare', '-n']`. */
  readonly within?: readonly string[];
  /** The user that runs it. */
  readonly uid?: number;
  /** Milliseconds after which it is killed. */
  readonly killAfter?: number;
}

export interface Program {
  readonly folder: string;
  readonly cli: string;
  readonly run: (argv: readonly string[], how?: HowToRun) => Ended;
}

/** Copies what `npm run build` made. */
export function programCopy(): Program {
  if (!existsSync('dist/cli.cjs')) throw new Error('npm run build comes first');
  const folder = mkdtempSync(join(tmpdir(), 'grappe-program-'));
  for (const name of ['bin', 'dist', 'schemas', 'package.json', 'fixtures/grand-est']) {
    cpSync(resolve(name), join(folder, name), { recursive: true });
  }
  return programAt(folder);
}

/** The program of a package folder. */
function programAt(folder: string): Program {
  const cli = join(folder, 'bin/grappe.js');
  return {
    folder,
    cli,
    run(argv, { env = {}, cwd = folder, within = [], uid, killAfter } = {}) {
      const [command = process.execPath, ...before] = [...within, process.execPath];
      const { status, signal, stdout, stderr } = spawnSync(command, [...before, cli, ...argv], {
        cwd,
        env: { PATH: process.env['PATH'] ?? '', ...env },
        encoding: 'utf8',
        maxBuffer: 1 << 28,
        ...(uid === undefined ? {} : { uid }),
        ...(killAfter === undefined ? {} : { timeout: killAfter, killSignal: 'SIGKILL' as const }),
      });
      return { code: status, signal, stdout, stderr };
    },
  };
}
