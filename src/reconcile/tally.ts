import type { Severity } from '../domain/convention.ts';
import type { FindingCode } from '../domain/finding.ts';
import { type Cents, roundHalfAway } from '../domain/money.ts';

/** What is at stake, in both directions: nothing is set off. */
export interface AtStake {
  readonly overBilled: Cents;
  /** What the findings of one line say more than once of it, and `overBilled` leaves out. */
  readonly again: Cents;
  /** ≤ 0. */
  readonly owed: Cents;
  /** Of invoices that came late: due, and to be charged, but in no closed run. */
  readonly late: Cents;
}

/** Findings counted and summed, also those whose wording is not kept. */
export interface FindingTally extends AtStake {
  readonly count: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
}

/** What counts of a finding. */
export interface Counted {
  readonly code: string;
  readonly severity: Severity;
  readonly atStake: Cents | undefined;
  /** The line that it is about, where it is known. */
  readonly line?: { readonly index: number; readonly net: Cents } | undefined;
}

export type OpenTally = ReturnType<typeof openTally>;

/** Checks by which a line, or so much of it, is not due at all; by the others its price or its sum is too high. */
const NOT_DUE: ReadonlySet<string> = new Set([
  'overlapping-period',
  'unknown-access',
  'billed-after-termination',
  'billed-before-activation',
  'setup-repeated',
] satisfies readonly FindingCode[]);

/** What the findings of one line say of it together. */
interface LineStake {
  readonly net: Cents;
  readonly notDue: Cents;
  readonly tooHigh: Cents;
}

/** A tally to which findings are added one by one. */
export function openTally() {
  let count = 0;
  let [overBilled, owed, late, told] = [0n, 0n, 0n, 0n];
  const bySeverity = { error: 0, warning: 0, info: 0 };
  const lines = new Map<number, LineStake>();
  return {
    add({ code, severity, atStake = 0n, line }: Counted): void {
      count++;
      bySeverity[severity]++;
      if (code === 'late-line') late += atStake;
      else if (atStake <= 0n) owed += atStake;
      else {
        told += atStake;
        if (line === undefined || line.net <= 0n) {
          overBilled += atStake;
          return;
        }
        const before = lines.get(line.index) ?? { net: line.net, notDue: 0n, tooHigh: 0n };
        const sort = NOT_DUE.has(code) ? 'notDue' : 'tooHigh';
        const after = { ...before, [sort]: before[sort] + atStake };
        lines.set(line.index, after);
        overBilled += onceOf(after) - onceOf(before);
      }
    },
    result(): FindingTally {
      const again = told - overBilled;
      return { count, bySeverity: { ...bySeverity }, overBilled, again, owed, late };
    },
  };
}

/** What a line bills in excess, each cent once: what is too high of all of it, and the rest of what is not due. */
function onceOf({ net, notDue, tooHigh }: LineStake): Cents {
  const [gone, high] = [notDue, tooHigh].map((cents) => (cents < net ? cents : net)) as [Cents, Cents];
  return gone + high - roundHalfAway(gone * high, net);
}

/** Counts some findings. */
export function tallyOf(items: Iterable<Counted>): FindingTally {
  const tally = openTally();
  for (const item of items) tally.add(item);
  return tally.result();
}
