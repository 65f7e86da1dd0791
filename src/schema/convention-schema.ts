import { KEYS } from '../allocate/keys/list.ts';
import { conventionSchema } from '../workspace/convention/schema.ts';
import { RULE_PAGES, SETTING_PAGES, type SettingPage } from '../workspace/convention/setting-words.ts';
import { inputSchema, type JsonSchema } from './json-schema.ts';
import { shareDefinitions } from './share-schema.ts';

/** The JSON Schema of convention.yaml, for editors: made from the schema that reads it and the definitions of keys. */
export function conventionJsonSchema(): JsonSchema {
  const made = inputSchema(conventionSchema(KEYS));
  const { rules, ...settings } = made.properties ?? {};
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:grappe:schema:convention',
    title: 'convention.yaml: who bears what / qui supporte quoi',
    ...made,
    properties: {
      ...described(settings, SETTING_PAGES),
      rules: { ...rules, ...pageOf(SETTING_PAGES.rules), items: ruleSchema(rules?.['items'] as JsonSchema) },
    },
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
    ...items,
    properties: {
      ...described(items.properties ?? {}, RULE_PAGES),
      share: { $ref: '#/$defs/share', description: both(RULE_PAGES.share) },
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
        {},
      ),
    ],
  };
}

/** What nothing fits. */
const NEVER: JsonSchema = { not: {} };

function when(condition: JsonSchema, holds: JsonSchema, otherwise: JsonSchema): JsonSchema {
  return Object.fromEntries([
    ['if', condition],
    ['then', holds],
    ['else', otherwise],
  ]);
}

function described(
  properties: Readonly<Record<string, JsonSchema>>,
  pages: Readonly<Record<string, SettingPage>>,
): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const page = pages[name];
      return [name, page === undefined ? schema : { ...schema, ...pageOf(page) }];
    }),
  );
}

function pageOf(page: SettingPage): JsonSchema {
  return { description: `${both(page)}\n\n\`${page.form}\`` };
}

function both({ en, fr }: SettingPage): string {
  return `${en}\n\n${fr}`;
}
