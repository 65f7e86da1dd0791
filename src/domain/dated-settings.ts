import { ALWAYS, covers, type Day, type DayRange, FIRST_DAY, LAST_DAY } from './calendar.ts';
import type { Convention } from './convention.ts';

/** The settings that may hold from one day to another (AUDIT.md): a line takes those of its invoice's date. */
export type DatedSettings = Pick<
  Convention,
  'billedTo' | 'prorata' | 'rounding' | 'vat' | 'basis' | 'undated' | 'siteOfGrappe'
>;

/** A value and the days of invoices for which it holds. */
export interface DatedValue<T> {
  readonly days: DayRange;
  readonly value: T;
}

/** The convention that an invoice of a day is shared by. */
export function conventionOn(convention: Convention, day: Day): Convention {
  if (convention.dated.length === 0) return convention;
  return convention.dated.find(({ days }) => covers(days, day))?.convention ?? convention;
}

/** The settings without a value for an invoice of a day, by their name in the convention: none of its lines is shared. */
export function unsetOn({ dated }: Convention, day: Day): readonly string[] {
  return dated.find(({ days }) => covers(days, day))?.unset ?? [];
}

/** All that a convention was and will be; itself where nothing of it is dated. */
export function conventionsOf(convention: Convention): readonly Convention[] {
  return convention.dated.length === 0
    ? [convention]
    : convention.dated.map(({ convention: dated }) => dated);
}

/** What a convention says of a setting, and on which days: all days where nothing is dated. */
export function settingByDays<N extends keyof DatedSettings>(
  convention: Convention,
  name: N,
): readonly DatedValue<DatedSettings[N]>[] {
  if (convention.dated.length === 0) return [{ days: ALWAYS, value: convention[name] }];
  return convention.dated.map(({ days, convention: then }) => ({ days, value: then[name] }));
}

/** Each setting as a list of values that follow each other, in order; before and after them there may be none. */
export type SettingLists = { readonly [N in keyof DatedSettings]: readonly DatedValue<DatedSettings[N]>[] };

/** The settings that a convention may not leave out. */
const REQUIRED = ['prorata', 'rounding', 'vat', 'basis'] as const satisfies readonly (keyof DatedSettings)[];

/** Settings of some days, and those of them that hold no value then: the nearest stands for it. */
export interface SettingsOfDays extends DatedValue<DatedSettings> {
  readonly unset: readonly string[];
}

/** The settings of each run of days in which none of them changes; one run where none is dated. */
export function settingsByDays(lists: SettingLists): readonly SettingsOfDays[] {
  const bounds = Object.values(lists).flatMap((list) => list.flatMap(({ days }) => [days.from, days.to + 1]));
  const starts = new Set([FIRST_DAY, ...bounds.filter((day) => day <= LAST_DAY)]);
  const days = [...starts].sort((a, b) => a - b);
  return days.map((from, index) => ({
    days: { from, to: (days[index + 1] ?? LAST_DAY + 1) - 1 },
    value: {
      billedTo: valueOn(lists.billedTo, from),
      prorata: valueOn(lists.prorata, from),
      rounding: valueOn(lists.rounding, from),
      vat: valueOn(lists.vat, from),
      basis: valueOn(lists.basis, from),
      undated: valueOn(lists.undated, from),
      siteOfGrappe: valueOn(lists.siteOfGrappe, from),
    },
    unset: REQUIRED.filter((name) => !lists[name].some(({ days }) => covers(days, from))),
  }));
}

/** The value on a day, or the nearest to it. */
function valueOn<T>(list: readonly DatedValue<T>[], day: Day): T {
  const found = list.find(({ days }) => day <= days.to) ?? list.at(-1);
  if (found === undefined) throw new RangeError('a setting has a value');
  return found.value;
}
