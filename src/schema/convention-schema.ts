import { parse } from 'yaml';
import * as z from 'zod';
import { type PartSchema, parametersOf } from '../allocate/keys/common/define.ts';
import type { KeyDefinition } from '../allocate/keys/common/key.ts';
import { keyWords } from '../allocate/keys/common/use.ts';
import { KEYS } from '../allocate/keys/list.ts';
import { FINDING_CODES } from '../domain/finding.ts';
import { inputSchema, type JsonSchema, NEVER, when } from '../forms/json-schema.ts';
import { checkWords } from '../reconcile/render.ts';
import { conventionSchema } from '../workspace/convention/schema.ts';
import { overSchema } from '../workspace/convention/share-schema.ts';
import type { Section, SettingPage } from '../workspace/convention/words/page.ts';
import {
  RULE_PAGES,
  RULE_SECTIONS,
  SHARE_PAGES,
  SHARE_SECTIONS,
} from '../workspace/convention/words/rules.ts';
import { SETTING_SECTIONS } from '../workspace/convention/words/settings.ts';

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
    $defs: { share: at('share'), part_share: at('part_share'), inner_share: at('inner_share') },
  };
}

/** Dependencies within a rule: some keys are for grappes only, `over` and conditions for their own targets. */
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

/** The places of a share: in a rule, in a part of a mix there, or deeper, where `over` is not allowed. */
const PLACES = { share: 'part_share', part_share: 'inner_share', inner_share: 'inner_share' } as const;
type Place = keyof typeof PLACES;

function at(place: Place): JsonSchema {
  return {
    title: 'The key by which a cost is shared / La clé par laquelle une dépense est répartie',
    type: 'object',
    // Editors propose all keys from here, even where required ones are still missing.
    properties: {
      by: { anyOf: [{ enum: keyWords(KEYS) }, MEASURE_NAME], description: inBoth(SHARE_PAGES.by) },
    },
    required: ['by'],
    // Separate, so that editors ask for what a measure lacks, not for what the other words lack.
    ...when(
      { required: ['by'] },
      when(
        { properties: { by: { enum: keyWords(KEYS) } } },
        oneOfKeys(place, ({ word }) => word !== undefined),
        when(
          { required: ['per'] },
          oneOfKeys(place, ({ word, per }) => word === undefined && per !== undefined),
          oneOfKeys(place, ({ word, per }) => word === undefined && per === undefined),
        ),
      ),
    ),
  };
}

function oneOfKeys(place: Place, takes: (key: KeyDefinition) => boolean): JsonSchema {
  return { oneOf: KEYS.filter(takes).map((key) => described(keySchema(key, place), SHARE_SECTIONS)) };
}

function keySchema(key: KeyDefinition, place: Place): JsonSchema {
  const { en, fr } = key.words;
  const part = z.unknown().meta({ $ref: `#/$defs/${PLACES[place]}` }) as unknown as PartSchema;
  const { properties = {}, required = [] } = inputSchema(z.object(parametersOf(key, part)));
  const { required: asked = [], ...published } = (key.published ?? {}) as JsonSchema;
  return {
    title: `${en.title} / ${fr.title}`,
    description: inBoth({ en: en.meaning, fr: fr.meaning }),
    type: 'object',
    properties: {
      by: key.word === undefined ? { ...MEASURE_NAME, not: { enum: keyWords(KEYS) } } : { const: key.word },
      ...perSchema(key),
      ...withWords(key, properties),
      ...(place === 'inner_share' ? {} : { over: inputSchema(overSchema) }),
    },
    required: ['by', ...(key.perByDefault ? [] : ['per']), ...new Set([...required, ...asked])],
    additionalProperties: false,
    ...published,
    examples: [parse(key.page.example)],
  };
}

/** The name of a measure as YAML may give it. */
const MEASURE_NAME = { type: ['string', 'number', 'boolean'], pattern: '\\S' };

/** `per`, if it distinguishes keys of one word. */
function perSchema({ word, per }: KeyDefinition): Readonly<Record<string, JsonSchema>> {
  const hasTwin = KEYS.some((other) => other.word === word && other.per !== undefined);
  return hasTwin && per !== undefined ? { per: { const: per } } : {};
}

function withWords(
  { page }: KeyDefinition,
  properties: Readonly<Record<string, JsonSchema>>,
): Readonly<Record<string, JsonSchema>> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const words = page.parameters.find((parameter) => parameter.name === name);
      const { description: _, ...facts } = schema;
      return [name, words === undefined ? schema : { ...facts, description: inBoth(words) }];
    }),
  );
}

/** A schema with the words, in both languages, of every key of these sections. */
function described(schema: JsonSchema, sections: readonly Section[]): JsonSchema {
  const places = sections.flatMap(({ paths, pages }) => paths.map((path) => ({ path, pages })));
  return places.reduce((made, { path, pages }) => describedAt(made, path, pages), schema);
}

/** The same for the keys at one place: below lists and alternatives, then by name. */
function describedAt(schema: JsonSchema, path: readonly string[], pages: Section['pages']): JsonSchema {
  const { items, properties, additionalProperties } = schema;
  const deeper = (part: unknown, rest: readonly string[]): JsonSchema =>
    describedAt(part as JsonSchema, rest, pages);
  const made: Record<string, unknown> = { ...schema };
  if (items !== undefined) made['items'] = deeper(items, path);
  for (const among of ['anyOf', 'oneOf'] as const) {
    const alternatives = schema[among];
    if (Array.isArray(alternatives)) made[among] = alternatives.map((one) => deeper(one, path));
  }
  const [name, ...rest] = path;
  if (typeof additionalProperties === 'object' && name === '*') {
    made['additionalProperties'] = deeper(additionalProperties, rest);
  }
  if (properties !== undefined) {
    made['properties'] = Object.fromEntries(
      Object.entries(properties).map(([key, value]) => {
        if (name === undefined) return [key, withPage(value, pages[key])];
        return [key, name === '*' || name === key ? deeper(value, rest) : value];
      }),
    );
  }
  return made;
}

function withPage(schema: JsonSchema, page: SettingPage | undefined): JsonSchema {
  return page === undefined ? schema : { ...schema, description: `${inBoth(page)}\n\n\`${page.written}\`` };
}

/** A text in both languages, for editors, which show the same description to everyone. */
function inBoth({ en, fr }: Readonly<Record<'en' | 'fr', string>>): string {
  return `${en}\n\n${fr}`;
}

/** The meaning of each check of `reconcile`, where its severity is set. */
const CHECKS: Section = {
  title: { en: 'In `severity`', fr: 'Dans `severity`' },
  paths: [['reconcile', 'severity']],
  pages: Object.fromEntries(
    FINDING_CODES.map((code) => [
      code,
      {
        written: 'error | warning | info | off',
        en: `${checkWords(code, 'en').title}.`,
        fr: `${checkWords(code, 'fr').title}.`,
      },
    ]),
  ),
};
