/** V8 copies slices under this length; a longer one keeps the whole text alive that it was cut from. */
const COPIED_LENGTH = 13;

/** A copy of a text, so that keeping it does not keep the file that it was cut from in memory. */
export function detached(text: string): string {
  // A text joined to another is written out when it is cut: only it and the blank before it stay alive.
  return text.length < COPIED_LENGTH ? text : ` ${text}`.slice(1);
}

/** Keeps each text once, as a copy: for those that a million lines repeat. */
export function textKeeper(): (text: string) => string {
  const texts = new Map<string, string>();
  return (text) => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    const own = detached(text);
    texts.set(own, own);
    return own;
  };
}
