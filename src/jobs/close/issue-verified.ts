import { basename, resolve } from 'node:path';
import { type Ledger, ledgerSha256 } from '../../audit/ledger.ts';
import { unseenCorrections } from '../../audit/unseen-corrections.ts';
import type { VerifyFinding } from '../../audit/verification.ts';
import { bothDays } from '../../diagnostics/bilingual.ts';
import { hasErrors, type Problem, problem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import { defined } from '../../domain/lists.ts';
import { type Day, recordedDay } from '../../domain/time/calendar.ts';
import { indexClosedLines, linesOfRun } from '../../runs/closed/closed-line-index.ts';
import type { ClosedRun } from '../../runs/closed/closed-runs.ts';
import { chargedTotals } from '../../runs/closed/ledger-comparison.ts';
import { outputRows } from '../../runs/closed/recorded-rows.ts';
import type { OnFolder } from '../../runs/disk/run-folder.ts';
import { shellWord } from '../../text/shell-word.ts';
import { type Verification, verifyRun } from '../verify/verify.ts';
import { workspaceCache } from '../workspace-cache.ts';
import { type IssuedDraft, issueDraft } from './issue-draft.ts';

/** Why a run is not closed, as problems of the folder that was named. */
export interface Refusal {
  readonly kind: 'refused';
  readonly problems: readonly Problem[];
  /** What does not verify, if that is why. */
  readonly verification?: Verification;
}

export function refused(...problems: readonly Problem[]): Refusal {
  return { kind: 'refused', problems };
}

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
  folder: string,
  workspace: string,
  ledger: Ledger,
  closed: readonly ClosedRun[],
  { on: closedOn, asIs, onFolder }: CloseOptions,
): Promise<IssuedDraft | Refusal> {
  const run = resolve(folder);
  const name = basename(run);
  const place = { file: folder };
  const cache = workspaceCache();
  const verification = await verifyRun(run, { workspace, onFolder, cache, asRecorded: true });
  const { manifest, recomputed, findings } = verification;
  if (manifest === undefined || !recomputed || !isSound(findings))
    return { ...refused(problem('run-unverified', place, { run: shellWord(folder) })), verification };
  if (manifest.run !== undefined && manifest.run !== name)
    return refused(problem('run-renamed', place, { name: manifest.run }));
  if (chargedTotals(manifest).lines === 0 && manifest.totals.regularised.lines === 0)
    return refused(problem('run-empty', place, {}));
  const draft = { name, folder: run, manifest, outputs: manifest.outputs.map(({ path }) => path) };
  const obstacles = obstaclesOn(closedOn, draft, folder, ledger, closed);
  if (obstacles.length > 0) return refused(...obstacles);
  const issue = { closedOn, anchor: ledgerSha256(ledger) };
  const issued = await issueDraft({ folder: run, manifest, workspace }, { issue, asIs, onFolder, cache });
  return 'problems' in issued ? refused(...issued.problems) : issued;
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
function obstaclesOn(
  day: Day,
  run: ClosedRun,
  folder: string,
  ledger: Ledger,
  closed: readonly ClosedRun[],
): readonly Problem[] {
  const place = { file: folder };
  const on = bothDays(day);
  const before = ledger.rows.at(-1)?.closedOn;
  if (before !== undefined && day < before)
    return [problem('close-too-early', place, { on, row: bothDays(before) })];
  const index = indexClosedLines(closed);
  const problems: Problem[] = [...index.problems];
  /** By closed run, how many lines of this one it holds, and the first of them. */
  const spent = new Map<string, { by: string; line: string; invoice: string; count: number }>();
  let last = Number.NEGATIVE_INFINITY;
  const report = (found: Problem): void => void problems.push(found);
  for (const row of outputRows(run, 'regularisations.csv', report)) {
    last = Math.max(last, recordedDay(row['invoice_date'] ?? ''));
  }
  for (const line of linesOfRun(run, report)) {
    if (!line.allocated) continue;
    const { invoiceNumber: invoice, lineNumber, facts } = line;
    last = Math.max(last, facts.invoiceDate);
    const spentBy = index.value.find(line)?.spentBy;
    if (spentBy === undefined) continue;
    const by = defined(closed[spentBy]).name;
    getOrInsert(spent, by, () => ({ by, line: lineNumber, invoice, count: 0 })).count += 1;
  }
  if (day < last) return [problem('close-too-early', place, { on, invoice: bothDays(last) })];
  if (day > last + PLAUSIBLE_DAYS) return [problem('close-too-late', place, { on, day: bothDays(last) })];
  if (hasErrors(problems)) return problems;
  // A run that was issued, and has no row in the ledger, is no draft that could be computed again.
  const state = run.manifest.closed_on === undefined ? { draft: folder } : { issued: folder };
  if (spent.size > 0)
    return [...spent.values()].map((lines) => problem('lines-spent', place, { ...lines, ...state }));
  const [unseen] = unseenCorrections(run.manifest, closed);
  return unseen === undefined ? [] : [problem('corrected-since', place, { ...unseen, ...state })];
}
