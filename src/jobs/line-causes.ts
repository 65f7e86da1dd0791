import type { RecordDifference } from '../audit/input-differences.ts';
import { addTo } from '../domain/lists.ts';
import type { InputDifference } from '../runs/input-records.ts';
import type { LineSources } from '../runs/line-sources.ts';
import { fileOfPlace } from '../text/file-type.ts';
import { CONVENTION_FILE } from '../workspace/convention-places.ts';

/** An input that changed between two runs, or a row of it. */
export interface InputCause {
  readonly file: string;
  readonly record: RecordDifference | undefined;
}

/** A changed row, and how places in its file begin. */
interface ChangedRow extends InputCause {
  readonly places: readonly string[];
}

type Sources = ReadonlyMap<string, LineSources>;

/** The most causes of a line that does not rest on any of them: beyond that, they are named by their files alone. */
const MOST_CAUSES = 100;

/**
 * Finds, for the key of a line, the changed rows by which it was shared, before or after; if none was, all that
 * changed. A line looks only at the rows of its own places, and at those of the convention and of members.
 */
export function causeFinder(
  inputs: readonly InputDifference[],
  before: Sources,
  after: Sources,
): (key: string) => readonly InputCause[] {
  const changed = changedRows(inputs);
  const old = rowFinder(changed, ({ oldRow }) => oldRow, before);
  const recent = rowFinder(changed, ({ newRow }) => newRow, after);
  const all =
    changed.length > MOST_CAUSES ? inputs.map(({ file }) => ({ file, record: undefined })) : changed;
  return (key) => {
    const direct = new Set([...old(key), ...recent(key)]);
    const causes = direct.size > 0 ? [...direct].sort((a, b) => a - b).map((at) => changed[at]) : all;
    return causes.flatMap((cause) => (cause === undefined ? [] : { file: cause.file, record: cause.record }));
  };
}

function changedRows(inputs: readonly InputDifference[]): readonly ChangedRow[] {
  return inputs.flatMap(({ file, records }): readonly ChangedRow[] => {
    // A sheet is named by its workbook alone where no list names another sheet.
    const places = [...new Set([file, fileOfPlace(file)])];
    return (records ?? [undefined]).map((record) => ({ file, record, places }));
  });
}

/** Finds the changed rows, by their index, on which lines rest in one of the two runs. */
function rowFinder(
  changed: readonly ChangedRow[],
  rowOf: (record: RecordDifference) => number | undefined,
  sources: Sources,
): (key: string) => readonly number[] {
  const [{ memberFiles } = { memberFiles: new Set<string>() }] = sources.values();
  const byPlace = new Map<string, number[]>();
  const ofConvention: (readonly [index: number, row: number])[] = [];
  const ofMembers: (readonly [index: number, cells: readonly string[]])[] = [];
  for (const [index, { places, record }] of changed.entries()) {
    const row = record && rowOf(record);
    if (record === undefined || row === undefined) continue;
    for (const place of places) addTo(byPlace, `${place}:${row}`, index);
    if (places.includes(CONVENTION_FILE)) ofConvention.push([index, row]);
    else if (places.some((place) => memberFiles.has(place)))
      ofMembers.push([index, Object.values(record.record)]);
  }
  return (key) => {
    const line = sources.get(key);
    if (line === undefined) return [];
    return [
      ...[...line.places].flatMap((place) => byPlace.get(place) ?? []),
      ...ofConvention.flatMap(([index, row]) =>
        line.rules.some(([from, to]) => from <= row && row <= to) ? index : [],
      ),
      ...ofMembers.flatMap(([index, cells]) => (cells.some((cell) => line.members.has(cell)) ? index : [])),
    ];
  };
}
