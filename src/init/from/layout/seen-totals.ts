import { getOrInsert } from '../../../domain/cache.ts';
import { globOf, globOfStart, matchesGlob } from '../../../text/glob.ts';
import type { SeenColumn, SeenList } from '../seen-list.ts';

/**
 * How a row begins that is a sum, or states VAT or what is to be paid; for lists, see `left-aside.ts`. `TVA` alone or with
 * a rate or a sum: a line may have `TVA intracommunautaire` or `TVA sur les débits` in one of its cells.
 */
const INVOICE_TOTAL =
  /^(?:(?:(?:sous[- ]?|grand |sub)?total|montant total|net [àa] payer)(?:\b|$)|tva(?=\s*(?:$|[\d:(]|(?:[àa]|au|taux|due|totale)(?:\s|$))))/i;
/** A row that states the net of the whole file. */
const NET_TOTAL = /^(?:(?:grand )?total(?: g[ée]n[ée]ral)?|montant total) (?:ht|hors taxes?)(?:\b|$)/i;
/** A row that may state it: a total of neither a part, nor VAT, nor what is to be paid. */
const PLAIN_TOTAL =
  /^(?:grand |montant )?total(?!.*(?:\bt\.?t\.?c|\btva|\bvat|taxes|[àa] payer|\bdue))(?:\b|$)/iu;
/** The beginning of a row of totals, with its second word. */
const TOTAL_WORDS = /^(?:tva|sous[- ]?total|subtotal|\S+ ?\S*)/i;

/** Whether nothing in a row says that it is a sum of others. */
export function isLine(row: readonly string[]): boolean {
  return !row.some((cell) => INVOICE_TOTAL.test(cell));
}

/** Rows that look like totals, or are below the lines: the columns that show it, and globs that match them. */
export interface SeenTotals {
  readonly column: string;
  readonly globs: readonly string[];
  readonly rows: number;
  /** Globs for rows that have all that lines have: perhaps lines, such as of a supplier called `Total …`. */
  readonly perhapsLines: readonly string[];
  /** Globs for the rows of another table below the lines. */
  readonly below: readonly string[];
  /** Globs for the one row of each file that states the net of its lines, or seems to: a wrong sum is then refused. */
  readonly net: readonly string[];
}

/**
 * By column, a text of each row of another table below the lines that no line has there: the first one in words, so
 * that a line of another month hardly has it, or else the first of the row.
 */
function textsBelow(
  files: readonly SeenList[],
  columns: readonly SeenColumn[],
): ReadonlyMap<number, readonly string[]> {
  const ofLines = new Map(
    columns.map(({ index }) => [index, new Set(files.flatMap(({ rows }) => rows.map((row) => row[index])))]),
  );
  const texts = new Map<number, string[]>();
  for (const row of files.flatMap(({ below }) => below)) {
    const free = columns.filter(({ index }) => ofLines.get(index)?.has(row[index] ?? '') === false);
    const first = row.findIndex((cell) => cell !== '');
    const found =
      free.find(({ index }) => /^\p{L}/u.test(row[index] ?? '')) ?? free.find(({ index }) => index === first);
    if (found !== undefined) getOrInsert(texts, found.index, () => []).push(row[found.index] ?? '');
  }
  return texts;
}

/** The totals, and what is below the lines, by the first column that shows each row, under its `taken` name. */
export function totalRows(
  files: readonly SeenList[],
  taken: ReadonlyMap<string, SeenColumn>,
): readonly SeenTotals[] {
  const columns = files[0]?.columns ?? [];
  const allBelow = textsBelow(files, columns);
  const lines = files.flatMap(({ rows }) => rows.filter(isLine));
  const isComplete = completeAmong(lines, columns);
  return columns.flatMap(({ header, index }): readonly SeenTotals[] => {
    const below = allBelow.get(index) ?? [];
    const textsOf = (complete: boolean): readonly (readonly string[])[] =>
      files.map(({ rows }) =>
        rows
          .filter((row) => columnOfTotal(row, columns) === index && isComplete(row) === complete)
          .map((row) => row[index] ?? ''),
      );
    const texts = textsOf(false);
    const found = texts.flat();
    const perhaps = textsOf(true).flat();
    if (found.length + perhaps.length + below.length === 0) return [];
    const [canonical] = [...taken].find(([, one]) => one.header === header) ?? [header];
    const stated = [NET_TOTAL, PLAIN_TOTAL].find((pattern) =>
      texts.every((cells) => cells.filter((cell) => pattern.test(cell)).length === 1),
    );
    const isStated = stated !== undefined;
    const kept = [...lines.map((row) => row[index] ?? ''), ...perhaps];
    const globsOf = (cells: readonly string[], pattern: RegExp): readonly string[] => [
      ...new Set(cells.map((cell) => globApart(cell, pattern, kept))),
    ];
    const pattern = stated === PLAIN_TOTAL ? TOTAL_WORDS : NET_TOTAL;
    const net = globsOf(isStated ? found.filter((cell) => stated.test(cell)) : [], pattern);
    const others = found.filter((cell) => !isStated || !stated.test(cell));
    // A shorter glob would leave the stated total aside, too.
    const globs = isStated ? globsOf(others, TOTAL_WORDS) : globsOf(others, INVOICE_TOTAL);
    const globsBelow = [...new Set(below.map(globOf))];
    const perhapsLines = [...new Set(perhaps.map((cell) => globOfStart(INVOICE_TOTAL, cell)))];
    const rows = others.length + below.length;
    return [{ column: canonical, globs, net, perhapsLines, below: globsBelow, rows }];
  });
}

function columnOfTotal(row: readonly string[], columns: readonly SeenColumn[]): number | undefined {
  return columns.find(({ index }) => INVOICE_TOTAL.test(row[index] ?? ''))?.index;
}

/** Whether a row has a cell wherever all lines have one, and no fewer cells than one of them. */
function completeAmong(
  lines: readonly (readonly string[])[],
  columns: readonly SeenColumn[],
): (row: readonly string[]) => boolean {
  const needed = columns.filter(({ index }) => lines.every((row) => (row[index] ?? '') !== ''));
  const filled = (row: readonly string[]): number => row.filter((cell) => cell !== '').length;
  const fewest = lines.reduce((least, row) => Math.min(least, filled(row)), Number.POSITIVE_INFINITY);
  return (row) =>
    lines.length === 0 || (filled(row) >= fewest && needed.every(({ index }) => (row[index] ?? '') !== ''));
}

/** A glob for what begins like a total; for it alone where the other would match a cell of a line. */
function globApart(cell: string, start: RegExp, ofLines: readonly string[]): string {
  const glob = globOfStart(start, cell);
  return ofLines.some((text) => matchesGlob(glob, text)) ? globOf(cell) : glob;
}
