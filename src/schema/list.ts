import { invoiceLineSchema } from '../workspace/tables/invoice-lines.ts';
import { ALL_TABLES } from '../workspace/year-tables.ts';
import { conventionJsonSchema } from './convention-schema.ts';
import { MANIFEST_SCHEMAS } from './manifest-schemas.ts';
import { OUTPUTS, outputSchema } from './output-schema.ts';
import { tableSchema } from './table-schema.ts';

/** Every schema that grappe publishes, by the name that asks for it. */
export function publishedSchemas(): ReadonlyMap<string, () => unknown> {
  const tables = Object.values(ALL_TABLES).map((table): readonly [string, () => unknown] => [
    table.name,
    () => tableSchema(table),
  ]);
  const lines = {
    name: 'lines',
    file: 'invoices/*.csv',
    french: 'lignes',
    schema: invoiceLineSchema,
    key: ['supplier', 'invoice_number', 'line_number'],
  };
  return new Map([
    ...tables,
    ['lines', () => tableSchema(lines)],
    ['convention', conventionJsonSchema],
    ...MANIFEST_SCHEMAS,
    ...OUTPUTS.map((output): readonly [string, () => unknown] => [output.name, () => outputSchema(output)]),
  ]);
}
