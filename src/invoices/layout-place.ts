import type { Place } from '../diagnostics/problem.ts';
import type { Layout } from '../domain/convention.ts';
import { CONVENTION_FILE } from '../workspace/convention/load.ts';

/** Where a key of a layout stands: `columns.net_amount`, or the entry itself where it has no such key. */
export function layoutPlace({ place }: Layout, key: string, value: string): Place {
  return {
    file: CONVENTION_FILE,
    row: place.keyRows.get(key) ?? place.row,
    column: `${place.path}.${key}`,
    value,
  };
}
