import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { pairNumbers, type TextNumbers, textNumbers } from './numbering.ts';

/** The subjects of lines, by number: −1 where a line does not say. */
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
     * The number of a subject and item (by number, 0: none; then the label of the line, or neither). Two charges of one
     * billed item for one day are one too many. Charges and allowances on the whole of an electronic invoice, rate by
     * rate, have no item.
     */
    billedItemOf(subject: number, item: number, { label, ofDocument }: InvoiceLine): number {
      if (subject === -1) return -1;
      if (ofDocument) return billedItems.numberOf(subject, 0);
      return billedItems.numberOf(subject, item === 0 ? items.numberOf(label) : item);
    },
    /** Whether its lines name their item or label, so that it is known what they bill. */
    isNamed: (billedItem: number): boolean => billedItems.secondOf(billedItem) !== 0,
    billedItems: billedItems.size,
  };
}
