import { type Manifest, type ManifestInput, type RunOptions, runId } from '../../audit/manifest-schema.ts';
import { RUN_FOLDER } from '../../audit/run-path.ts';
import type { Convention } from '../../domain/convention.ts';
import { defined } from '../../domain/lists.ts';
import { formatCents } from '../../domain/numbers/money.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import { type Day, formatDay } from '../../domain/time/calendar.ts';
import { periodName, type Selection, selectionText } from '../../invoices/lines/selection.ts';
import { type ReportFormat, reportsText } from '../../report/formats.ts';
import type { RunTotals } from '../../settle/tally.ts';
import { sumOf, totalsFields } from '../../settle/totals.ts';
import type { ClosedContext } from '../closed/closed-context.ts';
import type { Computation } from '../computation.ts';

/** What a run states when it is issued. */
export interface Issue {
  readonly closedOn: Day;
  /** The SHA-256 of the ledger before the row of this run. */
  readonly anchor: string;
}

/** The options that a run was asked for. */
export interface IdentityOptions {
  readonly selection: Selection;
  readonly allowUnallocated: boolean;
  /** The formats of the statements; with none, the lines are not kept, so that any number of them is possible. */
  readonly reports: readonly ReportFormat[];
  /** Whether each member gets a folder, ready to be sent. */
  readonly perMember?: boolean | undefined;
  /** The version that the run states: this one, or that of a run which is computed again. */
  readonly version: string;
  readonly release: Release;
  readonly closed: ClosedContext;
  /** Whether the run keeps findings.json, even one without a finding. */
  readonly findings: boolean;
}

/** What names the run: on every page that it prints, and in its manifest. */
export type RunIdentity = Pick<Manifest, 'grappe' | 'run_id' | 'period' | 'options'>;

export function identityOf(
  { selection, allowUnallocated, reports, perMember, version, release, closed, findings }: IdentityOptions,
  inputs: readonly ManifestInput[],
  closedRuns: readonly string[],
): RunIdentity {
  const options: RunOptions = {
    selection: selectionText(selection),
    allow_unallocated: allowUnallocated,
    reports: reportsText(reports),
    late_before: closed.marksLateBefore === undefined ? null : formatDay(closed.marksLateBefore),
    regularise: closed.regularise.map((number) => defined(closed.runs[number]).name),
    closed_runs: closedRuns,
    ...(perMember ? { per_member: true as const } : {}),
    // So that a page with findings cannot be passed off as one that never had any: the run_id differs.
    ...(reports.includes('html') && !findings && holdsIn(release, '0.2')
      ? { no_reconcile: true as const }
      : {}),
  };
  const period = periodName(selection);
  return { grappe: version, run_id: runId(version, options, inputs), period, options };
}

/** The files of `invoices/` that the convention leaves aside, if any. */
function ignoredFiles({ ignoreFiles }: Convention): Pick<Manifest, 'ignore_files'> {
  const listed = [...ignoreFiles].map(([files, reason]) => ({ files, reason }));
  return listed.length === 0 ? {} : { ignore_files: listed };
}

/** How a run is written: under which name, whether it is issued, and whether it keeps its inputs. */
interface WrittenAs {
  readonly name: string;
  readonly issue?: Issue | undefined;
  readonly pack: boolean;
}

/** What manifest.json states of a run. */
export function manifestOf(
  { loaded, markedLate }: Computation,
  totals: RunTotals,
  { grappe, run_id, period, options }: RunIdentity,
  { name, issue, pack }: WrittenAs,
  { inputs, outputs }: Pick<Manifest, 'inputs' | 'outputs'>,
): Manifest {
  const { convention, release } = defined(loaded.workspace);
  // Runs of 0.1 do not state their name, nor that they keep no inputs, nor the sums of years.
  const is01 = !holdsIn(release, '0.2');
  return {
    grappe,
    run_id,
    // A name that cannot be part of a path is not stated.
    ...(is01 || !RUN_FOLDER.test(name) ? {} : { run: name }),
    ...(issue === undefined ? {} : { closed_on: formatDay(issue.closedOn), anchor: issue.anchor }),
    period,
    title: convention.title ?? '',
    options,
    // So that the inputs of another run cannot be removed unnoticed.
    ...(is01 || pack ? {} : { no_inputs: true as const }),
    ...ignoredFiles(convention),
    inputs,
    outputs,
    totals: {
      read: totalsFields(totals.read),
      allocated: totalsFields(totals.allocated),
      unallocated: totalsFields(totals.unallocated),
      skipped: totalsFields(totals.skipped),
      late: totalsFields(sumOf(markedLate)),
      regularised: totalsFields(totals.regularised),
    },
    members: totals.members.map(totalsFields),
    ...(is01 ? {} : { years: totals.years.map(totalsFields) }),
    late_lines: markedLate.map((line) => ({
      supplier: line.supplier,
      invoice_number: line.invoiceNumber,
      line_number: line.lineNumber,
      invoice_date: formatDay(line.invoiceDate),
      gross_amount: formatCents(line.gross),
    })),
  };
}
