/**
 * What must stand at a place of a list: throws where nothing does, since a wrong cent would hide there. It is given what
 * stands there, not the list: a read that all kinds of lists share is a slow one.
 */
export function present<T>(item: T | undefined): T {
  if (item === undefined) throw new RangeError('nothing stands where something must');
  return item;
}
