import { type Problem, touchesMoney } from '../../diagnostics/problem.ts';
import type { FindingCode, FindingRecord } from '../../domain/finding.ts';
import type { AcceptedFinding } from '../../domain/invoice-line.ts';
import type { Language } from '../../domain/language.ts';
import { moneyText } from '../../domain/numbers/amount-text.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import { printable } from '../../text/printable.ts';
import type { Finding } from '../finding.ts';
import type { LetterOptions } from '../letter/letter.ts';
import { outputWords } from '../messages/output-words.ts';
import { fails, type Reconciliation } from '../reconciliation.ts';
import { checkName, toRecord } from '../render.ts';

export type FailOn = 'error' | 'warning';

/** What a format needs besides the findings. */
export interface OutputOptions {
  readonly language: Language;
  readonly failOn: FailOn;
  /** The workspace as the command line names it. */
  readonly folder: string;
  /**
   * The same from the root of the repository, by which GitHub places annotations; undefined: as on the command line.
   */
  readonly inRepository?: string | undefined;
  /** Undefined: the letters have no date and leave warnings out. */
  readonly letter?: LetterOptions;
  /** The problems of the input, for a document that must contain them; undefined: none. */
  readonly problems?: readonly Problem[];
  /** Leaves out of what people read on a terminal all but the findings that {@link matters} keeps. */
  readonly quiet?: boolean;
}

/** The options of a format where errors in the input kept the checks from running. */
export type RefusalOptions = Pick<OutputOptions, 'language' | 'folder' | 'inRepository'>;

/** A format: the whole document, in pieces. */
export type Output = (reconciliation: Reconciliation, options: OutputOptions) => Iterable<string>;

/** Whether a finding is shown with --quiet: one that makes the command fail, or has an amount at stake. */
export function matters(
  { severity, atStake }: Pick<Finding, 'severity' | 'atStake'>,
  failOn: FailOn,
): boolean {
  return fails(severity, failOn) || atStake !== undefined;
}

/** The problems of the input that a document for pipelines tells besides the findings: an amount may be wrong. */
export function ofMoney({ problems = [] }: Pick<OutputOptions, 'problems'>): readonly Problem[] {
  return problems.filter(touchesMoney);
}

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

/** The same in one list. */
export function allRecordsOf(
  reconciliation: Pick<Reconciliation, 'findings' | 'accepted'>,
  language: Language,
): readonly FindingRecord[] {
  const { findings, accepted } = recordsOf(reconciliation, language);
  return [...findings, ...accepted];
}

/** Sums of money in the currency of the convention: `1 176,98 €`. */
export function moneyFormatter(
  { history }: Pick<Reconciliation, 'history'>,
  language: Language,
): (amount: Cents) => string {
  const { currency } = history.register.workspace.convention;
  return (amount) => moneyText(amount, currency, language);
}

/** What was not judged, so that nothing counts as passed: a sentence for each check that did not run, or passed lines over. */
export function notJudged(
  reconciliation: Pick<Reconciliation, 'notRun'> & PassedOver,
  language: Language,
): readonly string[] {
  const { notRun, lacks: reasons } = outputWords(language);
  return [
    ...reconciliation.notRun.map(({ code, lacks }) => notRun(checkName(code, language), reasons[lacks])),
    ...passedOver(reconciliation, language).map(([, sentence]) => sentence),
  ];
}

type PassedOver = Pick<Reconciliation, 'history' | 'unpriced' | 'unmarketed'>;

/** How many charges a check that ran could not judge, and their net: a sentence for each such check. */
export function passedOver(
  reconciliation: PassedOver,
  language: Language,
): readonly (readonly [FindingCode, string])[] {
  const { unpriced, unmarketed } = reconciliation;
  const words = outputWords(language);
  const money = moneyFormatter(reconciliation, language);
  const sentences: (readonly [FindingCode, string])[] = [];
  if (unpriced && unpriced.lines > 0)
    sentences.push(['price-mismatch', words.unpriced(unpriced.lines, money(unpriced.net))]);
  if (unmarketed && unmarketed.lines > 0) {
    const { lines, net, markets } = unmarketed;
    const named = printable(markets.join(', '));
    sentences.push(['outside-market', words.unmarketed(lines, markets.length, named, money(net))]);
  }
  return sentences;
}

/** The reason of an acceptance, with the name of its author if known. */
function why({ reason, acceptedBy }: AcceptedFinding): string {
  return acceptedBy === undefined ? reason : `${reason} (${acceptedBy})`;
}
