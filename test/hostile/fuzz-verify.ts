import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { grappe, mustBuilt, rehash } from '../audit/built.ts';
import { conventionOf, INVOICE_HEADER, makeSmall, makeWritable, must } from '../audit/workspace.ts';
import { withEnvironment } from '../cli/environment.ts';
import { runCommand } from '../cli/run-command.ts';
import { has, slashed, temporaryIn } from '../windows.ts';

const KEPT = 'fixtures/audit/0.1.0';
/** What nobody waits for. */
const PATIENCE_MS = 20_000;

export interface FuzzedVerify {
  readonly failures: readonly string[];
  /** How many ended with each code, and how many of them went to the built program. */
  readonly exits: ReadonlyMap<number, number>;
  readonly built: number;
  readonly slowestMs: number;
}

/**
 * Damages workspaces sent by somebody (manifests, ledgers, packed folders) `times` times, and returns what `verify`, or
 * `verify --all`, did wrong. Everything around the temporary folder, eight folders up, is compared with what it was
 * before: names, kinds, times, bytes; the temporary folder itself must be empty afterwards. Every `builtEvery`th goes
 * to the built program.
 */
export async function fuzzVerify(times: number, seed: number, builtEvery = 10): Promise<FuzzedVerify> {
  const top = mkdtempSync(join(tmpdir(), 'grappe-fuzz-verify-'));
  // As deep as the names of the attack lead up, so that none of them leaves what is watched.
  const folder = join(top, 'a/b/c/d/e/f');
  const random = generator(seed);
  const failures: string[] = [];
  const exits = new Map<number, number>();
  let [built, slowestMs] = [0, 0];
  try {
    const temporary = join(folder, 'guarded/tmp');
    mkdirSync(join(folder, 'guarded/ours/inputs'), { recursive: true });
    mkdirSync(temporary);
    for (const path of ['members.csv', 'inputs/members.csv', 'manifest.json', 'closed.csv']) {
      writeFileSync(join(folder, 'guarded/ours', path), 'ours\n');
      if (!path.includes('/')) writeFileSync(join(folder, 'guarded', path), 'ours\n');
    }
    const originals = [join(top, 'originals/own'), join(top, 'originals/kept')] as const;
    await makeOwn(originals[0]);
    cpSync(KEPT, originals[1], { recursive: true });
    for (const original of originals) {
      makeWritable(original);
      mustBuilt('verify', firstRun(original));
    }
    await withEnvironment(temporaryIn(temporary), async () => {
      for (let at = 0; at < times; at++) {
        const sent = join(folder, 'guarded/sent');
        rmSync(sent, { recursive: true, force: true });
        cpSync(originals[at % 2] ?? '', sent, { recursive: true });
        const what = damage(sent, folder, random);
        const tree = treeOf(join(top, 'a'));
        const argv = [...(random() < 0.3 ? ['--all', sent] : [firstRun(sent)]), '-q', '--lang', 'en'];
        const started = process.hrtime.bigint();
        const { exitCode } =
          at % builtEvery === 0 ? grappe('verify', ...argv) : await runCommand(['verify', ...argv]);
        if (at % builtEvery === 0) built++;
        const took = Number((process.hrtime.bigint() - started) / 1_000_000n);
        slowestMs = Math.max(slowestMs, took);
        exits.set(exitCode, (exits.get(exitCode) ?? 0) + 1);
        const wrong = [
          ...(exitCode > 2 ? [`exit ${exitCode}`] : []),
          ...(took > PATIENCE_MS ? [`${took} ms`] : []),
          ...(treeOf(join(top, 'a')) === tree ? [] : ['touched what is not its own']),
        ];
        if (wrong.length > 0) failures.push(`${at}: ${what}: ${wrong.join(', ')}`);
      }
    });
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
  return { failures, exits, built, slowestMs };
}

/** A workspace of this version: two closed runs, the second with a correction of the first. */
async function makeOwn(workspace: string): Promise<void> {
  const invoice = (month: string): string =>
    `${INVOICE_HEADER}OP,F${month},2025-${month}-20,1,G,subscription,2025-${month}-01,2025-${month}-28,10.01,20\n`;
  mkdirSync(workspace, { recursive: true });
  const share = '{ by: students, as_of: { date: "10-01", year: previous } }';
  makeSmall(workspace, conventionOf('carry', share, 'invoice'), {
    '09.csv': invoice('09'),
    '10.csv': invoice('10'),
  });
  await must('allocate', workspace, '--period', '2025-09', '--reports', 'csv', '-q');
  await must('close', join(workspace, 'runs/2025-09'), '--on', '2025-10-05', '-q');
  const measures = join(workspace, 'measures.csv');
  writeFileSync(measures, readFileSync(measures, 'utf8').replace(',7\n', ',17\n'));
  const october = ['--period', '2025-10', '--regularise', '2025-09', '--reports', 'csv', '-q'];
  await must('allocate', workspace, ...october);
  await must('close', join(workspace, 'runs/2025-10'), '--on', '2025-11-05', '-q');
}

/** The run that is verified: the last by its name. */
function firstRun(sent: string): string {
  return join(sent, 'runs', runsOf(sent).at(-1) ?? '2025-10');
}

function runsOf(sent: string): readonly string[] {
  return readdirSync(join(sent, 'runs'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

type Random = () => number;

function pick<T>(items: readonly T[], random: Random): T {
  return items[Math.floor(random() * items.length)] as T;
}

function damage(sent: string, folder: string, random: Random): string {
  const run = firstRun(sent);
  const done: string[] = [];
  for (let count = 1 + Math.floor(random() * 3); count > 0; count--) {
    const [name, change] = pick(DAMAGES, random);
    try {
      done.push(`${name} ${change({ sent, run, folder, random })}`);
    } catch (error) {
      // What an earlier damage took away cannot be damaged again.
      if (!(error instanceof Error && ('code' in error || error instanceof SyntaxError))) throw error;
    }
  }
  if (random() < 0.5 && !done.some((what) => what.includes('pipe'))) {
    try {
      rehash(run);
      done.push('rehashed');
    } catch {
      // What is no manifest any more has no hashes to put right.
    }
  }
  return done.join('; ');
}

interface Ground {
  readonly sent: string;
  readonly run: string;
  readonly folder: string;
  readonly random: Random;
}

/** Names and values that lead elsewhere, or to nothing. */
function nasty({ folder, random }: Ground): string {
  const ups = '../'.repeat(1 + Math.floor(random() * 7));
  return pick(
    [
      `${ups}ours/members.csv`,
      `${ups}members.csv`,
      `inputs/${ups}ours/inputs/members.csv`,
      join(folder, 'guarded/ours/members.csv'),
      `..\\..\\ours\\members.csv`,
      'C:\\x',
      'c:members.csv',
      '//server/share/x',
      '..',
      '.',
      '',
      'a//b',
      'a/./b',
      '\u0000',
      'CON',
      '\u202e',
      '-1',
      '1e9',
      'NaN',
      '9'.repeat(400),
      'x'.repeat(5000),
    ],
    random,
  );
}

/** A place in a JSON value, put to something else. */
function mutated(value: unknown, ground: Ground): unknown {
  const { random } = ground;
  if (Array.isArray(value) && value.length > 0 && random() < 0.85) {
    const at = Math.floor(random() * value.length);
    const way = random();
    if (way < 0.15) return value.filter((_, index) => index !== at);
    if (way < 0.3) return [...value, value[at]];
    if (way < 0.4) return [...value].reverse();
    return value.map((item, index) => (index === at ? mutated(item, ground) : item));
  }
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0 && random() < 0.9) {
    const key = pick(Object.keys(value), random);
    const entries = Object.entries(value);
    if (random() < 0.1) return Object.fromEntries(entries.filter(([name]) => name !== key));
    return Object.fromEntries(
      entries.map(([name, item]) => [name, name === key ? mutated(item, ground) : item]),
    );
  }
  return pick<unknown>(
    [
      null,
      true,
      -1,
      0,
      1e308,
      0.5,
      [],
      {},
      [[]],
      { path: nasty(ground) },
      nasty(ground),
      nasty(ground),
      [nasty(ground)],
    ],
    random,
  );
}

const DAMAGES: readonly (readonly [string, (ground: Ground) => string])[] = [
  ['manifest', mutateManifest],
  ['manifest', mutateManifest],
  ['manifest', mutateManifest],
  [
    'ledger',
    ({ sent, random }) => {
      const path = join(sent, 'runs/closed.csv');
      const lines = textOf(path).split('\n');
      const at = Math.floor(random() * lines.length);
      const way = random();
      if (way < 0.3) lines.splice(at, 1);
      else if (way < 0.6) lines.splice(at, 0, lines[Math.floor(random() * lines.length)] ?? '');
      else lines.reverse();
      writeFileSync(path, lines.join('\n'));
      if (random() < 0.5) seal(path);
      return `row ${at}`;
    },
  ],
  [
    'ledger cell',
    (ground) => {
      const { sent, random } = ground;
      const path = join(sent, 'runs/closed.csv');
      const rows = textOf(path)
        .split('\n')
        .map((line) => line.split(','));
      const row = pick(rows, random);
      const at = Math.floor(random() * row.length);
      row[at] = nasty(ground);
      writeFileSync(path, rows.map((cells) => cells.join(',')).join('\n'));
      if (random() < 0.5) seal(path);
      return `${at} to ${JSON.stringify(row[at]?.slice(0, 60))}`;
    },
  ],
  [
    'bytes',
    ({ sent, random }) => {
      const path = pick(filesBelow(sent), random);
      const bytes = readFileSync(join(sent, path));
      const at = Math.floor(random() * bytes.length);
      const way = random();
      const part = bytes.subarray(at, at + Math.floor(random() * 100));
      const changed =
        way < 0.4
          ? Buffer.concat([bytes.subarray(0, at), part, bytes.subarray(at)])
          : way < 0.8
            ? Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + part.length)])
            : Buffer.concat([
                bytes.subarray(0, at),
                Buffer.from([Math.floor(random() * 256)]),
                bytes.subarray(at + 1),
              ]);
      writeFileSync(join(sent, path), changed);
      return `${path} at ${at}`;
    },
  ],
  [
    'packed text',
    (ground) => {
      const { run, random } = ground;
      const path = pick(filesBelow(join(run, 'inputs')), random);
      const file = join(run, 'inputs', path);
      const cells = readFileSync(file, 'utf8').split(/(?<=[,;:\n ])/);
      const at = Math.floor(random() * cells.length);
      cells[at] = nasty(ground);
      writeFileSync(file, cells.join(''));
      return `${path} at ${at}`;
    },
  ],
  [
    'entry',
    ({ sent, folder, random }) => {
      const path = pick(filesBelow(sent), random);
      const file = join(sent, path);
      const way = Math.floor(random() * 5);
      if (way === 0) rmSync(file);
      else if (way === 1)
        renameSync(file, join(dirname(file), pick(['x', '-rf', 'a b', '…', 'members.csv'], random)));
      else {
        rmSync(file);
        if (way === 2) mkdirSync(file);
        if (way === 3 && has.links)
          symlinkSync(join(folder, 'guarded/ours', pick(['members.csv', 'inputs', '.'], random)), file);
        if (way === 4) spawnSync('mkfifo', [file]);
      }
      return `${['removed', 'renamed', 'folder', 'link', 'pipe'][way]} ${path}`;
    },
  ],
  [
    'run',
    ({ sent, random }) => {
      const runs = join(sent, 'runs');
      const name = pick(readdirSync(runs), random);
      if (random() < 0.5) rmSync(join(runs, name), { recursive: true });
      else
        renameSync(
          join(runs, name),
          join(runs, pick(['2025-01', '2025-O9', '.hidden', 'CLOSED.csv', 'x,y'], random)),
        );
      return name;
    },
  ],
];

function mutateManifest(ground: Ground): string {
  const path = join(ground.run, 'manifest.json');
  let value: unknown = JSON.parse(textOf(path));
  for (let count = 1 + Math.floor(ground.random() * 3); count > 0; count--) value = mutated(value, ground);
  const text = JSON.stringify(value, undefined, 2);
  writeFileSync(path, `${text}\n`);
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** The text of a file; an error where an earlier damage has put a pipe in its place, which nobody would ever end. */
function textOf(path: string): string {
  if (!lstatSync(path).isFile()) throw Object.assign(new Error(`${path} is no file`), { code: 'EINVAL' });
  return readFileSync(path, 'utf8');
}

/** Recomputes the seal of a ledger. */
function seal(ledger: string): void {
  // Nobody would ever read from a pipe that an earlier damage has put there.
  if (existsSync(`${ledger}.sha256`)) textOf(`${ledger}.sha256`);
  const hash = createHash('sha256').update(readFileSync(ledger)).digest('hex');
  writeFileSync(`${ledger}.sha256`, `${hash}  closed.csv\n`);
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(slashed)
    .filter((path) => lstatSync(join(folder, path)).isFile())
    .sort();
}

/** Every name below a folder, with its kind, rights, time of change, and bytes; the temporary folder must be empty. */
function treeOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(slashed)
    .sort()
    .map((path) => {
      const absolute = join(folder, path);
      const facts = lstatSync(absolute);
      const content = facts.isFile()
        ? createHash('sha256').update(readFileSync(absolute)).digest('hex')
        : facts.isSymbolicLink()
          ? readlinkSync(absolute)
          : '';
      const changed = path.endsWith('guarded/tmp') ? '' : facts.mtimeMs;
      return `${path} ${facts.mode} ${changed} ${content}`;
    })
    .join('\n');
}

/** Numbers below 1 that a seed decides (mulberry32, public domain, T. Ettinger). */
function generator(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
