import type { KeyPath } from './yaml-source.ts';

/** How often something was removed from each key of a rule or a layout. */
export type Taken = Map<string, number>;

/**
 * A rule without what its schema finds wrong, by its paths in it, so that other mistakes show too; `taken` receives what
 * is removed. It shares nothing: a convention with a mistake shares no line.
 */
export function mendedRule(rule: unknown, wrong: readonly KeyPath[], taken: Taken): unknown {
  return mendedEntry(rule, wrong, taken, STAND_INS);
}

/** The same for a layout of invoices: its files are not read, since the layout lacks what was removed. */
export function mendedLayout(layout: unknown, wrong: readonly KeyPath[], taken: Taken): unknown {
  const mended = wrong.some(([key]) => key === 'files') ? undefined : mendedEntry(layout, wrong, taken, {});
  if (!(mended instanceof Map)) return undefined;
  // It means nothing without its preamble.
  if (taken.has('preamble')) mended.delete('from_preamble');
  return mended;
}

function mendedEntry(
  entry: unknown,
  wrong: readonly KeyPath[],
  taken: Taken,
  standIns: Readonly<Record<string, unknown>>,
): Map<string, unknown> | undefined {
  if (!(entry instanceof Map)) return undefined;
  const before = new Map(taken);
  let mended = new Map<string, unknown>(entry);
  for (const path of wrong) {
    const [key] = path;
    if (typeof key !== 'string') return undefined;
    const times = before.get(key) ?? 0;
    if (times > 1) return undefined;
    mended = times === 0 ? without(mended, path) : without(mended, [key]);
    const standIn = times === 0 && key !== 'id' ? undefined : standIns[key];
    if (standIn !== undefined) mended = new Map([...mended, [key, standIn]]);
    taken.set(key, times + 1);
  }
  return mended;
}

/** Replacements of required keys that are not understood: an id that nobody sees, a share that names nothing. */
const STAND_INS: Readonly<Record<string, unknown>> = {
  id: '—',
  share: new Map([
    ['by', 'equal'],
    ['per', 'member'],
  ]),
};

/** A reference day that every measure has, instead of one that is missing or not understood. */
const DAY_OF_COUNT: ReadonlyMap<string, unknown> = new Map([
  ['date', '10-01'],
  ['year', 'previous'],
]);

/** A mapping without the value at a path, or without the list that contains it, so that other indexes stay. */
function without(mapping: ReadonlyMap<string, unknown>, [key, ...below]: KeyPath): Map<string, unknown> {
  const left = new Map(mapping);
  if (typeof key !== 'string') return left;
  const inner = left.get(key);
  if (key === 'as_of') return left.set(key, DAY_OF_COUNT);
  if (below.length > 0 && inner instanceof Map) left.set(key, without(inner, below));
  else left.delete(key);
  return left;
}
