import type { Language } from '../../diagnostics/render.ts';
import type { FindingCode, FindingRecord } from '../../domain/finding.ts';
import type { Finding } from '../finding.ts';
import { groupBy } from '../group-by.ts';
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
  const byCode = groupBy(findings, ({ code }) => code);
  return ALL_CHECKS.flatMap(({ code }) => {
    const own = byCode.get(code);
    if (own === undefined) return [];
    return [{ code, findings: own, records: own.map((finding) => toRecord(finding, language)) }];
  });
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
