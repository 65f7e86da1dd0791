import type { DeclaredTotal } from '../../domain/invoice-line.ts';
import { defined } from '../../domain/lists.ts';
import type { AmountKind } from '../../domain/numbers/amount-text.ts';
import { type Cents, formatCents } from '../../domain/numbers/money.ts';
import type { HistoryCheck } from '../check.ts';
import type { RawFinding, Subject, WrongSum } from '../finding.ts';
import { type StatedSums, subjectOfInvoice } from '../lines/invoice-book.ts';
import type { WholeFile } from '../lines/whole-files.ts';

/**
 * The declared total of an invoice, or of a file, is not the sum of its lines; at stake: declared − sum, net. Another
 * sum that an electronic invoice states may be wrong too. A
 * declared invoice without any line has no date, nor has a file without lines that states a total: they are reported
 * whatever the period, but not where single invoices are selected.
 */
export const invoiceTotalMismatch: HistoryCheck = {
  code: 'invoice-total-mismatch',
  severity: 'error',
  needs: ['totals'],
  judges: 'invoice',
  asks: 'invoice',
  stakes: 'too high',
  credits: 'apart',
  example: {
    wording: 'invoice-total-mismatch',
    args: { kind: { amountKind: 'net' }, actual: 1_656_924n, expected: 1_656_424n },
  },
  *find({ lines, declared, declaredAlone, declaredFiles, wrongSums, period }) {
    for (const invoice of lines.invoices.all) {
      if (!invoice.selected) continue;
      for (const totals of declared(invoice)) {
        const subject = subjectOfInvoice(invoice);
        const found = [...judge(totals, invoice, 'invoice-total-mismatch', subject)];
        yield* found;
        for (const sum of wrongSums.get(totals.file) ?? [])
          if (found.length === 0 || !OF_LINES.includes(sum.details.column)) yield ofSum(sum, subject);
      }
    }
    for (const totals of declaredFiles) {
      const file = lines.wholeFile(totals.file);
      if (file?.selected === true)
        yield* judge(totals, file, 'invoice-total-mismatch/file', subjectOfFile(file));
    }
    if (period === undefined) return;
    for (const totals of declaredAlone) {
      yield* declaredWithoutLine(totals, 'invoice-total-mismatch/alone', subjectOfInvoice(totals));
    }
    for (const totals of declaredFiles) {
      if (lines.wholeFile(totals.file) !== undefined) continue;
      yield* declaredWithoutLine(totals, 'invoice-total-mismatch/file/alone', NO_INVOICE);
    }
  },
};

/** The terms that state the sum of the lines, or follow from it: where it is wrong, that is told once. */
const OF_LINES: readonly string[] = ['BT-106', 'BT-109', 'BT-110', 'BT-112'];

const NO_INVOICE = subjectOfInvoice({ supplier: '', invoiceNumber: '' });

const AMOUNTS: readonly AmountKind[] = ['net', 'vat', 'gross'];

/** The sums of lines: without repeated ones, and of these. */
interface Sums {
  readonly once: StatedSums;
  readonly again: StatedSums;
}

/** One finding for each declared total: about its net, else its VAT, else its gross. */
function* judge(
  declared: DeclaredTotal,
  lines: Sums,
  wording: 'invoice-total-mismatch' | 'invoice-total-mismatch/file',
  subject: Omit<Subject, 'file' | 'row'>,
): Generator<RawFinding> {
  const amount = AMOUNTS.find((name) => differs(name, lines, declared));
  if (amount === undefined) return;
  const actual = declared[amount] ?? 0n;
  const expected = lines.once[amount];
  yield {
    about: { ...subject, file: declared.file, row: declared.row },
    atStake: amount === 'net' ? actual - expected : undefined,
    details: () => ({
      wording,
      args: { kind: { amountKind: amount }, actual, expected },
      column: `${amount}_amount`,
      expected: formatCents(expected),
      actual: formatCents(actual),
    }),
  };
}

function ofSum({ details, ...place }: WrongSum, subject: Omit<Subject, 'file' | 'row'>): RawFinding {
  return { about: { ...subject, ...place }, details: () => details };
}

/** The invoice of a file if it has only one, else its supplier if it has only one. */
function subjectOfFile({ invoices }: WholeFile): Omit<Subject, 'file' | 'row'> {
  const first = defined([...invoices][0]);
  if (invoices.size === 1) return subjectOfInvoice(first);
  const suppliers = new Set([...invoices].map(({ supplier }) => supplier));
  return subjectOfInvoice({ supplier: suppliers.size === 1 ? first.supplier : '', invoiceNumber: '' });
}

/** A total declared where there is no line: its net, else its VAT, else its gross. */
function* declaredWithoutLine(
  declared: DeclaredTotal,
  wording: 'invoice-total-mismatch/alone' | 'invoice-total-mismatch/file/alone',
  subject: Omit<Subject, 'file' | 'row'>,
): Generator<RawFinding> {
  const amount = AMOUNTS.find((name) => (declared[name] ?? 0n) !== 0n);
  if (amount === undefined) return;
  const actual = declared[amount] ?? 0n;
  yield {
    about: { ...subject, file: declared.file, row: declared.row },
    details: () => ({
      wording,
      args: { kind: { amountKind: amount }, actual },
      column: wording === 'invoice-total-mismatch/alone' ? 'invoice_number' : `${amount}_amount`,
      expected: formatCents(0n),
      actual: formatCents(actual),
    }),
  };
}

/** Whether the total differs both from the lines without repeated ones (a copied file) and with them (a copied row). */
function differs(amount: AmountKind, { once, again }: Sums, declared: DeclaredTotal): boolean {
  const total: Cents | undefined = declared[amount];
  return total !== undefined && total !== once[amount] && total !== once[amount] + again[amount];
}
