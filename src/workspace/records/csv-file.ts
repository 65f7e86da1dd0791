import { type OnProblem, type Problem, problem } from '../../diagnostics/problem.ts';
import type { Preamble } from '../../domain/layout.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import { oneBlank } from '../../text/clean-text.ts';
import { detached } from '../../text/detached.ts';
import { conflictRow } from '../../text/merge-conflict.ts';
import {
  csvBatches,
  DELIMITERS,
  delimitersWith,
  detectDialect,
  rawRecords,
  recordCells,
  refusesLoneReturns,
} from './csv.ts';
import { loneReturn } from './csv-records.ts';
import { isGarbled } from './encoding.ts';
import { CSV_UTF8, type FileSource, openText, type TextFile } from './input-file.ts';
import { mixedEncodings } from './mixed-encodings.ts';
import type { Batch, Dialect, RecordSource } from './record-source.ts';

/** A CSV file with a known dialect. */
export interface CsvFile extends RecordSource {
  readonly dialect: Dialect;
}

/** How many rows a preamble may have. */
export const PREAMBLE_LIMIT = 1000;

const MOST_COLUMNS = 16_384;

/** The row that tells Excel the separator of a file, which Excel does not show: it is skipped. */
const SEPARATOR_HINT = /^"?sep=[,;\t]"?[\s,;]*$/i;

const NO_PREAMBLE: Preamble = { rows: 0 };

/** Opens a CSV file; undefined, with the problems reported, where it has no header that can be read. */
export function openCsv(
  source: FileSource,
  path: string,
  report: OnProblem,
  preamble: Preamble = NO_PREAMBLE,
  release?: Release,
): CsvFile | undefined {
  const file = openText(source, path, report);
  if (file === undefined) return undefined;
  const refuse = (found: Problem): undefined => {
    report(found);
  };
  const changes: Problem[] = [];
  const seeChange = (found: Problem): void => void changes.push(found);
  const [first = ''] = rawRecords(file, seeChange);
  const marked = markedUp(first);
  if (marked !== undefined) {
    const page = marked === 'HTML' ? marked : undefined;
    return refuse(problem('file-mislabelled', { file: path }, { found: marked, page, csv: CSV_UTF8 }));
  }
  const mixed = holdsIn(release, '0.2')
    ? mixedEncodings(file, () => rawRecords(file), { csv: CSV_UTF8 })
    : undefined;
  if (mixed !== undefined) return refuse(mixed);
  // If all lines end like this, the first record is the whole file, and no header is found in it.
  if (refusesLoneReturns(release) && loneReturn(first) !== undefined) {
    return refuse(problem('csv-line-end', { file: path, row: 1 }, {}));
  }
  const found = findHeader(file, preamble, seeChange);
  const [changed] = changes;
  if (changed !== undefined) return refuse(changed);
  const unclosed =
    found === undefined || found.record.trim() === '' ? quoteProblem(file, release) : undefined;
  if (unclosed !== undefined) return refuse(unclosed);
  if (found === undefined && 'until' in preamble) {
    return refuse(headerNotFound(path, preamble.until, cellsOfTop(file)));
  }
  const { headerRow, record, text } = found ?? { headerRow: 1, record: '', text: '' };
  if (conflictRow(record) === 1) return refuse(problem('merge-conflict', { file: path, row: headerRow }, {}));
  const dialect = detectDialect(record, file.encoding, 'until' in preamble ? preamble.until : undefined);
  let unread = false;
  const reportUnread = (found: Problem): void => {
    unread = true;
    report(found);
  };
  const upToHeader = { fingerprint: file.fingerprint, text: () => inPieces(text) };
  const blank = record.trim() === '';
  const top = blank
    ? []
    : readTop(csvBatches(upToHeader, dialect.delimiter, reportUnread, release), headerRow);
  if (unread) return undefined;
  const header = top[headerRow - 1];
  if (header === undefined || header.every((cell) => cell.trim() === '')) {
    return refuse(problem('csv-empty', { file: path, row: headerRow }, {}));
  }
  if (header.length > MOST_COLUMNS && holdsIn(release, '0.2')) {
    const args = { found: header.length, most: MOST_COLUMNS };
    return refuse(problem('csv-columns', { file: path, row: headerRow }, args));
  }
  return {
    fingerprint: file.fingerprint,
    form: 'CSV',
    dialect,
    preamble: top.slice(0, -1),
    headerRow,
    header: header.map(oneBlank),
    position: file.position,
    *batches(reportLater) {
      for (const { firstRow, records } of csvBatches(file, dialect.delimiter, reportLater, release)) {
        const skipped = Math.max(0, headerRow + 1 - firstRow);
        if (skipped === 0) yield { firstRow, records };
        else if (skipped < records.length)
          yield { firstRow: firstRow + skipped, records: records.slice(skipped) };
      }
    },
  };
}

/** The problem of quotes that do not match with any delimiter: what follows them is in no row. */
function quoteProblem(file: TextFile, release: Release | undefined): Problem | undefined {
  const problems = DELIMITERS.map((delimiter) => {
    const found: Problem[] = [];
    for (const _ of csvBatches(file, delimiter, (problem) => found.push(problem), release));
    return found.find(({ code }) => code === 'csv-syntax');
  });
  return problems.every((found) => found !== undefined) ? problems[0] : undefined;
}

/** The word XML or HTML if the first record of a file begins like it. */
function markedUp(first: string): string | undefined {
  const tag =
    /^\s*<(\?xml|!doctype html|html\b|(?:\w+:)?(?:Invoice|CreditNote|CrossIndustryInvoice)\b)/i.exec(
      first,
    )?.[1];
  if (tag === undefined) return undefined;
  return /html/i.test(tag) ? 'HTML' : 'XML';
}

/** The place of the header, its record, and the text up to its end. */
interface FoundHeader {
  readonly headerRow: number;
  readonly record: string;
  readonly text: string;
}

/** A record of empty cells, whatever separates them. */
const BLANK = /^[\s,;"]*$/;

/** The record that ends a preamble, which shows the delimiter; without a preamble, the first that is not blank. */
function findHeader(file: TextFile, preamble: Preamble, report: OnProblem): FoundHeader | undefined {
  let headerRow = 0;
  let text = '';
  for (const record of rawRecords(file, report)) {
    headerRow++;
    text += record;
    const isHeader =
      'until' in preamble
        ? delimitersWith(record, preamble.until).length > 0
        : headerRow > preamble.rows &&
          (preamble.rows > 0 || !(BLANK.test(record) || SEPARATOR_HINT.test(record)));
    if (isHeader) return { headerRow, record, text: detached(text) };
    if (headerRow > PREAMBLE_LIMIT) return undefined;
  }
  return 'rows' in preamble ? { headerRow: preamble.rows + 1, record: '', text: '' } : undefined;
}

/** The problem of a header that none of these cells at the top of a file is; `sheet` is one that a pattern named. */
export function headerNotFound(
  file: string,
  header: string,
  top: Iterable<string>,
  sheet: string | undefined = undefined,
): Problem {
  const garbled = [...top].find((cell) => isGarbled(oneBlank(cell), header));
  const args = garbled === undefined ? { header, most: PREAMBLE_LIMIT, sheet } : { header, garbled };
  return problem('header-not-found', { file }, args);
}

/** The cells of the rows in which the header may be, each row split by the sign that it has most of. */
function* cellsOfTop(file: TextFile): Generator<string> {
  let row = 0;
  for (const record of rawRecords(file)) {
    yield* recordCells(record, detectDialect(record, file.encoding).delimiter);
    if (++row > PREAMBLE_LIMIT) return;
  }
}

const PIECE = 1 << 16;

function* inPieces(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
  yield '';
}

/** All records up to the header. */
function readTop(batches: Generator<Batch>, headerRow: number): readonly (readonly string[])[] {
  const top: (readonly string[])[] = [];
  for (const { records } of batches) {
    top.push(...records.slice(0, headerRow - top.length).map((cells) => cells.map(detached)));
    if (top.length >= headerRow) break;
  }
  return top;
}
