import type { AmountColumn } from '../domain/convention.ts';
import { type LineKey, lineKeyText, recordedKey } from '../domain/line-key.ts';
import { groupBy } from '../domain/lists.ts';
import { type Cents, parseCents } from '../domain/numbers/money.ts';
import { ALLOCATION_COLUMNS, COLUMN_CHANGES, type ColumnChange } from '../report/csv/allocation-columns.ts';
import { compareText } from '../text/text-order.ts';

/** A row of allocations.csv by column. */
export type AllocationCells = Readonly<Record<string, string>>;

export type LineChange = NonNullable<ColumnChange> | 'appeared' | 'vanished';

/** A line that two runs share differently. */
export interface LineDifference extends LineKey {
  /** Its place in the files of the newer run that has it. */
  readonly file: string;
  readonly row: number;
  readonly changes: readonly LineChange[];
  readonly rows: readonly RowDifference[];
}

/** A member's row for a site; undefined on the side that has none. */
export interface RowDifference {
  readonly member: string;
  readonly site: string;
  readonly old: AllocationCells | undefined;
  readonly new: AllocationCells | undefined;
}

/** The columns whose difference is a change, and the kind of change. */
const CHANGES = COLUMN_CHANGES.map((change) => {
  const columns = ALLOCATION_COLUMNS.filter((column) => column.change === change);
  return [change, columns.map(({ name }) => name)] as const;
});

/** The lines in which two runs differ, in the order of the older run, then of the newer. */
export function lineDifferences(
  before: Iterable<AllocationCells>,
  after: Iterable<AllocationCells>,
): readonly LineDifference[] {
  const old = byLine(before);
  const recent = byLine(after);
  return [...new Set([...old.keys(), ...recent.keys()])].flatMap((key) => {
    const found = compareLine(old.get(key) ?? [], recent.get(key) ?? []);
    return found === undefined ? [] : [found];
  });
}

function byLine(rows: Iterable<AllocationCells>): ReadonlyMap<string, readonly AllocationCells[]> {
  return groupBy(rows, (row) => lineKeyText(recordedKey(row)));
}

function compareLine(
  old: readonly AllocationCells[],
  recent: readonly AllocationCells[],
): LineDifference | undefined {
  const rows = pairRows(old, recent).filter(
    (row) => row.old === undefined || row.new === undefined || changesOf(row).length > 0,
  );
  if (rows.length === 0) return undefined;
  const line = recent[0] ?? old[0] ?? {};
  return {
    ...recordedKey(line),
    file: line['file'] ?? '',
    row: Number(line['row'] ?? 0),
    changes: lineChanges(old, recent, rows),
    rows,
  };
}

function lineChanges(
  old: readonly AllocationCells[],
  recent: readonly AllocationCells[],
  rows: readonly RowDifference[],
): readonly LineChange[] {
  if (old.length === 0) return ['appeared'];
  if (recent.length === 0) return ['vanished'];
  const found = new Set(rows.flatMap(changesOf));
  return CHANGES.map(([change]) => change).filter((change) => found.has(change));
}

function changesOf({ old, new: recent }: RowDifference): readonly LineChange[] {
  if (old === undefined || recent === undefined) return ['amount', 'share'];
  // A run of an earlier release lacks columns that were added since.
  const isOther = (column: string): boolean =>
    column in old && column in recent && old[column] !== recent[column];
  return CHANGES.filter(([, columns]) => columns.some(isOther)).map(([change]) => change);
}

/** Rows of one member and site; a line has at most one of each. */
function pairRows(
  old: readonly AllocationCells[],
  recent: readonly AllocationCells[],
): readonly RowDifference[] {
  const [before, after] = [byOwner(old), byOwner(recent)];
  return [...new Set([...before.keys(), ...after.keys()])].sort(compareText).map((key) => {
    const row = { old: before.get(key), new: after.get(key) };
    const { member = '', site = '' } = row.new ?? row.old ?? {};
    return { member, site, ...row };
  });
}

function byOwner(rows: readonly AllocationCells[]): ReadonlyMap<string, AllocationCells> {
  return new Map(rows.map((row) => [JSON.stringify([row['member'], row['site']]), row]));
}

/** By how much the amount of a column grew, in cents. */
export function amountDifference(
  { old, new: recent }: Pick<RowDifference, 'old' | 'new'>,
  column: AmountColumn,
): Cents {
  return parseCents(recent?.[column] ?? '0') - parseCents(old?.[column] ?? '0');
}
