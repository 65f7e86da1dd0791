import type { PricedLine } from '../../domain/invoice-line.ts';
import { type Cents, formatCents } from '../../domain/money.ts';
import type { Check } from '../check.ts';
import { type Entry, invoiceKey } from '../entry.ts';
import type { Fact } from '../finding.ts';
import type { History } from '../history.ts';

/** The declared total of an invoice is not the sum of its lines; at stake: declared − sum, net. */
export const invoiceTotalMismatch: Check = {
  code: 'invoice-total-mismatch',
  severity: 'error',
  needs: ['totals'],
  judges: 'invoice',
  find: (history) => {
    const seen = new Set<string>();
    return history.selected.flatMap((entry) => {
      const { supplier, invoiceNumber } = entry.line;
      const key = invoiceKey(supplier, invoiceNumber);
      if (seen.has(key)) return [];
      seen.add(key);
      const fact = judge(entry, history);
      return fact === undefined ? [] : [fact];
    });
  },
};

type Amount = 'net' | 'vat' | 'gross';

function judge({ line: { supplier, invoiceNumber } }: Entry, history: History): Fact | undefined {
  const declared = history.declared(supplier, invoiceNumber);
  if (declared === undefined) return undefined;
  const entries = history.ofInvoice(supplier, invoiceNumber);
  const amount = (['net', 'vat', 'gross'] as const).find(
    (name) => isComparable(name, entries) && differs(declared[name], sumsOf(name, entries)),
  );
  if (amount === undefined) return undefined;
  const actual = declared[amount] ?? 0n;
  const [expected] = sumsOf(amount, entries);
  return {
    wording: `invoice-total-mismatch/${amount}`,
    args: { actual, expected },
    entry: undefined,
    supplier,
    invoiceNumber,
    lineNumber: '',
    access: '',
    expected: formatCents(expected),
    actual: formatCents(actual),
    atStake: amount === 'net' ? actual - expected : undefined,
    file: declared.file,
    row: declared.row,
    column: `${amount}_amount`,
    severity: undefined,
  };
}

/** VAT that no line states is ours: rounded per line, it may differ by cents from that of the invoice. */
function isComparable(amount: Amount, entries: readonly Entry[]): boolean {
  return (
    amount === 'net' ||
    entries.every(({ line }) => line.vatMode === 'invoice' || line.statedVat !== undefined)
  );
}

function differs(declared: Cents | undefined, sums: readonly Cents[]): boolean {
  return declared !== undefined && !sums.includes(declared);
}

/** The sum of the lines, first without those repeated (a file that was copied), then with them (a row that was). */
function sumsOf(amount: Amount, entries: readonly Entry[]): readonly [Cents, Cents] {
  const sum = (some: readonly Entry[]): Cents =>
    some.reduce((total, { line }) => total + STATED[amount](line), 0n);
  return [sum(entries.filter(({ repeats }) => repeats === undefined)), sum(entries)];
}

/** The amounts as the lines state them: a gross that is wrong on its line is another finding. */
const STATED: Record<Amount, (line: PricedLine) => Cents> = {
  net: ({ net }) => net,
  vat: ({ vat }) => vat,
  gross: ({ gross, statedGross }) => statedGross ?? gross,
};
