import * as z from 'zod';

/** A JSON Schema, as far as it is used here. */
export interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly [keyword: string]: unknown;
}

/** Matches nothing. */
export const NEVER: JsonSchema = { not: {} };

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

/** The possible forms of a value whose reader is a function, made once a JSON Schema is requested. */
export function takesAny(forms: () => readonly JsonSchema[]): { readonly anyOf: readonly JsonSchema[] } {
  let made: readonly JsonSchema[] | undefined;
  return {
    get anyOf() {
      made ??= forms();
      return made;
    },
  };
}

/** A schema that requires one thing where a condition holds, and another where it does not. */
export function when(condition: JsonSchema, holds: JsonSchema, otherwise?: JsonSchema): JsonSchema {
  return Object.fromEntries([
    ['if', condition],
    ['then', holds],
    ...(otherwise === undefined ? [] : [['else', otherwise] as const]),
  ]);
}
