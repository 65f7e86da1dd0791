import type { Language } from '../../diagnostics/render.ts';
import type { FindingCode, FindingRecord } from '../../domain/finding.ts';
import type { Cents } from '../../domain/money.ts';
import type { Finding } from '../finding.ts';
import { toRecord } from '../messages/render.ts';
import { ALL_CHECKS, type Reconciliation } from '../reconcile.ts';

export type FailOn = 'error' | 'warning';

/** What a format needs to know besides what was found. */
export interface OutputOptions {
  readonly language: Language;
  readonly failOn: FailOn;
  /** The workspace as the command line names it: annotations need paths from where the command ran. */
  readonly folder: string;
}

/** A format: the whole document, in pieces. */
export type Output = (reconciliation: Reconciliation, options: OutputOptions) => Iterable<string>;

/** The findings of one check, with their wording. */
export interface Group {
  readonly code: FindingCode;
  readonly findings: readonly Finding[];
  readonly records: readonly FindingRecord[];
}

/** Findings by check, in the order of the checks. */
export function groupsOf(findings: readonly Finding[], language: Language): readonly Group[] {
  return ALL_CHECKS.flatMap(({ code }) => {
    const own = findings.filter((finding) => finding.code === code);
    if (own.length === 0) return [];
    return [{ code, findings: own, records: own.map((finding) => toRecord(finding, language)) }];
  });
}

/** What is at stake, in both directions: nothing is set off. */
export interface AtStake {
  readonly overBilled: Cents;
  /** ≤ 0. */
  readonly owed: Cents;
}

export function atStakeOf(items: readonly { readonly atStake: Cents | undefined }[]): AtStake {
  const amounts = items.flatMap(({ atStake }) => atStake ?? []);
  const sum = (some: readonly Cents[]): Cents => some.reduce((total, amount) => total + amount, 0n);
  return {
    overBilled: sum(amounts.filter((amount) => amount > 0n)),
    owed: sum(amounts.filter((amount) => amount < 0n)),
  };
}

/** All findings with their wording, the accepted ones last. */
export function recordsOf(
  { findings, accepted }: Pick<Reconciliation, 'findings' | 'accepted'>,
  language: Language,
): { readonly findings: readonly FindingRecord[]; readonly accepted: readonly FindingRecord[] } {
  return {
    findings: findings.map((finding) => toRecord(finding, language)),
    accepted: accepted.map(({ finding, acceptance }) => toRecord(finding, language, acceptance.reason)),
  };
}
