import { type Problem, problem } from '../../diagnostics/problem.ts';
import type { DecimalMark, TableLayout } from '../../domain/layout.ts';
import { formatDay, parseDay } from '../../domain/time/calendar.ts';
import { dayOfCount, schoolYearOf } from '../../domain/time/count-day.ts';
import { defaultReader } from '../columns/cell-reader.ts';
import { withOwnCategories } from '../columns/own-categories.ts';
import { type Column, columnsOf } from '../columns/table.ts';
import { keyPlace } from '../convention-places.ts';
import { ALL_TABLES } from '../tables.ts';
import { wrongDefault } from './layout-checks.ts';
import type { ParsedConvention } from './parsed-convention.ts';
import { unknownKeyArgs } from './unknown-key.ts';

/** Names in `tables:` that are no columns of their table, and defaults that no cell of it may hold. */
export function tableLayoutProblems({ convention }: ParsedConvention): readonly Problem[] {
  return [...convention.tables].flatMap(([name, layouts]) => {
    const table = Object.values(ALL_TABLES).find((candidate) => candidate.name === name);
    const known = table === undefined ? [] : columnsOf(table.schema);
    const columns = withOwnCategories(known, convention.ownCategories);
    return layouts.flatMap((layout) => [
      ...unknownColumns(layout, columns),
      ...wrongDefaults(layout, columns, convention.decimalMark),
      ...ignoredColumns(layout, columns),
      ...(name === 'measures' ? otherYears(layout) : []),
    ]);
  });
}

function unknownColumns(layout: TableLayout, columns: readonly Column[]): readonly Problem[] {
  const all = columns.map(({ name }) => name);
  const places = columns.filter(({ refersTo }) => refersTo === 'site' || refersTo === 'serves');
  const references = columns.filter(({ refersTo }) => refersTo !== undefined);
  const named: readonly (readonly [key: string, names: Iterable<string>, known: readonly string[]])[] = [
    ['columns', layout.columns.keys(), all],
    ['values', layout.values.keys(), all],
    ['defaults', layout.defaults.keys(), all],
    ['fill_down', layout.fillDown, all],
    ['match', layout.match.keys(), places.map(({ name }) => name)],
    ['only_known', layout.onlyKnown, references.map(({ name }) => name)],
  ];
  return named.flatMap(([key, names, known]) =>
    [...names]
      .filter((name) => !known.includes(name))
      .map((name) => {
        const path = Array.isArray(names) ? key : `${key}.${name}`;
        return problem('key-unknown', keyPlace(layout.place, path, name), unknownKeyArgs(name, known));
      }),
  );
}

/** Headers that a layout both reads and ignores; a required column of which none is left is an error where the file is read. */
function ignoredColumns(
  { columns, ignoreColumns, place }: TableLayout,
  all: readonly Column[],
): readonly Problem[] {
  const ignored = new Set(ignoreColumns === '*' ? [] : ignoreColumns);
  return [...columns].flatMap(([column, headers]) => {
    const aside = headers.filter((header) => ignored.has(header));
    const isRequired = all.some(({ name, required }) => name === column && required);
    if (isRequired && aside.length === headers.length) return [];
    return aside.map((header) =>
      problem('column-ignored', keyPlace(place, `columns.${column}`, header), { column, header }),
    );
  });
}

/** Headers that count the pupils of another school year than the day that the layout gives to all rows. */
function otherYears({ columns, defaults, place }: TableLayout): readonly Problem[] {
  const written = parseDay(defaults.get('as_of') ?? '');
  if (written === undefined) return [];
  const day = formatDay(written);
  return (columns.get('value') ?? []).flatMap((header) => {
    const counted = dayOfCount(header);
    if (counted === undefined || schoolYearOf(counted) === schoolYearOf(day)) return [];
    return [problem('count-of-other-year', keyPlace(place, 'defaults.as_of', day), { header, day, counted })];
  });
}

/** A default may be the exact name of a member, which only the tables know. */
function wrongDefaults(
  layout: TableLayout,
  columns: readonly Column[],
  decimalMark: DecimalMark | undefined,
): readonly Problem[] {
  return [...layout.defaults].flatMap(([name, text]) => {
    const column = columns.find((candidate) => candidate.name === name && candidate.refersTo === undefined);
    return column === undefined
      ? []
      : wrongDefault(column, text, layout, defaultReader(column, layout.decimalMark ?? decimalMark, '.'));
  });
}
