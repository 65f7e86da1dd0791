import type { Language } from '../domain/language.ts';
import { invoiceLineSchema } from '../workspace/tables/invoice-lines.ts';
import { ALL_TABLES } from '../workspace/year-tables.ts';
import { conventionJsonSchema } from './convention-schema.ts';
import { MANIFEST_SCHEMAS } from './manifest-schemas.ts';
import { OUTPUTS, outputSchema } from './output-schema.ts';
import { type PublishedTable, tableSchema } from './table-schema.ts';

/** The lines of invoices, as the tables are published. */
export const LINES: PublishedTable = {
  name: 'lines',
  file: 'invoices/*.csv',
  french: 'lignes',
  schema: invoiceLineSchema,
  key: ['supplier', 'invoice_number', 'line_number'],
  range: undefined,
};

/** Every schema that grappe publishes, by the name that asks for it; tables to be read with the headers of a language. */
export function publishedSchemas(headers: Language = 'en'): ReadonlyMap<string, () => unknown> {
  const tables = Object.values(ALL_TABLES).map((table): readonly [string, () => unknown] => [
    table.name,
    () => tableSchema(table, headers),
  ]);
  return new Map([
    ...tables,
    [LINES.name, () => tableSchema(LINES, headers)],
    ['convention', conventionJsonSchema],
    ...MANIFEST_SCHEMAS,
    ...OUTPUTS.map((output): readonly [string, () => unknown] => [output.name, () => outputSchema(output)]),
  ]);
}
