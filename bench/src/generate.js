// @ts-check
/**
 * Writes a workspace, streamed, into a folder outside the repository, unless it is there already.
 * Run by hand: node src/generate.js small [seed=7] [lines=…] [--in DIR]
 */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileName, monthOfInvoices } from './invoices.js';
import { describe, parametersOf } from './presets.js';
import { buildWorld, tableRows } from './tables.js';

/** @typedef {import("./presets.js").Parameters} Parameters */

const here = dirname(fileURLToPath(import.meta.url));
const CHUNK = 1 << 16;

export const defaultRoot = () => join(tmpdir(), 'grappe-bench');

/** @param {string} name @param {Parameters} p @param {string} root @returns {Promise<string>} the workspace's folder */
export async function ensureWorkspace(name, p, root) {
  const folder = join(root, `${name}-${await fingerprint(p)}`);
  if (await exists(folder)) return folder;
  const draft = `${folder}.draft`;
  await rm(draft, { recursive: true, force: true });
  await writeWorkspace(p, draft);
  await rename(draft, folder);
  return folder;
}

/** @param {Parameters} p @param {string} folder */
async function writeWorkspace(p, folder) {
  await mkdir(join(folder, 'invoices'), { recursive: true });
  await copyFile(join(here, 'convention.yaml'), join(folder, 'convention.yaml'));
  const world = buildWorld(p);
  for (const [file, rows] of Object.entries(tableRows(world, p)))
    await writeText(join(folder, file), csv(rows));
  for (let i = 0; i < p.months; i++) {
    const count = Math.floor((p.lines * (i + 1)) / p.months) - Math.floor((p.lines * i) / p.months);
    const month = p.firstMonth + i;
    await writeText(join(folder, 'invoices', fileName(month)), monthOfInvoices(world, p, month, count));
  }
}

/** @param {Iterable<(string | number)[]>} rows */
function* csv(rows) {
  for (const row of rows) yield `${row.join(',')}\n`;
}

/** @param {string} path @param {Iterable<string>} pieces */
async function writeText(path, pieces) {
  const out = createWriteStream(path);
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < CHUNK) continue;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  out.end(text);
  await once(out, 'finish');
}

/** @param {Parameters} p changes with the parameters and with this generator itself */
async function fingerprint(p) {
  const hash = createHash('sha256').update(JSON.stringify(p));
  for (const file of (await readdir(here)).sort()) {
    if (GENERATOR.has(file)) hash.update(await readFile(join(here, file)));
  }
  return hash.digest('hex').slice(0, 12);
}

const GENERATOR = new Set([
  'calendar.js',
  'convention.yaml',
  'generate.js',
  'invoices.js',
  'members.js',
  'random.js',
  'tables.js',
]);

/** @param {string} path */
const exists = (path) =>
  stat(path).then(
    () => true,
    () => false,
  );

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  const at = args.indexOf('--in');
  const root = at < 0 ? defaultRoot() : (args.splice(at, 2)[1] ?? defaultRoot());
  const [name = 'small', ...pairs] = args;
  const p = parametersOf(
    name,
    Object.fromEntries(pairs.map((pair) => [pair.split('=')[0], Number(pair.split('=')[1])])),
  );
  process.stderr.write(`${describe(p)}\n`);
  process.stdout.write(`${await ensureWorkspace(name, p, root)}\n`);
}
