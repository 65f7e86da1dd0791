import { bothAmounts } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { type Cents, formatCents } from '../../domain/numbers/money.ts';
import { isPresent, termReader } from './term-reader.ts';
import type { Term, TotalTerms } from './terms.ts';

/**
 * The amount due (BT-115) is the gross less what is paid already (BT-113), plus its rounding (BT-114): BR-CO-16. On the
 * EXTENDED profile it may include amounts collected for others (BR-FXEXT-CO-16). None of these is shared: another
 * amount is a warning, and one that cannot be read is no fault.
 */
export function amountDueProblems(
  { due, prepaid, rounding, collected }: TotalTerms,
  gross: Cents,
  file: string,
): readonly Problem[] {
  const [found, paid, rounded, forOthers] = [due, prepaid, rounding, collected].map((term) =>
    sumOf(term, file),
  );
  if (found === undefined || paid === undefined || rounded === undefined || forOthers === undefined)
    return [];
  const stated = due.find(isPresent);
  const expected = gross - paid + rounded;
  if (stated === undefined || found === expected || found === expected + forOthers) return [];
  const place = { file, row: stated.row, column: 'BT-115', value: formatCents(found) };
  return [
    problem('einvoice-amount-due', place, { found: bothAmounts(found), expected: bothAmounts(expected) }),
  ];
}

/** The sum of amounts; undefined where one of them cannot be read. */
function sumOf(term: Term, file: string): Cents | undefined {
  const read = termReader(file, undefined, () => {});
  return term.filter(isPresent).reduce((sum: Cents | undefined, element) => {
    const amount = read.amount('', [element]);
    return sum === undefined || amount === undefined ? undefined : sum + amount;
  }, 0n);
}
