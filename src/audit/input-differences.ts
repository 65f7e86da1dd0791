import { groupBy } from '../domain/lists.ts';
import { compareText } from '../text/text-order.ts';

/** A record of an input: its row as a spreadsheet shows it, and its cells by column. */
export interface InputRecord {
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
  /** Whether it is the header, whose cells name the columns of the others. */
  readonly isHeader?: boolean;
}

/** A record that only one of two runs read, or that they read differently. */
export interface RecordDifference {
  /** Undefined where the record is only in the other run's file. */
  readonly oldRow: number | undefined;
  readonly newRow: number | undefined;
  /** The whole record: the newer one, where there is one. */
  readonly record: Readonly<Record<string, string>>;
  /** The cells that differ; for a record that appeared or vanished, all that are not empty. */
  readonly cells: readonly CellDifference[];
}

export interface CellDifference {
  readonly column: string;
  readonly old: string | undefined;
  readonly new: string | undefined;
}

/** What identifies a record in its table; undefined where nothing is known to. */
export type KeyOfRecord = (record: InputRecord) => string | undefined;

/** The records in which two versions of a table differ, whatever their order: a record that moved is the same. */
export function recordDifferences(
  before: Iterable<InputRecord>,
  after: Iterable<InputRecord>,
  keyOf: KeyOfRecord,
): readonly RecordDifference[] {
  const counts = groupBy(before, contents);
  const added: InputRecord[] = [];
  for (const item of after) {
    if (counts.get(contents(item))?.shift() === undefined) added.push(item);
  }
  return pair([...counts.values()].flat(), added, keyOf);
}

/** What a record says, whatever the order of the columns. */
function contents({ cells, isHeader = false }: InputRecord): string {
  const filled = Object.entries(cells).filter(([, value]) => value !== '');
  const said = filled.map(([column, value]) => (isHeader ? value : JSON.stringify([column, value])));
  return JSON.stringify([isHeader, ...said.sort(compareText)]);
}

const MOST_COMPARED = 4_000_000;

/**
 * Pairs each record that vanished with the new one of its key, else with the one most like it, if there is one: it was
 * changed, not replaced.
 */
function pair(
  removed: readonly InputRecord[],
  added: readonly InputRecord[],
  keyOf: KeyOfRecord,
): readonly RecordDifference[] {
  const left = new Set(added);
  const byKey = groupBy(added, keyOf);
  const ofSameKey = new Map<InputRecord, InputRecord>();
  for (const before of removed) {
    const key = keyOf(before);
    const after = key === undefined ? undefined : byKey.get(key)?.shift();
    if (after === undefined) continue;
    ofSameKey.set(before, after);
    left.delete(after);
  }
  const compares = (removed.length - ofSameKey.size) * left.size <= MOST_COMPARED;
  const changed = removed.map((before): RecordDifference => {
    const after = ofSameKey.get(before) ?? (compares ? mostAlike(before, left) : undefined);
    if (after !== undefined) left.delete(after);
    return difference(before, after);
  });
  return [...changed, ...[...left].map((after) => difference(undefined, after))].sort(
    (a, b) => (a.oldRow ?? a.newRow ?? 0) - (b.oldRow ?? b.newRow ?? 0),
  );
}

function mostAlike(before: InputRecord, candidates: Iterable<InputRecord>): InputRecord | undefined {
  let best: InputRecord | undefined;
  let most = 0;
  for (const candidate of candidates) {
    const alike = likeness(before, candidate);
    const nearer =
      best !== undefined && Math.abs(candidate.row - before.row) < Math.abs(best.row - before.row);
    if (alike > most || (alike === most && alike > 0 && nearer)) {
      best = candidate;
      most = alike;
    }
  }
  return best;
}

/** How many cells are the same, if at least half of them are. */
function likeness(a: InputRecord, b: InputRecord): number {
  const columns = [...new Set([...Object.keys(a.cells), ...Object.keys(b.cells)])];
  const filled = columns.filter((column) => (a.cells[column] ?? '') !== '' || (b.cells[column] ?? '') !== '');
  const same = filled.filter((column) => a.cells[column] === b.cells[column]).length;
  return 2 * same >= filled.length ? same : 0;
}

function difference(before: InputRecord | undefined, after: InputRecord | undefined): RecordDifference {
  const columns = [...new Set([...Object.keys(before?.cells ?? {}), ...Object.keys(after?.cells ?? {})])];
  const cells = columns
    .map((column) => ({ column, old: before?.cells[column], new: after?.cells[column] }))
    .filter((cell) => (cell.old ?? '') !== (cell.new ?? ''));
  return { oldRow: before?.row, newRow: after?.row, record: (after ?? before)?.cells ?? {}, cells };
}
