import { describe, expect, test } from 'vitest';
import type { Convention } from '../../src/domain/convention.ts';
import {
  type DatedValue,
  type SettingLists,
  settingsByDays,
  settingsOn,
  unsetOn,
  valuesByDays,
} from '../../src/domain/dated-settings.ts';
import {
  ALWAYS,
  type Day,
  type DayRange,
  dayOf,
  FIRST_DAY,
  LAST_DAY,
} from '../../src/domain/time/calendar.ts';

const APRIL = dayOf(2025, 4, 1);
const JULY = dayOf(2025, 7, 1);

const always = <T>(value: T): readonly DatedValue<T>[] => [
  { days: { from: FIRST_DAY, to: LAST_DAY }, value },
];
const until = <T>(day: Day, before: T, after: T): readonly DatedValue<T>[] => [
  { days: { from: FIRST_DAY, to: day - 1 }, value: before },
  { days: { from: day, to: LAST_DAY }, value: after },
];

const LISTS: SettingLists = {
  billedTo: until(JULY, 'REGION', 'MEUSE'),
  prorata: always('daily'),
  rounding: until(APRIL, 'largest_remainder', 'carry'),
  vat: always('line'),
  basis: always('service'),
  undated: always('refuse'),
  siteOfGrappe: always('site'),
} as unknown as SettingLists;

describe('settings that hold from one day to another', () => {
  test('are one run of days between two changes, whatever changes', () => {
    const runs = settingsByDays(LISTS);
    expect(runs.map(({ days }) => days)).toEqual([
      { from: FIRST_DAY, to: APRIL - 1 },
      { from: APRIL, to: JULY - 1 },
      { from: JULY, to: LAST_DAY },
    ]);
    expect(runs.map(({ value: { billedTo, rounding, vat } }) => [billedTo, rounding, vat])).toEqual([
      ['REGION', 'largest_remainder', 'line'],
      ['REGION', 'carry', 'line'],
      ['MEUSE', 'carry', 'line'],
    ]);
    expect(Object.keys(runs[0]?.value ?? {}).sort()).toEqual(Object.keys(LISTS).sort());
  });

  test('are unset before and after a list that has ends; the nearest value stands for each', () => {
    const bounded = { days: { from: APRIL, to: JULY }, value: 'line' };
    const rounding = [{ days: { from: JULY, to: LAST_DAY }, value: 'carry' }];
    const runs = settingsByDays({ ...LISTS, vat: [bounded], rounding } as SettingLists);
    expect(runs.map(({ days, unset, value: { vat, rounding: by } }) => [days.from, unset, vat, by])).toEqual([
      [FIRST_DAY, ['rounding', 'vat'], 'line', 'carry'],
      [APRIL, ['rounding'], 'line', 'carry'],
      [JULY, [], 'line', 'carry'],
      [JULY + 1, ['vat'], 'line', 'carry'],
    ]);
  });

  test('may hold for one day, and change on the last there is', () => {
    const vat = [
      { days: { from: APRIL, to: APRIL }, value: 'line' },
      { days: { from: LAST_DAY, to: LAST_DAY }, value: 'invoice' },
    ];
    const runs = settingsByDays({ ...LISTS, vat, rounding: always('carry'), billedTo: [] } as SettingLists);
    expect(runs.map(({ days, value }) => [days.from, days.to, value.vat])).toEqual([
      [FIRST_DAY, APRIL - 1, 'line'],
      [APRIL, APRIL, 'line'],
      [APRIL + 1, LAST_DAY - 1, 'invoice'],
      [LAST_DAY, LAST_DAY, 'invoice'],
    ]);
  });

  test('are as said; two that may be left out are then errors, and lack no value', () => {
    const left = (lists: Partial<Record<keyof SettingLists, unknown>>) =>
      settingsByDays({ ...LISTS, billedTo: [], rounding: always('carry'), ...lists } as SettingLists).map(
        ({ value: { undated, siteOfGrappe }, unset }) => [undated, siteOfGrappe, unset],
      );
    expect(left({})).toEqual([['refuse', 'site', []]]);
    expect(left({ undated: [], siteOfGrappe: [] })).toEqual([['error', 'error', []]]);
  });
});

describe('the settings of an invoice', () => {
  const [former, now] = [{ vat: 'line' }, { vat: 'invoice' }];
  const turn = (days: DayRange, value: unknown, unset: readonly string[] = []) => ({ days, value, unset });
  const of = (...settings: readonly unknown[]) => ({ settings }) as Convention;
  const BEFORE = { from: FIRST_DAY, to: APRIL - 1 };
  const AFTER = { from: APRIL, to: LAST_DAY };
  const dated = of(turn(BEFORE, former), turn(AFTER, now));
  const plain = of(turn(ALWAYS, now));

  test('are those of its day', () => {
    expect(settingsOn(dated, APRIL - 1)).toBe(former);
    expect(settingsOn(dated, APRIL)).toBe(now);
    expect(settingsOn(plain, APRIL - 1)).toBe(now);
  });

  test('say what has no value on its day', () => {
    const unset = of(turn(BEFORE, former, ['vat']), turn(AFTER, now));
    expect(unsetOn(unset, APRIL - 1)).toEqual(['vat']);
    expect(unsetOn(unset, APRIL)).toEqual([]);
    expect(unsetOn(plain, APRIL)).toEqual([]);
  });

  test('lack those that a convention may not leave out, in one order', () => {
    const unset = of(turn(ALWAYS, now, ['billedTo', 'vat', 'prorata', 'undated']));
    expect(unsetOn(unset, APRIL)).toEqual(['prorata', 'vat']);
  });

  test('are there on all days, or the convention was not checked', () => {
    const gap = of(turn(BEFORE, former), turn({ from: JULY, to: LAST_DAY }, now));
    expect(() => settingsOn(gap, APRIL)).toThrow(new RangeError('settings hold on all days'));
  });

  test('say a setting for all days, or for those of each that it was and will be', () => {
    expect(valuesByDays(plain, 'vat')).toEqual([{ days: ALWAYS, value: 'invoice' }]);
    expect(valuesByDays(dated, 'vat')).toEqual(until(APRIL, 'line', 'invoice'));
    const unset = of(turn(BEFORE, former, ['vat']), turn(AFTER, now));
    expect(valuesByDays(unset, 'vat')).toEqual(until(APRIL, undefined, 'invoice'));
  });
});
