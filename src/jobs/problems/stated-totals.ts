import { vatAdder } from '../../allocate/vat.ts';
import { bothAmounts } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { AMOUNT_KINDS } from '../../domain/amount-text.ts';
import type { Convention } from '../../domain/convention.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { invoiceKey } from '../../domain/line-key.ts';
import { formatCents } from '../../domain/money.ts';
import type { InvoiceFile, StatedTotal } from '../../invoices/invoice-file.ts';
import { type Amounts, NOTHING, plus, type Totals } from '../../settle/totals.ts';

/** Sums all lines by invoice and by file, to hold them against the totals that files state; undefined where no layout reads any. */
export function statedTotals({ layouts }: Convention) {
  if (!layouts.some(({ totals }) => totals.size > 0)) return undefined;
  const settle = vatAdder();
  const byInvoice = new Map<string, Totals>();
  const byFile = new Map<string, Totals>();
  return {
    add(lines: readonly InvoiceLine[]): void {
      for (const unpriced of lines) {
        const { line } = settle(unpriced);
        const key = invoiceKey(line);
        byInvoice.set(key, plus(byInvoice.get(key) ?? NOTHING, line));
        byFile.set(line.file, plus(byFile.get(line.file) ?? NOTHING, line));
      }
    },
    problems: (files: readonly InvoiceFile[]): readonly Problem[] =>
      files
        .flatMap(({ stated }) => stated?.() ?? [])
        .flatMap((total) => {
          const { supplier, invoiceNumber } = total;
          const sum =
            invoiceNumber === undefined
              ? byFile.get(total.file)
              : byInvoice.get(invoiceKey({ supplier, invoiceNumber }));
          return differences(total, sum ?? NOTHING);
        }),
  };
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
