import type { Problem } from '../../diagnostics/problem.ts';
import type { FindingRecord } from '../../domain/finding.ts';
import type { AcceptedFinding } from '../../domain/invoice-line.ts';
import type { Language } from '../../domain/language.ts';
import { moneyText } from '../../domain/numbers/amount-text.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import type { LetterOptions } from '../letter/letter.ts';
import type { Reconciliation } from '../reconciliation.ts';
import { toRecord } from '../render.ts';

export type FailOn = 'error' | 'warning';

/** What a format needs to know besides what was found. */
export interface OutputOptions {
  readonly language: Language;
  readonly failOn: FailOn;
  /** The workspace as the command line names it. */
  readonly folder: string;
  /** The same from the root of the repository, by which GitHub places annotations; undefined: as the command line has it. */
  readonly inRepository?: string | undefined;
  /** Undefined: the letters bear no date and leave warnings out. */
  readonly letter?: LetterOptions;
  /** What was said of the input, for the document that has no stderr; undefined: nothing. */
  readonly problems?: readonly Problem[];
}

/** What a format needs to know where the input stopped the checks. */
export type RefusalOptions = Pick<OutputOptions, 'language' | 'folder' | 'inRepository'>;

/** A format: the whole document, in pieces. */
export type Output = (reconciliation: Reconciliation, options: OutputOptions) => Iterable<string>;

/** All findings with their wording, the accepted ones last. */
export function recordsOf(
  { findings, accepted }: Pick<Reconciliation, 'findings' | 'accepted'>,
  language: Language,
): { readonly findings: readonly FindingRecord[]; readonly accepted: readonly FindingRecord[] } {
  return {
    findings: findings.map((finding) => toRecord(finding, language)),
    accepted: accepted.map(({ finding, acceptance }) => toRecord(finding, language, why(acceptance))),
  };
}

/** Sums of money in the currency of the convention: `1 176,98 €`. */
export function moneyTeller(
  { history }: Pick<Reconciliation, 'history'>,
  language: Language,
): (amount: Cents) => string {
  const { currency } = history.register.workspace.convention;
  return (amount) => moneyText(amount, currency, language);
}

/** The reason of an acceptance, and who gave it where that is said. */
function why({ reason, acceptedBy }: AcceptedFinding): string {
  return acceptedBy === undefined ? reason : `${reason} (${acceptedBy})`;
}
