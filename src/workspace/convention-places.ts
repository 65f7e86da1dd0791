import type { Place } from '../diagnostics/problem.ts';
import type { LayoutPlace } from '../domain/layout.ts';

/** The file of the convention, in the workspace. */
export const CONVENTION_FILE = 'convention.yaml';

/** The folder of the suppliers' files there. */
export const INVOICES_FOLDER = 'invoices';

/** Where a key of a layout stands: `columns.net_amount`, or the entry itself where it has no such key. */
export function keyPlace(place: LayoutPlace, key: string, value?: string): Place {
  return {
    file: CONVENTION_FILE,
    row: place.keyRows.get(key) ?? place.row,
    column: `${place.path}.${key}`,
    value,
  };
}

/** How a convention says a key of a file: in the layout of the file, or in the new one that `entry` makes. */
export function writingKey(
  layout: { readonly place: LayoutPlace } | undefined,
  entry: (key: string) => string,
): (key: string) => string {
  return (key) => (layout === undefined ? entry(key) : `${layout.place.path}: ${key}`);
}
