import type * as z from 'zod';
import { unknownKeysOf } from '../../forms/nested.ts';
import { nearest } from '../../text/nearest.ts';
import { LISTED_TABLES } from '../listed-tables.ts';
import { DOUBTS_OF_ALL, type Doubts } from './doubts.ts';
import { type KeyPath, valueAt } from './yaml-source.ts';

/** A convention without what is wrong in it. */
export interface SoundParts<T> {
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
 * Takes out of a convention what its schema finds wrong, until it finds nothing: a rule, a layout, the lists of a
 * table, another top-level key. So a fault in one key hides nothing of what the others, the tables and the invoices
 * have to say.
 */
export function soundParts<T>(
  data: unknown,
  parse: (data: unknown) => z.ZodSafeParseResult<T>,
  known: readonly string[],
): SoundParts<T> {
  const issues: z.core.$ZodIssue[] = [];
  const parts = new Map<string, unknown>(data instanceof Map ? data : []);
  const keys = new Set<string>();
  const tables = new Set<string>();
  const lists = new Map(['rules', 'invoices'].map((key) => [key, indexes(parts.get(key))]));
  const pathInWhole = ([key, index, ...rest]: KeyPath): KeyPath => {
    const kept = typeof key === 'string' && typeof index === 'number' ? lists.get(key) : undefined;
    if (key === undefined) return [];
    return index === undefined ? [key] : [key, kept?.[Number(index)] ?? index, ...rest];
  };
  const ignore = (glob: string): void => {
    const ignored = parts.get('ignore_files');
    parts.set('ignore_files', new Map([...(ignored instanceof Map ? ignored : []), [glob, '—']]));
  };
  const doubt = (key: string): void => {
    keys.add(key);
    const standIn = STAND_INS[key];
    if (standIn === undefined) parts.delete(key);
    else parts.set(key, standIn);
    // Which files are read, and how, is not known.
    if (key === 'invoices' || key === 'ignore_files') ignore('*');
    if (key === 'tables') for (const name of LISTED_TABLES) tables.add(name);
  };
  const takeOut = (key: string, taken: ReadonlySet<number>): void => {
    const items = parts.get(key);
    const kept = lists.get(key);
    if (!Array.isArray(items) || kept === undefined) return;
    keys.add(key);
    if (key === 'invoices') {
      for (const index of taken) {
        const files = valueAt(items[index], ['files']);
        ignore(typeof files === 'string' ? files : '*');
      }
    }
    const left = [...items.keys()].filter((index) => !taken.has(index));
    lists.set(
      key,
      left.map((index) => kept[index] ?? index),
    );
    if (left.length > 0)
      parts.set(
        key,
        left.map((index) => items[index]),
      );
    else parts.delete(key);
  };
  const takeOutTable = (name: string): void => {
    const all = parts.get('tables');
    if (all instanceof Map && all.has(name)) {
      keys.add('tables');
      tables.add(name);
      parts.set('tables', new Map([...all].filter(([other]) => other !== name)));
    } else doubt('tables');
  };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const result = data instanceof Map || round === 0 ? parse(data instanceof Map ? parts : data) : undefined;
    if (result === undefined) break;
    if (result.success) return { parsed: result.data, issues, doubts: { keys, tables }, pathInWhole };
    const taken = new Map<string, Set<number>>();
    const others: KeyPath[] = [];
    for (const issue of result.error.issues) {
      const path = issue.path.filter((part) => typeof part !== 'symbol');
      issues.push({ ...issue, path: [...pathInWhole(path)] });
      const [key, index] = path;
      if (typeof key !== 'string') {
        for (const unknown of unknownKeysOf(issue) ?? []) {
          parts.delete(unknown);
          const meant = nearest(unknown, known);
          if (meant !== '') others.push([meant]);
        }
      } else if (lists.has(key) && typeof index === 'number') {
        taken.set(key, (taken.get(key) ?? new Set()).add(index));
      } else others.push(path);
    }
    for (const [key, indexesTaken] of taken) takeOut(key, indexesTaken);
    for (const [key, name] of others) {
      if (key === 'tables' && typeof name === 'string') takeOutTable(name);
      else doubt(String(key));
    }
  }
  return { parsed: undefined, issues, doubts: DOUBTS_OF_ALL, pathInWhole };
}

function indexes(value: unknown): readonly number[] {
  return Array.isArray(value) ? [...value.keys()] : [];
}
