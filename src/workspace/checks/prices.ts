import { bothDecimals } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { scaled } from '../../domain/decimal.ts';
import type { Price } from '../../domain/price.ts';

/** The first price of each VAT rate that a spreadsheet may have kept as a fraction: a forecast would be taxed by it. */
export function fractionsOfRates(prices: readonly Price[]): readonly Problem[] {
  const said = new Set<string>();
  return prices.flatMap(({ vatRate, row, file = 'prices.csv' }) => {
    if (!vatRate?.startsWith('0.') || said.has(vatRate)) return [];
    said.add(vatRate);
    const args = {
      rate: bothDecimals(vatRate),
      percent: String(scaled(vatRate, 2)),
      prices: 'prices.csv',
      cell: '',
    };
    return [problem('vat-rate-fraction', { file, row, column: 'vat_rate', value: vatRate }, args)];
  });
}
