/** The day of which a header says that it counts pupils, and the school year of a day. */
import { expect, test } from 'vitest';
import { dayOfCount } from '../../../src/workspace/written/count-day.ts';

test.each([
  ['Élèves au 01/10/2024', '2024-10-01'],
  ['Effectifs au 1er octobre 2024', '2024-10-01'],
  ['Nombre d’élèves (oct. 2024)', '2024-10-01'],
  ['Nb élèves rentrée 2024', '2024-10-01'],
  ['Rentrée 2024', '2024-10-01'],
  ['Rentrée scolaire 2024-2025', '2024-10-01'],
  ['Nbre total des apprentis 1998', '1998-10-01'],
  ['Total apprenants, année 2024', '2024-10-01'],
  ['Nb apprentis 2024', '2024-10-01'],
  ['Effectif total 2024-2025', '2024-10-01'],
  ['Effectif 2024/25', '2024-10-01'],
  ['Effectif 1999-2000', '1999-10-01'],
  ['Effectif d’élèves 2024', '2024-10-01'],
  ['Effectifs des élèves inscrits, année scolaire 2024-2025', '2024-10-01'],
  ['ELEVES_2024', '2024-10-01'],
  ['Effectif constaté le 15/01/2025', '2025-01-15'],
  ['Effectif au 5/9/2024', '2024-09-05'],
  ['Effectif 2024-09-15', '2024-09-15'],
  ['Effectif 2024-10-25', '2024-10-25'],
  ['pupils_2020', '2020-10-01'],
  ['students as of 2024-10-01', '2024-10-01'],
])('%s counts pupils of %s', (header, day) => {
  expect(dayOfCount(header)).toBe(day);
});

test.each([
  'Effectif au 31/02/2024',
  'Effectif filles 2024',
  'Élèves internes au 01/10/2024',
  'Élèves 2e 2024',
  'Effectif 2024-2027',
  'Effectif 2024-2023',
  'Effectif 12024',
  'Effectif 2024-25-26',
  'Effectif 2024-2025-26',
  'Effectif 20240',
  'Effectif 11-2024',
  'Effectif 2024 1',
  'Effectif 01/10/20245',
  'Effectif 101/10/2024',
  'Effectif 1ers octobre 2024',
  'Effectif 21er octobre 2024',
  'Effectif 1er5 octobre 2024',
  'Effectif',
  'Année 2024',
  'Rentrée',
  'Date de rentrée 2024',
  'Rentrée 2024, internes',
  'Sur effectif 2024',
  'Effectifs2024',
])('%s says no day', (header) => {
  expect(dayOfCount(header)).toBeUndefined();
});
