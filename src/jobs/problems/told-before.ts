import { changedFiles } from '../../audit/checksums.ts';
import type { CODES, Code } from '../../diagnostics/codes.ts';
import { isError, type Problem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { groupBy } from '../../domain/lists.ts';
import type { ClosedLine } from '../../invoices/lines/closed-lines.ts';
import { grappeVersion } from '../../package-files.ts';
import type { ClosedContext } from '../../runs/closed/closed-context.ts';
import { INVOICES_FOLDER, RUNS_FOLDER } from '../../workspace/convention-places.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';

/** A code that is never an error. */
type WarningCode = {
  [C in Code]: (typeof CODES)[C]['gravity'] extends 'error' | 'reason' ? never : C;
}[Code];

/**
 * What a warning depends on: on one file of invoices only; on the convention and the tables; on either, by its place;
 * on more. A comparison between invoices, files or runs depends on more, and is repeated: an invoice that closed runs
 * have charged may be in doubt because of one that none has.
 */
const RESTS_ON: Readonly<Record<WarningCode, 'invoice file' | 'tables' | 'either' | 'more'>> = {
  'file-without-lines': 'more',
  'folder-unread': 'more',
  'invoice-unread': 'more',
  'archive-empty': 'more',
  'vat-against-net': 'invoice file',
  'total-missing': 'invoice file',
  'vat-rate-fraction': 'either',
  'vat-rate-high': 'either',
  'invoice-perhaps-twice': 'more',
  'invoice-date-swapped': 'more',
  'date-far': 'invoice file',
  'line-perhaps-total': 'invoice file',
  'credit-charged': 'invoice file',
  'days-unread': 'invoice file',
  'serves-contradiction': 'invoice file',
  'einvoice-line-repeated': 'more',
  'einvoice-restates': 'more',
  'einvoice-prepayment': 'invoice file',
  'einvoice-credit-negative': 'invoice file',
  'einvoice-sum-tolerated': 'invoice file',
  'einvoice-amount-due': 'invoice file',
  'attachment-unread': 'more',
  'measure-year-old': 'more',
  'revenue-imputation-missing': 'more',
  'runs-unread': 'more',
  'lines-uncharged': 'more',
  'lines-left': 'more',
  'letters-lacking': 'more',
  'account-overlaps': 'more',
  'run-astride': 'more',
  'charged-elsewhere': 'more',
  'advance-outside': 'more',
  'measure-ahead': 'more',
  'billed-beyond': 'more',
  'billed-unread': 'more',
  'budget-unmet': 'more',
  'billed-longer': 'more',
  'column-unknown': 'either',
  'column-untitled': 'either',
  'table-unread': 'more',
  'copy-unread': 'more',
  'list-without-rows': 'more',
  'list-sheet-unread': 'more',
  'sheet-unread': 'more',
  'number-unit': 'invoice file',
  'text-garbled': 'either',
  'service-reversed': 'tables',
  'day-far': 'tables',
  'id-look-alike': 'tables',
  'member-bare': 'tables',
  'grappe-outside-site': 'tables',
  'grappe-unserved': 'tables',
  'kind-unused': 'tables',
  'imputation-tie-ahead': 'tables',
  'month-day-swapped': 'more',
  'counts-alike': 'tables',
  'counted-zero': 'tables',
  'parts-sum': 'tables',
  'rule-hidden': 'tables',
  'rule-never-applies': 'tables',
  'supplier-pattern': 'tables',
  'column-ignored': 'tables',
  'count-of-other-year': 'tables',
  'placeholder-left': 'tables',
  'comment-in-text': 'tables',
  'files-folder': 'more',
  'key-of-others': 'tables',
  'rules-overlap': 'tables',
  'rules-gap': 'tables',
};

function restsOn(code: Code, what: 'invoice file' | 'tables'): boolean {
  const known: Readonly<Partial<Record<Code, string>>> = RESTS_ON;
  return known[code] === what || known[code] === 'either';
}

/** Problems to print, and warnings that were already given before runs were closed. */
export interface ToldApart {
  readonly told: readonly Problem[];
  readonly toldBefore: readonly Problem[];
}

/**
 * Separates the warnings already given: about invoice files all of whose lines closed runs have charged, and about the
 * convention and the tables if this version computed the last closed run from the same ones. Where a line of a file is
 * open, all are given again: what is wrong with several lines may be reported at the first of them only.
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
    // A warning with money at stake is repeated.
    if (isTable(place.file)) return isSame && stake === undefined && restsOn(code, 'tables');
    return restsOn(code, 'invoice file') && files.get(place.file)?.isCharged === true;
  };
  return {
    /** Receives every line; one whose run is being corrected counts as not charged. */
    observe({ file }: InvoiceLine, known: ClosedLine | undefined): void {
      const run = known?.spentBy;
      const isCharged = run !== undefined && !regularise.includes(run);
      getOrInsert(files, file, () => ({ isCharged })).isCharged &&= isCharged;
    },
    /** To be called when all lines were read. */
    apart(problems: readonly Problem[]): ToldApart {
      const apart = groupBy(problems, wasTold);
      return { told: apart.get(false) ?? [], toldBefore: apart.get(true) ?? [] };
    },
  };
}

/** Whether a path in a workspace, such as an input of a run, is that of the convention or of a table. */
function isTable(path: string): boolean {
  return ![INVOICES_FOLDER, RUNS_FOLDER].some((folder) => path.startsWith(`${folder}/`));
}
