import * as z from 'zod';
import { accountManifestSchema } from '../audit/account-manifest.ts';
import { forecastManifestSchema } from '../audit/forecast-manifest.ts';
import { manifestSchema } from '../audit/manifest-schema.ts';

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
      // That our types are read-only says nothing about the file.
      override: ({ jsonSchema }) => void delete jsonSchema.readOnly,
    }),
  };
}
