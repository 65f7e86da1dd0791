import { changedFiles } from '../../audit/checksums.ts';
import { CODES, type Code } from '../../diagnostics/codes.ts';
import { isError, type Problem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { groupBy } from '../../domain/lists.ts';
import type { ClosedLine } from '../../invoices/lines/closed-lines.ts';
import { grappeVersion } from '../../package-files.ts';
import type { ClosedContext } from '../../runs/closed/closed-context.ts';
import { INVOICES_FOLDER, RUNS_FOLDER } from '../../workspace/convention-places.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';

/** Whether a code is of a warning that rests on this alone, by its place. */
function restsOn(code: Code, what: 'invoice file' | 'tables'): boolean {
  return [what, 'either'].includes(CODES[code].restsOn ?? '');
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
