import type { Code } from '../../diagnostics/codes.ts';
import { isError, type Problem, problem } from '../../diagnostics/problem.ts';
import { oneBlank } from '../../text/clean-text.ts';

/** A row below a blank one. */
export interface RowBelowBlank {
  readonly row: number;
  readonly cells: readonly string[];
}

/** What is wrong with a row that has not the cells that a row of the table needs. */
const LACKING: ReadonlySet<Code> = new Set(['cell-empty', 'cell-count', 'note-row']);

/** More than the headers of tables have letters. */
const LONGEST = 60;

/** Whether the cells of a row may be the header of a table: different short texts without a digit, at least two. */
function isLikeHeader(cells: readonly string[]): boolean {
  const texts = cells.map(oneBlank).filter((text) => text !== '');
  return (
    texts.length > 1 &&
    new Set(texts).size === texts.length &&
    texts.every((text) => text.length <= LONGEST && !/\d/.test(text))
  );
}

/** What was read of a file: its rows, the last of them that is understood, and what is wrong. */
interface Read<Row> {
  readonly rows: readonly Row[];
  readonly lastRead: number;
  readonly problems: readonly Problem[];
}

/**
 * The rows and the problems of a file. Where a row under a blank one is like a header, lacks cells, and from there on
 * no row can be read, another table is below the rows: that is its one problem, and it has no rows.
 */
export function withoutTableBelow<Row extends { readonly place: Pick<Problem['place'], 'row'> }>(
  file: string,
  belowBlank: readonly RowBelowBlank[],
  { rows, lastRead, problems }: Read<Row>,
): { readonly rows: readonly Row[]; readonly told: readonly Problem[] } {
  const rowsOf = (faults: readonly Problem[]): readonly number[] => faults.map(({ place }) => place.row ?? 0);
  const lacking = new Set(rowsOf(problems.filter(({ code }) => LACKING.has(code))));
  const lastFaulty = rowsOf(problems.filter(isError)).reduce((last, row) => Math.max(last, row), 0);
  const below = belowBlank.find(
    ({ row, cells }) => row > lastRead && row < lastFaulty && lacking.has(row) && isLikeHeader(cells),
  );
  if (below === undefined) return { rows, told: problems };
  const isAbove = ({ place: { row = 0 } }: Pick<Row, 'place'>): boolean => row < below.row;
  const headers = below.cells.map(oneBlank).filter((text) => text !== '');
  const found = problem('table-below', { file, row: below.row }, { headers: headers.join(', ') });
  return { rows: rows.filter(isAbove), told: [...problems.filter(isAbove), found] };
}
