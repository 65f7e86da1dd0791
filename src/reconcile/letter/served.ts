import { groupBy } from '../../domain/lists.ts';
import type { Site } from '../../domain/tables.ts';
import type { Day, DayRange } from '../../domain/time/calendar.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { subjectAt } from '../lines/line-store.ts';
import type { History } from '../sweep/history.ts';

/**
 * What a line serves on its first day, by name, since an operator does not know our ids. Empty where that is not known.
 */
export function servedNameFinder({ register, lines }: History, group: string): (index: number) => string {
  const nameOf = namesOf(register.workspace, group);
  return (index) => {
    const { columns, subjects } = lines;
    const subject = subjectAt(lines, index);
    const day = columns.from[index] ?? 0;
    const access = subjects.accessOf(subject);
    const serves =
      access === undefined ? subjects.targetOf(subject) : nearest(register.accesses.get(access), day)?.serves;
    return serves === undefined ? '' : nameOf(serves, day);
  };
}

/** The row that holds on a day; if none does, the last one before it, else the next one. */
function nearest<T extends { readonly days: DayRange }>(rows: readonly T[] = [], day: Day): T | undefined {
  return rows.findLast(({ days }) => days.from <= day) ?? rows[0];
}

function namesOf(
  { sites, grappes, members }: Workspace,
  group: string,
): (target: string, day: Day) => string {
  const byDay = [...sites].sort((a, b) => a.days.from - b.days.from);
  const bySite = groupBy(byDay, ({ site }) => site);
  const others = new Map([
    ...members.map(({ member, name }) => [member, name] as const),
    ...grappes.map(({ grappe, name }) => [grappe, name] as const),
  ]);
  return (target, day) => {
    if (target === '*') return group;
    const row = nearest(bySite.get(target), day);
    return row === undefined ? (others.get(target) ?? '') : siteName(row);
  };
}

/** `Lycée Alfred Kastler, Stenay (0550020Y)`. */
function siteName({ name, commune, uai }: Site): string {
  const place = commune === undefined || name.includes(commune) ? name : `${name}, ${commune}`;
  return uai === undefined ? place : `${place} (${uai})`;
}
