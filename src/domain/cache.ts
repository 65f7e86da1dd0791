/** How many results a cache keeps. */
const FIRST = 16_384;
const LATEST = 8192;

/**
 * The function with a cache of its results, for arguments that come again line after line. A full cache takes nothing
 * more; it is not emptied: the garbage collector would then find thousands of old objects at once.
 */
export function cached<Given, Made>(make: (given: Given) => Made): (given: Given) => Made {
  const known = new Map<Given, Made>();
  return (given) => {
    const before = known.get(given);
    if (before !== undefined) return before;
    const made = make(given);
    if (known.size < FIRST) known.set(given, made);
    return made;
  };
}

/**
 * The same for arguments that come for a while and never again: a full cache is emptied. Of `context` the result may
 * depend only on what the argument determines; `keep` gives what to remember instead of an argument, as a copy of a
 * slice of a text.
 */
export function cachedLatest<Given, Made, Context = void>(
  make: (given: Given, context: Context) => Made,
  keep: (given: Given) => Given = (given) => given,
): (given: Given, context: Context) => Made {
  const known = new Map<Given, Made>();
  return (given, context) => {
    const before = known.get(given);
    if (before !== undefined) return before;
    const made = make(given, context);
    if (known.size === LATEST) known.clear();
    known.set(keep(given), made);
    return made;
  };
}

/** The value of a key in a map; if there is none, one is made and stored. */
export function getOrInsert<K, V>(
  map: { get(key: K): V | undefined; set(key: K, value: V): unknown },
  key: K,
  make: () => V,
): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
