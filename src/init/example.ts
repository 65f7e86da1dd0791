import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../domain/language.ts';
import { csvRows } from '../report/csv/csv.ts';
import { isThere } from '../system/paths.ts';
import { cleanText } from '../text/clean-text.ts';
import { compareText } from '../text/text-order.ts';
import { readNumber } from '../workspace/columns/numbers.ts';
import { type Column, columnsOf, type RowSchema } from '../workspace/columns/table.ts';
import { placeColumns } from '../workspace/reading/header.ts';
import { openCsv } from '../workspace/records/csv-file.ts';
import { invoiceLineSchema } from '../workspace/tables/invoice-lines.ts';
import { ALL_TABLES } from '../workspace/tables.ts';
import { CONVENTION_IN_ENGLISH } from './example-words.ts';

export interface TemplateFile {
  /** From the workspace, with `/`. */
  readonly path: string;
  readonly content: Uint8Array | string;
}

const FRENCH_README = 'README.fr.md';
/** The worked example that comes with grappe: one folder up from the folder of sources, two from that of the build. */
const EXAMPLE = ['../fixtures/grand-est', '../../fixtures/grand-est'];

/** The files of the worked example: in French as they are, in English with their words and numbers translated. */
export function exampleFiles(language: Language): readonly TemplateFile[] {
  const folder = EXAMPLE.map((candidate) => join(import.meta.dirname, candidate)).find(isThere);
  // The sources and the build are not at the same depth.
  if (folder === undefined) throw new Error('the worked example is not in the package');
  return filesBelow(folder).flatMap((path) => {
    const absolute = join(folder, path);
    // The page in the reader's language becomes the README of the workspace.
    if (path === (language === 'fr' ? 'README.md' : FRENCH_README)) return [];
    if (path === FRENCH_README || path === 'README.md')
      return [{ path: 'README.md', content: withoutTwin(absolute) }];
    if (language === 'fr') return [{ path, content: readFileSync(absolute) }];
    if (path === 'convention.yaml')
      return [{ path, content: englishConvention(readFileSync(absolute, 'utf8')) }];
    return [{ path, content: translateTable(absolute, path) ?? readFileSync(absolute) }];
  });
}

/** The page without the line that names its twin, which the workspace does not have. */
function withoutTwin(absolute: string): string {
  return readFileSync(absolute, 'utf8').replace(/^> (?:En français|In English).*\n\n/m, '');
}

function filesBelow(folder: string, below = ''): readonly string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(folder, path) : [path];
    })
    .sort(compareText);
}

/** The convention for English tables and readers: with their decimal mark, and in their language. */
function englishConvention(text: string): string {
  return CONVENTION_IN_ENGLISH.reduce((said, [french, english]) => said.replace(french, english), text)
    .replace(/^numbers: .*$/m, 'numbers: { decimal: "." }')
    .replace(/^locale: fr\b/m, 'locale: en');
}

/** A French table of the example with English headers, words and marks; undefined for any other file. */
function translateTable(absolutePath: string, path: string): string | undefined {
  const schema = schemaOf(path);
  if (schema === undefined) return undefined;
  const file = openCsv(absolutePath, path, () => {});
  if (file === undefined) return undefined;
  const columns = columnsOf(schema);
  const { places, problems } = placeColumns(file, columns, { renamed: new Map(), ignored: [] });
  if (problems.length > 0) return undefined;
  const rows = [...file.batches(() => {})].flatMap(({ records }) =>
    records.map((record) =>
      places.map(({ column, index }) => translateCell(column, cleanText(record[index] ?? ''))),
    ),
  );
  return csvRows([places.map(({ column }) => column.name), ...rows]);
}

function schemaOf(path: string): RowSchema | undefined {
  if (path.startsWith('invoices/') && path.endsWith('.csv')) return invoiceLineSchema;
  return Object.values(ALL_TABLES).find(({ file }) => file === path)?.schema;
}

function translateCell(column: Column, text: string): string {
  if (column.kind === 'choice') {
    const [english] = Object.entries(column.french ?? {}).find(([, french]) => french === text) ?? [text];
    return english;
  }
  if (column.kind !== 'number' || text === '') return text;
  const number = readNumber(text, ',');
  return 'decimal' in number ? number.decimal : text;
}
