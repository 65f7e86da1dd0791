import { type Problem, problem } from '../../diagnostics/problem.ts';
import { groupBy } from '../../domain/lists.ts';
import { latinForm } from '../../text/look-alike.ts';
import { nearest } from '../../text/nearest.ts';
import type { KnownInvoice } from './known-invoice.ts';
import { areOneCompany } from './perhaps-twice.ts';

/** Two suppliers in one file may have given one number; of those of a few letters, more must be the same. */
const MOST_DIFFERENCES = 0.25;

/**
 * Lines of one number and date, in one file or in the files of an invoice in parts, whose suppliers are probably one:
 * not all of them name it, or one is written almost like the other. They count as two invoices, and a rule for the
 * supplier shares some of them only.
 */
export function differingSuppliers(invoices: readonly KnownInvoice[]): readonly Problem[] {
  // The parts of an invoice are in several files.
  const keyOf = ({ file, inParts, invoiceNumber, invoiceDate }: KnownInvoice) =>
    JSON.stringify([inParts || file, invoiceNumber, invoiceDate]);
  return [...groupBy(invoices, keyOf).values()].flatMap((ofOne) => {
    const [usual, ...others] = [...ofOne].sort(
      (a, b) => Number(isNamed(b)) - Number(isNamed(a)) || b.lines - a.lines,
    );
    if (usual === undefined) return [];
    return others
      .filter((one) => !one.isCharged && areProbablyOne(usual.supplier, one.supplier))
      .map((one) => supplierDiffers(one, usual));
  });
}

function areProbablyOne(one: string, other: string): boolean {
  // Those of two alphabets are reported as look-alikes.
  if (latinForm(one) === latinForm(other)) return false;
  return areOneCompany(one, other) || nearest(one, [other], MOST_DIFFERENCES) !== '';
}

function isNamed({ supplier }: KnownInvoice): boolean {
  return supplier !== '';
}

function supplierDiffers(one: KnownInvoice, usual: KnownInvoice): Problem {
  const { file, row, invoiceNumber: invoice, supplier: value } = one;
  const right = JSON.stringify(usual.supplier);
  const told = isNamed(one) ? { count: one.lines, text: JSON.stringify(value) } : { unnamed: one.lines };
  const args = { invoice, value, other: usual.supplier, usual: usual.lines, right, ...told };
  return problem('supplier-differs', { file, row, column: 'supplier', value }, args);
}
