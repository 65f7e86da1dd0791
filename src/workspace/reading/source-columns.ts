import { isError, type OnProblem, type Problem, problem } from '../../diagnostics/problem.ts';
import type { OwnCategories } from '../../domain/invoice-line.ts';
import type { MatchWay, TableLayout } from '../../domain/layout.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import { type CellReader, cellReader, defaultReader, translation } from '../columns/cell-reader.ts';
import { writtenReader } from '../columns/file-writing.ts';
import { markRule } from '../columns/numbers.ts';
import { withOwnCategories } from '../columns/own-categories.ts';
import { type Column, columnsKnownIn, isHeaderOf, type TableFacts } from '../columns/table.ts';
import type { RecordSettings } from '../records/open-records.ts';
import type { RecordSource } from '../records/record-source.ts';
import { type FilledDown, filledDown } from './filled-down.ts';
import { type ColumnPlace, headerMissing, ignoredName, placeColumns } from './header.ts';
import { type JoinedColumn, joinPlaces } from './joined-columns.ts';
import { foreignHeader, missingColumn } from './missing-column.ts';
import { rowConditions } from './row-conditions.ts';
import { standingColumns } from './standing-columns.ts';

/** The cells of a column in a file, and what its layout says about them. */
export interface SourceColumn {
  readonly column: Column;
  readonly name: string;
  readonly header: string;
  /** -1 where the file lacks the column; after those of the file where it joins several. */
  readonly index: number;
  /** The indexes of its cells in the file, of which the first that is not empty counts. */
  readonly cells: readonly number[];
  readonly read: CellReader;
  /** The text for an empty cell, as the convention writes it. */
  readonly fallback: string | undefined;
  readonly readFallback: CellReader;
  readonly translate: (text: string) => string | undefined;
  readonly ways: readonly MatchWay[];
  readonly onlyKnown: boolean;
  /** Whether its cells are read as they are written: from one column, about which no layout says anything. */
  readonly asWritten: boolean;
}

/** The columns of a source, and which of its records are left aside. */
export interface SourceColumns {
  /** All, or where there is an error only those whose cells can be judged. */
  readonly columns: readonly SourceColumn[];
  /** Whether the source can be read as a table: no column has an error. */
  readonly isTable: boolean;
  readonly joined: readonly JoinedColumn[];
  readonly down: FilledDown;
  /** The indexes of the cells by which skip_rows leaves a record aside; undefined where it is to be read. */
  readonly asideBy: (record: readonly string[]) => readonly number[] | undefined;
  /** The name of the column that is read from the cell at an index. */
  readonly nameOf: (index: number) => string | undefined;
}

/** The settings of the convention and the run for reading the cells of all tables. */
export interface ReadingSettings extends RecordSettings {
  readonly release: Release;
  readonly ownCategories: OwnCategories;
}

const BY_ID: readonly MatchWay[] = ['id'];

/**
 * Finds the columns of a table in a file, by its layout if it is a list; one that is missing is reported. Undefined
 * where nothing can be said of its cells.
 */
export function sourceColumns(
  table: TableFacts,
  source: RecordSource,
  layout: TableLayout | undefined,
  settings: ReadingSettings,
  report: OnProblem,
): SourceColumns | undefined {
  const errors: Problem[] = [];
  const fail = (found: Problem): void => {
    errors.push(found);
    report(found);
  };
  const { known, later } = columnsKnownIn(table.schema, settings.release);
  const columns = withOwnCategories(known, settings.ownCategories);
  const foreign = foreignHeader(source, columns, [...(layout?.columns.values() ?? [])].flat());
  if (foreign !== undefined) {
    report(foreign);
    return undefined;
  }
  const ignored = layout === undefined || layout.ignoreColumns === '*' ? [] : layout.ignoreColumns;
  const isToday = holdsIn(settings.release, '0.2');
  const { places, problems } = placeColumns(source, columns, {
    renamed: layout?.columns ?? new Map<string, readonly string[]>(),
    ignored: [...ignored, ...later],
    conditions: [...(layout?.skipRows.keys() ?? [])],
    currency: settings.currency,
    release: settings.release,
  });
  for (const told of problems) {
    const found = isToday && table.mayHold !== undefined ? inNarrowTable(told, table.mayHold) : told;
    const ofUnknown = found.code === 'column-unknown' || found.code === 'header-repeated';
    if (layout?.ignoreColumns !== '*' || !ofUnknown) (isError(found) ? fail : report)(found);
  }
  if (layout !== undefined) lackingHeaders(source, layout).forEach(fail);
  const isTold = (name: string): boolean =>
    layout?.columns.get(name)?.some((header) => !source.header.includes(header)) === true;
  const { places: indexes, joined } = joinPlaces(source, places);
  const columnOf = columnUnder(source, layout, settings);
  const found = columns.flatMap((column): readonly SourceColumn[] => {
    const at = places.findIndex((candidate) => candidate.column === column);
    const [place, index = -1] = [places[at], indexes[at]?.index];
    if (place !== undefined || layout?.defaults.has(column.name)) return [columnOf(column, place, index)];
    if (column.required && !isTold(column.name)) {
      const aside = ignoredName(column, ignored, layout?.columns.get(column.name) ?? []);
      fail(missingColumn(source, column, columns, layout !== undefined, aside));
    }
    return [];
  });
  const indexOf = (name: string): number => {
    const own = found.find((column) => column.name === name)?.index ?? -1;
    return own === -1 ? source.header.indexOf(name) : own;
  };
  const untold = layout && {
    ...layout,
    skipRows: new Map([...layout.skipRows].filter(([name]) => !isTold(name))),
  };
  const asideBy = rowConditions('skip_rows', source, untold, indexOf, report);
  lackingColumns(source, layout, columns, places, settings.release).forEach(fail);
  if (asideBy === undefined) return undefined;
  const filled = found.filter(({ name, index }) => layout?.fillDown.includes(name) && index !== -1);
  const indices = filled.map(({ index }) => index);
  const nameOf = (index: number): string | undefined =>
    found.find(({ cells }) => cells.includes(index))?.name;
  const isTable = errors.length === 0;
  const judged = isTable ? found : standingColumns(found, errors, layout, table.key);
  return { columns: judged, isTable, joined, down: filledDown(indices, joined), asideBy, nameOf };
}

/** An unknown column of a table whose rows mean more without it: an error, unless the table may hold it. */
function inNarrowTable(found: Problem, allowed: readonly string[]): Problem {
  const { code, place, args } = found;
  const header = place.column ?? '';
  if (code !== 'column-unknown' || allowed.includes(header)) return found;
  return problem('acceptance-column', place, { header, nearest: args.nearest });
}

function lackingHeaders(source: RecordSource, layout: TableLayout): readonly Problem[] {
  const headers = source.header;
  return [...layout.columns].flatMap(([name, wanted]) =>
    wanted
      .filter((header) => !headers.includes(header))
      .map((header) => headerMissing(source, layout, `columns.${name}`, name, header)),
  );
}

/** The columns that a layout fills down, or gives words for, and the file lacks, unless another problem says so. */
function lackingColumns(
  source: RecordSource,
  layout: TableLayout | undefined,
  columns: readonly Column[],
  places: readonly ColumnPlace[],
  release: Release,
): readonly Problem[] {
  return columns.flatMap((column) => {
    const { name, required } = column;
    if (layout === undefined || places.some((place) => place.column.name === name)) return [];
    const isTold = layout.columns.has(name) || (required && !layout.defaults.has(name));
    const isThere = source.header.some((header) => isHeaderOf(column, header));
    const saysWords = !isThere && layout.values.has(name) && holdsIn(release, '0.2');
    const keys = [
      layout.fillDown.includes(name) ? 'fill_down' : [],
      saysWords ? `values.${name}` : [],
    ].flat();
    return isTold ? [] : keys.map((key) => headerMissing(source, layout, key, name, name));
  });
}

/** What the layout of a file says about each of its columns; a column that the file lacks has only its default. */
function columnUnder(
  source: RecordSource,
  layout: TableLayout | undefined,
  { decimalMark, release }: ReadingSettings,
): (column: Column, place: ColumnPlace | undefined, index: number) => SourceColumn {
  const declared = layout?.decimalMark ?? decimalMark;
  const rule = markRule(source.dialect?.delimiter, layout, decimalMark);
  return (column, place, index) => ({
    column,
    name: column.name,
    header: place?.header ?? column.name,
    index,
    cells: place === undefined ? [] : [place.index, ...place.others],
    read: writtenReader(column, cellReader(column, rule, release), layout?.writing),
    readFallback: defaultReader(column, declared, '.', release),
    fallback: layout?.defaults.get(column.name),
    translate: translation(layout?.values.get(column.name)),
    ways: layout?.match.get(column.name) ?? BY_ID,
    onlyKnown: layout?.onlyKnown.includes(column.name) ?? false,
    asWritten: layout === undefined && place !== undefined && place.others.length === 0,
  });
}
