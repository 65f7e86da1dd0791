/** V8 copies slices under this length; a longer one keeps the whole text alive that it was cut from. */
const COPIED_LENGTH = 13;

/** The text without what it was cut from, so that remembering it does not keep pieces of files in memory. */
export function detached(text: string): string {
  // A text joined to another is written out anew when it is cut: what stays alive is itself and the blank before it.
  return text.length < COPIED_LENGTH ? text : ` ${text}`.slice(1);
}

/** Keeps each text once, apart from what it was cut from: for those that a million lines repeat. */
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
