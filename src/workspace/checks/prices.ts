import type { Problem } from '../../diagnostics/problem.ts';
import type { Price } from '../../domain/price.ts';
import { rateDoubt } from './rates.ts';

/** The first price of each VAT rate that may be another one: a forecast would be taxed by it. */
export function doubtfulRates(prices: readonly Price[]): readonly Problem[] {
  const said = new Set<string>();
  return prices.flatMap(({ vatRate, row, file = 'prices.csv' }) => {
    if (vatRate === undefined || said.has(vatRate)) return [];
    said.add(vatRate);
    const place = { file, row, column: 'vat_rate', value: vatRate };
    return rateDoubt(vatRate, { cell: '', prices: 'prices.csv' }, place) ?? [];
  });
}
