/** How many results a cache holds. */
const FIRST = 16_384;
const LATEST = 8192;

/**
 * The same function with a cache of what it made, for what comes again on line after line. Once the cache is full nothing
 * more is put into it: what is not there is made each time. It is not emptied, for the garbage collector would then have to
 * find thousands of old objects at once.
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
 * The same for what comes for a while and then no more: a full cache is emptied. What is made must not hang on `context`;
 * `keep` gives what is remembered in the place of what was given, such as a text without the one that it was cut out of.
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

/** The value of a key in a map; where it has none, one is made and put there. */
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
