import { parseDayForm, usualForm } from '../../../domain/time/day-form.ts';
import { cleanText } from '../../../text/clean-text.ts';
import { type Column, isHeaderOf } from '../../../workspace/columns/table.ts';
import {
  FILLED_COLUMNS,
  INVOICE_LINE_COLUMNS,
  isOwnHeader,
} from '../../../workspace/tables/invoice-lines.ts';
import { daysIn } from '../../../workspace/written/days-in-text.ts';
import { AMOUNT_HINTS, LESSER_HEADERS, plainHeader, SPLIT_HINTS, USUAL_HEADERS } from '../../header-words.ts';
import { areVatRates, holdVatRates, saysVatRates } from '../place-columns.ts';
import { firstText, mostCells, type SeenColumn, type SeenList } from '../seen-list.ts';
import { type SeenWriting, seenReader, sharedWriting, withDaysOf } from '../seen-writing.ts';
import { quoted } from '../yaml-text.ts';
import { families } from './families.ts';
import { withJoined } from './joined-guess.ts';
import { type RowKinds, rowKinds } from './row-kinds.ts';
import { isLine, type SeenTotals, totalRows } from './seen-totals.ts';
import { patternsWithin, periodTexts, servedPatterns, type TextsWithFields } from './texts-with-fields.ts';

const AMOUNTS: readonly string[] = Object.keys(AMOUNT_HINTS);

/** What can be guessed about the layout of a supplier's file, and what cannot. */
export interface LayoutGuess {
  readonly list: SeenList;
  /** How all files of the form write numbers and days. */
  readonly writing: SeenWriting;
  /** The number of rows that sheets of the files hide. */
  readonly hidden: number;
  /** Headers that are canonical names or their French ones: the layout need not name them. */
  readonly known: readonly string[];
  /** Canonical name → the column that was taken for it. */
  readonly taken: ReadonlyMap<string, SeenColumn>;
  /** Canonical name → further columns, if each line fills one of them or the one taken: `N° avoir`, `N° facture`. */
  readonly joined: ReadonlyMap<string, readonly SeenColumn[]>;
  /** Canonical name → the possible columns: for amounts, and for names that several columns could have. */
  readonly candidates: ReadonlyMap<string, readonly SeenColumn[]>;
  readonly charges: readonly SeenColumn[];
  readonly credits: readonly SeenColumn[];
  /** The column that says of each row whether it is a charge or a credit, if amounts have no sign. */
  readonly kinds: RowKinds | undefined;
  readonly unplaced: readonly SeenColumn[];
  /** The columns whose texts contain what a line serves or its days, if no column has these alone. */
  readonly texts: readonly TextsWithFields[];
  /** If there is no such column: patterns for days within the labels, some of which may have none. */
  readonly inLabels: readonly string[];
  readonly totals: readonly SeenTotals[];
  /** The number of rows, totals aside, that name neither an access nor what is served, although a column is for it. */
  readonly aimless: number;
  /** Columns with cells merged with the one above that may be filled down, as `fill_down` names them. */
  readonly merged: readonly string[];
  /** The beginnings of item codes, or of labels, for writing the categories. */
  readonly families: readonly string[];
}

/** Guesses the layout of a supplier's file, and of others of the same form; uses known ids of accesses. */
export function guessLayout(
  list: SeenList,
  others: readonly SeenList[] = [],
  accesses: ReadonlySet<string> = new Set(),
): LayoutGuess {
  const { columns } = list;
  const files = [list, ...others];
  const shared = sharedWriting([list.writing, ...others.map((other) => other.writing)]);
  const lines = files.flatMap(({ rows }) => rows.filter(isLine));
  const placed = withJoined(placeGuesses(list, shared, accesses), lines);
  const cellsOf = ({ index }: SeenColumn): readonly string[] => lines.flatMap((row) => row[index] || []);
  const ofPlaced = (name: string): readonly string[] | undefined => {
    const seen = columnOf(placed, name);
    return seen && cellsOf(seen);
  };
  const hasDays = DAYS.some((name) => hasColumn(placed, name));
  const labels = ofPlaced('label');
  // An offer is sold with its setup and its subscription: it does not show the category.
  const hasLesserCode = labels && mayAlsoBe('item_code', placed.taken.get('item_code')?.header ?? '');
  const ofServes = placed.taken.get('serves');
  const patterns = ofServes && servedPatterns(cellsOf(ofServes));
  const served = ofServes && patterns && { seen: ofServes, patterns };
  const texts = [
    ...(hasDays ? [] : [...placed.unplaced.flatMap(cellsOf), ...(labels ?? [])]),
    ...(hasColumn(placed, 'invoice_date') ? [] : list.preamble.flat().map(cleanText)),
  ];
  const writing = withDaysOf(
    shared,
    texts.flatMap(daysIn).flatMap(({ text, isInFigures }) => (isInFigures ? text : [])),
    columns.flatMap(({ cells }) => cells),
  );
  const forms = writing.days.flatMap((form) => parseDayForm(form) ?? []);
  const ofAll = placed.unplaced.map((seen) => ({ ...seen, cells: cellsOf(seen) }));
  const nets = [
    ...(placed.candidates.get('net_amount') ?? []),
    ...columns.filter(({ header }) => isOwnHeader('net_amount', header)),
  ];
  const kinds = rowKinds(ofAll, nets, lines);
  const periods = hasDays ? undefined : periodTexts(placed.unplaced, cellsOf, forms);
  const isMerged = (index: number): boolean => files.some(({ mergedDown }) => mergedDown.has(index));
  return {
    writing,
    hidden: files.reduce((sum, { hidden }) => sum + hidden, 0),
    ...placed,
    kinds,
    unplaced: placed.unplaced.filter((seen) => seen !== periods?.seen && seen.index !== kinds?.seen.index),
    taken: new Map([...placed.taken].filter(([, seen]) => seen !== served?.seen)),
    texts: [served, periods].filter((texts) => texts !== undefined),
    inLabels: hasDays || periods !== undefined ? [] : patternsWithin(labels ?? []),
    totals: totalRows(files, placed.taken),
    aimless: aimlessLines(lines, placed),
    merged: [
      ...FILLED_COLUMNS.filter((name) => isMerged(columnOf(placed, name)?.index ?? -1)),
      ...(kinds !== undefined && !kinds.areLetters && isMerged(kinds.seen.index)
        ? [quoted(kinds.seen.header)]
        : []),
    ],
    families: families((hasLesserCode ? undefined : ofPlaced('item_code')) ?? labels ?? []),
  };
}

/** The columns of which at least one gives the days of a line. */
const DAYS = ['period_start', 'period_end', 'service_date'] as const;

type Placed = Pick<
  LayoutGuess,
  'list' | 'known' | 'taken' | 'joined' | 'candidates' | 'charges' | 'credits' | 'unplaced'
>;

function placeGuesses(
  list: SeenList,
  writing: SeenWriting,
  accesses: ReadonlySet<string>,
): Omit<Placed, 'joined'> {
  const { columns } = list;
  const known = INVOICE_LINE_COLUMNS.filter((column) =>
    columns.some(({ header }) => isHeaderOf(column, header)),
  );
  const foreign = columns.filter(({ header }) => !known.some((column) => isHeaderOf(column, header)));
  const taken = new Map<string, SeenColumn>();
  const candidates = new Map<string, readonly SeenColumn[]>();
  const hasAccess = known.some(({ name }) => name === 'access');
  const proven = hasAccess ? [] : foreign.filter((seen) => namesAccesses(seen, accesses));
  const free = foreign.filter((seen) => !proven.includes(seen));
  for (const column of INVOICE_LINE_COLUMNS.filter((candidate) => !known.includes(candidate))) {
    const named = free.filter((seen) => mayBe(column, seen, list, writing));
    const usual = column.name === 'access' && proven.length > 0 ? proven : named;
    const found = usual.length > 0 ? usual : free.filter(({ header }) => mayAlsoBe(column.name, header));
    // Percentages of a sheet have lost their sign: their column may be of rates or of amounts.
    const rates = column.name === 'vat_rate' && found.length === 0 ? free.filter(areVatRates) : [];
    if (rates.length > 0) candidates.set(column.name, rates);
    const [only, ...others] = found;
    if (only === undefined) continue;
    if (others.length === 0 && !AMOUNTS.includes(column.name)) taken.set(column.name, only);
    else candidates.set(column.name, found);
  }
  const split = (hint: RegExp) => free.filter(({ header }) => hint.test(plainHeader(header)));
  const placed = [...taken.values(), ...[...candidates.values()].flat()];
  return {
    list,
    known: known.map(({ name }) => name),
    taken,
    candidates,
    charges: split(SPLIT_HINTS.charge),
    credits: split(SPLIT_HINTS.credit),
    unplaced: free.filter((seen) => !placed.includes(seen)),
  };
}

/** Whether nearly all cells of a column are ids of accesses, whatever its header. */
function namesAccesses(seen: SeenColumn, accesses: ReadonlySet<string>): boolean {
  return new Set(seen.cells).size > 1 && mostCells(8, seen, (cell) => accesses.has(cell));
}

/** Whether a header is a less usual one for a column, to be used if no other column of the file fits better. */
function mayAlsoBe(column: string, header: string): boolean {
  return LESSER_HEADERS[column]?.includes(plainHeader(header)) ?? false;
}

/** Whether a column has a usual header, for amounts one with a fitting word, and cells that can be read as it. */
function mayBe(column: Column, seen: SeenColumn, list: SeenList, writing: SeenWriting): boolean {
  const plain = plainHeader(seen.header);
  const hint = Object.entries(AMOUNT_HINTS).find(([name]) => name === column.name)?.[1];
  if (hint !== undefined) {
    const [first] = Object.entries(AMOUNT_HINTS).find(([, other]) => other.test(plain)) ?? [];
    return first === column.name && !saysVatRates(seen);
  }
  if (column.name === 'vat_rate' && saysVatRates(seen)) return true;
  const words: readonly string[] = USUAL_HEADERS[column.name as keyof typeof USUAL_HEADERS];
  const isBare = column.name === 'line_number' && BARE_NUMBER.test(plain) && countsFromOne(seen, list);
  if (!isBare && !words.includes(plain)) return false;
  // A rate of fees or of a discount is none of VAT.
  if (plain === 'taux' && !holdVatRates(seen)) return false;
  if (column.name === 'line_number' && !numbersLines(seen, list)) return false;
  const read = seenReader(column, writing);
  const cells = list.rows.filter(isLine).flatMap((row) => row[seen.index] || []);
  // Days in another form are accepted: the layout then says how they are written.
  const isDay = (cell: string): boolean => column.kind === 'day' && usualForm([cell]) !== undefined;
  return cells.filter((cell) => 'fault' in read(cell) && !isDay(cell)).length * 10 <= cells.length;
}

/** Whether no number of a column is repeated within an invoice. */
function numbersLines({ index }: SeenColumn, { rows, columns }: SeenList): boolean {
  const words: readonly string[] = USUAL_HEADERS.invoice_number;
  const invoice = columns.find(({ header }) => words.includes(plainHeader(header)));
  const numbers = rows
    .filter((row) => (row[index] ?? '') !== '')
    .map((row) => JSON.stringify([invoice && row[invoice.index], row[index]]));
  return new Set(numbers).size === numbers.length;
}

/** `N°` alone: the line number if it counts the lines; otherwise it may be the number of anything. */
const BARE_NUMBER = /^(?:n|no|num|numero|number)$/;

function countsFromOne({ index }: SeenColumn, { rows }: SeenList): boolean {
  const numbers = rows.filter(isLine).flatMap((row) => row[index] || []);
  return (
    numbers.length > 1 &&
    numbers.every(
      (number, at) => number === '1' || (at > 0 && number === String(Number(numbers[at - 1]) + 1)),
    )
  );
}

/** Whether a column of lines was found, by its own name or by a usual header. */
export function hasColumn({ known, taken }: Pick<LayoutGuess, 'known' | 'taken'>, name: string): boolean {
  return known.includes(name) || taken.has(name);
}

/** The column of the lines with a name, its own or the one that it was taken for. */
export function columnOf(
  { list, taken }: Pick<LayoutGuess, 'list' | 'taken'>,
  name: string,
): SeenColumn | undefined {
  return taken.get(name) ?? list.columns.find(({ header }) => isOwnHeader(name, header));
}

function aimlessLines(lines: SeenList['rows'], placed: Placed): number {
  const aims = ['access', 'serves'].flatMap((name) =>
    [columnOf(placed, name) ?? [], placed.joined.get(name) ?? []].flat(),
  );
  return aims.length === 0 ? 0 : lines.filter((row) => firstText(row, aims) === '').length;
}
