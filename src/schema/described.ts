import { FINDING_CODES } from '../domain/finding.ts';
import type { JsonSchema } from '../forms/json-schema.ts';
import { checkWords } from '../reconcile/render.ts';
import type { Section, SettingPage } from '../workspace/convention/words/page.ts';

/** A schema with the words, in both languages, of every key of these sections. */
export function described(schema: JsonSchema, sections: readonly Section[]): JsonSchema {
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
export function inBoth({ en, fr }: Readonly<Record<'en' | 'fr', string>>): string {
  return `${en}\n\n${fr}`;
}

/** The meaning of each check of `reconcile`, where its severity is set. */
export const CHECKS: Section = {
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
