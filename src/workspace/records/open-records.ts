import type { OnProblem } from '../../diagnostics/problem.ts';
import type { Release } from '../../domain/release.ts';
import { fileOfPlace, type RecordKind, recordKindOf } from '../../text/file-type.ts';
import { openCsv } from './csv-file.ts';
import type { FileSource } from './input-file.ts';
import type { RecordSource } from './record-source.ts';
import { openSheet, openSheetOf, type SheetOptions, type SheetSource } from './sheet/open-sheet.ts';
import { withoutContent } from './without-content.ts';

/**
 * The options for opening a file of records: those of sheets, and the release of the run that reads it, if it has one.
 */
interface RecordOptions extends SheetOptions {
  readonly release?: Release | undefined;
}

/** Opens a file of records by its extension; undefined, with the problems reported, where it has no header that can be read. */
export function openRecords(
  source: FileSource | SheetSource,
  path: string,
  options: RecordOptions,
  report: OnProblem,
): RecordSource | undefined {
  if (typeof source === 'object' && 'sheet' in source) return openSheetOf(source, path, options, report);
  const nothing = withoutContent(source, path);
  if (nothing !== undefined) {
    report(nothing);
    return undefined;
  }
  return OPENED[recordKindOf(fileOfPlace(path)) ?? 'delimited'](source, path, options, report);
}

type OpenFile = (
  source: FileSource,
  path: string,
  options: RecordOptions,
  report: OnProblem,
) => RecordSource | undefined;

const OPENED: Readonly<Record<RecordKind, OpenFile>> = {
  delimited: (source, path, { preamble, release }, report) =>
    openCsv(source, path, report, preamble, release),
  sheet: openSheet,
};
