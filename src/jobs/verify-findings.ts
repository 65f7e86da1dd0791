import { type FirstDifference, firstDifference } from '../audit/first-difference.ts';
import type { FindingRecord } from '../domain/finding.ts';
import { languageOfGroup } from '../domain/language.ts';
import { lineKeyText } from '../domain/line-key.ts';
import { LINE_CODES } from '../reconcile/checks/list.ts';
import { recordsOf } from '../reconcile/outputs/output.ts';
import { FINDINGS_FILE, findingsText } from '../runs/findings-file.ts';
import { compareBy } from '../text/text-order.ts';
import type { AllocateResult } from './allocate.ts';

/**
 * Where the recorded findings of a run leave what its inputs give. Those that judge a line by itself are looked for
 * again; those that hold lines against invoices of other periods, which no run packs, stay as recorded.
 */
export function findingsDifference(
  recorded: readonly FindingRecord[],
  { reconciliation, computation }: AllocateResult,
): FirstDifference | undefined {
  if (reconciliation === undefined) return undefined;
  const language = languageOfGroup(computation?.loaded.convention);
  const found = recordsOf(reconciliation, language).findings.filter(({ code }) => LINE_CODES.has(code));
  const known = new Set(recorded.map(textOf));
  const right = new Set(found.map(textOf));
  // Of a line that bills what another billed, only that is told, and the other may be of another period.
  const duplicates = new Set(recorded.filter(({ code }) => code === 'duplicate-line').map(lineKeyText));
  const kept = recorded.filter((one) => !LINE_CODES.has(one.code) || right.has(textOf(one)));
  const missing = found.filter((one) => !known.has(textOf(one)) && !duplicates.has(lineKeyText(one)));
  if (kept.length === recorded.length && missing.length === 0) return undefined;
  const computed = [...kept, ...missing].sort(
    compareBy(
      ({ file }) => file,
      ({ row }) => String(row ?? 0).padStart(9, '0'),
      ({ code }) => code,
    ),
  );
  const [ours, theirs] = [recorded, computed].map((all) => Buffer.from(findingsText(all)));
  return ours && theirs && firstDifference(ours, theirs, FINDINGS_FILE);
}

function textOf(finding: FindingRecord): string {
  return findingsText([finding]);
}
