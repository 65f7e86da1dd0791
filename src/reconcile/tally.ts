import type { Severity } from '../domain/convention.ts';
import { type Cents, roundHalfAway } from '../domain/numbers/money.ts';
import type { CheckDescription } from './check.ts';
import { CHECKS } from './checks/list.ts';
import type { Subject } from './finding.ts';

/** What is at stake, in both directions, which are never set off. */
export interface AtStake {
  readonly overBilled: Cents;
  /** What several findings on one line state more than once; `overBilled` leaves it out. */
  readonly again: Cents;
  /** ≤ 0. */
  readonly owed: Cents;
  /** Of invoices that came late: due and to be charged, but in no closed run. */
  readonly late: Cents;
}

/** Findings counted and summed, including those whose wording is not kept. */
export interface FindingTally extends AtStake {
  readonly count: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
}

/** What is counted of a finding. */
export interface Counted {
  readonly code: string;
  readonly severity: Severity;
  readonly atStake: Cents | undefined;
  /** The line that it is about, where it is known. */
  readonly line?: { readonly index: number; readonly net: Cents } | undefined;
}

/** A finding on a line that is known. */
export type CountedOnLine = Counted & { readonly line: NonNullable<Counted['line']> };

export type OpenTally = ReturnType<typeof openTally>;

/** What is at stake in the findings of each check. */
const STAKES: ReadonlyMap<string, CheckDescription['stakes']> = new Map(
  CHECKS.map(({ code, stakes }) => [code, stakes]),
);

/** What the findings on one line state together. */
interface LineStake {
  readonly net: Cents;
  readonly notDue: Cents;
  readonly tooHigh: Cents;
}

/** A tally to which findings are added one by one, in nearly constant memory. */
export function openTally() {
  let count = 0;
  let [told, owed, late] = [0n, 0n, 0n];
  const bySeverity = { error: 0, warning: 0, info: 0 };
  const once = new Set<number | Subject | undefined>();
  const several = new Set<number | Subject | undefined>();
  return {
    /** `about`: the index of its line, on which other findings may state the same amount, or what else it is about. */
    add({ code, severity, atStake = 0n }: Counted, about?: number | Subject): void {
      count++;
      bySeverity[severity]++;
      if (STAKES.get(code) === 'late') late += atStake;
      else if (atStake <= 0n) owed += atStake;
      else {
        told += atStake;
        (once.has(about) ? several : once).add(about);
      }
    },
    /** Whether several of the findings say that a line is over-billed. */
    isOfSeveral: (line: number): boolean => several.has(line),
    /** The sums; `ofSeveral` gives the findings on such lines once more. */
    result(ofSeveral: Iterable<CountedOnLine>): FindingTally {
      const again = toldAgain(ofSeveral);
      return { count, bySeverity: { ...bySeverity }, overBilled: told - again, again, owed, late };
    },
  };
}

/** How much of what findings state for their lines is stated more than once. */
function toldAgain(items: Iterable<CountedOnLine>): Cents {
  const stakes = new Map<number, LineStake>();
  for (const { code, atStake = 0n, line } of items) {
    if (line.net <= 0n || atStake <= 0n || STAKES.get(code) === 'late') continue;
    const before = stakes.get(line.index) ?? { net: line.net, notDue: 0n, tooHigh: 0n };
    const sort = STAKES.get(code) === 'not due' ? 'notDue' : 'tooHigh';
    stakes.set(line.index, { ...before, [sort]: before[sort] + atStake });
  }
  let again = 0n;
  for (const stake of stakes.values()) again += stake.notDue + stake.tooHigh - onceOf(stake);
  return again;
}

/** What a line bills in excess, each cent once: what is too high on the whole line, and the rest of what is not due. */
function onceOf({ net, notDue, tooHigh }: LineStake): Cents {
  const [gone, high] = [notDue, tooHigh].map((cents) => (cents < net ? cents : net)) as [Cents, Cents];
  return gone + high - roundHalfAway(gone * high, net);
}

/** Counts some findings. */
export function tallyOf(items: readonly Counted[]): FindingTally {
  const tally = openTally();
  for (const item of items) tally.add(item, item.line?.index);
  const isOfSeveral = (item: Counted): item is CountedOnLine =>
    item.line !== undefined && tally.isOfSeveral(item.line.index);
  return tally.result(items.filter(isOfSeveral));
}
