/**
 * A copy of a list, for one that is remembered by the thousands: V8 keeps room for sixteen items more in a list that
 * items were pushed to.
 */
export function fitted<T>(list: readonly T[]): readonly T[] {
  return list.slice();
}
