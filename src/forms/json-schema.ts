import * as z from 'zod';

/** A JSON Schema, as far as it is looked into here. */
export interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly [keyword: string]: unknown;
}

/** The JSON Schema of what people write, from the schema that reads it. */
export function inputSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...made } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      const { def } = zodSchema._zod;
      if (def.type !== 'map') return;
      const { valueType } = def as unknown as { readonly valueType: z.ZodType };
      Object.assign(jsonSchema, { type: 'object', additionalProperties: inputSchema(valueType) });
    },
  }) as JsonSchema;
  return made;
}
