import type * as z from 'zod';
import { getOrInsert } from '../../domain/cache.ts';
import { unknownKeysOf } from '../../forms/chosen.ts';
import { nearest } from '../../text/nearest.ts';
import { LISTED_TABLES } from '../listed-tables.ts';
import { DOUBTS_OF_ALL, type Doubts } from './doubts.ts';
import { mendedLayout, mendedRule, type Taken } from './mended-entry.ts';
import { TOP_LEVEL_KEYS } from './schema.ts';
import { type KeyPath, valueAt } from './yaml-source.ts';

/** A convention without its mistakes. */
export interface UnderstoodParts<T> {
  /** Undefined where nothing readable is left. */
  readonly parsed: T | undefined;
  /** All mistakes, with paths in the whole convention. */
  readonly issues: readonly z.core.$ZodIssue[];
  readonly doubts: Doubts;
  /** The path in the whole convention for one in the part that is left. */
  readonly pathInWhole: (path: KeyPath) => KeyPath;
}

/** Replacements of required keys: words for which nothing is refused that another word would allow. */
const STAND_INS: Readonly<Record<string, string>> = {
  prorata: 'daily',
  rounding: 'largest_remainder',
  vat: 'line',
  basis: 'service',
};

/** How often one mistake may hide another. */
const MOST_ROUNDS = 10;

/**
 * Removes from a convention what its schema finds wrong, until it finds nothing: in a rule, a layout, the lists of a
 * table, another key. So a mistake hides no problem of other keys, of the tables or of the invoices.
 */
export function understoodParts<T>(
  data: unknown,
  parse: (data: unknown) => z.ZodSafeParseResult<T>,
): UnderstoodParts<T> {
  const issues: z.core.$ZodIssue[] = [];
  const parts = partsOf(data instanceof Map ? data : new Map<string, unknown>());
  const { left, keys, tables, mended, files } = parts;
  const toWhole = (path: KeyPath): KeyPath => pathInWhole(parts, path);
  const rounds = data instanceof Map ? MOST_ROUNDS : 1;
  for (let round = 0; round < rounds; round++) {
    const result = parse(data instanceof Map ? left : data);
    const doubts = { keys, tables, rules: mended.rules, files };
    if (result.success) return { parsed: result.data, issues, doubts, pathInWhole: toWhole };
    for (const issue of result.error.issues) {
      const path = keyPathOf(issue);
      // What such a key lacks now was removed from it.
      if (!isMended(parts, path)) issues.push({ ...issue, path: [...toWhole(path)] });
    }
    takeOutAll(parts, result.error.issues);
  }
  return { parsed: undefined, issues, doubts: DOUBTS_OF_ALL, pathInWhole: toWhole };
}

/** Removes what is wrong. All paths are read before an entry of a list, by which later ones move, is removed. */
function takeOutAll(parts: Parts, issues: readonly z.core.$ZodIssue[]): void {
  const ofLists = new Map<ListKey, Map<number, KeyPath[]>>();
  const others: KeyPath[] = [];
  for (const issue of issues) {
    const path = keyPathOf(issue);
    const [key, index, ...below] = path;
    const unknown = unknownKeysOf(issue) ?? [];
    if (typeof key !== 'string') {
      for (const name of unknown) {
        parts.left.delete(name);
        const meant = nearest(name, TOP_LEVEL_KEYS);
        if (meant !== '') others.push([meant]);
      }
    } else if (isListKey(key) && typeof index === 'number') {
      const ofKey = getOrInsert(ofLists, key, () => new Map<number, KeyPath[]>());
      const paths = unknown.length > 0 ? unknown.map((name) => [...below, name]) : [below];
      getOrInsert(ofKey, index, (): KeyPath[] => []).push(...paths);
    } else others.push(path);
  }
  for (const [key, entries] of ofLists) takeOutEntries(parts, key, entries);
  for (const [key, name] of others) takeOutKey(parts, String(key), name);
}

export function keyPathOf(issue: z.core.$ZodIssue): KeyPath {
  return issue.path.filter((part) => typeof part !== 'symbol');
}

/** The keys whose entries are removed one by one. */
const LIST_KEYS = ['rules', 'invoices'] as const;
type ListKey = (typeof LIST_KEYS)[number];

function isListKey(key: unknown): key is ListKey {
  return LIST_KEYS.some((listed) => listed === key);
}

/** A convention from which parts are removed. */
interface Parts {
  readonly left: Map<string, unknown>;
  /** The keys, and for `tables` the tables, from which something was removed. */
  readonly keys: Set<string>;
  readonly tables: Set<string>;
  /** The globs of the invoice files that a layout with mistakes may read. */
  readonly files: string[];
  /** What was removed from an entry that stays, by its index in the whole. */
  readonly mended: Readonly<Record<ListKey, Map<number, Taken>>>;
  /** For each entry that is left, its index in the whole. */
  readonly kept: Record<ListKey, readonly number[]>;
}

function partsOf(whole: ReadonlyMap<string, unknown>): Parts {
  return {
    left: new Map(whole),
    keys: new Set(),
    tables: new Set(),
    files: [],
    mended: { rules: new Map(), invoices: new Map() },
    kept: { rules: indexes(whole.get('rules')), invoices: indexes(whole.get('invoices')) },
  };
}

/** The path in the whole convention for one in what is left. */
function pathInWhole({ kept }: Parts, [key, index, ...rest]: KeyPath): KeyPath {
  if (key === undefined) return [];
  if (index === undefined) return [key];
  const ofWhole = isListKey(key) && typeof index === 'number' ? kept[key][index] : undefined;
  return [key, ofWhole ?? index, ...rest];
}

/** Whether a path leads into a key of a rule or a layout from which something was removed. */
function isMended(parts: Parts, path: KeyPath): boolean {
  const [key, index, within] = pathInWhole(parts, path);
  return isListKey(key) && parts.mended[key].get(Number(index))?.has(String(within)) === true;
}

/** Removes entries of a list, with the mistakes in each; one that can do without what is wrong stays. */
function takeOutEntries(parts: Parts, key: ListKey, entries: ReadonlyMap<number, readonly KeyPath[]>): void {
  const { left, keys, kept } = parts;
  const items = left.get(key);
  if (!Array.isArray(items)) return;
  keys.add(key);
  // Files of a layout that is mended in part are not read by the rest of it.
  for (const index of key === 'invoices' ? entries.keys() : []) {
    const files = valueAt(items[index], ['files']);
    leaveUnread(parts, typeof files === 'string' ? files : '*');
  }
  const mended = items.map((item, index) => mendedEntry(parts, key, index, item, entries.get(index)));
  const others = indexes(items).filter((index) => !entries.has(index) || mended[index] !== undefined);
  kept[key] = others.map((index) => kept[key][index] ?? index);
  if (others.length === 0) left.delete(key);
  else {
    left.set(
      key,
      others.map((index) => mended[index]),
    );
  }
}

/** An entry without its mistakes; undefined where nothing is left of it. */
function mendedEntry(
  parts: Parts,
  key: ListKey,
  index: number,
  item: unknown,
  wrong: readonly KeyPath[] | undefined,
): unknown {
  if (wrong === undefined) return item;
  const taken = getOrInsert(parts.mended[key], parts.kept[key][index] ?? index, () => new Map());
  return key === 'rules' ? mendedRule(item, wrong, taken) : mendedLayout(item, wrong, taken);
}

/** Removes a key; for tables only the named one. */
function takeOutKey(parts: Parts, key: string, name: string | number | undefined): void {
  const { left, keys, tables } = parts;
  keys.add(key);
  const all = left.get(key);
  if (key === 'tables' && typeof name === 'string' && all instanceof Map && all.has(name)) {
    tables.add(name);
    left.set(key, new Map([...all].filter(([other]) => other !== name)));
    return;
  }
  const standIn = STAND_INS[key];
  if (standIn === undefined) left.delete(key);
  else left.set(key, standIn);
  // It is not known which files are read, and how.
  if (key === 'invoices') leaveUnread(parts, '*');
  if (key === 'ignore_files') ignore(parts, '*');
  if (key === 'tables') for (const listed of LISTED_TABLES) tables.add(listed);
}

/** Leaves invoice files aside, by the glob of their names, because it is not known how they are read. */
function leaveUnread(parts: Parts, glob: string): void {
  const ignored = parts.left.get('ignore_files');
  if (ignored instanceof Map && ignored.has(glob)) return;
  parts.files.push(glob);
  ignore(parts, glob);
}

/** Leaves files aside, by the glob of their names. */
function ignore({ left }: Parts, glob: string): void {
  const ignored = left.get('ignore_files');
  left.set('ignore_files', new Map([...(ignored instanceof Map ? ignored : []), [glob, '—']]));
}

function indexes(value: unknown): readonly number[] {
  return Array.isArray(value) ? [...value.keys()] : [];
}
