import { type Problem, problem } from '../../diagnostics/problem.ts';
import type { Convention, Layout } from '../../domain/convention.ts';
import type { CommonLayout, LayoutPlace } from '../../domain/layout.ts';
import { isGlob, takesAll } from '../../text/glob.ts';
import { keyPlace } from '../convention-places.ts';

/** A pattern with what it gives. */
type Given = readonly [pattern: string, meant: string];

/**
 * Patterns that nothing reaches: the first that matches counts, and one above takes all that they match. An entry of
 * `invoices` is one for the files that it names.
 */
export function hiddenPatterns({
  layouts,
  tables,
}: Pick<Convention, 'layouts' | 'tables'>): readonly Problem[] {
  return [
    ...hiddenEntries(layouts),
    ...layouts.flatMap(({ place, categories }) =>
      hidden(
        place,
        'categories',
        categories.map(({ glob, category }) => [glob, category]),
      ),
    ),
    ...[...layouts, ...[...tables.values()].flat()].flatMap(hiddenValues),
  ];
}

function hiddenEntries(layouts: readonly Layout[]): readonly Problem[] {
  return layouts.flatMap(({ place, files }, index) => {
    const above = layouts.slice(0, index).find((other) => takesAll(other.files, files));
    if (above === undefined) return [];
    const how = above.files === files ? { same: files } : { other: above.files };
    return [problem('pattern-hidden', keyPlace(place, 'files', files), { pattern: files, ...how })];
  });
}

/** A whole text comes before all patterns (DATA.md, `values`). */
function hiddenValues({ place, values }: CommonLayout): readonly Problem[] {
  return [...values].flatMap(([column, given]) =>
    hidden(
      place,
      `values.${column}`,
      [...given].filter(([pattern]) => isGlob(pattern)),
    ),
  );
}

/** One that gives the same as that above is no doubt. */
function hidden(place: LayoutPlace, key: string, given: readonly Given[]): readonly Problem[] {
  return given.flatMap(([pattern, meant], index) => {
    const above = given.slice(0, index).find(([other]) => takesAll(other, pattern));
    if (above === undefined || above[1] === meant) return [];
    const at = keyPlace(place, `${key}.${pattern}`, pattern);
    return [problem('pattern-hidden', at, { pattern, other: above[0] })];
  });
}
