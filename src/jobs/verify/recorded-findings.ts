import { type FirstDifference, firstDifference } from '../../audit/first-difference.ts';
import type { FindingRecord } from '../../domain/finding.ts';
import { languageOfGroup } from '../../domain/language.ts';
import { lineKeyText } from '../../domain/line-key.ts';
import { LINE_CODES } from '../../reconcile/checks/list.ts';
import { keysOf } from '../../reconcile/findings.ts';
import { allRecordsOf } from '../../reconcile/outputs/output.ts';
import type { Reconciliation } from '../../reconcile/reconciliation.ts';
import { FINDINGS_FILE, findingsText } from '../../runs/findings-file.ts';
import { compareBy } from '../../text/text-order.ts';
import type { AllocateResult } from '../allocate/allocate.ts';

/**
 * Where the recorded findings of a run differ from what its inputs give. Those that judge a line by itself are looked
 * for again; those that compare lines with invoices of other periods, which no run packs, stay as recorded.
 */
export function findingsDifference(
  recorded: readonly FindingRecord[],
  { reconciliation, computation }: AllocateResult,
): FirstDifference | undefined {
  if (reconciliation === undefined) return undefined;
  const language = languageOfGroup(computation?.loaded.convention);
  const found = allRecordsOf(reconciliation, language).filter(({ code }) => LINE_CODES.has(code));
  const known = new Set(recorded.map(textOf));
  const right = new Set(found.map(textOf));
  const { there, here } = duplicates(recorded, reconciliation);
  const kept = recorded.filter((one) => !LINE_CODES.has(one.code) || right.has(textOf(one)) || here(one));
  const missing = found.filter((one) => !known.has(textOf(one)) && !there(one));
  if (kept.length === recorded.length && missing.length === 0) return undefined;
  const computed = [...kept, ...missing].sort(
    compareBy(
      ({ accepted }) => (accepted === undefined ? 'open' : 'taken'),
      ({ file }) => file,
      ({ row }) => String(row ?? 0).padStart(9, '0'),
      ({ code }) => code,
    ),
  );
  const [ours, theirs] = [recorded, computed].map((all) => Buffer.from(findingsText(all)));
  return ours && theirs && firstDifference(ours, theirs, FINDINGS_FILE);
}

/**
 * A line that bills what another line billed has only that finding, unless it is accepted; the other line, or a credit that cancels one of
 * them, may be of another period. `there` says for which lines it was recorded, `here` for which it is found now,
 * without the lines of other periods.
 */
function duplicates(recorded: readonly FindingRecord[], { history }: Reconciliation) {
  const told = recorded.filter(({ code, accepted }) => code === 'duplicate-line' && accepted === undefined);
  const there = new Set(told.map(lineKeyText));
  const here = new Set(
    [...history.duplicates.keys()].map((index) => lineKeyText(keysOf(index, history.lines))),
  );
  return {
    there: (one: FindingRecord): boolean => there.has(lineKeyText(one)),
    here: (one: FindingRecord): boolean => here.has(lineKeyText(one)),
  };
}

function textOf(finding: FindingRecord): string {
  return findingsText([finding]);
}
