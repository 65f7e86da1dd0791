import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { textNumbers } from './text-numbers.ts';

/** What lines are about, by number: −1 where a line does not say. */
export interface Subjects {
  /** The access of a line, or what it serves where it names none. */
  readonly subjectOf: (line: InvoiceLine) => number;
  readonly accessOf: (subject: number) => string | undefined;
  /** Lines of one subject and item (or label, or neither): two charges of it for one day are one too many. */
  readonly thingOf: (subject: number, line: InvoiceLine) => number;
  /** Whether the lines of a thing name their item or label: what they bill is known. */
  readonly isNamed: (thing: number) => boolean;
  readonly things: () => number;
}

/** More than lines that a memory holds: subject × LIMIT + item is one number for each pair. */
const LIMIT = 2 ** 26;

export function subjects(): Subjects {
  const accesses = textNumbers();
  const targets = textNumbers();
  const items = textNumbers();
  const things = new Map<number, number>();
  const named: boolean[] = [];
  return {
    subjectOf({ access, serves }) {
      if (access !== undefined) return 2 * accesses.numberOf(access);
      return serves === undefined ? -1 : 2 * targets.numberOf(serves) + 1;
    },
    accessOf: (subject) => (subject >= 0 && subject % 2 === 0 ? accesses.textOf(subject / 2) : undefined),
    thingOf(subject, { itemCode, label }) {
      if (subject === -1) return -1;
      const item = items.numberOf(itemCode ?? label);
      const pair = subject * LIMIT + item;
      const known = things.get(pair);
      if (known !== undefined) return known;
      const thing = named.push(item !== 0) - 1;
      things.set(pair, thing);
      return thing;
    },
    isNamed: (thing) => named[thing] ?? false,
    things: () => named.length,
  };
}
