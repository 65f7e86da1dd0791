/**
 * `npm run same-bytes -- OTHER`: does with this program and with another build of it (its `bin/grappe.js`) what users do
 * with the fixtures, in both languages, and names every file that differs: what was written, what was printed, exit codes.
 * Hashes are left out of the comparison, since those of a PDF or a sheet may change where no figure does. Sheets and
 * DOCX are compared by their parts, PDFs by the text that poppler's `pdftotext` finds; what a fixture cannot show, the
 * random comparisons must (`npm run oracle`, `npm run test:random`).
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { makeWritable } from '../test/audit/workspace.ts';
import { compose, fixtures } from '../test/diagnostics/fixture.ts';

const [other] = process.argv.slice(2);
if (other === undefined) throw new Error('npm run same-bytes -- PATH/TO/OTHER/bin/grappe.js');

const LANGUAGES = ['fr', 'en'];
const MONTHS = ['2025-09', '2025-10', '2025-11', '2025-12'];
const ALL_REPORTS = ['--reports', 'csv,xlsx,pdf,html', '--per-member'];

const place = mkdtempSync(join(tmpdir(), 'grappe-same-bytes-'));
const [ours, theirs] = [join(place, 'ours'), join(place, 'theirs')];
await Promise.all([live(resolve('bin/grappe.js'), ours), live(resolve(other), theirs)]);
const [before, after] = [filesIn(theirs), filesIn(ours)];
const paths = [...new Set([...before, ...after])].sort();
const different = paths.filter((path) => !isSame(join(theirs, path), join(ours, path)));
process.stdout.write(`${paths.length} files of each, ${different.length} differ\n`);
for (const path of different) process.stdout.write(`${path}\n`);
if (different.length > 0) {
  process.stdout.write(`kept: ${theirs} (the other build) and ${ours} (this one)\n`);
  process.exitCode = 1;
} else {
  makeWritable(place);
  rmSync(place, { recursive: true });
}

/** Everything that one program does. */
async function live(program: string, root: string): Promise<void> {
  for (const lang of LANGUAGES) await liveIn(lang, program, join(root, lang));
}

async function liveIn(lang: string, program: string, root: string): Promise<void> {
  mkdirSync(root, { recursive: true });
  let step = 0;
  const run = async (...args: readonly string[]): Promise<void> => {
    step += 1;
    const name = `${String(step).padStart(3, '0')} ${args.join(' ').replaceAll('/', '_').slice(0, 90)}.txt`;
    const output = openSync(join(root, name), 'w');
    const child = spawn(process.execPath, [program, ...args, '--lang', lang], {
      cwd: root,
      stdio: ['ignore', output, output],
      env: { ...process.env, NO_COLOR: '1' },
    });
    const [code] = await once(child, 'close');
    writeSync(output, `exit ${code}\n`);
    closeSync(output);
  };
  const copy = (to: string, ...from: readonly string[]): void => {
    for (const folder of from) cpSync(join('fixtures', folder), join(root, to), { recursive: true });
  };

  // The months of the example: drafts, then closed, with what comes late and a correction of two runs.
  copy('example', 'grand-est');
  await run('check', 'example');
  for (const month of MONTHS) await run('allocate', 'example', '--period', month, ...ALL_REPORTS);
  await run('allocate', 'example', '--period', '2025', '--out', 'whole', '--reports', 'csv,html');
  await run('diff', 'example/runs/2025-09', 'example/runs/2025-10');
  await run('close', 'example/runs/2025-09', '--on', '2025-10-20');
  await run('close', 'example/runs/2025-10', '--on', '2025-11-20');
  rmSync(join(root, 'example/runs/2025-11'), { recursive: true });
  copy('example/invoices', 'grand-est-received');
  const measures = join(root, 'example/measures.csv');
  writeFileSync(
    measures,
    readFileSync(measures, 'utf8').replace('STENAY-CLG;2024-10-01;414', 'STENAY-CLG;2024-10-01;420'),
  );
  await run('status', 'example');
  const corrected = ['2025-09', '2025-10'].flatMap((month) => ['--regularise', `example/runs/${month}`]);
  await run('allocate', 'example', '--period', '2025-11', '--pending', ...corrected, ...ALL_REPORTS);
  await run('close', 'example/runs/2025-11', '--on', '2025-12-20');
  await run('verify', 'example/runs/2025-11');
  await run('explain', 'example', '--invoice', 'F2025-0010', '--line', '6');
  await run('explain', 'example', '--invoice', 'F2025-0010', '--line', '6', '--format', 'json');
  for (const format of ['text', 'csv', 'json', 'junit', 'github', 'letter'])
    await run('reconcile', 'example', '--format', format);
  await run('account', 'example', '--period', '2025-09..2025-12', '--partial');
  await run('forecast', 'example', '--period', '2026');

  // The second year: advances, a budget, a member to come.
  copy('year', 'grand-est');
  const second = 'fixtures/grand-est-year';
  for (const name of ['convention.yaml', 'prices.csv', 'advances.csv', 'budget.csv'])
    cpSync(join(second, name), join(root, 'year', name));
  for (const name of readdirSync(join(second, 'more')))
    appendFileSync(join(root, 'year', name), readFileSync(join(second, 'more', name)));
  for (const month of MONTHS) {
    await run('allocate', 'year', '--period', month, '--reports', 'csv');
    await run('close', `year/runs/${month}`, '--on', '2026-01-20');
  }
  await run('account', 'year', '--period', '2025-09..2025-12');
  await run('advances', 'year', '--period', '2026');
  await run('forecast', 'year', '--period', '2026', '--budget');
  await run('forecast', 'year', '--check', '2025-10');
  await run('compare', 'year', '--with', resolve('fixtures/grand-est/convention.yaml'), '--period', '2025');

  // A kept run of 0.1, invoices that are wrong, each situation, each problem, each check.
  copy('kept', 'audit/0.1.0');
  for (const name of readdirSync(join(root, 'kept/runs'))) await run('verify', `kept/runs/${name}`);
  copy('errors', 'grand-est', 'grand-est-errors');
  await run('reconcile', 'errors', '--format', 'json');
  await run('allocate', 'errors', '--allow-unallocated', '--reports', 'csv,html');
  for (const recipe of foldersIn('fixtures/cookbook')) {
    copy(`cookbook/${recipe}`, `cookbook/${recipe}`);
    await run('allocate', `cookbook/${recipe}`, '--reports', 'csv,html', '--out', `shared/${recipe}`);
  }
  for (const fixture of fixtures()) {
    mkdirSync(join(root, 'diagnostics'), { recursive: true });
    compose(fixture, join(root, 'diagnostics', fixture.name));
    await run('check', `diagnostics/${fixture.name}`, '--all');
  }
  for (const check of foldersIn('fixtures/reconcile')) {
    if (check === 'base') continue;
    copy(`reconcile/${check}`, 'reconcile/base', `reconcile/${check}/trigger`);
    await run('reconcile', `reconcile/${check}`, '--format', 'json');
  }
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

function filesIn(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function isSame(path: string, otherPath: string): boolean {
  try {
    return readFileSync(path).equals(readFileSync(otherPath)) || readable(path) === readable(otherPath);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** What is compared of a file. */
function readable(path: string): string {
  const bytes = readFileSync(path);
  if (path.endsWith('.pdf')) return comparable(textOfPdf(path));
  if (!/\.(xlsx|docx|zip)$/.test(path)) return comparable(bytes.toString('latin1'));
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => `${name}\n${strFromU8(part)}`);
  return comparable(parts.join('\n'));
}

function textOfPdf(path: string): string {
  const { status, stdout } = spawnSync('pdftotext', ['-layout', path, '-'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`pdftotext cannot read ${path}`);
  return stdout;
}

/**
 * A text without the folder of its program, and without SHA-256 sums, whole or shortened to ids of runs (hexadecimal with
 * letters and digits), and the sizes beside them.
 */
function comparable(text: string): string {
  return text
    .replaceAll(ours, '')
    .replaceAll(theirs, '')
    .replace(/\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])[0-9a-f]{6,64}\b/g, '#')
    .replace(/"bytes": \d+/g, '"bytes": #');
}
