/** `bands`: from which value on a value counts how much (ALLOCATION.md §5). */
import { expect, test } from 'vitest';
import { sharesOfSites } from './shares.ts';

const LATEST = 'as_of: latest, max_age_days: none';

/** Stenay: a line of these days, by pupils in a share; 999 and 1000 until September, 2000.5 of the second from October. */
function shared(share: string, days?: string): Promise<readonly string[]> {
  const measures =
    'measure,site,as_of,value\npupils,0550020Y,2021-01-01,999\npupils,0550072E,2021-01-01,1000\npupils,0550072E,2021-10-01,2000.5\n';
  return sharesOfSites(share, measures, days);
}

const pupils = (rest: string): string => `{ by: pupils, ${LATEST}, ${rest} }`;
const quarters = ['0550020Y 1/4 25.00', '0550072E 3/4 75.00'];

test('a value counts for the highest band that it reaches, its first value included', async () => {
  expect(await shared(pupils('bands: { 0: 1, 1000: 3, 2000.5: 7 }'))).toEqual(quarters);
  // In any order, as text, as a quotient: 1/2 and 3/2.
  expect(await shared(pupils('bands: { "1000.0": 3/2, 0: 0.5 }'))).toEqual(quarters);
});

test('a line over the day on which one changes its band has both shares', async () => {
  // (1/4 + 1/8) / 2 and (3/4 + 7/8) / 2.
  expect(await shared(pupils('bands: { 0: 1, 1000: 3, 2000.5: 7 }'), '2021-09-30,2021-10-01')).toEqual([
    '0550020Y 3/16 18.75',
    '0550072E 13/16 81.25',
  ]);
});

test('bounds come before, the coefficient of the type after', async () => {
  // 999 is raised to 1000, so that both are in the second band; then the lycée counts three times.
  expect(await shared(pupils('at_least: 1000, bands: { 0: 1, 1000: 5 }, times: { lycee: 3 }'))).toEqual(
    quarters,
  );
});

test('a value below the first band stops the line', async () => {
  expect(await shared(pupils('bands: { 1000: 1, 2000: 2 }'))).toEqual(['below-bands']);
});

test('the terms of a sum and a product, and the majority, have them too', async () => {
  const term = `{ measure: pupils, ${LATEST}, bands: { 0: 1, 1000: 2 } }`;
  // 1 + 1 and 2 + 2, halved: a third and two thirds; 1 × 1 and 2 × 2.
  expect(await shared(`{ by: sum, of: [${term}, ${term}] }`)).toEqual([
    '0550020Y 1/3 33.33',
    '0550072E 2/3 66.67',
  ]);
  expect(await shared(`{ by: product, of: [${term}, ${term}] }`)).toEqual([
    '0550020Y 1/5 20.00',
    '0550072E 4/5 80.00',
  ]);
  // All of it to the collège: the lycée counts for nothing from 1000 on.
  const majority = `{ by: majority, of: pupils, ${LATEST}, bands: { 0: 1, 1000: 0 } }`;
  expect(await shared(majority)).toEqual(['0550020Y 1/1 100.00']);
});

test('a first value twice, a text, a weight below zero and no band at all are refused', async () => {
  for (const bands of [
    '{ 0: 1, 0.0: 2 }',
    '{ many: 1 }',
    '{ 0: -1 }',
    '{ -1: 1 }',
    '{ 0.1234567: 1 }',
    '{}',
  ]) {
    expect(await shared(pupils(`bands: ${bands}`))).toEqual(['value-invalid']);
  }
});
