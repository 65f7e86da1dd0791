import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { pairNumbers, type TextNumbers, textNumbers } from './numbering.ts';

/** What lines are about, by number: −1 where a line does not say. */
export type Subjects = ReturnType<typeof subjects>;

/** Items and labels are numbered by `items`. */
export function subjects(items: TextNumbers) {
  const accesses = textNumbers();
  const targets = textNumbers();
  const billedItems = pairNumbers();
  return {
    /** The access of a line, or what it serves where it names none. */
    subjectOf({ access, serves }: InvoiceLine): number {
      if (access !== undefined) return 2 * accesses.numberOf(access);
      return serves === undefined ? -1 : 2 * targets.numberOf(serves) + 1;
    },
    /** The subject of the lines of a billed item. */
    subjectOfBilledItem: (billedItem: number): number =>
      billedItem < 0 ? -1 : billedItems.firstOf(billedItem),
    accessOf: (subject: number): string | undefined =>
      subject % 2 === 0 ? accesses.textOf(subject / 2) : undefined,
    /** What a line serves where it names no access. */
    targetOf: (subject: number): string | undefined =>
      subject % 2 === 1 ? targets.textOf((subject - 1) / 2) : undefined,
    /**
     * Lines of one subject and item (by number, 0: none; then its label, or neither): two charges of it for one day are one
     * too many. What an electronic invoice charges or allows on the whole, rate by rate, is of no item.
     */
    billedItemOf(subject: number, item: number, { label, ofDocument }: InvoiceLine): number {
      if (subject === -1) return -1;
      if (ofDocument) return billedItems.numberOf(subject, 0);
      return billedItems.numberOf(subject, item === 0 ? items.numberOf(label) : item);
    },
    /** Whether its lines name their item or label: what they bill is known. */
    isNamed: (billedItem: number): boolean => billedItems.secondOf(billedItem) !== 0,
    billedItems: billedItems.size,
  };
}
