import { join, relative, sep } from 'node:path';
import { filesIn, placeIn } from '../runs/run-files.ts';
import { LINES } from '../schema/list.ts';
import {
  type DescribedFile,
  dataPackage,
  isReadAsItIs,
  type PublishedTable,
} from '../schema/table-schema.ts';
import { isThere } from '../system/paths.ts';
import { DELIMITED, recordKindOf } from '../text/file-type.ts';
import { openCsv } from '../workspace/records/csv-file.ts';
import { ALL_TABLES } from '../workspace/tables.ts';

/** The Data Package of a workspace: its tables, and readable invoices with our own columns. Sheets are not in it. */
export function describeWorkspace(folder: string): unknown {
  const tables = Object.values(ALL_TABLES).flatMap((table) =>
    DELIMITED.flatMap((extension) => described(folder, table, `${table.name}.${extension}`)),
  );
  const invoices = filesIn(join(folder, 'invoices'), 'invoices/')
    .filter((path) => recordKindOf(path) === 'delimited')
    // By their names on the disk: programs that read the package open them.
    .map((path) => relative(folder, placeIn(folder, path)).replaceAll(sep, '/'))
    .flatMap((path) => described(folder, LINES, path));
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
