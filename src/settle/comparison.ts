import type { AllocatedLine, UnallocatedLine } from '../allocate/allocator.ts';
import { type Fraction, fraction } from '../domain/numbers/fraction.ts';
import type { Rule } from '../domain/rule.ts';
import type { Workspace } from '../domain/workspace.ts';
import { type Amounts, NOTHING, plus, type Totals, totalOf } from './totals.ts';
import { totalsBy } from './totals-by.ts';

/** What a member bears of a category for a grappe (empty: for what no grappe holds). */
export interface BorneSum extends Totals {
  /** Empty for lines left unallocated, of which nobody bears anything. */
  readonly member: string;
  readonly category: string;
  readonly grappe: string;
}

/** The lines of a period shared by the convention, and by each of some other conventions. */
export interface Comparison {
  readonly period: string;
  readonly workspace: Workspace;
  /** How many lines there are; a sum over members would count a line once for each of them. */
  readonly lines: number;
  readonly before: readonly BorneSum[];
  /** By the other conventions, in the order in which they were given. */
  readonly after: readonly (readonly BorneSum[])[];
  /** Their files, as given. */
  readonly names: readonly string[];
  /** Their rules. */
  readonly rules: readonly (readonly Rule[])[];
}

/** Adds up what members bear, line after line, and what is left unallocated. */
export function borneTally(grappes: ReadonlySet<string>) {
  const sums = totalsBy('member', 'category', 'grappe');
  const grappeOf = (serves: string): string => (grappes.has(serves) ? serves : '');
  return {
    add(allocated: AllocatedLine): void {
      const { line, plan, rows } = allocated;
      const grappe = grappeOf(plan.serves);
      for (const row of rows)
        sums.add({ member: row.member, category: line.category, grappe }, row, allocated);
    },
    addUnallocated({ line }: UnallocatedLine): void {
      sums.add({ member: '', category: line.category, grappe: grappeOf(line.serves ?? '') }, line, line);
    },
    result: (): readonly BorneSum[] => sums.rows(),
  };
}

/** What is borne under one key by the convention, and by each of the others. */
export interface ComparedSums {
  readonly keys: readonly string[];
  readonly before: Totals;
  /** In the order of the other conventions. */
  readonly after: readonly Totals[];
}

export type BorneKey = 'member' | 'category' | 'grappe';

/** The sums of several ways of sharing side by side, by some of their keys, in code point order. */
export function compareSums(
  before: readonly BorneSum[],
  after: readonly (readonly BorneSum[])[],
  by: readonly BorneKey[],
): readonly ComparedSums[] {
  const ways = [before, ...after];
  const keysOf = (row: Readonly<Record<BorneKey, string>>): readonly string[] => by.map((key) => row[key]);
  const names = totalsBy(...by);
  for (const row of ways.flat()) names.add(row, NOTHING, row);
  const sums = ways.map((rows) => {
    const found = new Map<string, Totals>();
    for (const row of rows) {
      const id = JSON.stringify(keysOf(row));
      found.set(id, plus(found.get(id) ?? NOTHING, row, row.lines));
    }
    return found;
  });
  return names.entries().map((entry) => {
    const keys = keysOf(entry.keys);
    const [first = NOTHING, ...others] = sums.map((found) => found.get(JSON.stringify(keys)) ?? NOTHING);
    return { keys, before: first, after: others };
  });
}

/** The part of the gross of the whole. Undefined for a credit, and where the whole is zero or below. */
export function shareOf({ gross: part }: Amounts, { gross: whole }: Amounts = NOTHING): Fraction | undefined {
  return whole <= 0n || part < 0n ? undefined : fraction(part, whole);
}

/** What is left unallocated by the convention, and by each of the others. */
export function unallocatedSums({ before, after }: Pick<Comparison, 'before' | 'after'>): readonly Totals[] {
  return [before, ...after].map((sums) => totalOf(sums.filter(({ member }) => member === '')));
}

/** Whether a way of sharing gives another amount than the convention. */
export function differs({ before, after }: ComparedSums): boolean {
  return after.some(({ net, vat }) => net !== before.net || vat !== before.vat);
}

export function difference(after: Amounts, before: Amounts): Amounts {
  return { net: after.net - before.net, vat: after.vat - before.vat, gross: after.gross - before.gross };
}
