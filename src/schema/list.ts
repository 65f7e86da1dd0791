import * as z from 'zod';
import { accountManifestSchema } from '../audit/account-manifest.ts';
import { forecastManifestSchema } from '../audit/forecast-manifest.ts';
import { manifestSchema } from '../audit/manifest-schema.ts';
import type { Language } from '../domain/language.ts';
import { isOneOf } from '../text/plain-form.ts';
import { invoiceLineSchema } from '../workspace/tables/invoice-lines.ts';
import { ALL_TABLES } from '../workspace/tables.ts';
import { conventionJsonSchema } from './convention-schema.ts';
import { OUTPUTS, outputSchema } from './output-schema.ts';
import { type PublishedTable, tableSchema } from './table-schema.ts';

/** The lines of invoices, as a published table. */
export const LINES: PublishedTable = {
  name: 'lines',
  file: 'invoices/*.csv',
  french: 'lignes',
  schema: invoiceLineSchema,
  key: ['supplier', 'invoice_number', 'line_number'],
};

/** Every schema that grappe publishes, by the name that requests it; tables with the headers of a language. */
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

/** The name that requests a schema, for its French name too: `advances` for `acomptes`, `accesses` for `Accès`. */
export function schemaName(word: string): string {
  const named = [...Object.values(ALL_TABLES), LINES, { name: 'manifest', french: 'manifeste' }];
  return named.find(({ name, french }) => isOneOf(word, [name, french]))?.name ?? word;
}

type JsonObject = Readonly<Record<string, unknown>>;

/** The published JSON Schemas of the manifests, by the name that asks for each. */
export const MANIFEST_SCHEMAS: ReadonlyMap<string, () => JsonObject> = new Map([
  ['manifest', () => published('grappe: manifest.json of a run', manifestSchema)],
  ['account-manifest', () => published('grappe: manifest.json of a final account', accountManifestSchema)],
  ['forecast-manifest', () => published('grappe: manifest.json of a forecast', forecastManifestSchema)],
]);

function published(title: string, schema: z.ZodType): JsonObject {
  return {
    title,
    ...z.toJSONSchema(schema, {
      target: 'draft-2020-12',
      // That our types are read-only does not concern the file.
      override: ({ jsonSchema }) => void delete jsonSchema.readOnly,
    }),
  };
}
