/** A line that git puts around or between two versions of a file that it could not merge. */
const MARK = /^(?:<{7} |\|{7} |={7}$|>{7} )/;

export function isConflictMark(line: string): boolean {
  return MARK.test(line.trimEnd());
}

/** Where git began to put two versions of a text, counted from 1; undefined where it did not. */
export function conflictRow(text: string): number | undefined {
  const at = text.search(/^<{7} /m);
  return at === -1 ? undefined : text.slice(0, at).split('\n').length;
}
