/** So much is remembered; what comes later is made again. Forgetting it all would leave the collector much to find. */
const REMEMBERED = 16_384;

/** The same function, but what it made is remembered: shares and suppliers come again on line after line. */
export function remembering<Given, Made>(make: (given: Given) => Made): (given: Given) => Made {
  const known = new Map<Given, Made>();
  return (given) => {
    const before = known.get(given);
    if (before !== undefined) return before;
    const made = make(given);
    if (known.size < REMEMBERED) known.set(given, made);
    return made;
  };
}
