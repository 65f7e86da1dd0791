import { type Problem, problem } from '../../diagnostics/problem.ts';
import { otherRow, type TableRow } from '../../domain/tables.ts';
import { ALWAYS, type DayRange, formatDay, formatRange, overlap } from '../../domain/time/calendar.ts';
import { joined } from '../../text/joined.ts';
import { compareText } from '../../text/text-order.ts';
import type { TableFacts } from '../columns/table.ts';

/** A row as read: its cells by column, its days, and its place. */
interface ReadRow {
  readonly record: { readonly cells: Cells };
  readonly days: DayRange;
  readonly place: TableRow;
}

/** Rows with the same key whose days overlap, and rows that are there twice in a table without dates. */
export function repeatedRows(table: TableFacts, rows: readonly ReadRow[]): readonly Problem[] {
  if (table.key.length === 0) return [];
  const problems: Problem[] = [];
  for (const group of repeatedKeys(table.key, rows)) {
    const ordered = group.sort(
      ({ days: a, place: one }, { days: b, place: other }) =>
        a.from - b.from || compareText(one.file, other.file) || one.row - other.row,
    );
    let longest: ReadRow | undefined;
    for (const row of ordered) {
      if (longest !== undefined) {
        const common = overlap(longest.days, row.days);
        if (common !== undefined) problems.push(repetition(table, longest, row, common));
      }
      if (longest === undefined || row.days.to > longest.days.to) longest = row;
    }
  }
  return problems;
}

function repetition(table: TableFacts, a: ReadRow, b: ReadRow, common: DayRange): Problem {
  const [first, second] = a.place.file !== b.place.file || a.place.row < b.place.row ? [a, b] : [b, a];
  const { cells } = second.record;
  const id = joined(keyTexts(table.key, cells), ' / ');
  const given = table.key.find((name) => cells[name] !== undefined);
  const from = table.range?.[0];
  const column = from === undefined || cells[from] === undefined ? given : from;
  const place = { ...second.place, column };
  const other = otherRow(first.place, place);
  const days = common.from === ALWAYS.from && common.to === ALWAYS.to ? '' : formatRange(common);
  const older = first.place.file === place.file ? '' : first.place.file;
  return table.range === undefined
    ? problem('row-repeated', place, { id, other, older, table: table.name })
    : problem('rows-overlap', place, {
        ...{ id, other, older, days, shared: sharing(table, a, b) },
        ...(table.name === 'imputations' ? { imputed: id } : {}),
      });
}

/** What two rows of an access serve, if they differ: most likely sites that share it, and so a grappe. */
function sharing({ name }: TableFacts, ...rows: readonly [ReadRow, ReadRow]): string {
  const served = new Set(rows.map(({ record }) => record.cells['serves']));
  return name !== 'accesses' || served.size === 1 ? '' : [...served].join(', ');
}

/**
 * The rows of each key of which one begins before the previously read one ends. If all rows of a key are in order, as
 * lists mostly are, none of them overlap.
 */
function repeatedKeys(key: readonly string[], rows: readonly ReadRow[]): readonly ReadRow[][] {
  const latest = new Map<unknown, ReadRow>();
  const groups = new Map<unknown, ReadRow[]>();
  for (const row of rows) {
    const id = groupKey(key, row.record.cells);
    const before = latest.get(id);
    latest.set(id, row);
    if (before !== undefined && before.days.to >= row.days.from) groups.set(id, []);
  }
  if (groups.size === 0) return [];
  for (const row of rows) groups.get(groupKey(key, row.record.cells))?.push(row);
  return [...groups.values()];
}

type Cells = Readonly<Record<string, unknown>>;

/** The key of a row, equal for equal cells only: no cell of a key contains a control character. */
function groupKey(key: readonly string[], cells: Cells): unknown {
  return key.length === 1 ? cells[key[0] ?? ''] : key.map((name) => cells[name] ?? '').join('\u0000');
}

function keyTexts(key: readonly string[], cells: Cells): readonly string[] {
  return key.map((name) => {
    const value = cells[name];
    return name === 'as_of' && typeof value === 'number' ? formatDay(value) : String(value ?? '');
  });
}

/** The columns by which a row by hand replaces rows of a list: the id, or the whole key. */
function identityColumns({ key, replacedByKey }: TableFacts): readonly string[] {
  return replacedByKey ? key : key.slice(0, 1);
}

/** The identity of a row, as one text; undefined where the table has no ids or the row's was not understood. */
export function identityOf(table: TableFacts, cells: Readonly<Record<string, unknown>>): string | undefined {
  const values = identityColumns(table).map((column) => cells[column]);
  return values.every((value) => value === undefined)
    ? undefined
    : values.map((value) => value ?? '').join('\u0000');
}

/** The possible identities of a row whose cells fit several rows; if all are written by hand, it adds nothing. */
export function possibleIdentities(
  table: TableFacts,
  cells: Readonly<Record<string, unknown>>,
  ambiguous: ReadonlyMap<string, readonly string[]>,
): readonly (string | undefined)[] {
  let rows: readonly Readonly<Record<string, unknown>>[] = [cells];
  for (const [column, candidates] of ambiguous) {
    if (!identityColumns(table).includes(column)) continue;
    rows = rows.flatMap((row) => candidates.map((candidate) => ({ ...row, [column]: candidate })));
  }
  return rows.map((row) => identityOf(table, row));
}
