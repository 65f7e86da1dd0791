import { isError, type OnProblem, type Problem } from '../../diagnostics/problem.ts';
import type { OwnCategories } from '../../domain/invoice-line.ts';
import type { DecimalMark, MatchWay, TableLayout } from '../../domain/list-form.ts';
import type { Release } from '../../domain/release.ts';
import { fileOfPlace } from '../../text/file-type.ts';
import { matchesGlob } from '../../text/glob.ts';
import { type CellReader, cellReader, cleanText, defaultReader } from '../cell-reader.ts';
import { headerMissing, ignoredName, missingColumn, placeColumns } from '../header.ts';
import { headerBelow } from '../header-below.ts';
import { writingKey } from '../layout-place.ts';
import { isListed } from '../listed-tables.ts';
import { markRule } from '../numbers.ts';
import { withOwnCategories } from '../own-categories.ts';
import type { RecordSource } from '../records/record-source.ts';
import { type Column, columnsKnownIn, type TableFacts } from '../table.ts';
import { translation } from '../translation.ts';

/** Where the cells of a column stand in a file, and what its layout says of them. */
export interface SourceColumn {
  readonly column: Column;
  readonly name: string;
  readonly header: string;
  /** The first of these cells that is not empty counts; none where the file lacks the column. */
  readonly indices: readonly number[];
  readonly read: CellReader;
  /** The text of an empty cell, as the convention writes it. */
  readonly fallback: string | undefined;
  readonly readFallback: CellReader;
  /** What a cell is translated into. */
  readonly translate: (text: string) => string | undefined;
  readonly fillDown: boolean;
  readonly ways: readonly MatchWay[];
  readonly onlyKnown: boolean;
  /** Whether its cells are read as they are written: each stands in one column, of which no layout says anything. */
  readonly asWritten: boolean;
}

/** The columns of a source, and which of its records are left aside. */
export interface SourceColumns {
  readonly columns: readonly SourceColumn[];
  /** The places of the cells by which skip_rows leaves a record aside; none where it is to be read. */
  readonly asideBy: (record: readonly string[]) => readonly number[];
}

/** What of the convention and of the run the cells of all tables are read by. */
export interface ReadingSettings {
  readonly decimalMark: DecimalMark | undefined;
  readonly release: Release;
  readonly ownCategories: OwnCategories;
}

const BY_ID: readonly MatchWay[] = ['id'];

/** Places the columns of a table in a file, under its layout where it is a list; undefined, reported, where one lacks. */
export function sourceColumns(
  table: TableFacts,
  source: RecordSource,
  layout: TableLayout | undefined,
  { decimalMark, release, ownCategories }: ReadingSettings,
  report: OnProblem,
): SourceColumns | undefined {
  const { path } = source.fingerprint;
  let usable = true;
  const fail = (found: Problem): void => {
    usable = false;
    report(found);
  };
  const { known, later } = columnsKnownIn(table.schema, release);
  const columns = withOwnCategories(known, ownCategories);
  const headers = source.header.map(cleanText);
  const renamed = layout?.columns ?? new Map<string, readonly string[]>();
  const below = headerBelow(source, columns, renamed);
  if (below !== undefined) {
    report(below);
    return undefined;
  }
  const ignored = layout === undefined || layout.ignoreColumns === '*' ? [] : layout.ignoreColumns;
  const all = layout?.ignoreColumns === '*';
  const writing = writingKey(layout, (key) =>
    isListed(table.name)
      ? `tables: { ${table.name}: { file: ${JSON.stringify(fileOfPlace(path))}, ${key} } }`
      : '',
  );
  const placed = placeColumns(source, columns, {
    renamed,
    ignored: [...ignored, ...later],
    release,
    writing,
  });
  for (const found of placed.problems) {
    const ofUnknown = found.code === 'column-unknown' || found.code === 'header-repeated';
    if (!(all && ofUnknown)) (isError(found) ? fail : report)(found);
  }
  for (const [name, wanted] of layout?.columns ?? []) {
    for (const header of wanted) {
      if (headers.includes(cleanText(header))) continue;
      fail(headerMissing(source, layout, `columns.${name}`, name, header));
    }
  }
  const declared = layout?.decimalMark ?? decimalMark;
  const rule = markRule(source.dialect?.delimiter, declared);
  const found = columns.flatMap((column): readonly SourceColumn[] => {
    const place = placed.places.find((candidate) => candidate.column === column);
    const fallback = layout?.defaults.get(column.name);
    if (place === undefined && fallback === undefined) {
      if (column.required) {
        const aside = ignoredName(column, ignored, layout?.columns.get(column.name) ?? []);
        const isForeign = layout !== undefined;
        fail(missingColumn(source, column, columns, isForeign, aside));
      }
      return [];
    }
    return [
      {
        column,
        name: column.name,
        header: place?.header ?? column.name,
        indices: place === undefined ? [] : [place.index, ...place.others],
        read: cellReader(column, rule, release),
        readFallback: defaultReader(column, declared, '.', release),
        fallback,
        translate: translation(layout?.values.get(column.name)),
        fillDown: layout?.fillDown.includes(column.name) ?? false,
        ways: layout?.match.get(column.name) ?? BY_ID,
        onlyKnown: layout?.onlyKnown.includes(column.name) ?? false,
        asWritten: layout === undefined && place !== undefined && place.others.length === 0,
      },
    ];
  });
  const conditions = [...(layout?.skipRows ?? [])].map(([name, globs]) => {
    const placed = found.find((column) => column.name === name)?.indices ?? [];
    const indices = placed.length > 0 ? placed : [headers.indexOf(cleanText(name))];
    if (indices.includes(-1)) fail(headerMissing(source, layout, `skip_rows.${name}`, 'skip_rows', name));
    return { indices, globs };
  });
  if (!usable) return undefined;
  return {
    columns: found,
    asideBy: (record) =>
      conditions.flatMap(({ indices, globs }) => {
        const text = writtenIn(record, indices);
        return globs.some((glob) => matchesGlob(glob, text)) ? indices : [];
      }),
  };
}

/** What a column of several headers holds in a record: the first of its cells that is not empty. */
export function writtenIn(record: readonly string[], indices: readonly number[]): string {
  for (const index of indices) {
    const text = cleanText(record[index] ?? '');
    if (text !== '') return text;
  }
  return '';
}
