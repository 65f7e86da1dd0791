import type { Argument, Bilingual } from '../../diagnostics/bilingual.ts';
import type { Code } from '../../diagnostics/codes.ts';
import type { Problem } from '../../diagnostics/problem.ts';
import { cached } from '../../domain/cache.ts';
import { groupBy } from '../../domain/lists.ts';
import { fileOfPlace } from '../../text/file-type.ts';
import { enumerated } from '../../text/joined.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
import { TABLES } from '../../workspace/tables.ts';

/** Words for the places of a remedy's template. */
export type Words = Readonly<Record<string, Argument>>;

/** The lists that hold the measure that a problem is of, and the other tables that are read from a list with a repetition. */
export function listWords({
  workspace,
  convention,
}: LoadedWorkspace): (found: Problem, file: string) => Words {
  const holding = cached((measure: unknown): readonly (readonly [string, ReadonlySet<string>])[] => {
    const rows = workspace?.observations?.filter((row) => row.measure === measure) ?? [];
    return [...groupBy(rows, ({ file }) => file)].map(([place, found]) => [
      place,
      new Set(found.map(({ id }) => id)),
    ]);
  });
  /** Whether the entries of a list give the day of its counts, so that it has one for each site or member. */
  const isOfOneDay = cached((place: string): boolean => {
    const entries = (convention?.tables.get('measures') ?? []).filter(
      (layout) => layout.file === fileOfPlace(place),
    );
    return (
      entries.length > 0 &&
      entries.every(({ columns, defaults }) => defaults.has('as_of') && !columns.has('as_of'))
    );
  });
  return ({ code, args }, file): Words => {
    if (OF_OBSERVATIONS.includes(code)) {
      const all = holding(args['measure']);
      const open = all.filter(([place, ids]) => !(isOfOneDay(place) && ids.has(String(args['id']))));
      if (all.length === 0) return {};
      const word = open.length === 0 ? OF_ANOTHER_DAY : either(workbooksOnce(open.map(([place]) => place)));
      return { [TABLES.measures.file]: word };
    }
    if (code !== 'row-repeated' || args['table'] === undefined) return {};
    const path = fileOfPlace(file);
    const also = [...(convention?.tables ?? [])].flatMap(([table, layouts]) =>
      table !== args['table'] && layouts.some((layout) => layout.file === path) ? [table] : [],
    );
    return also.length === 0 ? {} : { also: also.join(', '), list: path };
  };
}

/** Where a count of another day goes if the entries of all lists give the days of theirs. */
const OF_ANOTHER_DAY: Bilingual = {
  en: `${TABLES.measures.file} (or a list with an entry of its own under \`tables: measures\` in convention.yaml)`,
  fr: `${TABLES.measures.file} (ou liste à part, avec son entrée sous \`tables: measures\` de convention.yaml)`,
};

/** What a rule lacks in the rows of a measure. */
const OF_OBSERVATIONS: readonly Code[] = ['measure-missing', 'measure-stale', 'measure-year-old'];

/** Places of lists; a workbook of which several sheets are lists is named once, without its sheets. */
export function workbooksOnce(places: readonly string[]): readonly string[] {
  const isOneOfMany = (place: string): boolean =>
    places.filter((other) => fileOfPlace(other) === fileOfPlace(place)).length > 1;
  return [...new Set(places.map((place) => (isOneOfMany(place) ? fileOfPlace(place) : place)))];
}

export function either(files: readonly string[]): Bilingual {
  return { en: enumerated(files, ' or '), fr: enumerated(files, ' ou ') };
}
