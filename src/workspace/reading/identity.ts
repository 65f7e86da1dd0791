import type { TableFacts } from '../columns/table.ts';

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

/**
 * The possible identities of a row whose cells fit several rows of another table. If all of them are written by hand,
 * the row adds nothing.
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
