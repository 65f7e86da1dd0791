import { basename } from 'node:path';
import { type Ledger, ledgerSha256 } from '../../audit/ledger.ts';
import { type UnseenCorrection, unseenCorrections } from '../../audit/unseen-corrections.ts';
import type { VerifyFinding } from '../../audit/verification.ts';
import { hasErrors, type Problem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import { defined } from '../../domain/lists.ts';
import { type Day, recordedDay } from '../../domain/time/calendar.ts';
import { indexClosedLines, linesOfRun } from '../../runs/closed/closed-line-index.ts';
import type { ClosedRun } from '../../runs/closed/closed-runs.ts';
import type { ChargedTwice } from '../../runs/closed/closed-shares.ts';
import { chargedTotals } from '../../runs/closed/ledger-comparison.ts';
import { outputRows } from '../../runs/closed/recorded-rows.ts';
import type { OnFolder } from '../../runs/disk/run-folder.ts';
import { type Verification, verifyRun } from '../verify/verify.ts';
import { workspaceCache } from '../workspace-cache.ts';
import { type IssuedDraft, issueDraft } from './issue-draft.ts';

/** Why a draft is not issued. */
export type Refusal =
  | { readonly kind: 'empty' }
  | { readonly kind: 'renamed'; readonly from: string }
  | { readonly kind: 'too-early'; readonly than: 'invoice' | 'row'; readonly day: Day }
  | { readonly kind: 'too-late'; readonly day: Day }
  | { readonly kind: 'not-verified'; readonly verification: Verification }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  /** `issued`: the run was closed before, so it is no draft that could be computed again. */
  | { readonly kind: 'spent'; readonly by: readonly SpentLines[]; readonly issued: boolean }
  | (UnseenCorrection & { readonly kind: 'corrected'; readonly issued: boolean });

/** The lines of a run that another closed run holds: how many, and the first of them. */
export type SpentLines = Omit<ChargedTwice, 'of'>;

export interface CloseOptions {
  readonly on: Day;
  /** Whether a draft is issued although today's workspace gives something else. */
  readonly asIs: boolean;
  readonly onFolder: OnFolder;
}

/**
 * Verifies a draft and returns it as it is issued, or why it is not. It is computed from what it keeps, because a closed
 * run must always verify from that, then on today's inputs (with `asIs`, on its own once more after that). Its pages are
 * drawn again, so comparing their hashes is enough.
 */
export async function issueVerified(
  run: string,
  workspace: string,
  ledger: Ledger,
  closed: readonly ClosedRun[],
  { on: closedOn, asIs, onFolder }: CloseOptions,
): Promise<IssuedDraft | Refusal> {
  const name = basename(run);
  const cache = workspaceCache();
  const verification = await verifyRun(run, { workspace, onFolder, cache, asRecorded: true });
  const { manifest, recomputed, findings } = verification;
  if (manifest === undefined || !recomputed || !isSound(findings))
    return { kind: 'not-verified', verification };
  if (manifest.run !== undefined && manifest.run !== name) return { kind: 'renamed', from: manifest.run };
  if (chargedTotals(manifest).lines === 0 && manifest.totals.regularised.lines === 0)
    return { kind: 'empty' };
  const draft = { name, folder: run, manifest, outputs: manifest.outputs.map(({ path }) => path) };
  const refusal = refusalOf(draft, ledger, closed, closedOn);
  if (refusal !== undefined) return refusal;
  const issue = { closedOn, anchor: ledgerSha256(ledger) };
  const issued = await issueDraft({ folder: run, manifest, workspace }, { issue, asIs, onFolder, cache });
  return 'problems' in issued ? { kind: 'problems', problems: issued.problems } : issued;
}

/** Ten years: a day beyond is mistyped, and no run could be closed before it afterwards. */
const PLAUSIBLE_DAYS = 3653;

/** A close that was interrupted before its row has left the run as issued; it gets a new day. */
function isSound(findings: readonly VerifyFinding[]): boolean {
  return findings.every(({ kind }) => kind === 'row-missing');
}

/**
 * Why a run cannot be issued on a day: the day is before the date of its last invoice, years after it, or before the last
 * day in the ledger; or another closed run holds one of its lines, or a correction of the same run that this one does not know.
 */
function refusalOf(
  run: ClosedRun,
  ledger: Ledger,
  closed: readonly ClosedRun[],
  on: Day,
): Refusal | undefined {
  const before = ledger.rows.at(-1)?.closedOn;
  if (before !== undefined && on < before) return { kind: 'too-early', than: 'row', day: before };
  const index = indexClosedLines(closed);
  const problems: Problem[] = [...index.problems];
  const spent = new Map<string, SpentLines>();
  let last = Number.NEGATIVE_INFINITY;
  const report = (found: Problem): void => void problems.push(found);
  for (const row of outputRows(run, 'regularisations.csv', report)) {
    last = Math.max(last, recordedDay(row['invoice_date'] ?? ''));
  }
  for (const line of linesOfRun(run, report)) {
    if (!line.allocated) continue;
    const { invoiceNumber, lineNumber, facts } = line;
    last = Math.max(last, facts.invoiceDate);
    const spentBy = index.value.find(line)?.spentBy;
    if (spentBy === undefined) continue;
    const by = defined(closed[spentBy]).name;
    getOrInsert(spent, by, () => ({ run: by, invoiceNumber, lineNumber, count: 0 })).count += 1;
  }
  if (on < last) return { kind: 'too-early', than: 'invoice', day: last };
  if (on > last + PLAUSIBLE_DAYS) return { kind: 'too-late', day: last };
  if (hasErrors(problems)) return { kind: 'problems', problems };
  const issued = run.manifest.closed_on !== undefined;
  if (spent.size > 0) return { kind: 'spent', by: [...spent.values()], issued };
  const [unseen] = unseenCorrections(run.manifest, closed);
  return unseen === undefined ? undefined : { kind: 'corrected', ...unseen, issued };
}
