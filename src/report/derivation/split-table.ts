import type { SplitTrace } from '../../allocate/rounding/split-trace.ts';
import { ROUNDING_TRAITS } from '../../domain/convention.ts';
import type { Language } from '../../domain/language.ts';
import { amountText } from '../../domain/numbers/amount-text.ts';
import { formatFraction, fraction } from '../../domain/numbers/fraction.ts';
import { picocentsText } from '../../domain/numbers/picocents.ts';
import { fill } from '../../text/template.ts';
import type { DerivationWords } from '../words/en/derivation.ts';

/** A split as people read it, with every number needed to redo it. */
export interface SplitTable {
  readonly head: readonly string[];
  /** A row for each part; all but the first cell are figures. */
  readonly rows: readonly (readonly string[])[];
  /** How many cents were left, who took them and why. */
  readonly left: string;
}

/** The steps of a split; `names` are those of its parts, `title` is its heading. */
export function splitTable(
  split: SplitTrace,
  title: string,
  names: readonly string[],
  words: DerivationWords,
  language: Language,
): SplitTable {
  const { policy, amount, total, parts } = split;
  const carries = ROUNDING_TRAITS[policy].carriesOver;
  const shared = amountText(setsSignAside(split) ? -amount : amount, language);
  const { exact, base, remainder, account, cent, accountAfter } = words;
  const accounts: readonly [string[], string[]] = carries ? [[account], [accountAfter]] : [[], []];
  return {
    head: [title, exact, base, remainder, ...accounts[0], cent, words.amount, ...accounts[1]],
    rows: parts.map((part, index) => [
      names[index] ?? '',
      `${shared} × ${quotientText(part.weight, total)}`,
      amountText(part.base, language),
      quotientText(part.remainder, total),
      ...(part.account === undefined ? [] : [picocentsText(part.account.before, language)]),
      part.gotCent ? '+1' : '',
      amountText(part.amount, language),
      ...(part.account === undefined ? [] : [picocentsText(part.account.after, language)]),
    ]),
    left: leftText(split, names, words),
  };
}

/** Whether the amount was split without its sign (ALLOCATION.md §7). */
export function setsSignAside({ policy, amount }: Pick<SplitTrace, 'policy' | 'amount'>): boolean {
  return ROUNDING_TRAITS[policy].setsSignAside && amount < 0n;
}

function leftText(
  { policy, left, decidedBy, parts }: SplitTrace,
  names: readonly string[],
  words: DerivationWords,
): string {
  const { none, one, several } = words.left;
  if (left === 0n) return none;
  const count = left === 1n ? one : fill(several, { count: left.toString() });
  const takers = names.filter((_, index) => parts[index]?.gotCent).join(', ');
  if (decidedBy === 'none') return fill(words.takers, { left: count, takers });
  const why = decidedBy === 'claim' ? words.claim[policy] : words.tie[decidedBy];
  return fill(words.takersBecause, { left: count, takers, why });
}

function quotientText(numerator: bigint, denominator: bigint): string {
  return numerator === 0n ? '0' : formatFraction(fraction(numerator, denominator));
}
