import type { DeclaredInvoice } from '../../domain/invoice-line.ts';
import { type Cents, formatCents } from '../../domain/money.ts';
import type { HistoryCheck } from '../check.ts';
import type { Fact } from '../finding.ts';
import { type Invoice, subjectOfInvoice } from '../lines/invoice-book.ts';

/**
 * The declared total of an invoice is not the sum of its lines; at stake: declared − sum, net. An invoice that is
 * declared and has no line anywhere has no date: it is told whatever the period, but not where single invoices are asked for.
 */
export const invoiceTotalMismatch: HistoryCheck = {
  code: 'invoice-total-mismatch',
  severity: 'error',
  needs: ['totals'],
  judges: 'invoice',
  *find({ lines, declared, declaredAlone, period }) {
    for (const invoice of lines.invoices.all) {
      if (!invoice.selected) continue;
      for (const totals of declared(invoice)) yield* judge(invoice, totals);
    }
    if (period === undefined) return;
    for (const totals of declaredAlone) if (totals.net !== 0n) yield withoutLines(totals);
  },
};

const AMOUNTS = ['net', 'vat', 'gross'] as const;
type Amount = (typeof AMOUNTS)[number];

/** One finding for who declares a total: of its net, else of its VAT, else of its gross. */
function* judge(invoice: Invoice, declared: DeclaredInvoice): Generator<Fact> {
  const amount = AMOUNTS.find((name) => differs(name, invoice, declared));
  if (amount === undefined) return;
  const actual = declared[amount] ?? 0n;
  const expected = invoice.once[amount];
  yield {
    about: { ...subjectOfInvoice(invoice), file: declared.file, row: declared.row },
    atStake: amount === 'net' ? actual - expected : undefined,
    details: () => ({
      wording: `invoice-total-mismatch/${amount}`,
      args: { actual, expected },
      column: `${amount}_amount`,
      expected: formatCents(expected),
      actual: formatCents(actual),
    }),
  };
}

function withoutLines(declared: DeclaredInvoice): Fact {
  const { net, file, row } = declared;
  return {
    about: { ...subjectOfInvoice(declared), file, row },
    details: () => ({
      wording: 'invoice-total-mismatch/alone',
      args: { actual: net },
      column: 'invoice_number',
      expected: formatCents(0n),
      actual: formatCents(net),
    }),
  };
}

/** Against the lines without those repeated (a file that was copied), then with them (a row that was). */
function differs(amount: Amount, { once, again }: Invoice, declared: DeclaredInvoice): boolean {
  const total: Cents | undefined = declared[amount];
  return total !== undefined && total !== once[amount] && total !== once[amount] + again[amount];
}
