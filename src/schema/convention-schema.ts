import * as z from 'zod';
import { KEYS } from '../allocate/keys/list.ts';
import { conventionSchema } from '../workspace/convention/schema.ts';

/** YAML gives editors numbers and booleans where grappe reads the source text. */
const SCALAR = ['string', 'number', 'boolean'];

/** The JSON Schema of convention.yaml, for editors: made from the schema that reads it. */
export function conventionJsonSchema() {
  return z.toJSONSchema(conventionSchema(KEYS), {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (jsonSchema.type === 'string' && jsonSchema.enum === undefined) {
        Object.assign(jsonSchema, { type: SCALAR });
      } else if (zodSchema._zod.def.type === 'map') {
        jsonSchema.type = 'object';
      }
    },
  });
}
