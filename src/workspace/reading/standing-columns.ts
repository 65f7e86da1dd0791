import type { Code } from '../../diagnostics/codes.ts';
import type { Problem } from '../../diagnostics/problem.ts';
import type { TableLayout } from '../../domain/layout.ts';
import { headerNamed } from './header.ts';

/** The problems of a column that a file lacks. */
const LACKING: ReadonlySet<Code> = new Set(['column-missing', 'layout-header-missing']);

/** A column of a file: its name, its header and the indexes of its cells. */
interface FoundColumn {
  readonly name: string;
  readonly header: string;
  readonly cells: readonly number[];
}

/**
 * The headers and the names of columns with an error; undefined where a file lacks several columns: it may be another
 * than it is taken for.
 */
export function faultyHeaders(errors: readonly Problem[]): ReadonlySet<unknown> | undefined {
  const lacking = errors.filter(({ code }) => LACKING.has(code));
  if (new Set(lacking.map(({ place, args }) => args['header'] ?? place.column)).size > 1) return undefined;
  return new Set(errors.flatMap(({ place, args }) => [place.column, args['column'], args['header']]));
}

/**
 * The columns of a file about which nothing is in doubt although others have errors: their cells can be judged. None
 * where one in error may decide which rows of a list count.
 * @param key the columns that identify a row, by which rows by hand replace it
 */
export function standingColumns<C extends FoundColumn>(
  columns: readonly C[],
  errors: readonly Problem[],
  layout: TableLayout | undefined,
  key: readonly string[],
): readonly C[] {
  const faulty = faultyHeaders(errors);
  if (faulty === undefined) return [];
  const headersOf = (name: string): number => layout?.columns.get(name)?.length ?? 1;
  const standing = columns.filter(
    ({ name, header, cells }) => cells.length === 1 && !faulty.has(header) && headersOf(name) === 1,
  );
  if (layout === undefined) return standing;
  const stands = (name: string): boolean => standing.some((column) => column.name === name);
  const isFound = (name: string): boolean => columns.some((column) => column.name === name);
  const deciding = [...key.slice(0, 1), ...key.slice(1).filter(isFound), ...layout.onlyKnown];
  const conditions = [...layout.skipRows.keys()];
  const areRowsKnown = conditions.every(
    (name) => stands(name) || !faulty.has(headerNamed(name, layout.columns)),
  );
  return areRowsKnown && deciding.every(stands) ? standing : [];
}
