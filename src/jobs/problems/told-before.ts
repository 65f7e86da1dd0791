import { changedFiles } from '../../audit/checksums.ts';
import type { Code } from '../../diagnostics/codes.ts';
import { isError, type Problem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { groupBy } from '../../domain/lists.ts';
import type { ClosedLine } from '../../invoices/lines/closed-lines.ts';
import { grappeVersion } from '../../package-files.ts';
import type { ClosedContext } from '../../runs/closed/closed-context.ts';
import { RUNS_FOLDER } from '../../runs/closed/closed-runs.ts';
import { INVOICES_FOLDER } from '../../workspace/convention-places.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';

/**
 * What a line, an invoice or a file gives reason to ask by itself. What holds two of them against each other is not here:
 * one that closed runs have charged may be in doubt again because of one that none has.
 */
const OF_INVOICES: readonly Code[] = [
  'vat-against-net',
  'vat-rate-fraction',
  'vat-rate-high',
  'date-far',
  'days-unread',
  'number-unit',
  'text-garbled',
  'line-perhaps-total',
  'credit-charged',
  'serves-contradiction',
  'einvoice-prepayment',
  'einvoice-credit-negative',
  'einvoice-sum-tolerated',
  'einvoice-amount-due',
  'column-unknown',
  'column-untitled',
];

/** What the convention and the tables give reason to ask, whatever the invoices and other files of the folder hold. */
const OF_TABLES: readonly Code[] = [
  'column-ignored',
  'column-unknown',
  'column-untitled',
  'comment-in-text',
  'count-of-other-year',
  'day-far',
  'grappe-outside-site',
  'grappe-unserved',
  'id-look-alike',
  'imputation-tie-ahead',
  'kind-unused',
  'member-bare',
  'parts-sum',
  'placeholder-left',
  'rule-hidden',
  'rule-never-applies',
  'rules-gap',
  'rules-overlap',
  'service-reversed',
  'supplier-pattern',
  'text-garbled',
  'vat-rate-fraction',
  'vat-rate-high',
];

/** Problems to tell, and warnings that were told before runs were closed. */
export interface ToldApart {
  readonly told: readonly Problem[];
  readonly toldBefore: readonly Problem[];
}

/**
 * Tells warnings apart that were told in their time: of invoice files all of whose lines closed runs have charged, and of the
 * convention and the tables where the last closed run was computed by this version from the same. Where a line of a file is
 * open, all are told: what is wrong with several lines of a file may be told at the first of them alone.
 */
export function toldBefore(
  { files: tables }: Pick<LoadedWorkspace, 'files'>,
  { runs, regularise }: Pick<ClosedContext, 'runs' | 'regularise'>,
) {
  const files = new Map<string, { isCharged: boolean }>();
  const last = runs.at(-1)?.manifest;
  const ofLast = last?.inputs.filter(({ path }) => isTable(path)) ?? [];
  const isSame =
    last?.grappe === grappeVersion() &&
    changedFiles(
      ofLast,
      tables.map(({ fingerprint }) => fingerprint),
    ).length === 0;
  const wasTold = (found: Problem): boolean => {
    const { code, place, stake } = found;
    if (isError(found)) return false;
    // What lines hang on is told with their money.
    if (isTable(place.file)) return isSame && stake === undefined && OF_TABLES.includes(code);
    return OF_INVOICES.includes(code) && files.get(place.file)?.isCharged === true;
  };
  return {
    /** Is given every line; one whose run is being corrected is charged anew. */
    observe({ file }: InvoiceLine, known: ClosedLine | undefined): void {
      const run = known?.spentBy;
      const isCharged = run !== undefined && !regularise.includes(run);
      getOrInsert(files, file, () => ({ isCharged })).isCharged &&= isCharged;
    },
    /** Once all lines were read. */
    apart(problems: readonly Problem[]): ToldApart {
      const apart = groupBy(problems, wasTold);
      return { told: apart.get(false) ?? [], toldBefore: apart.get(true) ?? [] };
    },
  };
}

/** Whether a path in a workspace, such as those of the inputs of a run, is that of the convention or of a table. */
function isTable(path: string): boolean {
  return ![INVOICES_FOLDER, RUNS_FOLDER].some((folder) => path.startsWith(`${folder}/`));
}
