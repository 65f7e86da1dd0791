/** The lines that git puts around two versions of a file that it could not merge. */
const AROUND = /^(?:<{7} |>{7} )/;
/** Those that it puts between them; alone, a row of `=` underlines a total. */
const BETWEEN = /^(?:\|{7} |={7}$)/;

/** Tells of the lines of a file, one after the other, which are marks of git. */
export function conflictMarks(): (line: string) => boolean {
  let isOpen = false;
  return (line) => {
    const text = line.trimEnd();
    if (!AROUND.test(text)) return isOpen && BETWEEN.test(text);
    isOpen = text.startsWith('<');
    return true;
  };
}

/** Where git began to put two versions of a text, counted from 1; undefined where it did not. */
export function conflictRow(text: string): number | undefined {
  const at = text.search(/^<{7} /m);
  return at === -1 ? undefined : text.slice(0, at).split('\n').length;
}
