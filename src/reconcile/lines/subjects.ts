import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { pairNumbers, type TextNumbers, textNumbers } from './numbering.ts';

/** What lines are about, by number: −1 where a line does not say. */
export interface Subjects {
  /** The access of a line, or what it serves where it names none. */
  readonly subjectOf: (line: InvoiceLine) => number;
  /** The subject of the lines of a billed item. */
  readonly subjectOfBilledItem: (billedItem: number) => number;
  readonly accessOf: (subject: number) => string | undefined;
  /** What a line serves where it names no access. */
  readonly targetOf: (subject: number) => string | undefined;
  /**
   * Lines of one subject and item (by number, 0: none; then its label, or neither): two charges of it for one day are one
   * too many. What an electronic invoice charges or allows on the whole, rate by rate, is of no item.
   */
  readonly billedItemOf: (subject: number, item: number, line: InvoiceLine) => number;
  /** Whether its lines name their item or label: what they bill is known. */
  readonly isNamed: (billedItem: number) => boolean;
  readonly billedItems: () => number;
}

/** Items and labels are numbered by `items`. */
export function subjects(items: TextNumbers): Subjects {
  const accesses = textNumbers();
  const targets = textNumbers();
  const billedItems = pairNumbers();
  return {
    subjectOf({ access, serves }) {
      if (access !== undefined) return 2 * accesses.numberOf(access);
      return serves === undefined ? -1 : 2 * targets.numberOf(serves) + 1;
    },
    subjectOfBilledItem: (billedItem) => (billedItem < 0 ? -1 : billedItems.firstOf(billedItem)),
    accessOf: (subject) => (subject % 2 === 0 ? accesses.textOf(subject / 2) : undefined),
    targetOf: (subject) => (subject % 2 === 1 ? targets.textOf((subject - 1) / 2) : undefined),
    billedItemOf(subject, item, { label, ofDocument }) {
      if (subject === -1) return -1;
      if (ofDocument) return billedItems.numberOf(subject, 0);
      return billedItems.numberOf(subject, item === 0 ? items.numberOf(label) : item);
    },
    isNamed: (billedItem) => billedItems.secondOf(billedItem) !== 0,
    billedItems: billedItems.size,
  };
}
