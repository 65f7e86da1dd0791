import { moneyText } from '../../domain/amount-text.ts';
import type { Locale } from '../../domain/convention.ts';
import type { Cents } from '../../domain/money.ts';
import { amountInWords, reportWords } from '../words/words.ts';
import { memberText } from './identity.ts';
import type { Statement } from './statement.ts';

/** A sum that a statement opens with: to whom or from whom, in figures and in words. */
export interface OwedFigure {
  readonly label: string;
  readonly gross: Cents;
  /** `1 176,98 € TTC`. */
  readonly figures: string;
  readonly inWords: string;
  /** A correction of a closed run stands apart, and smaller. */
  readonly correction: boolean;
}

/** What the member owes, each creditor and each closed run apart; empty where it owes nothing. */
export function owedFigures({ parts, run }: Statement, language: Locale): readonly OwedFigure[] {
  const words = reportWords(language);
  return parts.flatMap(({ corrects, owed }) =>
    owed
      .filter(({ net, vat }) => net !== 0n || vat !== 0n)
      .map(({ party, gross }) => {
        const name = memberText(party);
        const { toRepay, reduction, complement, ofYear } = words;
        if (corrects === '') return ownFigure([toRepay, ofYear.toGetBack], name, gross, run, language);
        const label = (gross < 0n ? reduction : complement)(corrects, name);
        return figure(label, gross, true, run.currency, language);
      }),
  );
}

/** What others owe to the member, each debtor and each closed run apart. */
export function recoveryFigures({ recoveries, run }: Statement, language: Locale): readonly OwedFigure[] {
  const words = reportWords(language);
  const sums = new Map<string, { readonly name: string; readonly corrects: string; gross: Cents }>();
  for (const { party, corrects, gross } of recoveries) {
    const key = JSON.stringify([corrects, party.member]);
    const sum = sums.get(key) ?? { name: memberText(party), corrects, gross: 0n };
    sum.gross += gross;
    sums.set(key, sum);
  }
  return [...sums.values()]
    .sort((a, b) => Number(a.corrects !== '') - Number(b.corrects !== ''))
    .map(({ name, corrects, gross }) => {
      const { toRecover, reductionFor, complementFor, ofYear } = words;
      if (corrects === '') return ownFigure([toRecover, ofYear.toGiveBack], name, gross, run, language);
      const label = (gross < 0n ? reductionFor : complementFor)(corrects, name);
      return figure(label, gross, true, run.currency, language);
    });
}

/** What stands under “nothing to repay”: why there is nothing. */
export function nothingText({ total, run }: Statement, language: Locale): string {
  const words = reportWords(language);
  if (total.lines === 0) return words.nothingBorne;
  return words.nothingNote(words.grossSum(moneyText(total.gross, run.currency, language)));
}

/** A sum of the run's own lines; where credits outweigh charges it is one to give back, said as such and without a sign. */
function ownFigure(
  [due, back]: readonly [due: (name: string) => string, back: (name: string) => string],
  name: string,
  gross: Cents,
  { currency }: Statement['run'],
  language: Locale,
): OwedFigure {
  return gross < 0n
    ? figure(back(name), -gross, false, currency, language)
    : figure(due(name), gross, false, currency, language);
}

function figure(
  label: string,
  gross: Cents,
  correction: boolean,
  currency: string,
  language: Locale,
): OwedFigure {
  const figures = reportWords(language).grossSum(moneyText(gross, currency, language));
  return { label, gross, figures, inWords: amountInWords(gross, currency, language), correction };
}
