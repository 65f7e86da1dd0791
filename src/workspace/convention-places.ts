import type { Place } from '../diagnostics/problem.ts';
import type { LayoutPlace } from '../domain/layout.ts';

export const CONVENTION_FILE = 'convention.yaml';

export const INVOICES_FOLDER = 'invoices';

/** The folder of the runs of a workspace, drafts and closed ones, and of their ledger. */
export const RUNS_FOLDER = 'runs';

/** The place of a key of a layout: `columns.net_amount`, or the entry itself if it has no such key. */
export function keyPlace(place: LayoutPlace, key: string, value?: string): Place {
  return {
    file: CONVENTION_FILE,
    row: place.keyRows.get(key) ?? place.row,
    column: `${place.path}.${key}`,
    value,
  };
}
