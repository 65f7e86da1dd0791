import type { Language } from '../domain/language.ts';
import { cleanText } from '../text/clean-text.ts';
import { extensionOf } from '../text/file-type.ts';
import { type Column, columnsOf, headerIn, isHeaderOf, type TableFacts } from '../workspace/columns/table.ts';

/** A table as its published schema describes it. */
export type PublishedTable = Pick<TableFacts, 'name' | 'file' | 'french' | 'schema' | 'key' | 'range'>;

/** The header of a column, by its canonical name; undefined where the file lacks it. */
type HeaderOf = (column: Column) => string | undefined;

/** The Table Schema (Frictionless Data) of a table, made from the schema that reads it, with the headers of a language. */
export function tableSchema(table: PublishedTable, language: Language) {
  const header = (column: Column): string => headerIn(column, language);
  const columns = columnsOf(table.schema);
  const references = columns.flatMap((column) => foreignKey(column, header, HEADERS_OF_IDS[language]));
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    name: table.name,
    title: table.french,
    path: table.file,
    fields: columns.map((column) => field(column, header(column))),
    missingValues: [''],
    ...keysOf(
      table,
      header,
      references.filter(({ reference }) => reference.resource !== table.name),
    ),
  };
}

/** The keys that identify the rows of a table, and the other tables that they name. */
function keysOf(
  { key, range, schema }: PublishedTable,
  header: HeaderOf,
  foreignKeys: readonly ForeignKey[],
) {
  const dated = range === undefined ? key : [...key, range[0]];
  const columns = columnsOf(schema);
  const unique = dated.flatMap((name) => columns.find((column) => column.name === name) ?? []).map(header);
  const whole = unique.length > 0 && unique.every((name) => name !== undefined);
  return {
    ...(whole ? { uniqueKeys: [unique] } : {}),
    ...(foreignKeys.length > 0 ? { foreignKeys } : {}),
  };
}

/** A column of a table under the header that it has, with the other language's name as its title. */
function field(column: Column, header: string) {
  const choices = Object.keys(column.french ?? {});
  const aliases = Object.values(column.french ?? {}).filter((word) => word !== undefined);
  const twin = header === column.name ? column.alias : column.name;
  const pattern = formsRead(column);
  return {
    name: header,
    ...(twin === undefined || twin === header ? {} : { title: twin }),
    type: 'string',
    description: `${column.doc.en} / ${column.doc.fr}`,
    constraints: {
      required: column.required,
      ...(choices.length > 0 ? { enum: [...choices, ...aliases] } : {}),
      ...(pattern === undefined ? {} : { pattern }),
    },
  };
}

interface ForeignKey {
  readonly fields: readonly string[];
  readonly reference: { readonly resource: string; readonly fields: readonly string[] };
}

/** The headers of the ids of members and sites in their own tables; undefined where a table is missing. */
type IdHeaders = Readonly<Record<'member' | 'site', string | undefined>>;

const HEADERS_OF_IDS: Record<Language, IdHeaders> = {
  en: { member: 'member', site: 'site' },
  fr: { member: 'membre', site: 'site' },
};

/** The foreign key of a column that names rows of another table; what is served may be in one of three. */
function foreignKey(column: Column, header: HeaderOf, ids: IdHeaders): readonly ForeignKey[] {
  const { refersTo } = column;
  const name = header(column);
  if (refersTo === undefined || refersTo === 'serves' || name === undefined) return [];
  const id = ids[refersTo];
  return id === undefined ? [] : [{ fields: [name], reference: { resource: `${refersTo}s`, fields: [id] } }];
}

/**
 * The pattern of all forms that grappe reads (DATA.md, "Numbers", "Dates"): `1 234,50 €` as well as `1234.50`,
 * 01/09/2025 as well as 2025-09-01. That is why numbers and days are text in a schema.
 */
function formsRead({ kind, pattern }: Column): string | undefined {
  if (kind === 'day') return '^(\\d{4}-\\d{2}-\\d{2}|\\d{2}/\\d{2}/\\d{4})$';
  if (kind !== 'number' || pattern === undefined) return pattern;
  return pattern
    .replace('\\d+', '(\\d+|\\d{1,3}([ \u00a0\u202f]\\d{3})+)')
    .replace('\\.', '[.,]')
    .replace(/\$$/, '[ \u00a0\u202f]*[€%]?$');
}

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
