/** Makes command lines of the words that grappe knows and of hostile ones, and asks for an answer to each. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { ALL, COMMON_OPTIONS, choicesOf } from '../../src/cli/definition.ts';
import { runCommand } from '../cli/run-command.ts';
import { type Numbers, numbers } from '../invoices/fuzz/mutate.ts';
import { removeFolder } from '../machine/crash/files.ts';
import { HOSTILE_TEXTS } from './hostile-texts.ts';
import { wrongIn } from './verdict.ts';

const VALUES = [
  'group',
  'group/runs/2025-09',
  '2025-09',
  '2025-13',
  '2025-Q3',
  'F1',
  '1',
  'json',
  'none',
  'REGION',
  '',
  '-',
  '--',
];
const LONGEST = 1_000;

export interface CommandLineFuzz {
  readonly lines: number;
  /** How many ended with each exit code. */
  readonly codes: Readonly<Record<string, number>>;
  readonly failures: readonly string[];
}

/** The folder of the process changes, and comes back: a command line writes where it is told to. */
export async function fuzzCommandLines(count: number, seed: number): Promise<CommandLineFuzz> {
  const next = numbers(seed);
  const codes: Record<string, number> = {};
  const failures: string[] = [];
  const before = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'grappe-lines-'));
  const inner = join(folder, 'a/b/c');
  let lines = 0;
  try {
    mkdirSync(inner, { recursive: true });
    for (; lines < count && failures.length < 10; lines++) {
      if (lines % 50 === 0) {
        // Windows does not remove the folder that a process is in.
        process.chdir(before);
        removeFolder(inner);
        cpSync(join(before, 'fixtures/diagnostics/base'), join(inner, 'group'), { recursive: true });
        process.chdir(inner);
        await runCommand(['allocate', 'group', '--period', '2025-09', '--reports', 'none']);
      }
      const argv = commandLine(next);
      const result = await runCommand(argv);
      codes[result.exitCode] = (codes[result.exitCode] ?? 0) + 1;
      const wrong = wrongIn(result, false);
      if (wrong !== undefined)
        failures.push(`seed ${seed}, line ${lines}: ${JSON.stringify(argv)}: ${wrong}`);
    }
    return { lines, codes, failures };
  } finally {
    process.chdir(before);
    removeFolder(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

function commandLine(next: Numbers): readonly string[] {
  const definition = COMMANDS[next(COMMANDS.length)];
  if (definition === undefined || next(40) === 0) return [value(next), value(next)];
  const argv: string[] = [definition.name];
  if (next(4) > 0)
    argv.push(
      next(3) === 0 ? value(next) : definition.argument?.name === '<RUN>' ? 'group/runs/2025-09' : 'group',
    );
  const options = [...definition.options, ...COMMON_OPTIONS];
  for (let times = next(5); times > 0; times--) {
    const option = options[next(options.length)] ?? ALL;
    const [{ flags }, choices] = [option, choicesOf(option)];
    const name = flags.split(/[ ,]+/u).find((word) => word.startsWith('--')) ?? flags;
    argv.push(next(30) === 0 ? `${name}x` : name);
    if (!flags.includes('<') || next(20) === 0) continue;
    argv.push(choices !== undefined && next(3) > 0 ? (choices[next(choices.length)] ?? '') : value(next));
  }
  return argv;
}

/** No path from the top, as what it writes would be anywhere, and no NUL, which no system can pass on. */
function value(next: Numbers): string {
  const text = next(2) === 0 ? VALUES[next(VALUES.length)] : HOSTILE_TEXTS[next(HOSTILE_TEXTS.length)];
  return text === undefined || text.startsWith('/') || text.includes('\0') ? 'x' : text.slice(0, LONGEST);
}
