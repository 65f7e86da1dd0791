/** Items by a key of each, groups and items in the order in which they come. */
export function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) addTo(groups, keyOf(item), item);
  return groups;
}

/** Puts an item into the group of its key, which is made where there is none yet. */
export function addTo<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}

/** How many items something holds of, where they come first and it holds of none after them: a binary search. */
export function partitionPoint<T>(items: ArrayLike<T>, holds: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What must stand at a place of a list: throws where nothing does, since a wrong cent would hide there. It is given what
 * stands there, not the list: a read that all kinds of lists share is a slow one.
 */
export function defined<T>(item: T | undefined): T {
  if (item === undefined) throw new RangeError('nothing stands where something must');
  return item;
}

/**
 * A copy of a list, for one that is remembered by the thousands: V8 keeps room for sixteen items more in a list that
 * items were pushed to.
 */
export function fitted<T>(list: readonly T[]): readonly T[] {
  return list.slice();
}
