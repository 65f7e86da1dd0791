import { amountText } from '../../domain/amount-text.ts';
import type { Locale } from '../../domain/convention.ts';
import { periodText } from '../words/period-words.ts';
import { reportWords } from '../words/words.ts';
import type { Statement } from './statement.ts';
import { memberText } from './summary.ts';

/** The sign beside an amount that holds a residual cent. */
export const RESIDUAL_MARK = '*';

/** How a format shows that an amount holds a residual cent: by a mark beside it, or in a column. */
export type ResidualSign = 'mark' | 'column';

/** What is signed: for whom, for when, how much. It stands above the signature, on whatever page that falls. */
export function signedTotal({ member, total, run }: Statement, language: Locale): string {
  const words = reportWords(language);
  const amounts = [
    [words.net, total.net],
    [words.vat, total.vat],
    [words.gross, total.gross],
  ] as const;
  const sums = amounts.map(([name, amount]) => `${name} ${amountText(amount, language)}`).join(' · ');
  return `${memberText(member)} · ${periodText(run.period, language)} · ${words.total} ${sums} ${run.currency}`;
}

/** What stands under a statement: how it was rounded, by what it was computed, how to verify it. */
export function footLines({ run }: Statement, language: Locale, sign: ResidualSign): readonly string[] {
  const words = reportWords(language);
  return [
    words.rounding[run.rounding],
    words.residualNote(sign === 'mark' ? RESIDUAL_MARK : `${words.residual}${words.colon}`),
    `${words.computedBy(run.version, run.runId)}.`,
    words.verify(run.runId),
  ];
}
