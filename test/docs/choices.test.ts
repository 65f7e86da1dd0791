/** Each word that a setting may have is offered where people read of it: whoever adds one says it there too. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { BASES, PRORATAS, ROUNDINGS, UNDATED } from '../../src/domain/convention.ts';
import { SITE_OF_GRAPPE, VAT_MODES } from '../../src/domain/invoice-line.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { CONVENTION_TEMPLATE } from '../../src/init/convention-template.ts';
import { SETTING_SECTIONS } from '../../src/workspace/convention/words/settings.ts';

/** The keys at the top of convention.yaml, as the reference explains them. */
const PAGES = SETTING_SECTIONS.find(({ paths }) => paths.some((path) => path.length === 0))?.pages ?? {};

const SETTINGS = { prorata: PRORATAS, rounding: ROUNDINGS, vat: VAT_MODES, basis: BASES, undated: UNDATED };

test.each(Object.entries({ ...SETTINGS, site_of_grappe: SITE_OF_GRAPPE }))(
  'the reference offers each word of %s',
  (name, words) => {
    expect(PAGES[name]?.written.split(' | ')).toEqual(words);
  },
);

describe.each(LANGUAGES)('the template of init (%s)', (language) => {
  test.each(Object.entries(SETTINGS))('offers each word of %s', (name, words) => {
    const [line = ''] = new RegExp(`^${name}:.*`, 'mu').exec(CONVENTION_TEMPLATE[language]) ?? [];
    expect(words.filter((word) => !new RegExp(`\\b${word}\\b`, 'u').test(line))).toEqual([]);
  });
});

test.each(['ALLOCATION', 'ALLOCATION.fr'])('§7 of %s says every policy of rounding', (page) => {
  const [, behind = ''] = readFileSync(`docs/design/${page}.md`, 'utf8').split('\n## 7.');
  const said = behind.split('\n## ')[0] ?? '';
  expect(ROUNDINGS.filter((policy) => !said.includes(`**\`${policy}\`**`))).toEqual([]);
});
