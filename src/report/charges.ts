import type { AllocationRow } from '../allocate/allocator.ts';
import type { PricedLine } from '../domain/invoice-line.ts';
import { csvRow } from './csv.ts';
import type { Ledger } from './ledger.ts';
import { type Amounts, type Totals, totalCells } from './totals.ts';

/** What a member bears, by who paid the operator, category and imputation. */
export interface Charge extends Totals {
  readonly member: string;
  readonly billedTo: string;
  readonly category: string;
  readonly chapter: string;
  readonly function: string;
  readonly nature: string;
}

/** What lines have in common whose rows go to the same budgets. */
export interface Alike {
  readonly line: Pick<PricedLine, 'category'>;
  readonly billedTo: string;
  readonly rows: readonly Pick<AllocationRow, 'member' | 'imputation'>[];
}

/** What is added up of a line, or of several that are alike. */
export interface Borne extends Alike {
  readonly rows: readonly (Alike['rows'][number] & Amounts)[];
}

/** Adds the rows of a line, or of so many lines that were shared alike. */
export function addCharges(charges: Ledger, like: Borne, lines: number): void {
  const { line, billedTo, rows } = like;
  for (const row of rows) {
    const { chapter = '', function: budgetFunction = '', nature = '' } = row.imputation ?? {};
    charges.add([row.member, billedTo, line.category, chapter, budgetFunction, nature], row, like, lines);
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
