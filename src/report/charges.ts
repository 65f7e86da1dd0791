import type { AllocatedLine } from '../allocate/allocator.ts';
import { csvRow } from './csv.ts';
import type { Ledger } from './ledger.ts';
import { type Totals, totalCells } from './totals.ts';

/** What a member bears, by who paid the operator, category and imputation. */
export interface Charge extends Totals {
  readonly member: string;
  readonly billedTo: string;
  readonly category: string;
  readonly chapter: string;
  readonly function: string;
  readonly nature: string;
}

/** Adds the rows of a line. */
export function addCharges(charges: Ledger, allocated: AllocatedLine): void {
  const { line, billedTo, rows } = allocated;
  for (const row of rows) {
    const { chapter = '', function: budgetFunction = '', nature = '' } = row.imputation ?? {};
    charges.add([row.member, billedTo, line.category, chapter, budgetFunction, nature], row, allocated);
  }
}

export function sortedCharges(charges: Ledger): readonly Charge[] {
  return charges.entries().map(({ keys, totals }) => {
    const [member = '', billedTo = '', category = '', chapter = '', budgetFunction = '', nature = ''] = keys;
    return { member, billedTo, category, chapter, function: budgetFunction, nature, ...totals };
  });
}

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
