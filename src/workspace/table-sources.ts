import type { OnProblem } from '../diagnostics/problem.ts';
import type { ReadingSettings } from './reading/source-columns.ts';
import type { TableSource } from './reading/source-rows.ts';
import { openRecords } from './records/open-records.ts';
import type { TablePath } from './table-files.ts';

/** Opens the files of a table, each under its layout; those that cannot be read are left out, with their problems reported. */
export function openTableSources(
  paths: readonly TablePath[],
  { decimalMark, currency, release }: Pick<ReadingSettings, 'decimalMark' | 'currency' | 'release'>,
  report: OnProblem,
): readonly TableSource[] {
  return paths.flatMap(({ absolutePath, path, place, layout, sheets }): readonly TableSource[] => {
    const options = {
      preamble: layout?.preamble,
      sheet: layout?.sheet,
      decimalMark: layout?.decimalMark ?? decimalMark,
      currency,
      release,
    };
    const source = openRecords(absolutePath, place, options, report);
    return source === undefined ? [] : [{ source, path, layout, sheets }];
  });
}
