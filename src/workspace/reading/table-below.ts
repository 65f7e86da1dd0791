import type { Code } from '../../diagnostics/codes.ts';
import { isError, type OnProblem, type Problem, problem } from '../../diagnostics/problem.ts';
import { cleanText, oneBlank } from '../../text/clean-text.ts';
import { globOf } from '../../text/glob.ts';
import type { RecordSource } from '../records/record-source.ts';
import { isBlank } from './record-shape.ts';

/** What is wrong with a row that has not the cells that a row of the table needs. */
export const LACKING: ReadonlySet<Code> = new Set(['cell-empty', 'cell-count', 'note-row', 'total-row']);

/** More than the headers of tables have letters. */
const LONGEST = 60;

/** The most rows of another table whose texts the remedy names. */
const MOST_NAMED = 12;

function textsOf(cells: readonly string[]): readonly string[] {
  return cells.map(oneBlank).filter((text) => text !== '');
}

/** Whether the cells of a row may be the header of a table: different short texts without a digit, at least two. */
function isLikeHeader(cells: readonly string[]): boolean {
  const texts = textsOf(cells);
  return (
    texts.length > 1 &&
    new Set(texts).size === texts.length &&
    texts.every((text) => text.length <= LONGEST && !/\d/.test(text))
  );
}

/** A file that is read row by row, and the name of its column at an index. */
interface NamedSource {
  readonly source: Pick<RecordSource, 'fingerprint' | 'header' | 'batches'>;
  readonly nameOf: (index: number) => string | undefined;
}

interface RowAt {
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * Finds another table below the rows of a file: a row under a blank one, or under a title that follows one, is like a
 * header and lacks cells, or is left aside, and from there on no row can be read. That is then the one problem of these rows. What is
 * found of them, problems and `Row`s, is withheld until it is clear that they are none.
 */
export function tableBelow<Row>(named: NamedSource, report: OnProblem, take: (row: Row) => void) {
  /** Whether a title or a header of another table may come next. */
  let mayBegin = false;
  /** The rows that may be another table: from its title on. */
  let withheld: RowAt[] | undefined;
  let header: RowAt | undefined;
  let problems: Problem[] = [];
  let rows: Row[] = [];
  const giveBack = (): void => {
    for (const found of problems) report(found);
    for (const row of rows) take(row);
    [withheld, header, problems, rows] = [undefined, undefined, [], []];
  };
  const isTable = ({ row }: RowAt): boolean => {
    const ofHeader = problems.filter(({ place }) => place.row === row);
    const isNoRow = ofHeader.length === 0 || ofHeader.some(({ code }) => LACKING.has(code));
    return isNoRow && problems.some((found) => isError(found) && (found.place.row ?? 0) > row);
  };
  return {
    begin(cells: readonly string[], row: number): void {
      if (isBlank(cells)) {
        mayBegin = true;
        return;
      }
      if (header === undefined && mayBegin) {
        if (isLikeHeader(cells)) header = { row, cells };
        mayBegin = header === undefined && textsOf(cells).length === 1;
        if (header === undefined && !mayBegin) giveBack();
        else withheld ??= [];
      }
      if (withheld !== undefined && withheld.length <= MOST_NAMED) withheld.push({ row, cells });
    },
    report: (found: Problem): void => void (withheld === undefined ? report(found) : problems.push(found)),
    /** Receives what there is of the row where it could not be read. */
    take: (row: Row): void => void (withheld === undefined ? take(row) : rows.push(row)),
    /** To be called where the row could be read. */
    wasRead(): void {
      if (withheld !== undefined) giveBack();
    },
    /** To be called after the last row. */
    end(): void {
      if (withheld === undefined) return;
      if (header === undefined || !isTable(header)) {
        giveBack();
        return;
      }
      const place = { file: named.source.fingerprint.path, row: header.row };
      const args = { headers: textsOf(header.cells).join(', '), ...aside(withheld, named) };
      report(problem('table-below', place, args));
    },
  };
}

/**
 * By which column `skip_rows` leaves such rows aside, and the texts there; empty where no column has a text in each of
 * them that no row above has.
 */
function aside(rows: readonly RowAt[], { source, nameOf }: NamedSource) {
  const first = rows[0]?.row ?? 0;
  const textsAt = (index: number) => new Set(rows.map(({ cells }) => cleanText(cells[index] ?? '')));
  // The blank row above has an empty cell in each column.
  const index = source.header.findIndex((_, at) => !isAbove(first, at, textsAt(at), source));
  if (index === -1 || rows.length > MOST_NAMED) return { column: '', texts: '' };
  const globs = [...textsAt(index)].map((text) => JSON.stringify(globOf(text)));
  return { column: nameOf(index) ?? JSON.stringify(source.header[index]), texts: globs.join(', ') };
}

/** Whether a row above has one of some texts in a column. */
function isAbove(
  first: number,
  index: number,
  texts: ReadonlySet<string>,
  source: NamedSource['source'],
): boolean {
  for (const { firstRow, records } of source.batches(() => {})) {
    const above = records.slice(0, Math.max(0, first - firstRow));
    if (above.some((cells) => texts.has(cleanText(cells[index] ?? '')))) return true;
  }
  return false;
}
