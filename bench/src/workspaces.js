// @ts-check
/** The workspaces of cases, made once under a folder and kept: generated ones, hard ones, and variants of one. */
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isoDay, isoMonth, lastDayOf } from './calendar.js';
import { ensureWorkspace } from './generate.js';
import { ensureHardCase } from './hard-cases.js';
import { PAIRED } from './paired-cases.js';
import { parametersOf } from './presets.js';
import { runGrappe } from './tools.js';

/** @typedef {(root: string) => Promise<string>} Workspace its folder, below `root` */

export const EXAMPLE = fileURLToPath(new URL('../../fixtures/grand-est', import.meta.url));

/** @param {string} preset @returns {Workspace} */
export const generated = (preset) => (root) => ensureWorkspace(preset, parametersOf(preset), root);

/** @param {string} name @param {number} size @returns {Workspace} */
export const hard = (name, size) => (root) => ensureHardCase(name, size, root);

/** The same lines four times: plain, with `carry`, after twelve closed runs, and as another program would export them. @type {Workspace} */
export const variants = (root) =>
  once(join(root, 'variants'), async (folder) => {
    const plain = await generated('quarter')(root);
    for (const name of ['plain', 'carry', 'closed', 'exported'])
      await cp(plain, join(folder, name), { recursive: true });
    await change(join(folder, 'carry', 'convention.yaml'), (text) =>
      text.replace('largest_remainder', 'carry'),
    );
    await closeMonths(join(folder, 'closed'), parametersOf('quarter').firstMonth);
    await change(join(folder, 'exported', 'convention.yaml'), (text) => text + EXPORTED);
    const invoices = join(folder, 'exported', 'invoices');
    for (const file of await readdir(invoices)) {
      const text = await readFile(join(invoices, file), 'utf8');
      await writeFile(join(invoices, file), Buffer.from(exported(text), 'latin1'));
    }
  });

/** A month of which a run was made, for the commands that read one. @type {Workspace} */
export const withRun = (root) =>
  once(join(root, 'with-run'), async (folder) => {
    const month = await generated('month')(root);
    await cp(month, folder, { recursive: true });
    runGrappe(['allocate', folder, '--reports', 'none', '--out', join(folder, 'runs', 'all')]);
  });

/** A year of 60,000 lines, and the same with its twelve months closed; beside them another key. @type {Workspace} */
export const closedYear = (root) =>
  once(join(root, 'closed-year'), async (folder) => {
    const year = await generated('year')(root);
    for (const name of ['open', 'closed']) await cp(year, join(folder, name), { recursive: true });
    await closeMonths(join(folder, 'closed'), parametersOf('year').firstMonth);
    const convention = await readFile(join(year, 'convention.yaml'), 'utf8');
    await writeFile(
      join(folder, 'other.yaml'),
      convention.replace('by: equal, per: site', 'by: equal, per: member'),
    );
  });

/** A workspace of paired-cases.js. @param {keyof typeof PAIRED} name @param {number} size @returns {Workspace} */
export const paired = (name, size) => (root) =>
  once(join(root, `${name}-${size}`), (folder) => PAIRED[name](folder, size));

/** Allocates and closes twelve months. @param {string} workspace @param {number} first */
async function closeMonths(workspace, first) {
  for (let month = first; month < first + 12; month++) {
    runGrappe(['allocate', workspace, '--period', isoMonth(month), '--reports', 'none', '--no-reconcile']);
    runGrappe(['close', join(workspace, 'runs', isoMonth(month)), '--on', isoDay(lastDayOf(month) + 10)]);
  }
}

const EXPORTED = `
invoices:
  - files: "*.csv"
    skip_rows: { item_code: ["TOTAL*"] }
    ignore_columns: [category]
    categories:
      "ABO*": subscription
      "SRV*": service
      "USG*": usage
      "FAS*": setup
      "PEN*": penalty
      "*": other
`;

/** windows-1252 with `;`: the cells of these files hold neither `;` nor a character beyond Latin-1. @param {string} text */
function exported(text) {
  return text.replace(/"(?:[^"]|"")*"|,/g, (found) => (found === ',' ? ';' : found));
}

/** @param {string} path @param {(text: string) => string} by */
async function change(path, by) {
  await writeFile(path, by(await readFile(path, 'utf8')));
}

/** Makes a folder unless it is there, whole or not at all. @param {string} folder @param {(folder: string) => Promise<void>} make */
async function once(folder, make) {
  if (await stat(folder).catch(() => undefined)) return folder;
  const making = `${folder}.making`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making, { recursive: true });
  await make(making);
  await rename(making, folder);
  return folder;
}
