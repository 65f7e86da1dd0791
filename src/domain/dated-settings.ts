import type { Convention } from './convention.ts';
import { ALWAYS, covers, type Day, type DayRange, FIRST_DAY, LAST_DAY } from './time/calendar.ts';

/** The settings that may change from one day to another (AUDIT.md): a line takes those of its invoice's date. */
export type DatedSettings = Pick<
  Convention,
  'billedTo' | 'prorata' | 'rounding' | 'vat' | 'basis' | 'undated' | 'siteOfGrappe'
>;

/** A value and the days of invoices for which it holds. */
export interface DatedValue<T> {
  readonly days: DayRange;
  readonly value: T;
}

/**
 * The convention by which an invoice of a day is shared; a setting without a value then has the nearest one ({@link
 * unsetOn}).
 */
export function conventionOn(convention: Convention, day: Day): Convention {
  if (convention.dated.length === 0) return convention;
  return convention.dated.find(({ days }) => covers(days, day))?.convention ?? convention;
}

/**
 * The settings without a value for an invoice of a day, by their name in the convention: none of its lines may be
 * shared.
 */
export function unsetOn({ dated }: Convention, day: Day): readonly string[] {
  const unset = dated.find(({ days }) => covers(days, day))?.unset ?? [];
  return REQUIRED.filter((name) => unset.includes(name));
}

/** The convention at each time, past and future; only itself where no setting is dated. */
export function conventionsOf(convention: Convention): readonly Convention[] {
  return convention.dated.length === 0
    ? [convention]
    : convention.dated.map(({ convention: dated }) => dated);
}

/** The values of a setting and the days for which each holds; undefined on days without a value. */
export function valuesByDays<N extends keyof DatedSettings>(
  convention: Convention,
  name: N,
): readonly DatedValue<DatedSettings[N] | undefined>[] {
  if (convention.dated.length === 0) return [{ days: ALWAYS, value: convention[name] }];
  return convention.dated.map(({ days, convention: then, unset }) => ({
    days,
    value: unset.includes(name) ? undefined : then[name],
  }));
}

/** Each setting as a list of values that follow each other, in order; one that is left out has none. */
export type SettingLists = {
  readonly [N in keyof DatedSettings]: readonly DatedValue<NonNullable<DatedSettings[N]>>[];
};

/** The settings that a convention may not leave out. */
const REQUIRED = ['prorata', 'rounding', 'vat', 'basis'] as const satisfies readonly (keyof DatedSettings)[];

const NAMES = [...REQUIRED, 'billedTo', 'undated', 'siteOfGrappe'] as const;

/**
 * The settings of some days, and those that have no value then: one that may be left out counts as left out, another
 * one takes the nearest value.
 */
export interface SettingsOfDays extends DatedValue<DatedSettings> {
  readonly unset: readonly (keyof DatedSettings)[];
}

/**
 * The settings by days: from each day on which one of them changes to the day before the next change; all days where
 * none is dated.
 */
export function settingsByDays(lists: SettingLists): readonly SettingsOfDays[] {
  const bounds = Object.values(lists).flatMap((list) => list.flatMap(({ days }) => [days.from, days.to + 1]));
  const starts = new Set([FIRST_DAY, ...bounds.filter((day) => day <= LAST_DAY)]);
  const days = [...starts].sort((a, b) => a - b);
  return days.map((from, index) => ({
    days: { from, to: (days[index + 1] ?? LAST_DAY + 1) - 1 },
    value: {
      billedTo: heldOn(lists.billedTo, from),
      prorata: nearestTo(lists.prorata, from),
      rounding: nearestTo(lists.rounding, from),
      vat: nearestTo(lists.vat, from),
      basis: nearestTo(lists.basis, from),
      undated: heldOn(lists.undated, from) ?? 'error',
      siteOfGrappe: heldOn(lists.siteOfGrappe, from) ?? 'error',
    },
    unset: NAMES.filter((name) => lists[name].length > 0 && heldOn<unknown>(lists[name], from) === undefined),
  }));
}

function heldOn<T>(list: readonly DatedValue<T>[], day: Day): T | undefined {
  return list.find(({ days }) => covers(days, day))?.value;
}

/** The value on a day, or the nearest to it. */
function nearestTo<T>(list: readonly DatedValue<T>[], day: Day): T {
  const found = list.find(({ days }) => day <= days.to) ?? list.at(-1);
  if (found === undefined) throw new RangeError('a setting has a value');
  return found.value;
}
