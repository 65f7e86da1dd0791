import { plainHeader } from '../header-words.ts';
import type { ListedKind } from './list-words.ts';
import type { Placement } from './place-columns.ts';
import type { SeenColumn } from './seen-list.ts';

/** A column that counts something, and the day of which its header says so. */
export interface Count {
  readonly seen: SeenColumn;
  readonly day?: string;
}

/** The columns of a list of which each is a measure of its own: pupils by year, or pupils and floor area; none where one is. */
export function countsIn(kind: ListedKind, { counts, found }: Placement): readonly Count[] {
  const undated = kind === 'measures' ? (found.get('value') ?? []) : [];
  const pupils = counts.length > 0 ? [] : undated.filter((seen) => !isFloorArea(seen)).slice(0, 1);
  const areas = undated.filter(isFloorArea).slice(0, 1);
  if (counts.length === 0 && pupils.length + areas.length < 2) return [];
  return [...counts, ...[...pupils, ...areas].map((seen) => ({ seen }))];
}

/** Whether a header counts floor area. */
export function isFloorArea({ header }: SeenColumn): boolean {
  return /surface|superficie/.test(plainHeader(header));
}
