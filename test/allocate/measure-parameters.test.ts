/** Which observations the parameters of a measure mean, and what does not go together (DATA.md, `share.by`). */
import { expect, test } from 'vitest';
import type { KeyConvention } from '../../src/allocate/keys/common/key.ts';
import {
  type MeasureGiven,
  measureProblems,
  measureReference,
} from '../../src/allocate/keys/common/measure-parameters.ts';
import { fraction, ONE } from '../../src/domain/numbers/fraction.ts';

const LATEST = { kind: 'latest' } as const;
const PERIOD_END = { kind: 'period_end' } as const;
const OCTOBER = { kind: 'date', month: 10, day: 1, year: 'previous' } as const;

function age(given: MeasureGiven): number | undefined {
  return measureReference('students', given).maxAgeDays;
}

test('a count on a date is at most a year old, one of another reading of any age, where nothing else is said', () => {
  expect(age({ as_of: OCTOBER })).toBe(366);
  expect(age({ as_of: OCTOBER, max_age_days: 'none' })).toBeUndefined();
  expect(age({ as_of: OCTOBER, max_age_days: 30 })).toBe(30);
  expect(age({ as_of: LATEST })).toBeUndefined();
  expect(age({ as_of: PERIOD_END })).toBeUndefined();
  expect(age({ as_of: LATEST, max_age_days: 30 })).toBe(30);
});

test('before 0.2 silence was the latest count, of one year', () => {
  expect(measureReference('students', {})).toEqual({
    ...{ measure: 'students', asOf: LATEST, maxAgeDays: undefined, isAgeSaid: false, years: 1 },
    ...{ atLeast: undefined, atMost: undefined, bands: [], times: new Map() },
  });
});

test('what is given is taken', () => {
  const given = {
    ...{ as_of: OCTOBER, years: 4, at_least: ONE, at_most: fraction(9n, 1n) },
    ...{ bands: [{ from: ONE, counts: ONE }], times: new Map([['lycee', ONE]] as const) },
  };
  expect(measureReference('students', given)).toEqual({
    ...{ measure: 'students', asOf: OCTOBER, maxAgeDays: 366, isAgeSaid: false, years: 4 },
    ...{ atLeast: given.at_least, atMost: given.at_most, bands: given.bands, times: given.times },
  });
});

const TODAY: KeyConvention = { prorata: 'daily', basis: 'service', release: [0, 2] };

/** `code` at `place`, and the words that a message needs. */
function problems(given: MeasureGiven, convention: Partial<KeyConvention> = {}): readonly unknown[] {
  return measureProblems(given, { ...TODAY, ...convention }).map(({ fault, path }) => [
    `${fault.code} at ${path.join('.')}`,
    fault.args,
  ]);
}

test('as_of must be said from 0.2 on, and how old the latest may be', () => {
  const expected = 'latest | period_end | { date: "10-01", year: previous }';
  expect(problems({})).toEqual([['key-missing at as_of', { key: 'as_of', name: 'as_of', expected }]]);
  expect(problems({ as_of: LATEST })).toEqual([['age-unsaid at as_of', {}]]);
  expect(problems({ as_of: LATEST, max_age_days: 'none' })).toEqual([]);
  expect(problems({ as_of: OCTOBER })).toEqual([]);
  expect(problems({}, { release: [0, 1] })).toEqual([]);
  expect(problems({ as_of: LATEST }, { release: [0, 1] })).toEqual([]);
});

test('the end of the period needs all days of the line, and no age', () => {
  expect(problems({ as_of: PERIOD_END })).toEqual([]);
  expect(problems({ as_of: PERIOD_END, max_age_days: 30 })).toEqual([['age-unused at max_age_days', {}]]);
  expect(problems({ as_of: PERIOD_END }, { prorata: 'period_start' })).toEqual([
    ['period-end-days at as_of', {}],
  ]);
  expect(problems({ as_of: PERIOD_END }, { basis: 'invoice_date' })).toEqual([
    ['period-end-days at as_of', {}],
  ]);
  expect(problems({ as_of: OCTOBER, max_age_days: 30 }, { prorata: 'period_start' })).toEqual([]);
});

test('years are those of a date', () => {
  expect(problems({ as_of: OCTOBER, years: 4 })).toEqual([]);
  expect(problems({ as_of: PERIOD_END, years: 4 })).toEqual([['years-undated at years', {}]]);
  expect(problems({ years: 4 }, { release: [0, 1] })).toEqual([['years-undated at years', {}]]);
});

test('the least is not above the most', () => {
  const bounds = (at_least?: bigint, at_most?: bigint) =>
    problems({
      as_of: OCTOBER,
      at_least: at_least === undefined ? undefined : fraction(at_least, 2n),
      at_most: at_most === undefined ? undefined : fraction(at_most, 2n),
    });
  expect([bounds(5n), bounds(undefined, 5n), bounds(5n, 5n), bounds(4n, 5n)]).toEqual([[], [], [], []]);
  expect(bounds(5n, 4n)).toEqual([['bounds-reversed at at_most', { least: '2.5', most: '2' }]]);
});
