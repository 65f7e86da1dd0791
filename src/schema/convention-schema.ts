import { KEYS } from '../allocate/keys/list.ts';
import { inputSchema, type JsonSchema, NEVER, when } from '../forms/json-schema.ts';
import { conventionSchema } from '../workspace/convention/schema.ts';
import { RULE_PAGES } from '../workspace/convention/words/rules.ts';
import { RULE_SECTIONS, SETTING_SECTIONS } from '../workspace/convention/words/sections.ts';
import { CHECKS, described, inBoth } from './described.ts';
import { shareDefinitions } from './share-schema.ts';

/** The JSON Schema of convention.yaml, for editors: made from the schema that reads it and the definitions of keys. */
export function conventionJsonSchema(): JsonSchema {
  const made = described(inputSchema(conventionSchema(KEYS)), [
    ...SETTING_SECTIONS,
    ...RULE_SECTIONS,
    CHECKS,
  ]);
  const rules = made.properties?.['rules'] as JsonSchema;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:grappe:schema:convention',
    title: 'convention.yaml: who bears what / qui supporte quoi',
    ...made,
    properties: { ...made.properties, rules: { ...rules, items: ruleSchema(rules['items'] as JsonSchema) } },
    $defs: shareDefinitions(),
  };
}

/** What hangs together in a rule: some keys are for grappes only, `over` and conditions for their own targets. */
function ruleSchema(items: JsonSchema): JsonSchema {
  const forTarget = (target: string): JsonSchema => ({
    required: ['applies_to'],
    properties: { applies_to: { required: ['target'], properties: { target: { const: target } } } },
  });
  const grappeOnly = KEYS.filter(({ targets }) => targets?.length === 1).flatMap(({ word }) => word ?? []);
  return {
    title: 'A rule / Une règle',
    ...items,
    properties: {
      ...items.properties,
      share: { $ref: '#/$defs/share', description: inBoth(RULE_PAGES.share) },
    },
    allOf: [
      when(forTarget('group'), {}, { properties: { share: { properties: { over: NEVER } } } }),
      when(
        { anyOf: [forTarget('group'), forTarget('site')] },
        {
          properties: {
            applies_to: { properties: { kinds: NEVER, grappes: NEVER } },
            share: { properties: { by: { not: { enum: grappeOnly } } } },
          },
        },
      ),
    ],
  };
}
