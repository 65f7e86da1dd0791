import type { Problem } from '../../diagnostics/problem.ts';
import { openCsv } from './csv-file.ts';
import type { FileSource } from './input-file.ts';
import type { RecordSource } from './record-source.ts';
import { openSheet, type SheetOptions } from './sheet/open-sheet.ts';

/** Whether a file is a sheet by its extension. */
export function isSheet(name: string): boolean {
  return /\.(?:xlsx|ods)$/i.test(name);
}

/** Opens a file of records by its extension; undefined, with the problems reported, where it has no header that can be read. */
export function openRecords(
  source: FileSource,
  path: string,
  options: SheetOptions,
  report: (found: Problem) => void,
): RecordSource | undefined {
  const { preamble } = options;
  if (isSheet(path)) return openSheet(source, path, options, report);
  return openCsv(source, path, report, preamble);
}
