/** The reference of the rules says what the program does: its figures run, and it leaves no key out. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { keyWords } from '../../src/allocate/keys/common/use.ts';
import { KEYS } from '../../src/allocate/keys/list.ts';
import { FINDING_CODES } from '../../src/domain/finding.ts';
import { conventionJsonSchema } from '../../src/schema/convention-schema.ts';
import { pagesOfWord, referenceWords } from '../../src/schema/rules-page.ts';
import { readConvention } from '../../src/workspace/convention/load.ts';
import { RULE_SECTIONS, SHARE_SECTIONS } from '../../src/workspace/convention/words/rules.ts';
import { SETTING_SECTIONS } from '../../src/workspace/convention/words/settings.ts';
import { shares } from '../allocate/shares.ts';
import { runCommand } from '../cli/run-command.ts';
import { blocksOf } from './pages.ts';
import { rulesPages } from './rules-pages.ts';
import { groupWith } from './worked-group.ts';

describe('the worked figure of', () => {
  test.each(KEYS.map((key) => [key.words.en.title, key.page] as const))('%s', async (_, page) => {
    const expected = Object.entries(page.figure).map(([member, net]) => `${member} ${net}`);
    expect(
      await shares(
        groupWith({ convention: `rules: [{ id: r, share: ${page.example} }]` }),
        'member net_amount',
      ),
    ).toEqual(expected);
  });
});

/** Every key of the schema, wherever it stands, with what is said of it. */
function keysOf(schema: unknown, path: string): readonly (readonly [path: string, description: unknown])[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([name, value]) => {
    if (['if', 'allOf', 'examples'].includes(name)) return [];
    if (name !== 'properties') return keysOf(value, path);
    return Object.entries(value as Record<string, { readonly description?: unknown }>).flatMap(
      ([key, one]) => [[`${path}.${key}`, one.description] as const, ...keysOf(one, `${path}.${key}`)],
    );
  });
}

/** The descriptions of the keys that the schema requires. */
function required(schema: unknown, path: string): readonly (readonly [path: string, description: string])[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {}, required: names = [] } = schema as {
    readonly properties?: Readonly<Record<string, { readonly description?: string }>>;
    readonly required?: readonly string[];
  };
  const own = names.flatMap((name) => {
    const described = properties[name]?.description;
    return described === undefined ? [] : [[`${path}.${name}`, described] as const];
  });
  return [
    ...own,
    ...Object.entries(schema).flatMap(([name, value]) =>
      ['if', 'allOf', 'examples'].includes(name) ? [] : required(value, `${path}.${name}`),
    ),
  ];
}

describe('what is said of', () => {
  const all = keysOf(conventionJsonSchema(), '');

  test('every key of the convention, however deep, stands in both languages', () => {
    expect(all.length).toBeGreaterThan(300);
    const parts = ([, description]: readonly [string, unknown]): number =>
      String(description).split('\n\n').length;
    expect(all.filter((key) => parts(key) < 2).map(([path]) => path)).toEqual([]);
  });

  test('a key that the schema requires says so, in both languages', () => {
    // `per` is required of some keys only, and the page of each of them says so.
    const asked = required(conventionJsonSchema(), '').filter(([path]) => !path.endsWith('.per'));
    expect(asked.length).toBeGreaterThan(20);
    const isSaid = /(?:Required|must be given)[\s\S]*(?:Obligatoire|il faut le dire)/;
    expect(asked.filter(([, description]) => !isSaid.test(description)).map(([path]) => path)).toEqual([]);
  });

  test('each word stands in `help rules`', () => {
    const words = new Set(all.map(([path]) => path.slice(path.lastIndexOf('.') + 1)));
    const codes: readonly string[] = FINDING_CODES;
    const known = referenceWords();
    expect([...words].filter((word) => !known.has(word) && !codes.includes(word))).toEqual([]);
  });

  test('a key that was is one of the schema', () => {
    const schema = new Set(all.map(([path]) => path.slice(path.lastIndexOf('.') + 1)));
    expect(
      [...referenceWords()].filter((word) => !schema.has(word) && !keyWords(KEYS).includes(word)),
    ).toEqual([]);
  });
});

/** The forms that the reference shows, each alternative by itself; those with an ellipsis are no whole YAML. */
const FORMS = Object.entries(SETTING_SECTIONS[0]?.pages ?? {}).flatMap(([name, { written }]) =>
  written.includes('…') ? [] : written.split(' | ').map((value) => [name, value] as const),
);

test.each(FORMS)('%s may be %s', (name, value) => {
  const others = Object.entries({ prorata: 'daily', rounding: 'carry', vat: 'line', basis: 'service' });
  const switches = others.filter(([key]) => key !== name).map(([key, given]) => `${key}: ${given}\n`);
  expect(readConvention(`${switches.join('')}${name}: ${value}\n`).problems).toEqual([]);
});

test.each([...rulesPages()])('%s is what `npm run document` writes', (path, text) => {
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test.each([...rulesPages()])('%s shows a file once where the next example has it too', (page, text) => {
  const shown = blocksOf(page, text).filter(({ kind }) => ['csv', 'xml'].includes(kind));
  expect(shown.filter((block, index) => block.text === shown[index - 1]?.text).map(({ at }) => at)).toEqual(
    [],
  );
});

describe('grappe help rules', () => {
  test('prints every key, in both languages', async () => {
    for (const language of ['en', 'fr'] as const) {
      const { exitCode, stdout } = await runCommand(['help', 'rules', '--lang', language]);
      expect(exitCode).toBe(0);
      for (const key of KEYS) expect(stdout).toContain(key.words[language].title);
    }
  });

  test.each([
    ['equal', 'Equal parts between sites'],
    ['students', 'In proportion to a measure of sites'],
    ['absent', 'charged | left_out'],
    ['rounding', 'largest_remainder | carry'],
    ['applies_to', '- `suppliers`'],
    ['kinds', 'Grappes of these kinds'],
    ['previous', '`school_current`'],
    ['carry', 'Who gets the cent that is left over'],
    ['tolerance', 'Default 0.01'],
    ['lycee', '- `site_types`'],
    ['min', 'A minimum: 2 pupils count as 100'],
    ['plafond', '- `at_most`'],
    ['arrondi', '- `rounding`'],
    ['Égal', '### Equal parts between members'],
    ['phase-in', 'A key phased in'],
    ['fill_down', 'It gives: MEUSE 60.00, REGION 40.00.'],
    ['dates', '`titres.csv`'],
  ])('%s', async (word, expected) => {
    const { exitCode, stdout } = await runCommand(['help', 'rules', word, '--lang', 'en']);
    expect([exitCode, stdout.includes(expected)]).toEqual([0, true]);
  });
});

/** How the pages say that a key is required, or what applies without it. */
const SAYS = {
  en: /Required|default|without (?:it|a date)|left out|must be given|not for the/iu,
  fr: /obligatoire|facultatif|défaut|sans (?:elle|lui|cela|date|cette)|absent|il faut le dire|pas pour/iu,
} as const;

test('a key says that it is required or what applies without it, or its section names it as one that does not', () => {
  for (const { title, pages, unsaid = '' } of [...RULE_SECTIONS, ...SHARE_SECTIONS, ...SETTING_SECTIONS]) {
    const silent = Object.entries(pages).filter(([, { en, fr }]) => !SAYS.en.test(en) || !SAYS.fr.test(fr));
    const named = new Set(unsaid.split(' '));
    expect([title.en, ...silent.map(([name]) => name).filter((name) => !named.has(name))]).toEqual([
      title.en,
    ]);
    expect([...named].filter((name) => name !== '' && !(name in pages))).toEqual([]);
  }
});

test('the page of a key that says nothing of it tells what applies without it', () => {
  expect(pagesOfWord('only_known', 'en').join()).toContain('if it has no default, it then has no effect');
  expect(pagesOfWord('files', 'en').join()).not.toContain('it then has no effect');
});
