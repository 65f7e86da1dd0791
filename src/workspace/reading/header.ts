import type { Bilingual } from '../../diagnostics/bilingual.ts';
import { type Place, type Problem, problem } from '../../diagnostics/problem.ts';
import type { LayoutPlace } from '../../domain/layout.ts';
import { isOtherCurrency, unitIn } from '../../domain/numbers/currency.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import { nearest } from '../../text/nearest.ts';
import { isOneOf } from '../../text/plain-form.ts';
import { type Column, isHeaderOf } from '../columns/table.ts';
import { keyPlace } from '../convention-places.ts';
import { isGarbled } from '../records/encoding.ts';
import type { RecordSettings } from '../records/open-records.ts';
import type { RecordSource } from '../records/record-source.ts';

/** The place of a column in a file: its index and header, and further ones that count where its cell is empty. */
export interface ColumnPlace {
  readonly column: Column;
  readonly index: number;
  readonly header: string;
  readonly others: readonly number[];
}

/** What is known about the headers of a file besides themselves. */
interface SaidOfHeaders {
  /** The file's own headers by canonical name; one header may serve two columns. */
  readonly renamed: ReadonlyMap<string, readonly string[]>;
  readonly ignored: readonly string[];
  /** Headers whose cells are read for other columns. */
  readonly texts?: readonly string[];
  /** Headers, or names of columns, by whose cells rows are left aside or are totals. */
  readonly conditions?: readonly string[];
  /** The currency of the convention, in which the cells of amounts and prices are. */
  readonly currency?: string | undefined;
  readonly release?: Release | undefined;
}

/** Finds the columns in a header, by canonical or French names; an unknown one twice is an error, but not in 0.1. */
export function placeColumns(
  source: RecordSource,
  columns: readonly Column[],
  said: SaidOfHeaders,
): { readonly places: readonly ColumnPlace[]; readonly problems: readonly Problem[] } {
  const { renamed, ignored, texts = [], conditions = [], currency, release } = said;
  const { fingerprint, headerRow: row, header: headers } = source;
  const file = fingerprint.path;
  const headerAt = (index: number): string => headers[index] ?? '';
  const placeOf = (header: string): Place => ({ file, row, column: header, value: header });
  const names = namesOfColumns(columns, renamed);
  const left = new Set(ignored);
  const isToday = holdsIn(release, '0.2');
  const used = new Set<number>();
  const problems: Problem[] = [];
  const places = columns.flatMap((column): readonly ColumnPlace[] => {
    const indices = [...names.of(column)].flatMap((name) => indicesOf(name, headers));
    for (const index of indices) used.add(index);
    const isLeft = ignoresColumn(column.name, ignored, { renamed, headers, release });
    const kept = isLeft ? [] : indices.filter((index) => !left.has(headerAt(index)));
    const [first, ...others] = kept;
    if (first === undefined) return [];
    const isAgain = (index: number): boolean => headers.indexOf(headerAt(index)) < index;
    const twin = names.own.has(column.name) ? others.find(isAgain) : others[0];
    if (twin !== undefined) {
      const args = twoColumns(columnWords(column, headers, columns), headerAt(first), headerAt(twin));
      problems.push(problem('column-repeated', placeOf(headerAt(twin)), args));
    }
    const ofMoney = column.isMoney ? kept.map(headerAt) : [];
    problems.push(...ofMoney.flatMap((header) => otherCurrency(source, header, { currency, release })));
    return [{ column, index: first, header: headerAt(first), others }];
  });
  const seen = new Set<string>();
  const telling = new Set(conditions.map((name) => headerNamed(name, renamed)));
  for (const [index, header] of headers.entries()) {
    const isTold = telling.has(header) || texts.includes(header);
    if (header === '' || used.has(index) || (left.has(header) && !isTold)) continue;
    if (seen.has(header) && isToday) {
      const twice = isTold
        ? problem('column-repeated', placeOf(header), twoColumns(header, header, header))
        : problem('header-repeated', placeOf(header), { header });
      problems.push(twice);
    } else if (!texts.includes(header) && !left.has(header)) {
      const args = ofUnknown(header, headers, columns, names);
      const key = columns.find((column) => args.nearest && isHeaderOf(column, args.nearest))?.name;
      const named = JSON.stringify(header);
      const remedies = { known: key ?? '…', named };
      problems.push(problem('column-unknown', placeOf(header), { ...args, ...remedies }));
    }
    seen.add(header);
  }
  return { places, problems };
}

/** The headers by which a file may name each column: its own, if it has some, else grappe's names. */
function namesOfColumns(columns: readonly Column[], renamed: SaidOfHeaders['renamed']) {
  const own = new Map(
    columns.flatMap(({ name }) => {
      const headers = renamed.get(name);
      return headers === undefined ? [] : [[name, headers] as const];
    }),
  );
  const claimed = new Set([...own.values()].flat());
  const of = ({ name, alias = name }: Column): ReadonlySet<string> =>
    new Set(own.get(name) ?? [name, alias].filter((word) => !claimed.has(word)));
  return { own, of };
}

/** The fault of a header without a column, such as grappe's name of one that is read from another header. */
function ofUnknown(
  header: string,
  headers: readonly string[],
  columns: readonly Column[],
  { own, of }: ReturnType<typeof namesOfColumns>,
) {
  const near = nearest(
    header,
    columns.flatMap((column) => [...of(column), column.name, column.alias ?? column.name]),
  );
  // One that is read from another header is nobody else's, however near the next one is.
  const owner = columns.find((column) => isHeaderOf(column, header) || isHeaderOf(column, near));
  const readFrom = owner && own.get(owner.name)?.join(', ');
  const isFree = readFrom === undefined && !headers.includes(near);
  return { header, column: owner?.name, readFrom, nearest: isFree ? near : undefined };
}

/** The headers of a file, as a text. */
export function headerList(header: readonly string[]): string {
  return header.filter((cell) => cell !== '').join(', ');
}

/** The problem of a header that a layout names and a file lacks; `optional` is a column that may be missing. */
export function headerMissing(
  { fingerprint: { path: file }, header: cells }: RecordSource,
  layout: { readonly place: LayoutPlace } | undefined,
  key: string,
  column: string,
  header: string,
  optional = '',
): Problem {
  const place = layout === undefined ? { file } : keyPlace(layout.place, key, header);
  const found = headerList(cells);
  const garbled = cells.find((cell) => isGarbled(cell, header));
  if (garbled !== undefined) {
    const damaged = { column, header, file, found, garbled, entry: undefined };
    return problem('layout-header-missing', place, damaged);
  }
  const entry = layout?.place.path.match(/^invoices.*/)?.[0];
  const ofColumn = key === 'fill_down' || key === `values.${column}`;
  const [replaced, repeated] = ofColumn ? ['', column] : [header, ''];
  const near = otherwiseWritten([header], cells);
  const said = { near, replaced, repeated, key: key.replace(/\..*/, '') };
  const args = { column, header, ...said, file, optional, found, entry };
  return problem('layout-header-missing', place, args);
}

/** The header of a file that is one of these names but for capitals, accents or blanks, which count in headers. */
export function otherwiseWritten(names: readonly string[], header: readonly string[]): string | undefined {
  return header.find((cell) => isOneOf(cell, names));
}

/** The header that a layout means by a name: the first that it maps to a column of that name, else the name itself. */
export function headerNamed(
  name: string,
  columns: ReadonlyMap<string, readonly string[]> | undefined,
): string {
  return columns?.get(name)?.[0] ?? name;
}

/** Words for two columns that are the same: their headers distinguish them, unless these are equal. */
export function twoColumns(column: Bilingual | string, first: string, second: string) {
  const isSame = first === second;
  return { column, first, second, ...(isSame ? { same: first } : { other: second }) };
}

function indicesOf(word: string, headers: readonly string[]): readonly number[] {
  return headers.flatMap((header, index) => (header === word && word !== '' ? [index] : []));
}

/** The name of a column as it would be among such headers: French among French ones, else in the reader's language. */
export function columnWords(
  { name, alias = name }: Column,
  header: readonly string[],
  columns: readonly Column[],
): Bilingual {
  const others = columns.filter((column) => column.alias !== undefined && column.alias !== column.name);
  const isFrench = others.some((column) => header.includes(column.alias ?? ''));
  const isEnglish = !isFrench && others.some((column) => header.includes(column.name));
  return { en: isFrench ? alias : name, fr: isEnglish ? name : alias };
}

/**
 * Whether `ignore_columns` leaves a column out by our name for it. Where the layout reads the column from other headers,
 * and the file has a header of that name too, this header alone is meant; 0.1 left the column out all the same.
 */
export function ignoresColumn(
  name: string,
  ignored: readonly string[],
  {
    renamed,
    headers,
    release,
  }: Pick<SaidOfHeaders, 'renamed' | 'release'> & { readonly headers: readonly string[] },
): boolean {
  if (!ignored.includes(name)) return false;
  const isReadFromOthers = renamed.get(name)?.includes(name) === false;
  return !(isReadFromOthers && headers.includes(name) && holdsIn(release, '0.2'));
}

/** The name by which `ignore_columns` ignores a column: one of ours, or a header that is read as it. */
export function ignoredName(
  { name, alias }: Column,
  ignored: readonly string[],
  headers: readonly string[],
): string | undefined {
  return ignored.find((word) => word === name || word === alias || headers.includes(word));
}

/** The problem of a header of amounts that names another currency than the convention's, or thousands of it. */
export function otherCurrency(
  { fingerprint: { path: file }, headerRow: row }: RecordSource,
  header: string,
  { currency, release }: Partial<Pick<RecordSettings, 'currency' | 'release'>>,
): readonly Problem[] {
  const unit = holdsIn(release, '0.2') ? unitIn(header) : undefined;
  if (currency === undefined || unit === undefined || !isOtherCurrency(unit, currency)) return [];
  const place = { file, row, column: header, value: header };
  return [problem('header-currency', place, { header, unit, currency })];
}
