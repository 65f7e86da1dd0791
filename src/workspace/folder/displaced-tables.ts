import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Bilingual } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { nameWithin, TABULAR } from '../../text/file-type.ts';
import type { TableFacts } from '../columns/table.ts';
import { INVOICES_FOLDER } from '../convention-places.ts';
import { LISTED_TABLES } from '../listed-tables.ts';
import { filesWithin } from './invoice-folders.ts';

/** The endings that files get by mistake, or when a program keeps what was there before. */
const SPOILT_ENDING =
  /^(?:\.(?:csv|cvs|scv|tsv|txt|xlsx|ods))?[.~_-]*(?:bak|backup|old|orig|sav|save|tmp)?$/i;

export const TO_READ: Bilingual = { en: 'To read its rows', fr: 'Pour lire ses lignes' };
export const WITHOUT: Bilingual = { en: 'without it', fr: 'sans lui' };

/**
 * The files that have the name of one of these tables and are not read: here (`names`) with a spoilt ending, or in a
 * folder of the workspace.
 */
export function displacedTables(
  folder: string,
  names: readonly string[],
  tables: readonly Pick<TableFacts, 'name' | 'french'>[],
): readonly Problem[] {
  if (tables.length === 0) return [];
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== INVOICES_FOLDER)
    .filter(({ name }) => !name.startsWith('.'));
  const within = folders.flatMap(({ name }) =>
    filesWithin(join(folder, name), 1).map((file) => `${name}/${file}`.normalize('NFC')),
  );
  const tableOf = (file: string, isEnding: (rest: string) => boolean): string | undefined =>
    tables.find(({ name, french }) =>
      [name, french].some((one) => file.startsWith(one) && isEnding(file.slice(one.length))),
    )?.name;
  const found = [
    ...names.map((file) => [file, tableOf(file, (rest) => SPOILT_ENDING.test(rest))] as const),
    ...within.map((path) => [path, tableOf(nameWithin(path), isTableEnding)] as const),
  ];
  return found.flatMap(([path, table]) => (table === undefined ? [] : [displacedTable(path, table)]));
}

function isTableEnding(rest: string): boolean {
  return TABULAR.some((extension) => rest === `.${extension}`);
}

/** The problem of a file that may be a table which is not there. */
function displacedTable(path: string, name: string): Problem {
  const isHere = !path.includes('/');
  const table = LISTED_TABLES.find((listed) => listed === name);
  const args = isHere ? { rename: `${name}.csv` } : { moved: name + extname(path) };
  const toRead =
    isHere || table === undefined
      ? { idle: path }
      : { reading: TO_READ, table, list: JSON.stringify(path), unneeded: path };
  const by = table === undefined ? undefined : WITHOUT;
  return problem('table-unread', { file: path }, { file: path, ...args, ...toRead, by });
}
