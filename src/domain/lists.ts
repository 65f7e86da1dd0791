/** The items grouped by a key; groups and items stay in the order in which they come. */
export function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) addTo(groups, keyOf(item), item);
  return groups;
}

/** Adds an item to the group of its key; a missing group is made. */
export function addTo<K, T>(groups: Map<K, T[]>, key: K, item: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}

/** How many items at the beginning of a list meet a condition that none after them meets: a binary search. */
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
 * An item of a list that must be there: throws if it is missing, since a wrong cent would hide there. It takes the
 * item, not the list, because one read shared by lists of all kinds is slow in V8.
 */
export function defined<T>(item: T | undefined): T {
  if (item === undefined) throw new RangeError('nothing stands where something must');
  return item;
}

/** A copy of a list that is kept by the thousands: V8 gives one that items were pushed to spare room. */
export function fitted<T>(list: readonly T[]): readonly T[] {
  return list.slice();
}
