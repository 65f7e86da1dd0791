import { isNumberMiswritten } from '../text/miswritten-number.ts';
import { nearestId } from './identifiers.ts';
import type { TableRow } from './tables.ts';

/** The accesses of the inventory, with their rows where these are known. */
export interface ListedAccesses {
  readonly keys: () => Iterable<string>;
  readonly get?: (access: string) => readonly TableRow[] | undefined;
}

/**
 * What is said of an access that is not in the inventory: the one there that is the same, written differently, with
 * its place, since the inventory is then wrong; else the nearest one.
 */
export function unlistedAccess(access: string, accesses: ListedAccesses) {
  let found: string | undefined;
  const alike = (): string =>
    (found ??= [...accesses.keys()].find((listed) => isNumberMiswritten(listed, access)) ?? '');
  const placed = (): string => {
    const listed = alike();
    const [row] = accesses.get?.(listed) ?? [];
    return row === undefined ? listed : `${listed} (${row.file}:${row.row})`;
  };
  const nearest = (): string => (alike() === '' ? nearestId(access, accesses.keys()) : '');
  return { value: access, nearest, alike: placed };
}
