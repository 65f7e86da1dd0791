/**
 * A copy of a list, for one that is remembered by the thousands: V8 keeps room for sixteen items more in a list that
 * items were pushed to.
 */
export function fitted<T>(list: readonly T[]): readonly T[] {
  return list.slice();
}

/** What is known under a key, or is found now. */
export function remember<K, V>(
  memory: { get(key: K): V | undefined; set(key: K, value: V): unknown },
  key: K,
  find: () => V,
): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const found = find();
  memory.set(key, found);
  return found;
}
