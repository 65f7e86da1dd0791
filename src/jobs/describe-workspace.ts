import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isThere } from '../is-there.ts';
import { type DescribedFile, dataPackage, isReadAsItIs } from '../schema/data-package.ts';
import { LINES } from '../schema/list.ts';
import type { PublishedTable } from '../schema/table-schema.ts';
import { compareText } from '../text/text-order.ts';
import { openCsv } from '../workspace/records/csv-file.ts';
import { ALL_TABLES } from '../workspace/tables.ts';

/**
 * The Data Package of a workspace: its tables, and the invoices that have our own columns. Files that a layout reads, and
 * those that cannot be read, are left out: `check` tells of them.
 */
export function describeWorkspace(folder: string): unknown {
  const tables = Object.values(ALL_TABLES).flatMap((table) => described(folder, table, table.file));
  const invoices = csvBelow(folder, 'invoices').flatMap((path) => described(folder, LINES, path));
  return dataPackage([...tables, ...invoices.filter(isReadAsItIs)]);
}

function described(folder: string, table: PublishedTable, path: string): readonly DescribedFile[] {
  const absolute = join(folder, path);
  if (!isThere(absolute)) return [];
  const file = openCsv(absolute, path, () => {});
  if (file === undefined) return [];
  const { delimiter, encoding } = file.dialect;
  return [{ table, path, header: file.header, delimiter, encoding }];
}

/** The CSV files of a folder and those below it, by code points of their paths. */
function csvBelow(folder: string, below: string): readonly string[] {
  if (!isThere(join(folder, below))) return [];
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${below}/${entry.name}`;
      if (entry.isDirectory()) return csvBelow(folder, path);
      return /\.csv$/iu.test(entry.name) ? [path] : [];
    })
    .sort(compareText);
}
