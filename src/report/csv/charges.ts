import type { Charge } from '../../settle/charges.ts';
import { csvRow } from './csv.ts';
import { totalCells } from './total-cells.ts';

/** The text of charges.csv. */
export function chargesCsv(charges: readonly Charge[]): string {
  const header = csvRow([
    'member',
    'billed_to',
    'category',
    'chapter',
    'function',
    'nature',
    'lines',
    'net_amount',
    'vat_amount',
    'gross_amount',
  ]);
  const rows = charges.map((charge) =>
    csvRow([
      charge.member,
      charge.billedTo,
      charge.category,
      charge.chapter,
      charge.function,
      charge.nature,
      ...totalCells(charge),
    ]),
  );
  return header + rows.join('');
}
