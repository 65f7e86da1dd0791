/** Which observations make the value of a site on a day, and what it counts (ALLOCATION.md §5). */
import { expect, test } from 'vitest';
import { type MeasureGiven, measureReference } from '../../src/allocate/keys/common/measure-parameters.ts';
import { passedOverBy, valueOn } from '../../src/allocate/keys/common/observation.ts';
import type { Register } from '../../src/allocate/register.ts';
import { formatFraction, fraction } from '../../src/domain/numbers/fraction.ts';
import type { Observation } from '../../src/domain/tables.ts';
import { dayOf, formatDay } from '../../src/domain/time/calendar.ts';
import { STENAY } from '../oracle/small-workspace.ts';
import { registerFrom } from './outcomes.ts';

const SITE = '0550020Y';
const OCTOBER = { kind: 'date', month: 10, day: 1, year: 'current' } as const;
const LATEST = { kind: 'latest' } as const;
const PERIOD_END = { kind: 'period_end' } as const;

/** By the day on which it was observed. */
function observed(values: Readonly<Record<string, string>>): Promise<Register> {
  const rows = Object.entries(values).map(([day, value]) => `students,${SITE},${day},${value}\n`);
  return registerFrom({ ...STENAY, 'measures.csv': `measure,site,as_of,value\n${rows.join('')}` });
}

/** The value on 15 November 2024, the days of its observations and the one looked up; or what is said. */
async function told(
  given: MeasureGiven,
  values: Readonly<Record<string, string>>,
  id = SITE,
): Promise<unknown> {
  const period = { from: dayOf(2024, 11, 1), to: dayOf(2024, 11, 30) };
  const asked = { day: dayOf(2024, 11, 15), period, rule: 'r', register: await observed(values) };
  const found = valueOn(measureReference('students', given), id, asked);
  if ('code' in found) return found;
  const days = found.observations.map(({ asOf }) => formatDay(asOf));
  return [formatFraction(found.value), days.join(' '), formatDay(found.referenceDay)];
}

const THREE = { '2022-10-01': '10', '2023-09-30': '11.5', '2024-10-01': '15' };

test('the one in force on the day counts, or on the reference day', async () => {
  expect(await told({ as_of: LATEST }, { ...THREE, '2024-11-15': '7', '2024-11-16': '8' })).toEqual([
    '7/1',
    '2024-11-15',
    '2024-11-15',
  ]);
  expect(await told({ as_of: OCTOBER }, { ...THREE, '2024-10-02': '8' })).toEqual([
    '15/1',
    '2024-10-01',
    '2024-10-01',
  ]);
});

test('of several years it is their mean, each by its own reference day', async () => {
  // (15 + 11.5) / 2 and (15 + 11.5 + 10) / 3.
  expect(await told({ as_of: OCTOBER, years: 2 }, THREE)).toEqual([
    '53/4',
    '2024-10-01 2023-09-30',
    '2024-10-01',
  ]);
  expect(await told({ as_of: OCTOBER, years: 3 }, THREE)).toEqual([
    '73/6',
    '2024-10-01 2023-09-30 2022-10-01',
    '2024-10-01',
  ]);
  expect(await told({ as_of: OCTOBER, years: 4 }, THREE)).toEqual({
    code: 'measure-missing',
    args: { measure: 'students', id: SITE, day: '2021-10-01', rule: 'r' },
  });
});

test('it is held between its bounds', async () => {
  const bounded = async (least: bigint | undefined, most: bigint | undefined) => {
    const at_least = least === undefined ? undefined : fraction(least, 1n);
    const at_most = most === undefined ? undefined : fraction(most, 1n);
    const found = await told({ as_of: OCTOBER, at_least, at_most }, THREE);
    return Array.isArray(found) ? found[0] : found;
  };
  expect(await bounded(16n, undefined)).toBe('16/1');
  expect(await bounded(15n, 15n)).toBe('15/1');
  expect(await bounded(14n, 16n)).toBe('15/1');
  expect(await bounded(undefined, 14n)).toBe('14/1');
});

test('it counts what the highest band that it reaches counts, and nothing below the first', async () => {
  const bands = [10n, 15n, 20n].map((from, index) => ({
    from: fraction(from, 1n),
    counts: fraction(BigInt(index + 1), 1n),
  }));
  const inBand = (value: string) => told({ as_of: OCTOBER, bands }, { '2024-10-01': value });
  const looked = ['2024-10-01', '2024-10-01'];
  expect(await inBand('10')).toEqual(['1/1', ...looked]);
  expect(await inBand('15')).toEqual(['2/1', ...looked]);
  expect(await inBand('19.99')).toEqual(['2/1', ...looked]);
  expect(await inBand('20')).toEqual(['3/1', ...looked]);
  expect(await inBand('9.99')).toEqual({
    code: 'below-bands',
    args: {
      ...{ measure: 'students', id: SITE, days: '2024-11-15', rule: 'r' },
      ...{ value: { en: '9.99', fr: '9,99' }, least: { en: '10', fr: '10' } },
    },
  });
});

test('over the period it is the last one within it', async () => {
  const missing = {
    code: 'measure-missing',
    args: { measure: 'students', id: SITE, day: '2024-11-01..2024-11-30', rule: 'r' },
  };
  expect(await told({ as_of: PERIOD_END }, { ...THREE, '2024-11-30': '7', '2024-12-01': '8' })).toEqual([
    '7/1',
    '2024-11-30',
    '2024-11-30',
  ]);
  expect(await told({ as_of: PERIOD_END }, { ...THREE, '2024-11-01': '7' })).toEqual([
    '7/1',
    '2024-11-01',
    '2024-11-30',
  ]);
  expect(await told({ as_of: PERIOD_END }, { '2024-10-31': '7', '2024-12-01': '8' })).toEqual(missing);
});

test('those within the period that a later one makes void are told, and none where a day is looked up', async () => {
  const register = await observed({
    ...THREE,
    '2024-10-31': '4',
    '2024-11-01': '5',
    '2024-11-10': '6',
    '2024-11-30': '7',
  });
  const asked = {
    ...{ day: dayOf(2024, 11, 15), period: { from: dayOf(2024, 11, 1), to: dayOf(2024, 11, 30) } },
    rule: 'r',
  };
  const passedOver = (given: MeasureGiven, id = SITE, tables: Register = register) => {
    const counted = { asOf: dayOf(2024, 11, 30) } as Observation;
    const found = passedOverBy(counted, measureReference('students', given), id, {
      ...asked,
      register: tables,
    });
    return found.map(({ asOf }) => formatDay(asOf));
  };
  expect(passedOver({ as_of: PERIOD_END })).toEqual(['2024-11-01', '2024-11-10']);
  expect(passedOver({ as_of: LATEST })).toEqual([]);
  expect(passedOver({ as_of: PERIOD_END }, 'NEW')).toEqual([]);
  expect(passedOver({ as_of: PERIOD_END }, SITE, { ...register, observations: new Map() })).toEqual([]);
});

test('it is missing where nothing was observed until then, or nothing of the site', async () => {
  const args = { measure: 'students', id: SITE, day: '2024-10-01', rule: 'r' };
  expect(await told({ as_of: OCTOBER }, { '2024-10-02': '7' })).toEqual({ code: 'measure-missing', args });
  expect(await told({ as_of: OCTOBER }, THREE, 'NEW')).toEqual({
    code: 'measure-missing',
    args: { ...args, id: 'NEW' },
  });
  const register = { ...(await observed(THREE)), observations: new Map() };
  const period = { from: dayOf(2024, 11, 1), to: dayOf(2024, 11, 30) };
  const asked = { day: dayOf(2024, 11, 15), period, rule: 'r', register };
  expect(valueOn(measureReference('students', { as_of: OCTOBER }), SITE, asked)).toEqual({
    code: 'measure-missing',
    args,
  });
});

test('it may be as old as the rule allows, and no day older', async () => {
  const aged = (days: number) => told({ as_of: OCTOBER, max_age_days: days }, { '2024-09-01': '7' });
  expect(await aged(30)).toEqual(['7/1', '2024-09-01', '2024-10-01']);
  expect(await aged(29)).toEqual({
    code: 'measure-stale',
    args: {
      ...{ measure: 'students', id: SITE, found: '2024-09-01', most: 29, rule: 'r' },
      ...{ earliest: '2024-09-02', day: '2024-10-01' },
    },
  });
});

test('a reference day after the day itself is refused, that day is not', async () => {
  const on = (day: number) => told({ as_of: { ...OCTOBER, month: 11, day } }, { '2024-01-01': '7' });
  expect(await on(15)).toEqual(['7/1', '2024-01-01', '2024-11-15']);
  expect(await on(16)).toEqual({
    code: 'reference-day-future',
    args: { rule: 'r', day: '2024-11-16', days: '2024-11-15', earlier: 'previous' },
  });
  const ofSchoolYear = { kind: 'date', month: 12, day: 1, year: 'school_current' } as const;
  expect(await told({ as_of: ofSchoolYear }, { '2024-01-01': '7' })).toEqual({
    code: 'reference-day-future',
    args: { rule: 'r', day: '2024-12-01', days: '2024-11-15', earlier: 'school_previous' },
  });
});
