import { bothDecimals } from '../../diagnostics/bilingual.ts';
import { type Place, type Problem, problem } from '../../diagnostics/problem.ts';
import { scaled, unscaled } from '../../domain/numbers/decimal.ts';
import type { DecimalText } from '../../domain/numbers/decimal-text.ts';
import type { Price } from '../../domain/tables.ts';

/** The first doubtful price of each VAT rate: a forecast would be taxed by it. */
export function doubtfulRates(prices: readonly Price[]): readonly Problem[] {
  const said = new Set<string>();
  return prices.flatMap(({ vatRate, file, row }) => {
    if (vatRate === undefined || said.has(vatRate)) return [];
    said.add(vatRate);
    const place = { file, row, column: 'vat_rate', value: vatRate };
    return rateDoubt(vatRate, { prices: 'prices.csv' }, place) ?? [];
  });
}

/** A rate above all those in the European Union. */
const HIGH = /^(?:27\.\d|(?:2[89]|[3-9]\d|100)(?:\.|$))/;

/** A doubt about a VAT rate, of a cell or of prices, in its shortest form: a fraction, or without its decimal mark. */
export function rateDoubt(
  rate: DecimalText,
  where: { readonly cell: string } | { readonly prices: string },
  place: Place,
): Problem | undefined {
  if (rate.startsWith('0.')) {
    const args = { ...where, rate: bothDecimals(rate), percent: String(scaled(rate, 2)) };
    return problem('vat-rate-fraction', place, args);
  }
  if (!HIGH.test(rate)) return undefined;
  const tenth = unscaled(scaled(rate, 2), 3);
  const args = { ...where, rate: bothDecimals(rate), tenth, shown: bothDecimals(tenth) };
  return problem('vat-rate-high', place, args);
}
