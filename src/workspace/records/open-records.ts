import type { OnProblem } from '../../diagnostics/problem.ts';
import type { CommonLayout, DecimalMark } from '../../domain/layout.ts';
import type { Release } from '../../domain/release.ts';
import { fileOfPlace, type RecordKind, recordKindOf } from '../../text/file-type.ts';
import { openCsv } from './csv-file.ts';
import { type FileSource, withoutContent } from './input-file.ts';
import type { RecordSource } from './record-source.ts';
import { openSheet, openSheetOf, type SheetSource } from './sheet/open-sheet.ts';

/** What the convention says of all files, and the release of an older run that is computed again. */
export interface RecordSettings {
  readonly decimalMark: DecimalMark | undefined;
  readonly currency: string | undefined;
  readonly release?: Release | undefined;
}

/** Opens a file of records, by its extension and its layout; one without a readable header is reported. */
export function openRecords(
  source: FileSource | SheetSource,
  path: string,
  layout: Pick<CommonLayout, 'preamble' | 'sheet' | 'readsHidden' | 'decimalMark'> | undefined,
  { decimalMark, currency, release }: RecordSettings,
  report: OnProblem,
): RecordSource | undefined {
  const { preamble, sheet, readsHidden } = layout ?? {};
  const options = { preamble, sheet, readsHidden, decimalMark: layout?.decimalMark ?? decimalMark, currency };
  if (typeof source === 'object' && 'sheet' in source) return openSheetOf(source, path, options, report);
  const nothing = withoutContent(source, path);
  if (nothing !== undefined) {
    report(nothing);
    return undefined;
  }
  const opened: Readonly<Record<RecordKind, () => RecordSource | undefined>> = {
    delimited: () => openCsv(source, path, report, preamble, release),
    sheet: () => openSheet(source, path, options, report),
  };
  return opened[recordKindOf(fileOfPlace(path)) ?? 'delimited']();
}
