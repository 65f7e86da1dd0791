import type { Problem } from '../../diagnostics/problem.ts';
import type { DecimalMark, Preamble } from '../../domain/convention.ts';
import { openCsv } from './csv-file.ts';
import type { RecordSource } from './record-source.ts';

/** How a file is opened: what stands above its header, which sheet is meant, which mark its numbers have. */
export interface SourceOptions {
  readonly preamble?: Preamble | undefined;
  readonly sheet?: string | undefined;
  readonly decimalMark?: DecimalMark | undefined;
}

/** Opens a file of records by its extension; undefined, with the problems reported, where it has no header that can be read. */
export function openRecords(
  absolutePath: string,
  path: string,
  { preamble }: SourceOptions,
  report: (found: Problem) => void,
): RecordSource | undefined {
  return openCsv(absolutePath, path, report, preamble);
}
