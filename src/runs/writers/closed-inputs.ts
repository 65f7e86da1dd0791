import { join } from 'node:path';
import { MANIFEST_FILE, type ManifestInput } from '../../audit/manifest-schema.ts';
import { yearToDateRuns } from '../../audit/year-to-date.ts';
import type { OnProblem } from '../../diagnostics/problem.ts';
import { defined } from '../../domain/lists.ts';
import { keptOf } from '../../invoices/invoice-file.ts';
import { periodName } from '../../invoices/lines/selection.ts';
import { isThere } from '../../system/paths.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import { openText } from '../../workspace/records/input-file.ts';
import type { ClosedRun } from '../closed/closed-runs.ts';
import type { Computation } from '../computation.ts';
import type { IdentityOptions } from './run-manifest.ts';

/**
 * What a run depends on in earlier closed runs: their names in the order of closing and those of their files that it
 * read, for the lines that they hold of the invoice files it reads, for what it corrects, and, for statements, for what
 * they charged in the year. It is an input like any other.
 */
export function usedClosedRuns(
  computation: Computation,
  { selection, reports, release }: Pick<IdentityOptions, 'selection' | 'reports' | 'release'>,
  report: OnProblem,
): { readonly names: readonly string[]; readonly inputs: readonly ManifestInput[] } {
  const { loaded, closed, files, used } = computation;
  const looksAtLines = selection.kind === 'pending' || closed.regularise.length > 0;
  // An archive is packed as a whole: the lines of its other files are read again with it, as are those beside a table.
  const packed = new Set([
    ...files.filter(({ file }) => used.has(file.fingerprint.path)).map(({ file }) => keptOf(file).path),
    ...loaded.files.map(({ fingerprint }) => fingerprint.path),
  ]);
  const ofLines = new Set(
    looksAtLines
      ? files.filter(({ file }) => packed.has(keptOf(file).path)).flatMap(({ closedRuns }) => [...closedRuns])
      : [],
  );
  const ofYear = reports.length === 0 ? [] : yearToDateRuns(closed.runs, periodName(selection), release);
  const corrected = closed.regularise.map((number) => defined(closed.runs[number]).name);
  const names: string[] = [];
  const inputs: ManifestInput[] = [];
  for (const [number, run] of closed.runs.entries()) {
    const regularises = run.manifest.options.regularise.some((name) => corrected.includes(name));
    const isBase = closed.regularise.includes(number);
    if (!ofLines.has(number) && !isBase && !regularises && !ofYear.includes(run)) continue;
    names.push(run.name);
    const outputs = [
      MANIFEST_FILE,
      ...(ofLines.has(number) || isBase ? ['allocations.csv', 'unallocated.csv'] : []),
      ...(regularises ? ['regularisations.csv'] : []),
    ];
    inputs.push(...outputs.flatMap((output) => inputOf(run, output, report)));
  }
  return { names, inputs };
}

function inputOf(run: ClosedRun, output: string, report: OnProblem): readonly ManifestInput[] {
  const absolute = join(run.folder, output);
  if (!isThere(absolute)) return [];
  const file = openText(absolute, `${RUNS_FOLDER}/${run.name}/${output}`, report);
  return file === undefined ? [] : [{ ...file.fingerprint, rows: 0 }];
}
