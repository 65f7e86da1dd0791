import { type Problem, problem } from '../../diagnostics/problem.ts';
import type { TableLayout } from '../../domain/layout.ts';
import { formatDay, parseDay } from '../../domain/time/calendar.ts';
import { schoolYearOf } from '../../domain/time/period.ts';
import { withOwnCategories } from '../columns/own-categories.ts';
import { type Column, columnsOf } from '../columns/table.ts';
import { keyPlace } from '../convention-places.ts';
import { ALL_TABLES } from '../tables.ts';
import { dayOfCount } from '../written/count-day.ts';
import { unknownNames, wrongDefaults } from './layout-checks.ts';
import type { ParsedConvention } from './parsed-convention.ts';

/** Names in `tables:` that are no columns of their table, and defaults that no cell of it may contain. */
export function tableLayoutProblems({ convention }: ParsedConvention): readonly Problem[] {
  return [...convention.tables].flatMap(([name, layouts]) => {
    const table = Object.values(ALL_TABLES).find((candidate) => candidate.name === name);
    const known = table === undefined ? [] : columnsOf(table.schema);
    const columns = withOwnCategories(known, convention.ownCategories);
    // A default may be the exact name of a member, which only the tables know.
    const withoutNames = columns.filter(({ refersTo }) => refersTo === undefined);
    return layouts.flatMap((layout) => [
      ...unknownColumns(layout, columns),
      ...wrongDefaults(layout, withoutNames, layout.decimalMark ?? convention.decimalMark, '.'),
      ...ignoredColumns(layout, columns),
      ...(name === 'measures' ? otherYears(layout) : []),
    ]);
  });
}

function unknownColumns(layout: TableLayout, columns: readonly Column[]): readonly Problem[] {
  const namesOf = (some: readonly Column[]): readonly string[] => some.map(({ name }) => name);
  const all = namesOf(columns);
  const places = columns.filter(({ refersTo }) => refersTo === 'site' || refersTo === 'serves');
  const references = columns.filter(({ refersTo }) => refersTo !== undefined);
  return unknownNames(layout.place, columns, [
    ['columns', [...layout.columns.keys()], all],
    ['values', [...layout.values.keys()], all],
    ['defaults', [...layout.defaults.keys()], all],
    ['fill_down', layout.fillDown, all],
    ['match', [...layout.match.keys()], namesOf(places)],
    ['only_known', layout.onlyKnown, namesOf(references)],
  ]);
}

/** Headers both read and ignored; if no required column is left, that is an error where the file is read. */
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

/** Headers that count pupils in another school year than the day that the layout gives all rows. */
function otherYears({ columns, defaults, place }: TableLayout): readonly Problem[] {
  const asOf = parseDay(defaults.get('as_of') ?? '');
  if (asOf === undefined) return [];
  const day = formatDay(asOf);
  return (columns.get('value') ?? []).flatMap((header) => {
    const counted = parseDay(dayOfCount(header) ?? '');
    if (counted === undefined || schoolYearOf(counted) === schoolYearOf(asOf)) return [];
    const days = { day, counted: formatDay(counted) };
    return [problem('count-of-other-year', keyPlace(place, 'defaults.as_of', day), { header, ...days })];
  });
}
