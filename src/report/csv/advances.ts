import type { ProposedAdvance } from '../../domain/advance.ts';
import { formatDay } from '../../domain/calendar.ts';
import { formatCents } from '../../domain/money.ts';
import { csvRow } from './csv.ts';

/** Proposed advances as advances.csv reads them, to review. */
export function advancesCsv(rows: readonly ProposedAdvance[]): string {
  const header = csvRow(['debtor', 'creditor', 'called_on', 'gross_amount', 'period', 'reference', 'due_on']);
  const cells = rows.map(({ debtor, creditor, calledOn, gross, period }) =>
    csvRow([debtor, creditor, formatDay(calledOn), formatCents(gross), period, '', '']),
  );
  return header + cells.join('');
}
