import type { TableFacts } from '../columns/table.ts';

/** The columns by which a row by hand takes the place of a list's rows: the id, or all that makes a row. */
function identityColumns({ key, replacedByKey }: TableFacts): readonly string[] {
  return replacedByKey ? key : key.slice(0, 1);
}

/** What a row is about, as one text; undefined where the table has no ids or the row's was not understood. */
export function identityOf(table: TableFacts, cells: Readonly<Record<string, unknown>>): string | undefined {
  const values = identityColumns(table).map((column) => cells[column]);
  return values.every((value) => value === undefined)
    ? undefined
    : values.map((value) => value ?? '').join('\u0000');
}

/**
 * What a row may be about whose cells fit several rows of another table: each of them in turn. A row of which all are
 * written by hand has nothing left to say.
 */
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
