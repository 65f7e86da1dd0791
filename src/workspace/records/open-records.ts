import type { Problem } from '../../diagnostics/problem.ts';
import type { Release } from '../../domain/release.ts';
import { fileOfPlace, isSheet } from '../../text/file-type.ts';
import { openCsv } from './csv-file.ts';
import type { FileSource } from './input-file.ts';
import type { RecordSource } from './record-source.ts';
import { openSheet, type SheetOptions } from './sheet/open-sheet.ts';

/** What a file of records is opened with: of a sheet too, and the release of the run that reads it, where it has one. */
interface RecordOptions extends SheetOptions {
  readonly release?: Release | undefined;
}

/** Opens a file of records by its extension; undefined, with the problems reported, where it has no header that can be read. */
export function openRecords(
  source: FileSource,
  path: string,
  options: RecordOptions,
  report: (found: Problem) => void,
): RecordSource | undefined {
  const { preamble, release } = options;
  if (isSheet(fileOfPlace(path))) return openSheet(source, path, options, report);
  return openCsv(source, path, report, preamble, release);
}
