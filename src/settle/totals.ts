import { type Cents, formatCents, parseCents } from '../domain/numbers/money.ts';

/** Sums of lines or rows, in cents. */
export interface Totals {
  readonly lines: number;
  readonly net: Cents;
  readonly vat: Cents;
  readonly gross: Cents;
}

export const NOTHING: Totals = { lines: 0, net: 0n, vat: 0n, gross: 0n };

export type Amounts = Omit<Totals, 'lines'>;

/** Whether rows sum to zero: nobody is asked to pay such a sum, nor told that it is owed one. */
export function isNothing({ net, vat }: Amounts): boolean {
  return net === 0n && vat === 0n;
}

/** The sum of rows, each counted as a line. */
export function sumOf(rows: readonly Amounts[]): Totals {
  return rows.reduce<Totals>((sum, row) => plus(sum, row), NOTHING);
}

/** The sum of sums, with their lines. */
export function totalOf(sums: readonly Totals[]): Totals {
  return sums.reduce<Totals>((total, sum) => plus(total, sum, sum.lines), NOTHING);
}

/** The totals with one more line, or with `lines` more. */
export function plus(totals: Totals, amounts: Amounts, lines = 1): Totals {
  return {
    lines: totals.lines + lines,
    net: totals.net + amounts.net,
    vat: totals.vat + amounts.vat,
    gross: totals.gross + amounts.gross,
  };
}

/** Amounts as manifests and documents for programs have them: `12.50`. */
export function amountFields({ net, vat, gross }: Amounts) {
  return { net_amount: formatCents(net), vat_amount: formatCents(vat), gross_amount: formatCents(gross) };
}

/** The same of a sum, with its number of lines, after what else it has. */
export function totalsFields<Sum extends Totals>({ lines, net, vat, gross, ...keys }: Sum) {
  return { ...keys, lines, ...amountFields({ net, vat, gross }) };
}

/** Amounts as {@link amountFields} have them; throws where one is not stated. */
export function recordedAmounts({
  net_amount: net = '',
  vat_amount: vat = '',
  gross_amount: gross = '',
}: Partial<ReturnType<typeof amountFields>>): Amounts {
  return { net: parseCents(net), vat: parseCents(vat), gross: parseCents(gross) };
}
