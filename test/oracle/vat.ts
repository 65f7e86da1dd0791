/** ALLOCATION.md §1: VAT and gross of each line, in cents. */
import { type Fraction, fraction, multiply, roundHalfAway, showFraction } from './fraction.ts';
import type { Line } from './model.ts';
import type { StatedTotal } from './read-invoice-file.ts';
import type { Reasons } from './table.ts';

export interface PricedLine extends Line {
  readonly vat: bigint;
  readonly gross: bigint;
}

/** All lines of the workspace in canonical order; under `vat: invoice` each needs those before it. */
export function priceLines(lines: readonly Line[], reasons: Reasons): PricedLine[] {
  return lines.map((line, index) => {
    const vat = line.vatMode === 'invoice' ? vatOfInvoice(line, lines.slice(0, index)) : vatOfLine(line);
    const gross = line.net + vat;
    if (line.statedGross !== undefined && line.statedGross !== gross) {
      reasons.push(`${line.file}:${line.row}: gross-mismatch`);
    }
    return { ...line, vat, gross };
  });
}

function vatOfLine(line: Line): bigint {
  return line.statedVat ?? rounded(line.net, line.vatRate);
}

/** vat_k = round(V(N_k)) − round(V(N_(k−1))), over the lines of the same invoice and rate. */
function vatOfInvoice(line: Line, before: readonly Line[]): bigint {
  const net = before.filter((other) => sameVat(other, line)).reduce((total, other) => total + other.net, 0n);
  return rounded(net + line.net, line.vatRate) - rounded(net, line.vatRate);
}

function sameVat(a: Line, b: Line): boolean {
  return (
    a.vatMode === b.vatMode &&
    a.supplier === b.supplier &&
    a.invoiceNumber === b.invoiceNumber &&
    showFraction(a.vatRate) === showFraction(b.vatRate)
  );
}

function rounded(net: bigint, rate: Fraction): bigint {
  return roundHalfAway(multiply(fraction(net, 100n), rate));
}

/** What files state of an invoice, or of themselves, must be the sum of the lines read. */
export function checkTotals(
  totals: readonly StatedTotal[],
  lines: readonly PricedLine[],
  reasons: Reasons,
): void {
  for (const stated of totals) {
    const summed = lines.filter((line) =>
      stated.invoiceNumber === ''
        ? line.file === stated.file
        : line.invoiceNumber === stated.invoiceNumber && line.supplier === stated.supplier,
    );
    for (const name of ['net', 'vat', 'gross'] as const) {
      const total = summed.reduce((sofar, line) => sofar + line[name], 0n);
      if (stated[name] !== undefined && stated[name] !== total)
        reasons.push(`${stated.file}:${stated.row}: declared-total`);
    }
  }
}
