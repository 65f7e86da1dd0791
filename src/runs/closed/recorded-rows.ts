import { join } from 'node:path';
import { type OnProblem, type Problem, problem } from '../../diagnostics/problem.ts';
import type { LineKey } from '../../domain/line-key.ts';
import { parseDay } from '../../domain/time/calendar.ts';
import { detached, textKeeper } from '../../text/detached.ts';
import { shellWord } from '../../text/shell-word.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import { type CsvFile, openCsv } from '../../workspace/records/csv-file.ts';
import { isRunFile } from '../run-files.ts';
import type { ClosedRun } from './closed-runs.ts';

/** The rows of a CSV file of a closed run by column; none where the run has no such file. */
export function* outputRows(
  run: ClosedRun,
  output: string,
  report: OnProblem,
): Generator<Readonly<Record<string, string>>> {
  const file = openOutput(run, output, report);
  for (const { records } of file?.batches(report) ?? []) {
    for (const record of records) {
      yield Object.fromEntries(file?.header.map((column, index) => [column, record[index] ?? '']) ?? []);
    }
  }
}

/** The rows by which a closed run charged its lines, then those by which others of these runs have corrected them. */
export function* chargedRows(
  run: ClosedRun,
  runs: readonly ClosedRun[],
  report: OnProblem,
): Generator<{ readonly by: ClosedRun; readonly cells: Readonly<Record<string, string>> }> {
  for (const cells of outputRows(run, 'allocations.csv', report)) yield { by: run, cells };
  for (const by of runs) {
    if (!by.manifest.options.regularise.includes(run.name)) continue;
    for (const cells of outputRows(by, 'regularisations.csv', report)) {
      if (cells['run'] === run.name) yield { by, cells };
    }
  }
}

/**
 * A CSV file of a closed run that is as the run recorded it; undefined where it has no such file, or another one. The
 * rows end, and the problem is reported, at a cell that grappe does not write: its hashes may have been forged.
 */
export function openOutput(
  { name, folder, manifest, outputs }: ClosedRun,
  output: string,
  report: OnProblem,
): CsvFile | undefined {
  const recorded = manifest.outputs.find(({ path }) => path === output);
  if (recorded === undefined || !outputs.includes(output)) return undefined;
  const path = `${RUNS_FOLDER}/${name}/${output}`;
  if (!isRunFile(join(folder, output))) {
    report(problem('closed-run-missing', { file: path }, { run: path }));
    return undefined;
  }
  const file = openCsv(join(folder, output), path, report);
  if (file === undefined) return undefined;
  if (file.fingerprint.sha256 !== recorded.sha256) {
    report(closedRunChanged(name, path));
    return undefined;
  }
  const isWritten = writtenRow(file.header);
  return {
    ...file,
    *batches(reportRow) {
      for (const batch of file.batches(reportRow)) {
        if (batch.records.every(isWritten)) yield batch;
        else return reportRow(closedRunChanged(name, path));
      }
    },
  };
}

const isAmount = (text: string): boolean => /^-?\d+(?:\.\d\d?)?$/.test(text);
const isDay = (text: string): boolean => parseDay(text) !== undefined;
const isShare = (text: string): boolean => /^-?\d+(?:\/[1-9]\d*)?$/.test(text);

/** The columns of outputs that are not read as mere text, each with a test of the texts that they may contain. */
const WRITTEN: Readonly<Record<string, (text: string) => boolean>> = {
  net_amount: isAmount,
  vat_amount: isAmount,
  gross_amount: isAmount,
  invoice_date: isDay,
  share: isShare,
};

/** Tests whether the cells of a row are what grappe writes in the columns of a header. */
function writtenRow(header: Cells): (record: Cells) => boolean {
  const readers = Object.entries(WRITTEN).flatMap(([column, isOf]) =>
    header.includes(column) ? ofRepeated(columnReader(header, column), isOf) : [],
  );
  return (record) => readers.every((read) => read(record));
}

/** The problem that a file of a closed run, by its path from the workspace, is not what the run recorded. */
export function closedRunChanged(run: string, path: string): Problem {
  return problem('closed-run-changed', { file: path }, { path, run: shellWord(`${RUNS_FOLDER}/${run}`) });
}

export type Cells = readonly string[];

/** Reads the cell of a column; it is empty where the output has no such column. */
export function columnReader(header: Cells, column: string): (row: Cells) => string {
  const index = header.indexOf(column);
  return (row) => row[index] ?? '';
}

/** Reads which line a row is about. */
export function lineOfRow(header: Cells) {
  const supplier = columnReader(header, 'supplier');
  const invoiceNumber = columnReader(header, 'invoice_number');
  const lineNumber = columnReader(header, 'line_number');
  const keep = textKeeper();
  return {
    supplier: ofRepeated(supplier, keep),
    invoiceNumber: ofRepeated(invoiceNumber, keep),
    lineNumber: (row: Cells): string => detached(lineNumber(row)),
    /** Whether a row is about a known line: the rows of one line follow each other. */
    isOf: (row: Cells, line: LineKey): boolean =>
      lineNumber(row) === line.lineNumber &&
      invoiceNumber(row) === line.invoiceNumber &&
      supplier(row) === line.supplier,
  };
}

/** Reads a cell with `read`, once for a run of equal cells: most repeat the one above. */
export function ofRepeated<T>(
  cell: (record: Cells) => string,
  read: (text: string) => T,
): (record: Cells) => T {
  let above: string | undefined;
  let value: T;
  return (record) => {
    const text = cell(record);
    if (text !== above) {
      value = read(text);
      above = text;
    }
    return value;
  };
}
