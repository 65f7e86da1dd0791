/** The first place where a file differs from what was computed; for a binary file, only that it does. */
export interface FirstDifference {
  /** Counted from 1; undefined in a binary file. */
  readonly line: number | undefined;
  /** The line in the run, and the line computed; undefined on the side that has ended. */
  readonly recorded: string | undefined;
  readonly computed: string | undefined;
}

const TEXT = /(\.(csv|json|html|yaml|txt)|^SHA256SUMS)$/;

/** Compares two files byte for byte; undefined where they are the same. */
export function firstDifference(
  recorded: Buffer,
  computed: Buffer,
  path: string,
): FirstDifference | undefined {
  if (recorded.equals(computed)) return undefined;
  if (!TEXT.test(path)) return { line: undefined, recorded: undefined, computed: undefined };
  const linesOf = (content: Buffer): readonly string[] => content.toString('utf8').split('\n');
  const [ours, theirs] = [linesOf(recorded), linesOf(computed)];
  const length = Math.max(ours.length, theirs.length);
  for (let index = 0; index < length; index++) {
    if (ours[index] === theirs[index]) continue;
    const [there, here] = [lineAt(index, ours, theirs), lineAt(index, theirs, ours)];
    return { line: index + 1, recorded: there, computed: here };
  }
  // Bytes that are not text may differ where their decoded text does not.
  return { line: undefined, recorded: undefined, computed: undefined };
}

/** A line of a file; undefined where it has ended: nothing follows its last line feed, though the other file goes on. */
function lineAt(index: number, lines: readonly string[], others: readonly string[]): string | undefined {
  const hasEnded = index === lines.length - 1 && lines[index] === '' && others[index] !== undefined;
  return hasEnded ? undefined : lines[index];
}
