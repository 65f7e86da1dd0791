/** What a key of a convention is called in statements and explanations, in both languages (`words.name`). */
import { expect, test } from 'vitest';
import { definitionOf } from '../../src/allocate/keys/common/use.ts';
import { KEYS } from '../../src/allocate/keys/list.ts';
import { readConvention } from '../../src/workspace/convention/load.ts';
import { convention } from '../oracle/small-workspace.ts';

function named(share: string, alone = false): readonly string[] {
  const { value, problems } = readConvention(convention(share));
  const [key] = value?.convention.rules.map((rule) => rule.share) ?? [];
  if (key === undefined) throw new Error(problems.map(({ code }) => code).join());
  const { words } = definitionOf(KEYS, key);
  const facts = { alone, called: (measure: string) => measure };
  return [words.en.name(key, facts), words.fr.name(key, facts)];
}

const OCTOBER = 'as_of: { date: "10-01", year: previous }';
const LATEST = 'as_of: latest, max_age_days: none';

test.each([
  [`{ by: students, ${OCTOBER} }`, 'in proportion to “students”', 'au prorata de « students »'],
  [
    `{ by: people, per: member, ${LATEST} }`,
    'in proportion to “people” of the members',
    'au prorata de « people » des membres',
  ],
  [
    `{ by: majority, of: students, ${OCTOBER} }`,
    'the member with most “students” bears all',
    'à la charge du membre qui a le plus de « students »',
  ],
  [
    `{ by: people, per: member, ${OCTOBER}, years: 2 }`,
    'in proportion to “people” of the members (mean of 2 years)',
    'au prorata de « people » des membres (moyenne de 2 ans)',
  ],
  [
    `{ by: majority, of: students, ${OCTOBER}, years: 2 }`,
    'the member with most “students” (mean of 2 years) bears all',
    'à la charge du membre qui a le plus de « students » (moyenne de 2 ans)',
  ],
  [
    '{ by: calls, as_of: period_end }',
    'in proportion to “calls” (measured over the period)',
    'au prorata de « calls » (mesuré sur la période)',
  ],
  [
    `{ by: students, ${OCTOBER}, years: 2, at_least: 2.5, at_most: 9.75 }`,
    'in proportion to “students” (mean of 2 years, at least 2.5, at most 9.75)',
    'au prorata de « students » (moyenne de 2 ans, 2,5 au moins, 9,75 au plus)',
  ],
  [
    `{ by: students, ${OCTOBER}, bands: { 0: 0.5, 100.5: 1/3 }, times: { lycee: 1.5 } }`,
    'in proportion to “students” (0.5 from 0 on, 1/3 from 100.5 on, lycee × 1.5)',
    'au prorata de « students » (0,5 à partir de 0, 1/3 à partir de 100,5, lycee × 1,5)',
  ],
])('a measure, and what is made of it: %s', (share, en, fr) => {
  expect(named(share)).toEqual([en, fr]);
});

test.each([
  [
    `{ by: sum, of: [{ measure: a, ${LATEST} }, { measure: b, ${LATEST}, coefficient: 2.5 }, { measure: c, ${LATEST}, coefficient: -1 }, { measure: d, ${LATEST}, coefficient: -1/3 }] }`,
    'in proportion to “a” + 2.5 × “b” − “c” − 1/3 × “d”',
    'au prorata de « a » + 2,5 × « b » − « c » − 1/3 × « d »',
  ],
  [
    `{ by: sum, per: member, of: [{ measure: a, ${LATEST}, coefficient: -2 }, { measure: b, ${OCTOBER}, years: 2 }] }`,
    'in proportion to − 2 × “a” + “b” (mean of 2 years) of the members',
    'au prorata de − 2 × « a » + « b » (moyenne de 2 ans) des membres',
  ],
  [
    `{ by: product, of: [{ measure: a, ${LATEST} }, { measure: b, ${LATEST} }] }`,
    'in proportion to “a” × “b”',
    'au prorata de « a » × « b »',
  ],
  [
    `{ by: product, per: member, of: [{ measure: a, ${LATEST} }, { measure: b, ${LATEST} }], divided_by: { measure: c, ${LATEST} } }`,
    'in proportion to “a” × “b” ÷ “c” of the members',
    'au prorata de « a » × « b » ÷ « c » des membres',
  ],
])('the formula of several measures: %s', (share, en, fr) => {
  expect(named(share)).toEqual([en, fr]);
});

test.each([
  [
    `{ by: students, ${LATEST}, counts_from: 1/8 }`,
    'in proportion to “students”, from 12.5% of the whole on',
    'au prorata de « students », à partir de 12,5 % du total',
  ],
  [
    `{ by: people, per: member, ${LATEST}, counts_from: 10 %, left_to: MEUSE }`,
    'in proportion to “people” of the members, from 10% of the whole on, the rest left to MEUSE',
    'au prorata de « people » des membres, à partir de 10 % du total, le reste à MEUSE',
  ],
  [
    `{ by: sum, per: member, of: [{ measure: a, ${LATEST} }], counts_from: 0.5, left_to: CEA }`,
    'in proportion to “a” of the members, from 50% of the whole on, the rest left to CEA',
    'au prorata de « a » des membres, à partir de 50 % du total, le reste à CEA',
  ],
])('from which part on one counts: %s', (share, en, fr) => {
  expect(named(share)).toEqual([en, fr]);
});

test.each([
  ['{ by: equal }', 'equal parts per member', 'à parts égales entre membres'],
  ['{ by: equal, per: site }', 'equal parts per establishment', 'à parts égales entre établissements'],
  ['{ by: weight }', 'weights of the establishments', 'selon le poids des établissements'],
  ['{ by: head }', 'the head establishment bears all', 'à la charge de l’établissement tête'],
  ['{ by: payer, member: CEA }', 'one member bears all', 'à la charge d’un seul membre'],
  ['{ by: accesses }', 'in proportion to the accesses in service', 'au prorata des accès en service'],
  ['{ by: bandwidth }', 'in proportion to the bandwidth in service', 'au prorata du débit en service'],
  ['{ by: fixed, parts: { MEUSE: 1 } }', 'parts fixed by the convention', 'parts fixées par la convention'],
  ['{ by: mix, of: [{ part: 1, share: { by: equal } }] }', 'a mix of keys', 'combinaison de clés'],
  [
    '{ by: amounts, first: { MEUSE: 1 }, rest: { by: equal } }',
    'amounts first, the rest by another key',
    'des montants d’abord, le reste par une autre clé',
  ],
])('a key without measures: %s', (share, en, fr) => {
  expect(named(share)).toEqual([en, fr]);
});

test('an establishment served alone shares with nobody', () => {
  expect(named('{ by: equal, per: site }', true)).toEqual(['served alone', 'desservi seul']);
});
