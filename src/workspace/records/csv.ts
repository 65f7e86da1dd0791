import { CsvError, parse } from 'csv-parse/sync';
import type { Bilingual } from '../../diagnostics/bilingual.ts';
import { type OnProblem, problem } from '../../diagnostics/problem.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import { oneBlank } from '../../text/clean-text.ts';
import { type CsvRecords, type Delimiter, endOfRecords, loneReturn, splitRecords } from './csv-records.ts';
import type { Encoding } from './encoding.ts';
import type { TextFile } from './input-file.ts';
import type { Batch, Dialect } from './record-source.ts';

const RECORD_LIMIT = 1 << 20;

/** The records of a CSV text in batches, from row 1; one that is not CSV is reported, and ends the text. */
export function* csvBatches(
  file: Pick<TextFile, 'fingerprint' | 'text'>,
  delimiter: Delimiter,
  report: OnProblem,
  release?: Release,
): Generator<Batch> {
  const path = file.fingerprint.path;
  let row = 1;
  let pending = '';
  for (const piece of file.text(report)) {
    const last = piece === '';
    const text = pending + piece;
    const end = last ? text.length : endOfRecords(text);
    pending = text.slice(end);
    const ended = text.slice(0, end);
    const lone = refusesLoneReturns(release) ? loneReturn(ended) : undefined;
    if (pending.length > RECORD_LIMIT) {
      // A piece is shorter: no record has ended in it.
      report(problem('record-too-long', { file: path, row }, {}));
      return;
    }
    const readable = lone === undefined ? ended : ended.slice(0, endOfRecords(ended.slice(0, lone)));
    const { records, whole } = parseRecords(readable, delimiter, path, row, report);
    if (records.length > 0) yield { firstRow: row, records };
    if (!whole) return;
    row += records.length;
    if (lone === undefined) continue;
    report(problem('csv-line-end', { file: path, row }, {}));
    return;
  }
}

/** Whether a lone carriage return is an error; runs of earlier releases read it as a part of its cell. */
export function refusesLoneReturns(release: Release | undefined): boolean {
  return holdsIn(release, '0.2');
}

const QUOTE = 0x22;
const LINE_FEED = 0x0a;

/** Whole records, up to the first that is no CSV; csv-parse reads those not well-formed, and says what is wrong. */
function parseRecords(
  text: string,
  delimiter: Delimiter,
  path: string,
  firstRow: number,
  report: OnProblem,
): { readonly records: CsvRecords; readonly whole: boolean } {
  const { records, end } = splitRecords(text, delimiter);
  if (end === text.length) return { records, whole: true };
  try {
    const others: CsvRecords = parse(text.slice(end), {
      delimiter,
      record_delimiter: ['\r\n', '\n'],
      relax_column_count: true,
      max_record_size: RECORD_LIMIT,
    });
    return { records: [...records, ...others], whole: true };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = firstRow + records.length + Number(error.records ?? 0);
    if (error.code === 'CSV_MAX_RECORD_SIZE') report(problem('record-too-long', { file: path, row }, {}));
    else report(problem('csv-syntax', { file: path, row }, { detail: csvWords(error.code) }));
    return { records, whole: false };
  }
}

export const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];

/** The dialect of a header: its most frequent delimiter outside quotes, among those that give a `known` cell. */
export function detectDialect(header: string, encoding: Encoding, known?: string): Dialect {
  const counts: Record<Delimiter, number> = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  for (const character of header) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && (character === ',' || character === ';' || character === '\t')) counts[character]++;
  }
  const fitting = known === undefined ? [] : delimitersWith(header, known);
  const delimiters = fitting.length > 0 ? fitting : DELIMITERS;
  const delimiter = delimiters.reduce((best, next) => (counts[next] > counts[best] ? next : best));
  return { delimiter, encoding, lineEnd: header.endsWith('\r\n') ? 'CRLF' : 'LF' };
}

/** The delimiters that give a record a certain cell. */
export function delimitersWith(record: string, cell: string): readonly Delimiter[] {
  return DELIMITERS.filter((delimiter) =>
    recordCells(record, delimiter).some((text) => oneBlank(text) === cell),
  );
}

/** The records of a text as written, with line ends, whatever its delimiter; one without an end is cut at the limit. */
export function* rawRecords(file: TextFile, report: OnProblem = () => {}): Generator<string> {
  let text = '';
  let start = 0;
  let quoted = false;
  let at = 0;
  for (const piece of file.text(report)) {
    text = text.slice(start) + piece;
    at -= start;
    start = 0;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === QUOTE) quoted = !quoted;
      if (unit !== LINE_FEED || quoted) continue;
      yield text.slice(start, at + 1);
      start = at + 1;
    }
    if (text.length - start > 2 * RECORD_LIMIT) break;
  }
  if (start < text.length) yield text.slice(start);
}

/** The cells of one record as written; none where its quotes do not match. */
export function recordCells(record: string, delimiter: Delimiter): readonly string[] {
  return parseRecords(record, delimiter, '', 1, () => {}).records[0] ?? [];
}

/** The quote errors of the CSV parser, by its codes. */
const WORDS: Readonly<Record<string, Bilingual>> = {
  CSV_INVALID_CLOSING_QUOTE: { en: 'text follows a closing quote', fr: 'du texte suit un guillemet fermant' },
  CSV_QUOTE_NOT_CLOSED: { en: 'a quote is never closed', fr: 'un guillemet n’est jamais fermé' },
  INVALID_OPENING_QUOTE: {
    en: 'a quote stands within a cell without quotes',
    fr: 'un guillemet est au milieu d’une cellule sans guillemets',
  },
};

/** An error of the CSV parser; an unknown one stays in quotes. */
export function csvWords(code: string): Bilingual {
  return WORDS[code] ?? { en: code, fr: `« ${code} »` };
}
