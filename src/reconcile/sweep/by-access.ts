import { FLAG, has } from '../lines/line-columns.ts';
import { type LineStore, subjectAt } from '../lines/line-store.ts';

/** The charges of each access that `counts`, by their first day, then as they were read; of all periods, duplicates too. */
export function* chargesByAccess(
  store: LineStore,
  counts: (index: number) => boolean,
): Generator<readonly [access: string, lines: Int32Array]> {
  const { columns, subjects } = store;
  const isCounted = (index: number): boolean =>
    isAccess(subjectAt(store, index)) && !has(columns, index, FLAG.credit) && counts(index);
  const sizes = new Map<number, number>();
  for (let index = 0; index < columns.count; index++) {
    const key = subjectAt(store, index);
    if (isCounted(index)) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  const groups = new Map([...sizes].map(([key, size]) => [key, { lines: new Int32Array(size), count: 0 }]));
  for (let index = 0; index < columns.count; index++) {
    const group = isCounted(index) ? groups.get(subjectAt(store, index)) : undefined;
    if (group !== undefined) group.lines[group.count++] = index;
  }
  for (const [key, { lines }] of groups) {
    yield [subjects.accessOf(key) ?? '', sortedByDay(lines, columns.from)];
  }
}

function isAccess(subject: number): boolean {
  return subject % 2 === 0;
}

function sortedByDay(lines: Int32Array, from: Int32Array): Int32Array {
  const dayOf = (index: number): number => from[index] ?? 0;
  for (let at = 1; at < lines.length; at++) {
    if (dayOf(lines[at] ?? 0) < dayOf(lines[at - 1] ?? 0)) {
      return lines.sort((a, b) => dayOf(a) - dayOf(b));
    }
  }
  return lines;
}
