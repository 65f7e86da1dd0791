/** Everything is forgotten when so much is remembered. */
const REMEMBERED = 16_384;

/** The same function, but what it made is remembered: texts and shares come again on line after line. */
export function remembering<Given, Made>(make: (given: Given) => Made): (given: Given) => Made {
  const known = new Map<Given, Made>();
  return (given) => {
    const before = known.get(given);
    if (before !== undefined) return before;
    const made = make(given);
    if (known.size === REMEMBERED) known.clear();
    known.set(given, made);
    return made;
  };
}
