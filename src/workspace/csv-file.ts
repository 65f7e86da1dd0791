import { type Problem, problem } from '../diagnostics/problem.ts';
import { type Batch, csvBatches, type Dialect, detectDialect, firstRecord } from './csv.ts';
import { type Fingerprint, openText } from './input-file.ts';

/** A CSV file whose dialect and header are known, and whose records can be read. */
export interface CsvFile {
  readonly fingerprint: Fingerprint;
  readonly dialect: Dialect;
  /** The row of the header. */
  readonly headerRow: number;
  readonly header: readonly string[];
  /** The records behind the header. */
  readonly batches: (report: (found: Problem) => void) => Generator<Batch>;
}

/** Opens a CSV file; undefined, with the problems reported, where it has no header that can be read. */
export function openCsv(
  absolutePath: string,
  path: string,
  report: (found: Problem) => void,
  preambleRows = 0,
): CsvFile | undefined {
  const file = openText(absolutePath, path, report);
  if (file === undefined) return undefined;
  const dialect = detectDialect(firstRecord(file, preambleRows), file.encoding);
  const headerRow = preambleRows + 1;
  const header = readHeader(csvBatches(file, dialect.delimiter, report), headerRow);
  if (header === undefined || header.every((cell) => cell.trim() === '')) {
    report(problem('csv-empty', { file: path, row: headerRow }, {}));
    return undefined;
  }
  return {
    fingerprint: file.fingerprint,
    dialect,
    headerRow,
    header,
    *batches(reportLater) {
      for (const { firstRow, records } of csvBatches(file, dialect.delimiter, reportLater)) {
        const skipped = Math.max(0, headerRow + 1 - firstRow);
        if (skipped === 0) yield { firstRow, records };
        else if (skipped < records.length)
          yield { firstRow: firstRow + skipped, records: records.slice(skipped) };
      }
    },
  };
}

function readHeader(batches: Generator<Batch>, headerRow: number): readonly string[] | undefined {
  for (const { firstRow, records } of batches) {
    const header = records[headerRow - firstRow];
    if (header !== undefined) return header;
  }
  return undefined;
}
