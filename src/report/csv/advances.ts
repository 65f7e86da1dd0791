import { dayText, type Language, NOTATION } from '../../domain/language.ts';
import { type Cents, formatCents } from '../../domain/numbers/money.ts';
import type { ProposedAdvance } from '../../domain/tables.ts';
import { csvRows } from './csv.ts';

/**
 * Proposed advances in the form of advances.csv, to review: under its header, with separator and days as the language
 * writes them. The convention may state the decimal mark of the workspace; with commas as separators it is the point.
 */
export function advancesCsv(
  rows: readonly ProposedAdvance[],
  header: readonly string[],
  language: Language,
  declaredMark: string | undefined,
): string {
  const { files, decimalMark } = NOTATION[language];
  const mark = files.delimiter === ',' ? '.' : (declaredMark ?? decimalMark);
  const amount = (cents: Cents): string => formatCents(cents).replace('.', mark);
  const cells = rows.map(({ debtor, creditor, calledOn, gross, period }) => [
    debtor,
    creditor,
    dayText(calledOn, language),
    amount(gross),
    period,
    '',
    '',
  ]);
  return csvRows([header, ...cells], files.delimiter);
}
