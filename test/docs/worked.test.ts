/** Every key of convention.yaml has a worked figure in the reference, and each of them runs. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { KEYS } from '../../src/allocate/keys/list.ts';
import type { Section, Worked } from '../../src/workspace/convention/words/page.ts';
import { RULE_SECTIONS, SHARE_SECTIONS } from '../../src/workspace/convention/words/rules.ts';
import { SETTING_SECTIONS } from '../../src/workspace/convention/words/settings.ts';
import { outcomeOf } from './worked-group.ts';

const WORKED: readonly Worked[] = [...RULE_SECTIONS, ...SHARE_SECTIONS, ...SETTING_SECTIONS].flatMap(
  ({ worked = [] }) => worked,
);

describe('worked out in the reference:', () => {
  test.each(WORKED.map((worked) => [worked.en, worked] as const))('%s', async (_, worked) => {
    expect(await outcomeOf(worked)).toEqual(worked.gives);
  });
});

/** What stands at a place of a YAML document: `*` is any key, lists are passed through. */
function at(value: unknown, [name, ...rest]: readonly string[]): readonly object[] {
  if (Array.isArray(value))
    return value.flatMap((item) => at(item, name === undefined ? [] : [name, ...rest]));
  if (typeof value !== 'object' || value === null) return [];
  if (name === undefined) return [value];
  return Object.entries(value).flatMap(([key, inner]) =>
    name === '*' || name === key ? at(inner, rest) : [],
  );
}

/** A share and those within it. */
function withParts(share: object): readonly object[] {
  return [share, ...at(share, ['of', 'share']).flatMap(withParts)];
}

const CONVENTIONS: readonly unknown[] = WORKED.map(({ convention }) => parse(convention));
const SHARES: readonly object[] = [
  ...CONVENTIONS.flatMap((convention) => at(convention, ['rules', 'share'])),
  ...KEYS.map(({ page }) => parse(page.example) as object),
].flatMap(withParts);

/** The keys of a section that no example has at its place. */
function without(documents: readonly unknown[], { title, paths, pages }: Section): readonly string[] {
  const places = documents.flatMap((document) => paths.flatMap((path) => at(document, path)));
  return Object.keys(pages)
    .filter((name) => !places.some((place) => Object.hasOwn(place, name)))
    .map((name) => `${title.en}: ${name}`);
}

describe('no key is without a worked figure', () => {
  test.each([
    ['in rules and settings', CONVENTIONS, [...RULE_SECTIONS, ...SETTING_SECTIONS]],
    ['in a share', SHARES, SHARE_SECTIONS],
  ] as const)('%s', (_, documents, sections) => {
    expect(sections.flatMap((section) => without(documents, section))).toEqual([]);
  });

  test('among the parameters of keys', () => {
    const names = new Set(KEYS.flatMap(({ page }) => page.parameters.map(({ name }) => name)));
    expect([...names].filter((name) => !SHARES.some((share) => Object.hasOwn(share, name)))).toEqual([]);
  });
});
