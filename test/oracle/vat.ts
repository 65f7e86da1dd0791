/** ALLOCATION.md §1: VAT and gross of each line, in cents. */
import { type Fraction, fraction, multiply, roundHalfAway, showFraction } from './fraction.ts';
import type { Line } from './model.ts';
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
