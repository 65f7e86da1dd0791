import { shortestDecimal } from '../domain/decimal.ts';
import type { PricedLine } from '../domain/invoice-line.ts';
import { type Entry, isCredit, keyText, subjectOf } from './entry.ts';

/**
 * The lines that bill what an earlier one billed already, and that line. Two lines are one when they have one key,
 * or when subject, item, days, quantity and amount are the same in two invoices; what was credited in between
 * may be billed again.
 */
export function duplicatesOf(chronological: readonly Entry[]): ReadonlyMap<Entry, PricedLine> {
  const duplicates = new Map<Entry, PricedLine>();
  const open = new Map<string, Entry[]>();
  const credits = new Map<string, Entry>();
  for (const entry of chronological) {
    if (entry.repeats !== undefined) {
      duplicates.set(entry, entry.repeats);
      continue;
    }
    const subject = subjectOf(entry.line);
    if (subject === undefined) continue;
    const same = signature(entry, subject);
    const charges = open.get(same) ?? [];
    if (isCredit(entry)) {
      const key = keyText(same, entry.line.originalInvoice ?? '');
      const earlier = credits.get(key);
      if (charges.length > 0) charges.pop();
      else if (earlier !== undefined && inOtherInvoice(entry, earlier)) duplicates.set(entry, earlier.line);
      credits.set(key, entry);
      continue;
    }
    const earlier = charges.find((charge) => inOtherInvoice(entry, charge));
    if (earlier !== undefined) duplicates.set(entry, earlier.line);
    charges.push(entry);
    open.set(same, charges);
  }
  return duplicates;
}

function inOtherInvoice(a: Entry, b: Entry): boolean {
  return a.invoice !== b.invoice;
}

/** The same for a charge and the credit that takes it back whole. */
function signature({ line, days }: Entry, subject: string): string {
  const size = (text: string): string => shortestDecimal(text.replace(/^-/, ''));
  return keyText(
    subject,
    line.itemCode ?? line.label ?? '',
    days.from,
    days.to,
    line.quantity === undefined ? '' : size(line.quantity),
    (line.net < 0n ? -line.net : line.net).toString(),
  );
}
