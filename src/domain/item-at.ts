/** What stands at a place of a list that must have one: throws where it has none, since a wrong cent would hide there. */
export function itemAt<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`nothing stands at ${index} of ${list.length}`);
  return item;
}
