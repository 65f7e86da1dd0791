import type { Place } from '../diagnostics/problem.ts';
import type { LayoutPlace } from '../domain/list-form.ts';

/** The file of the convention, in the workspace. */
export const CONVENTION_FILE = 'convention.yaml';

/** Where a key of a layout stands: `columns.net_amount`, or the entry itself where it has no such key. */
export function keyPlace(place: LayoutPlace, key: string, value: string): Place {
  return {
    file: CONVENTION_FILE,
    row: place.keyRows.get(key) ?? place.row,
    column: `${place.path}.${key}`,
    value,
  };
}
