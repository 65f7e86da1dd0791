import type { Convention, DatedSettings, SettingsOfDays } from './convention.ts';
import { covers, type Day, type DayRange, FIRST_DAY, LAST_DAY } from './time/calendar.ts';

/** A value and the days of invoices for which it holds. */
export interface DatedValue<T> {
  readonly days: DayRange;
  readonly value: T;
}

/** The settings for an invoice of a day; one without a value then has the nearest one ({@link unsetOn}). */
export function settingsOn(convention: Convention, day: Day): DatedSettings {
  return ofDay(convention, day).value;
}

/** The settings without a value for an invoice of a day, by their name in the convention: none of its lines may be shared. */
export function unsetOn(convention: Convention, day: Day): readonly string[] {
  const { unset } = ofDay(convention, day);
  return unset.length === 0 ? unset : REQUIRED.filter((name) => unset.includes(name));
}

function ofDay({ settings }: Convention, day: Day): SettingsOfDays {
  const [first] = settings;
  const found = settings.length === 1 ? first : settings.find(({ days }) => covers(days, day));
  if (found === undefined) throw new RangeError('settings hold on all days');
  return found;
}

/** The values of a setting and the days for which each holds; undefined on days without a value. */
export function valuesByDays<N extends keyof DatedSettings>(
  { settings }: Convention,
  name: N,
): readonly DatedValue<DatedSettings[N] | undefined>[] {
  return settings.map(({ days, value, unset }) => ({
    days,
    value: unset.includes(name) ? undefined : value[name],
  }));
}

/** Each setting as a list of values that follow each other, in order; one that is left out has none. */
export type SettingLists = {
  readonly [N in keyof DatedSettings]: readonly DatedValue<NonNullable<DatedSettings[N]>>[];
};

/** The settings that a convention may not leave out. */
const REQUIRED = ['prorata', 'rounding', 'vat', 'basis'] as const satisfies readonly (keyof DatedSettings)[];

const NAMES = [...REQUIRED, 'billedTo', 'undated', 'siteOfGrappe'] as const;

/** The settings by days: from each day on which one of them changes to the day before the next change. */
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
