import { vatAdder } from '../../allocate/vat.ts';
import { bothAmounts } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import type { Convention } from '../../domain/convention.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { invoiceKey } from '../../domain/line-key.ts';
import { AMOUNT_KINDS } from '../../domain/numbers/amount-text.ts';
import { formatCents } from '../../domain/numbers/money.ts';
import type { InvoiceFile, StatedTotal } from '../../invoices/invoice-file.ts';
import { type Amounts, NOTHING, plus, type Totals } from '../../settle/totals.ts';

/** Sums lines by invoice and by file, to compare with totals that files state; undefined where no layout reads any. */
export function statedTotals({ layouts }: Convention) {
  if (!layouts.some(({ totals }) => totals.size > 0)) return undefined;
  const settle = vatAdder();
  const byInvoice = new Map<string, Totals>();
  const byFile = new Map<string, Totals>();
  /** The invoices of each file: key → number. */
  const invoicesIn = new Map<string, Map<string, string>>();
  const sumOf = ({ supplier, invoiceNumber, file }: StatedTotal): Amounts =>
    (invoiceNumber === undefined
      ? byFile.get(file)
      : byInvoice.get(invoiceKey({ supplier, invoiceNumber }))) ?? NOTHING;
  return {
    add(lines: readonly InvoiceLine[]): void {
      for (const unpriced of lines) {
        const { line } = settle(unpriced);
        const key = invoiceKey(line);
        byInvoice.set(key, plus(byInvoice.get(key) ?? NOTHING, line));
        byFile.set(line.file, plus(byFile.get(line.file) ?? NOTHING, line));
        getOrInsert(invoicesIn, line.file, () => new Map()).set(key, line.invoiceNumber);
      }
    },
    /** Files in `faulty` are left out: with an error in it, nobody knows the sum of its lines. */
    problems: (files: readonly InvoiceFile[], faulty: ReadonlySet<string>): readonly Problem[] =>
      files.flatMap(({ layout, stated, fingerprint: { path } }) => {
        if (faulty.has(path)) return [];
        const totals = stated?.() ?? [];
        const differing = totals.flatMap((total) => differences(total, sumOf(total)));
        // For an invoice in several files, another file may state the total.
        if (stated === undefined || !layout?.totals.size || layout.inParts) return differing;
        if (totals.some(({ invoiceNumber }) => invoiceNumber === undefined)) return differing;
        const told = new Set(
          totals.map(({ supplier, invoiceNumber = '' }) => invoiceKey({ supplier, invoiceNumber })),
        );
        const untold = [...(invoicesIn.get(path) ?? [])].filter(([key]) => !told.has(key));
        return [...differing, ...missing(path, untold, byInvoice)];
      }),
  };
}

/** Reports invoices for which no row states a total though the layout says that rows do: the file may be cut short. */
function missing(
  file: string,
  invoices: readonly (readonly [key: string, invoice: string])[],
  byInvoice: ReadonlyMap<string, Amounts>,
): readonly Problem[] {
  const [[key, invoice] = []] = invoices;
  if (key === undefined || invoice === undefined) return [];
  const net = bothAmounts((byInvoice.get(key) ?? NOTHING).net);
  const count = invoices.length === 1 ? undefined : invoices.length;
  return [problem('total-missing', { file }, { invoice, net, count })];
}

function differences(total: StatedTotal, sum: Amounts): readonly Problem[] {
  const { file, row, invoiceNumber } = total;
  return (['net', 'vat', 'gross'] as const).flatMap((name) => {
    const stated = total[name];
    if (stated === undefined || stated === sum[name]) return [];
    const value = formatCents(stated);
    const args = {
      amount: AMOUNT_KINDS[name],
      value: bothAmounts(stated),
      invoice: invoiceNumber ?? file,
      sum: bothAmounts(sum[name]),
      difference: bothAmounts(stated - sum[name]),
    };
    return [problem('declared-total', { file, row, column: `${name}_amount`, value }, args)];
  });
}
