import type { FindingCode, FindingRecord } from '../domain/finding.ts';
import type { Language } from '../domain/language.ts';
import { groupBy } from '../domain/lists.ts';
import type { Finding } from './finding.ts';
import { ALL_CHECKS } from './reconciliation.ts';
import { toRecord } from './render.ts';

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
