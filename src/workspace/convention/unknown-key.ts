import { nearest } from '../../text/nearest.ts';

/** What is said of a key that is not known: the nearest one, or all that there are where none is near. */
export function unknownKeyArgs(
  key: string,
  known: readonly string[],
): { readonly value: string; readonly nearest: string; readonly known: string } {
  const near = nearest(key, known);
  return { value: key, nearest: near, known: near === '' ? known.join(', ') : '' };
}
