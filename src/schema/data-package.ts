import { cleanText } from '../text/clean-text.ts';
import { extensionOf } from '../text/file-type.ts';
import { type Column, columnsOf, isHeaderOf } from '../workspace/columns/table.ts';
import { field, foreignKey, type IdHeaders, keysOf, type PublishedTable } from './table-schema.ts';

/** A CSV or TSV file of a workspace: its table, and what its first row and bytes show. */
export interface DescribedFile {
  readonly table: PublishedTable;
  /** From the workspace, with `/`. */
  readonly path: string;
  readonly header: readonly string[];
  readonly delimiter: string;
  readonly encoding: string;
}

/** The Data Package (Frictionless Data) of a workspace: each file with its own headers, in their order. */
export function dataPackage(files: readonly DescribedFile[]) {
  const idHeader = (name: 'member' | 'site'): string | undefined => {
    const file = files.find(({ table }) => table.name === `${name}s`);
    const column = file && columnsOf(file.table.schema).find((candidate) => candidate.name === name);
    return column && headerOf(file, column);
  };
  const ids = { member: idHeader('member'), site: idHeader('site') };
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'grappe-workspace',
    resources: files.map((file) => resource(file, ids)),
  };
}

/** Whether a header has every column that the table must have: no layout is needed to read the file. */
export function isReadAsItIs(file: DescribedFile): boolean {
  return columnsOf(file.table.schema).every(
    (column) => !column.required || headerOf(file, column) !== undefined,
  );
}

function resource(file: DescribedFile, ids: IdHeaders) {
  const { table, path } = file;
  const columns = columnsOf(table.schema);
  const header = (column: Column): string | undefined => headerOf(file, column);
  const references = columns
    .flatMap((column) => foreignKey(column, header, ids))
    .filter(({ reference }) => reference.resource !== table.name);
  return {
    name: path === `${table.name}.${extensionOf(path)}` ? table.name : `${table.name}-${slug(path)}`,
    type: 'table',
    profile: 'tabular-data-resource',
    path,
    format: 'csv',
    encoding: file.encoding,
    dialect: { delimiter: file.delimiter, header: true },
    schema: {
      fields: file.header.map((cell) => {
        const column = columns.find((candidate) => isCalled(candidate, cell));
        return column === undefined ? { name: cell, type: 'string' } : field(column, cell);
      }),
      missingValues: [''],
      ...keysOf(table, header, references),
    },
  };
}

function headerOf({ header }: DescribedFile, column: Column): string | undefined {
  return header.find((cell) => isCalled(column, cell));
}

function isCalled(column: Column, cell: string): boolean {
  return isHeaderOf(column, cleanText(cell));
}

/** A path in a form that is allowed for the name of a resource. */
function slug(path: string): string {
  return path
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
