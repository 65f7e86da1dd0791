/** The lines that git puts around two versions of a file that it could not merge. */
const AROUND = /^(?:<{7} |>{7} )/;
/** The lines that git puts between them; alone, a row of `=` underlines a total. */
const BETWEEN = /^(?:\|{7} |={7}$)/;

/** Tells, line after line, which lines of a file are conflict marks of git. */
export function conflictMarks(): (line: string) => boolean {
  let isOpen = false;
  return (line) => {
    const text = line.trimEnd();
    if (!AROUND.test(text)) return isOpen && BETWEEN.test(text);
    isOpen = text.startsWith('<');
    return true;
  };
}

/** The line where git began a conflict in a text, counted from 1; undefined where there is none. */
export function conflictRow(text: string): number | undefined {
  const at = text.search(/^<{7} /m);
  return at === -1 ? undefined : text.slice(0, at).split('\n').length;
}
