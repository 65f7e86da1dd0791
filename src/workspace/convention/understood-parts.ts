import type * as z from 'zod';
import { getOrInsert } from '../../domain/cache.ts';
import { unknownKeysOf } from '../../forms/nested.ts';
import { nearest } from '../../text/nearest.ts';
import { LISTED_TABLES } from '../listed-tables.ts';
import { DOUBTS_OF_ALL, type Doubts } from './doubts.ts';
import { mendedLayout, mendedRule, type Taken } from './mended-entry.ts';
import { TOP_LEVEL_KEYS } from './schema.ts';
import { type KeyPath, valueAt } from './yaml-source.ts';

/** A convention without what is wrong in it. */
export interface UnderstoodParts<T> {
  /** Undefined where nothing is left that can be read. */
  readonly parsed: T | undefined;
  /** All that is wrong, at the paths of the whole convention. */
  readonly issues: readonly z.core.$ZodIssue[];
  readonly doubts: Doubts;
  /** The path in the whole convention of one in what is left of it. */
  readonly pathInWhole: (path: KeyPath) => KeyPath;
}

/** What stands in for a required key: a word under which nothing is refused that another would let pass. */
const STAND_INS: Readonly<Record<string, string>> = {
  prorata: 'daily',
  rounding: 'largest_remainder',
  vat: 'line',
  basis: 'service',
};

/** As often as one fault may hide another. */
const MOST_ROUNDS = 10;

/**
 * Takes out of a convention what its schema finds wrong, until it finds nothing: what is wrong in a rule, a layout, the
 * lists of a table, another top-level key. So a fault in one key hides nothing of what the others, the tables and the
 * invoices have to say.
 */
export function understoodParts<T>(
  data: unknown,
  parse: (data: unknown) => z.ZodSafeParseResult<T>,
): UnderstoodParts<T> {
  const issues: z.core.$ZodIssue[] = [];
  const parts = partsOf(data instanceof Map ? data : new Map<string, unknown>());
  const { left, doubts, isListed, isMended, pathInWhole } = parts;
  const rounds = data instanceof Map ? MOST_ROUNDS : 1;
  for (let round = 0; round < rounds; round++) {
    const result = parse(data instanceof Map ? left : data);
    if (result.success) return { parsed: result.data, issues, doubts, pathInWhole };
    const taken = new Map<string, Map<number, KeyPath[]>>();
    const others: KeyPath[] = [];
    for (const issue of result.error.issues) {
      const path = keyPathOf(issue);
      const [key, index, ...below] = path;
      // What such a key lacks now was taken out of it.
      if (!isMended(path)) issues.push({ ...issue, path: [...pathInWhole(path)] });
      if (typeof key !== 'string') {
        for (const unknown of unknownKeysOf(issue) ?? []) {
          left.delete(unknown);
          const meant = nearest(unknown, TOP_LEVEL_KEYS);
          if (meant !== '') others.push([meant]);
        }
      } else if (isListed(key) && typeof index === 'number') {
        const ofKey = getOrInsert(taken, key, () => new Map<number, KeyPath[]>());
        const paths = (unknownKeysOf(issue) ?? []).map((unknown) => [...below, unknown]);
        getOrInsert(ofKey, index, (): KeyPath[] => []).push(...(paths.length > 0 ? paths : [below]));
      } else others.push(path);
    }
    for (const [key, entries] of taken) parts.takeOut(key, entries);
    for (const [key, name] of others) parts.doubt(String(key), name);
  }
  return { parsed: undefined, issues, doubts: DOUBTS_OF_ALL, pathInWhole };
}

export function keyPathOf(issue: z.core.$ZodIssue): KeyPath {
  return issue.path.filter((part) => typeof part !== 'symbol');
}

/** What is left of a convention while parts of it are taken out. */
function partsOf(whole: ReadonlyMap<string, unknown>) {
  const left = new Map(whole);
  const keys = new Set<string>();
  const tables = new Set<string>();
  const rules = new Map<number, Taken>();
  const mended: Readonly<Record<string, Map<number, Taken>>> = { rules, invoices: new Map() };
  /** Of each entry that is left, its index in the whole. */
  const lists = new Map(['rules', 'invoices'].map((key) => [key, indexes(left.get(key))]));
  const ignore = (glob: string): void => {
    const ignored = left.get('ignore_files');
    left.set('ignore_files', new Map([...(ignored instanceof Map ? ignored : []), [glob, '—']]));
  };
  const pathInWhole = ([key, index, ...rest]: KeyPath): KeyPath => {
    const kept = typeof key === 'string' && typeof index === 'number' ? lists.get(key) : undefined;
    if (key === undefined) return [];
    return index === undefined ? [key] : [key, kept?.[Number(index)] ?? index, ...rest];
  };
  /** Mends entries of a list, and returns those that cannot be. */
  const mend = (key: string, entries: ReadonlyMap<number, readonly KeyPath[]>): ReadonlySet<number> => {
    const items = left.get(key);
    const beyond = new Set<number>();
    const takenOf = mended[key];
    if (!Array.isArray(items) || takenOf === undefined) return beyond;
    const mendedItems = items.map((item, index) => {
      const wrong = entries.get(index);
      if (wrong === undefined) return item;
      const taken = getOrInsert(takenOf, Number(pathInWhole([key, index])[1]), () => new Map());
      const entry = key === 'rules' ? mendedRule(item, wrong, taken) : mendedLayout(item, wrong, taken);
      if (entry === undefined) beyond.add(index);
      return entry ?? item;
    });
    left.set(key, mendedItems);
    return beyond;
  };
  return {
    left,
    doubts: { keys, tables, rules },
    /** Whether the entries of a key are taken out one by one. */
    isListed: (key: string): boolean => lists.has(key),
    /** Whether a path leads into a key of a rule or a layout of which something was taken out. */
    isMended(path: KeyPath): boolean {
      const [key, index, within] = pathInWhole(path);
      return mended[String(key)]?.get(Number(index))?.has(String(within)) === true;
    },
    pathInWhole,
    /** Takes out entries of a list, with what is wrong in each; one that can do without it stays. */
    takeOut(key: string, entries: ReadonlyMap<number, readonly KeyPath[]>): void {
      const taken = mend(key, entries);
      const items = left.get(key);
      const kept = lists.get(key);
      if (!Array.isArray(items) || kept === undefined) return;
      keys.add(key);
      if (key === 'invoices') {
        // Files of a layout that is mended in part are not read by what is left of it.
        for (const index of entries.keys()) {
          const files = valueAt(items[index], ['files']);
          ignore(typeof files === 'string' ? files : '*');
        }
      }
      const others = indexes(items).filter((index) => !taken.has(index));
      lists.set(
        key,
        others.map((index) => kept[index] ?? index),
      );
      if (others.length === 0) left.delete(key);
      else {
        left.set(
          key,
          others.map((index) => items[index]),
        );
      }
    },
    /** Takes out a key; of the tables only the one that is named. */
    doubt(key: string, name: string | number | undefined): void {
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
      // Which files are read, and how, is not known.
      if (key === 'invoices' || key === 'ignore_files') ignore('*');
      if (key === 'tables') for (const listed of LISTED_TABLES) tables.add(listed);
    },
  };
}

function indexes(value: unknown): readonly number[] {
  return Array.isArray(value) ? [...value.keys()] : [];
}
