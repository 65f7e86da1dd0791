/** What was made of so many is remembered. */
const FIRST = 16_384;
const LATEST = 8192;

/**
 * The same function, but what it made is remembered: shares and suppliers come again on line after line. What comes when
 * the memory is full is made again; forgetting it all would leave the collector much to find.
 */
export function remembering<Given, Made>(make: (given: Given) => Made): (given: Given) => Made {
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
 * The same for what is given for a while and then no more, as the plans of a month: a full memory is emptied.
 * `context` is what it is made with; what is made must not hang on it.
 */
export function rememberingLatest<Given, Made, Context = void>(
  make: (given: Given, context: Context) => Made,
): (given: Given, context: Context) => Made {
  const known = new Map<Given, Made>();
  return (given, context) => {
    const before = known.get(given);
    if (before !== undefined) return before;
    const made = make(given, context);
    if (known.size === LATEST) known.clear();
    known.set(given, made);
    return made;
  };
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
