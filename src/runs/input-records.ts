import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changedFiles } from '../audit/checksums.ts';
import { type InputRecord, type RecordDifference, recordDifferences } from '../audit/input-differences.ts';
import type { Manifest } from '../audit/manifest-schema.ts';
import type { Release } from '../domain/release.ts';
import { isThere } from '../system/paths.ts';
import { extensionOf, type RecordKind, recordKindOf } from '../text/file-type.ts';
import { openCsv } from '../workspace/records/csv-file.ts';

/** An input in which two runs differ. */
export interface InputDifference {
  readonly file: string;
  readonly change: 'changed' | 'appeared' | 'vanished';
  /** Undefined where the file is no text, or a run does not keep it. */
  readonly records: readonly RecordDifference[] | undefined;
}

/** The column of a line of a text that is no table. */
export const TEXT_COLUMN = '';

/** The inputs in which two runs differ, with their rows where both keep them. */
export function inputDifferences(
  [oldFolder, old]: readonly [string, Manifest],
  [newFolder, recent]: readonly [string, Manifest],
): readonly InputDifference[] {
  return changedFiles(old.inputs, recent.inputs).map((file): InputDifference => {
    const isIn = ({ inputs }: Manifest): boolean => inputs.some(({ path }) => path === file);
    if (!isIn(old)) return { file, change: 'appeared', records: undefined };
    if (!isIn(recent)) return { file, change: 'vanished', records: undefined };
    const [older, newer] = [oldFolder, newFolder].map((folder) =>
      recordsOf(join(folder, 'inputs', file), file),
    );
    const records = older === undefined || newer === undefined ? undefined : recordDifferences(older, newer);
    return { file, change: 'changed', records };
  });
}

function recordsOf(path: string, file: string): Iterable<InputRecord> | undefined {
  if (!isThere(path)) return undefined;
  const kind = recordKindOf(file);
  if (kind !== undefined) return RECORDS_OF[kind]?.(path, file);
  return ['yaml', 'xml'].includes(extensionOf(file)) ? textRecords(path) : undefined;
}

/** What can be compared row by row: no sheet, so far. */
const RECORDS_OF: Readonly<Record<RecordKind, typeof tableRecords | undefined>> = {
  delimited: tableRecords,
  sheet: undefined,
};

/** Whatever a run of any release has read is read again. */
const FIRST_RELEASE: Release = [0, 1];

function* tableRecords(path: string, file: string): Generator<InputRecord> {
  const table = openCsv(path, file, () => {}, undefined, FIRST_RELEASE);
  if (table === undefined) return;
  for (const { firstRow, records } of table.batches(() => {})) {
    for (const [index, record] of records.entries()) {
      const cells = Object.fromEntries(table.header.map((column, at) => [column, (record[at] ?? '').trim()]));
      yield { row: firstRow + index, cells };
    }
  }
}

function* textRecords(path: string): Generator<InputRecord> {
  for (const [index, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    yield { row: index + 1, cells: { [TEXT_COLUMN]: line.trimEnd() } };
  }
}
