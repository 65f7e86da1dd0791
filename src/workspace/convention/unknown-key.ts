import { nearest } from '../../text/nearest.ts';

/** The arguments for an unknown key: the nearest known one, or all known ones if none is near. */
export function unknownKeyArgs(
  key: string,
  known: readonly string[],
): { readonly value: string; readonly nearest: string; readonly known: string } {
  const near = nearest(key, known);
  return { value: key, nearest: near, known: near === '' ? known.join(', ') : '' };
}
