/** On Windows, as Wine shows it, grappe writes the bytes that it writes here, and says the same. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesOf, removeFolder } from './crash/files.ts';
import { type Program, programCopy } from './program.ts';

const NODE = resolve('.nodes/node_modules/node-windows/bin/node.exe');
const GROUP = 'Établissements du groupe';
const RUN = `${GROUP}/runs/2025-09`;
const ALL = 'csv,xlsx,pdf,html';

/** How they end, and in the order in which an officer gives them: each meets what those before it left. */
const COMMANDS = [
  [0, '--help'],
  [0, 'init', 'mon-groupement', '--lang', 'fr'],
  [0, 'init', 'own', '--lang', 'en', '--from', `${GROUP}/sites.csv`],
  [0, 'check', GROUP],
  [2, 'allocate', GROUP, '--period', '2024-01'],
  [0, 'allocate', GROUP, '--period', '2025-09', '--reports', 'none', '--no-pack'],
  [0, 'allocate', GROUP, '--period', '2025-09', '--reports', ALL, '--force'],
  [0, 'close', RUN, '--on', '2025-10-20'],
  [2, 'allocate', GROUP, '--period', '2025-09', '--force'],
  [0, 'verify', RUN],
  [0, 'allocate', GROUP, '--period', '2025-10', '--reports', 'none'],
  [0, 'close', `${GROUP}/runs/2025-10`, '--on', '2025-11-20'],
  [0, 'verify', '--all', GROUP],
  [1, 'diff', RUN, `${GROUP}/runs/2025-10`],
  [0, 'status', GROUP],
  [0, 'account', GROUP, '--period', '2025-09..2025-10', '--reports', ALL],
  [0, 'forecast', GROUP, '--period', '2026'],
  [1, 'reconcile', GROUP, '--format', 'letter', '--out', 'letters.docx'],
  [0, 'explain', '--run', RUN, '--invoice', 'F2025-0009', '--line', '6'],
  [0, 'verify', resolve('fixtures/audit/0.1.0/runs/2025-10')],
] as const;

/** What a command prints, with its places as they are written here. */
interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

let program: Program;
/** Holds a folder for each system, with the same workspace, and what Wine keeps. */
let folder: string;

const environment = (): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: folder,
  XDG_RUNTIME_DIR: folder,
  WINEPREFIX: join(folder, 'wine'),
  WINEDEBUG: '-all',
  LC_ALL: 'C.UTF-8',
});

beforeAll(() => {
  program = programCopy();
  folder = mkdtempSync(join(tmpdir(), 'grappe-windows-'));
  for (const system of ['here', 'windows']) {
    const group = join(folder, system, GROUP);
    cpSync('fixtures/grand-est', group, { recursive: true });
    const invoice = join(group, 'invoices/2025-10.csv');
    writeFileSync(invoice, readFileSync(invoice, 'utf8').replace(';289,90', ';299,90'));
  }
  execFileSync('wineboot', ['--init'], { env: environment(), stdio: 'ignore' });
});

afterAll(() => {
  execFileSync('wineserver', ['--kill', '--wait'], { env: environment(), stdio: 'ignore' });
  removeFolder(folder);
  removeFolder(program.folder);
});

function here(argv: readonly string[]): Said {
  const { code, stdout, stderr } = program.run(argv, { cwd: join(folder, 'here') });
  return inPlace({ code, out: stdout, err: stderr }, 'here');
}

/** What Wine says itself, of a thread of its own that failed, beside what the command says; code and files are held. */
const OF_WINE = /^wine: .*\n/gm;

/** Node for Windows cannot write to pipes of this system: what it says goes through files. */
function onWindows(argv: readonly string[]): Said {
  const said = ['out', 'err'].map((name) => join(folder, name));
  const descriptors = said.map((path) => openSync(path, 'w'));
  const { status } = spawnSync('wine', [NODE, program.cli, ...argv], {
    cwd: join(folder, 'windows'),
    env: environment(),
    stdio: ['ignore', ...descriptors],
  });
  descriptors.forEach(closeSync);
  const [out = '', err = ''] = said.map((path) => readFileSync(path, 'utf8').replaceAll('\\', '/'));
  return inPlace({ code: status, out, err: err.replaceAll(OF_WINE, '') }, 'windows');
}

function inPlace({ code, out, err }: Said, system: string): Said {
  const named = (text: string): string =>
    text.replaceAll(`Z:${folder}`, folder).replaceAll(join(folder, system), '…');
  return { code, out: named(out), err: named(err) };
}

test.each(COMMANDS.map(([code, ...argv]) => [argv.join(' '), code, argv] as const))(
  'grappe %s',
  (_, code, argv) => {
    const said = here(argv);
    expect(said.code).toBe(code);
    expect(onWindows(argv)).toEqual(said);
    expect(filesOf(join(folder, 'windows'))).toEqual(filesOf(join(folder, 'here')));
  },
);

/** A copy of the example that these tests may change, and what a command says there, with the paths of Windows. */
function elsewhere(name: string): (...argv: readonly string[]) => string {
  const cwd = join(folder, name);
  cpSync('fixtures/grand-est', join(cwd, GROUP), { recursive: true });
  const file = join(folder, 'said');
  return (...argv) => {
    const descriptor = openSync(file, 'w');
    const stdio = ['ignore', descriptor, descriptor] as const;
    spawnSync('wine', [NODE, program.cli, ...argv], { cwd, env: environment(), stdio: [...stdio] });
    closeSync(descriptor);
    return readFileSync(file, 'utf8');
  };
}

/** What the console of Windows shows of lines that are typed there. */
function onConsole(lines: string, env: Readonly<Record<string, string>> = {}): string {
  writeFileSync(join(folder, 'windows', 'lines.bat'), `@echo off\r\n${lines}\r\n`);
  return execFileSync('script', ['--quiet', '--command', 'wine cmd /c lines.bat', '/dev/null'], {
    cwd: join(folder, 'windows'),
    env: { ...environment(), ...env },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

const windowsPath = (path: string): string => `Z:${path.replaceAll('/', '\\')}`;
const typed = (argv: string): string => `"${windowsPath(NODE)}" "${windowsPath(program.cli)}" ${argv}`;

test('the console shows accents, whatever its code page', () => {
  const shown = onConsole(
    `chcp 850\r\n${typed('--help --lang fr')}\r\n${typed('check nulle-part --lang fr')}`,
  );
  expect(shown).toContain('Répartit exactement le coût des accès internet');
  expect(shown).toContain('n’est pas un');
});

test('messages are in the language of Windows where no variable says one', () => {
  const shown = onConsole(`set LC_ALL=\r\n${typed('--help')}`, { LC_ALL: 'fr_FR.UTF-8' });
  expect(shown).toContain('[COMMANDE]');
});

test('a file that another program holds open is told as such', async () => {
  const grappe = elsewhere('held');
  const path = join(folder, 'held', GROUP, 'sites.csv');
  const ready = join(folder, 'ready');
  // UV_FS_O_EXLOCK: nobody else may open it, as with a workbook that Excel holds for writing.
  const hold = `const fs=require('fs');fs.openSync(${JSON.stringify(windowsPath(path))},0x10000000);fs.writeFileSync(${JSON.stringify(windowsPath(ready))},'');setTimeout(()=>{},60000)`;
  const holder = spawn('wine', [NODE, '-e', hold], { env: environment(), stdio: 'ignore' });
  try {
    while (!existsSync(ready)) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(grappe('check', GROUP, '--lang', 'fr')).toContain(
      'un fichier ouvert dans un programme comme Excel',
    );
  } finally {
    holder.kill('SIGKILL');
  }
  // Wine lets the process of Windows go a little after its own.
  await expect.poll(() => grappe('check', GROUP, '--lang', 'en')).toContain('330 invoice lines');
});

test('names are taken in any case, and written as the disk has them', () => {
  const grappe = elsewhere('cases');
  const run = `${GROUP.toUpperCase()}\\RUNS\\2025-09`;
  expect(grappe('allocate', GROUP, '--period', '2025-09', '--reports', 'none', '-q')).toBe('');
  expect(grappe('verify', run)).toContain('2025-09');
  expect(grappe('reconcile', GROUP, '--out', `${GROUP}\\SITES.csv`, '--force', '--lang', 'en')).toContain(
    'would be read by grappe the next time',
  );
  grappe('init', 'own', '--from', `${GROUP}\\SITES.csv`, `${GROUP}\\grappes.CSV`);
  const names = readdirSync(join(folder, 'cases', 'own'));
  expect(names).toEqual(expect.arrayContaining(['grappes.csv', 'sites.csv']));
});

test('what Windows has no file for is refused, and nothing is written', () => {
  const grappe = elsewhere('devices');
  expect(grappe('allocate', GROUP, '--period', '2025-09', '--out', 'nul', '--lang', 'en')).toContain(
    '[not-a-run]',
  );
  const out = (path: string) => grappe('reconcile', GROUP, '--format', 'csv', '--out', path, '--lang', 'en');
  expect(out('con')).toContain('con is no file: name one.');
  expect(out('lettres:lettre.csv')).toContain('lettres:lettre.csv is no file: name one.');
  expect(readdirSync(join(folder, 'devices'))).toEqual([GROUP]);
});

test('what the convention names in another case is read once, and not told as unread', () => {
  const grappe = elsewhere('once');
  const group = join(folder, 'once', GROUP);
  renameSync(join(group, 'invoices'), join(group, 'Invoices'));
  renameSync(join(group, 'sites.csv'), join(group, 'Liste.csv'));
  const lists = 'tables: { sites: { file: "LISTE.csv" }, imputations: { file: "Imputations.csv" } }';
  appendFileSync(join(group, 'convention.yaml'), `\n${lists}\n`);
  // No more than it says of the example as it is.
  expect(grappe('check', GROUP, '--lang', 'en')).toBe(
    '330 invoice lines can be shared.\n3 other rows are not counted (skip_rows): 15,480.92 net; the lines, 75,778.24.\n',
  );
});

test('a workspace may lie deeper than 260 characters', () => {
  const grappe = elsewhere('deep');
  const below = join(
    ...Array.from({ length: 5 }, () => 'dossier de plus de soixante caractères pour les marchés'),
  );
  mkdirSync(join(folder, 'deep', below), { recursive: true });
  cpSync('fixtures/grand-est', join(folder, 'deep', below, GROUP), { recursive: true });
  const group = windowsPath(join(below, GROUP)).slice('Z:'.length);
  expect(grappe('allocate', group, '--period', '2025-09', '--reports', 'none', '-q')).toBe('');
  expect(grappe('verify', `${group}\\runs\\2025-09`, '--lang', 'en')).toContain('come out the same today');
});

test('what init proposes can be copied into a shell of Windows', () => {
  const grappe = elsewhere('quotes');
  expect(grappe('init', '.\\mon groupe\\', '--lang', 'en')).toContain(
    'grappe allocate ".\\mon groupe\\\\" --period 2025-09',
  );
});
