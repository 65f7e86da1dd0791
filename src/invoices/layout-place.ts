import type { Place } from '../diagnostics/problem.ts';
import type { Layout } from '../domain/convention.ts';
import { keyPlace } from '../workspace/layout-place.ts';

/** Where a key of a layout stands: `columns.net_amount`, or the entry itself where it has no such key. */
export function layoutPlace({ place }: Layout, key: string, value: string): Place {
  return keyPlace(place, key, value);
}
