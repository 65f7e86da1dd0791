import { vatOn } from '../allocate/vat.ts';
import { bothAmounts } from '../diagnostics/bilingual.ts';
import { type Problem, problem } from '../diagnostics/problem.ts';
import type { LineWithVat } from '../domain/invoice-line.ts';
import { rateKey } from '../domain/line-key.ts';
import type { Cents } from '../domain/numbers/money.ts';

/** What the VAT of a line may differ by from its own rate, besides what the whole invoice does: each is rounded. */
const ROUNDINGS = 2n;

/** The line of an invoice and a rate whose VAT is the farthest from that rate. */
interface Skewed {
  readonly line: LineWithVat;
  readonly off: Cents;
}

/**
 * Receives shared lines; warns, once an electronic invoice and rate, where the VAT that it states for the rate is
 * shared by lines that nearly cancel out: its rounding then weighs many times on each (ALLOCATION.md §1).
 */
export function skewedVatWarnings() {
  const found = new Map<string, Skewed>();
  return {
    add(line: LineWithVat): void {
      const { statedRateVat: stated, net, vat, vatRate } = line;
      if (stated === undefined) return;
      const off = size(vat - vatOn(net, vatRate));
      if (off <= size(stated.vat - vatOn(stated.net, vatRate)) + ROUNDINGS) return;
      const key = rateKey(line);
      const before = found.get(key);
      if (before === undefined || off > before.off) found.set(key, { line, off });
    },
    problems: (): readonly Problem[] => [...found.values()].map(({ line }) => problemOf(line)),
  };
}

function size(cents: Cents): Cents {
  return cents < 0n ? -cents : cents;
}

function problemOf(line: LineWithVat): Problem {
  const { file, row, net, vat, vatRate, statedRateVat: stated } = line;
  const args = {
    invoice: line.invoiceNumber,
    line: line.lineNumber,
    rate: vatRate,
    stated: bothAmounts(stated?.vat ?? 0n),
    whole: bothAmounts(stated?.net ?? 0n),
    net: bothAmounts(net),
    found: bothAmounts(vat),
    expected: bothAmounts(vatOn(net, vatRate)),
    waiting: stated?.statedIn === undefined ? 'ignore_files' : '',
  };
  return problem('einvoice-vat-skewed', { file, row }, args);
}
