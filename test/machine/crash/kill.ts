/** Kills commands at random and compares what is left of the workspace with what is allowed. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runCommand } from '../../cli/run-command.ts';
import { type Random, randomOf } from '../../generators/random.ts';
import { type HowToRun, type Program, programCopy } from '../program.ts';
import { type Files, filesOf, removeFolder, sameFiles } from './files.ts';
import { allocateOptions, CLOSED_ON, type Expected, ledgerOf, MONTH, prepare } from './workspace.ts';

export type Command = 'allocate' | 'close';

/** The result of so many kills. */
export interface Survey {
  readonly command: Command;
  readonly kills: number;
  /**
   * Kills after which the old run was in place (and open), the new one (and closed), or none, with the old one next to
   * its place.
   */
  readonly before: number;
  readonly after: number;
  readonly beside: number;
  /** Kills that left something to remove. */
  readonly leftovers: number;
  readonly failures: readonly string[];
}

/** When a command is killed: after some milliseconds, or at the nth of its calls that change the disk. */
type Moment = { readonly milliseconds: number } | { readonly step: number };

interface Scene {
  readonly program: Program;
  readonly folder: string;
  readonly command: Command;
  readonly expected: Expected;
}

/**
 * Kills a command until it was killed `count` times: in turn at a random moment and right after one of its renames,
 * because the moments that matter are short; once it was killed after each rename, at a random one of the calls that
 * change the disk.
 */
export async function killAtRandom(command: Command, count: number, seed: number): Promise<Survey> {
  const program = programCopy();
  const folder = mkdtempSync(join(tmpdir(), 'grappe-crash-'));
  try {
    const expected = prepare(program, folder, command === 'allocate' ? 'old' : 'today');
    const scene: Scene = { program, folder, command, expected };
    const random = randomOf(seed);
    const length = measure(scene);
    const sums = { kills: 0, before: 0, after: 0, beside: 0, leftovers: 0 };
    const failures: string[] = [];
    for (let attempt = 0; sums.kills < count && attempt < 5 * count; attempt++) {
      const moment = momentOf(random, attempt, length);
      const seen = await killOnce(scene, moment);
      if (seen === undefined) continue;
      sums.kills++;
      if (seen.place !== undefined) sums[seen.place]++;
      if (seen.leftovers) sums.leftovers++;
      failures.push(...seen.failures.map((text) => `${command} at ${JSON.stringify(moment)}: ${text}`));
    }
    return { command, ...sums, failures };
  } finally {
    removeFolder(folder);
    removeFolder(program.folder);
  }
}

/**
 * Refuses one call of a command that changes the disk, or it and all that follow in turn, with errors of the machine: each
 * of the last calls, which put the run in its place and its row in the ledger. The command must say so (4), or do
 * without; where the run is closed, it must say that, and when it is typed again; and a draft that is not replaced
 * stands in its place.
 */
export async function refuseLast(
  command: Command,
  count: number,
  codes: readonly string[],
): Promise<readonly string[]> {
  const program = programCopy();
  const folder = mkdtempSync(join(tmpdir(), 'grappe-refuse-'));
  try {
    const expected = prepare(program, folder, command === 'allocate' ? 'old' : 'today');
    const scene: Scene = { program, folder, command, expected };
    const { steps } = measure(scene);
    const failures: string[] = [];
    for (let index = 0; index < count; index++) {
      const [step, code, on] = [steps - index, codes[index % codes.length] ?? '', index % 2 === 0];
      const wrong = await refuseOnce(scene, step, code, on);
      failures.push(...wrong.map((text) => `${code} at ${step} of ${steps}, on: ${on}: ${text}`));
    }
    return failures;
  } finally {
    removeFolder(folder);
    removeFolder(program.folder);
  }
}

async function refuseOnce(scene: Scene, step: number, code: string, on: boolean): Promise<readonly string[]> {
  const { workspace, how } = begin(scene);
  const env = { REFUSE_AT: String(step), REFUSE_WITH: code, ...(on ? { REFUSE_ON: '1' } : {}) };
  const argv = [...argvOf(scene, workspace), '--lang', 'en'];
  const { code: exit, stderr } = scene.program.run(argv, watched(how, env));
  const said = stderr.includes('It is closed');
  const place = placeOf(join(workspace, 'runs'), scene.expected);
  const wrong: string[] = [];
  if (exit !== 4 && exit !== 0) wrong.push(`exit ${exit}: ${stderr}`);
  if (exit === 4 && said !== isIssued(scene, workspace)) wrong.push(`says of closed: ${said}: ${stderr}`);
  if (!on && place === 'beside') wrong.push('the draft is not in its place');
  if (exit === 4 && said) {
    // No file can be put in its place yet: the run is closed no less.
    const again = scene.program.run(argv, watched(how, { REFUSE_CALL: 'renameSync', REFUSE_WITH: code }));
    const isTold = again.code === 4 ? again.stderr.includes('It is closed') : again.code === 2;
    if (!isTold) wrong.push(`typed again: exit ${again.code}: ${again.stderr}`);
  }
  return [...wrong, ...(await stateFailures(scene, workspace)).failures];
}

function momentOf(random: Random, attempt: number, { milliseconds, steps, renames }: Length): Moment {
  if (attempt % 2 === 0) return { milliseconds: random.int(1, milliseconds) };
  const rename = renames[(attempt - 1) / 2];
  return { step: rename === undefined ? random.int(1, steps) : rename + 1 };
}

/** How long a command takes, in time and in calls that change the disk; and which of these rename. */
interface Length {
  readonly milliseconds: number;
  readonly steps: number;
  readonly renames: readonly number[];
}

function measure(scene: Scene): Length {
  const { workspace, how } = begin(scene);
  const start = performance.now();
  scene.program.run(argvOf(scene, workspace), how);
  const milliseconds = Math.ceil(performance.now() - start);
  begin(scene);
  const counted = join(scene.folder, 'steps');
  scene.program.run(argvOf(scene, workspace), watched(how, { COUNT_TO: counted }));
  return { milliseconds, ...JSON.parse(readFileSync(counted, 'utf8')) };
}

function watched(how: HowToRun, env: Readonly<Record<string, string>>): HowToRun {
  const NODE_OPTIONS = `--import ${resolve('test/machine/crash/at-step.mjs')}`;
  return { ...how, env: { ...how.env, NODE_OPTIONS, ...env } };
}

/** The workspace as it was before, with a temporary folder of its own. */
function begin({ folder, expected }: Scene): { readonly workspace: string; readonly how: HowToRun } {
  const workspace = join(folder, 'group');
  const temporary = join(folder, 'tmp');
  removeFolder(workspace);
  removeFolder(temporary);
  mkdirSync(temporary);
  cpSync(expected.template, workspace, { recursive: true });
  return { workspace, how: { env: { TMPDIR: temporary } } };
}

function argvOf({ command }: Scene, workspace: string): readonly string[] {
  if (command === 'allocate') return ['allocate', workspace, ...allocateOptions(MONTH)];
  return ['close', join(workspace, 'runs', MONTH), '--on', CLOSED_ON, '-q'];
}

interface Seen {
  readonly place: 'before' | 'after' | 'beside' | undefined;
  readonly leftovers: boolean;
  readonly failures: readonly string[];
}

/** Undefined where the command had ended before. */
async function killOnce(scene: Scene, moment: Moment): Promise<Seen | undefined> {
  const { program } = scene;
  const { workspace, how } = begin(scene);
  const argv = argvOf(scene, workspace);
  const ended =
    'step' in moment
      ? program.run(argv, watched(how, { KILL_AT: String(moment.step) }))
      : program.run(argv, { ...how, killAfter: moment.milliseconds });
  if (ended.signal !== 'SIGKILL') return undefined;
  return stateFailures(scene, workspace);
}

/** What is wrong with what a command left, and with what the next command makes of it. */
async function stateFailures(scene: Scene, workspace: string): Promise<Seen> {
  const { expected, folder } = scene;
  const failures: string[] = [];
  const runs = join(workspace, 'runs');
  const place = isIssued(scene, workspace) ? 'after' : placeOf(runs, expected);
  if (placeOf(runs, expected) === undefined)
    failures.push('the run is neither the one before nor the one after');
  failures.push(...ledgerFailures(scene, workspace));
  const hidden = () => readdirSync(runs).filter((name) => name.startsWith('.'));
  const leftovers = hidden().length > 0 || readdirSync(join(folder, 'tmp')).length > 0;
  failures.push(...(await nextFailures(scene, workspace)));
  const afterNext = placeOf(runs, expected);
  if (afterNext !== 'before' && afterNext !== 'after')
    failures.push('the next command did not restore the run');
  failures.push(...ledgerFailures(scene, workspace));
  for (const name of hidden()) failures.push(`the next command left ${name}`);
  for (const name of readdirSync(join(folder, 'tmp'))) failures.push(`the next command left tmp/${name}`);
  if (!sameFiles(filesOf(workspace, ['runs']), expected.inputs)) failures.push('an input has changed');
  return { place, leftovers, failures };
}

/** Whether a `close` had come as far as the ledger. */
function isIssued({ command, expected }: Scene, workspace: string): boolean {
  return command === 'close' && ledgerOf(workspace).ledger === expected.ledgers[1];
}

function placeOf(runs: string, { before, after }: Expected): Seen['place'] {
  const place = filesOf(join(runs, MONTH));
  if (sameFiles(place, before)) return 'before';
  if (sameFiles(place, after)) return 'after';
  if (place.size > 0) return undefined;
  const isAside = (name: string): boolean => name.startsWith(`.${MONTH}.`) && name.endsWith('.old');
  const aside = readdirSync(runs)
    .filter(isAside)
    .map((name): Files => filesOf(join(runs, name)));
  return aside.some((files) => sameFiles(files, before)) ? 'beside' : undefined;
}

/** The ledger is the one before or the one after, and so is its seal, at most a row behind. */
function ledgerFailures({ expected: { ledgers, seals } }: Scene, workspace: string): readonly string[] {
  const { ledger, seal } = ledgerOf(workspace);
  const [row, sealed] = [ledgers.indexOf(ledger), seals.indexOf(seal)];
  if (row === -1) return ['the ledger is neither the one before nor the one after'];
  return sealed !== -1 && sealed <= row ? [] : ['the seal is not that of the ledger or of the one before'];
}

/**
 * The next commands find nothing in their way: `allocate` of another month, `close` once more and `verify`. They run in
 * this process, which is another one than the killed one all the same.
 */
async function nextFailures(scene: Scene, workspace: string): Promise<readonly string[]> {
  const { command, expected, folder } = scene;
  const failures: string[] = [];
  const usual = process.env['TMPDIR'];
  const expectCode = async (wanted: number, argv: readonly string[]): Promise<void> => {
    process.env['TMPDIR'] = join(folder, 'tmp');
    const { exitCode, stderr } = await runCommand(argv);
    if (usual === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = usual;
    if (exitCode !== wanted) failures.push(`then ${argv[0]} ended with ${exitCode}: ${stderr}`);
  };
  if (command === 'allocate') {
    const another = join(workspace, 'runs/another');
    const options = allocateOptions(MONTH).filter((word) => word !== '--force');
    await expectCode(0, ['allocate', workspace, ...options, '--out', another]);
    removeFolder(another);
    return failures;
  }
  const closed = ledgerOf(workspace).ledger === expected.ledgers[1];
  await expectCode(closed ? 2 : 0, argvOf(scene, workspace));
  await expectCode(0, ['verify', join(workspace, 'runs', MONTH), '-q']);
  return failures;
}
