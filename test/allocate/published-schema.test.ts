/** What the published schema of a convention says of measures: an editor marks what `check` would refuse. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { conventionJsonSchema } from '../../src/schema/convention-schema.ts';
import { convention } from '../oracle/small-workspace.ts';

const OCTOBER = 'as_of: { date: "10-01", year: previous }';
const OPTIONS = { allowUnionTypes: true, allErrors: true, strictTypes: false, strictRequired: false };

test('a measure says as of when it counts, bands begin with numbers, and a term names its measure', () => {
  const isRight = new Ajv2020(OPTIONS).compile(conventionJsonSchema());
  const judged = (...shares: readonly string[]) =>
    shares.map((share) => [share, isRight(parse(convention(share)))]);
  const right = [
    '{ by: students, as_of: latest, max_age_days: none }',
    `{ by: students, ${OCTOBER} }`,
    `{ by: students, ${OCTOBER}, bands: { 0: 1, 100.5: 2 } }`,
    `{ by: sum, of: [{ measure: students, ${OCTOBER} }] }`,
  ];
  const wrong = [
    '{ by: students, as_of: sometimes }',
    '{ by: students, as_of: { date: "10-01", year: next } }',
    `{ by: students, ${OCTOBER}, bands: { few: 1 } }`,
    `{ by: students, ${OCTOBER}, bands: { 0: few } }`,
    `{ by: sum, of: [{ ${OCTOBER} }] }`,
    '{ by: sum, of: [{ measure: students }] }',
  ];
  expect(judged(...right)).toEqual(right.map((share) => [share, true]));
  expect(judged(...wrong)).toEqual(wrong.map((share) => [share, false]));
});
