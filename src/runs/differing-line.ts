import { closeSync, openSync, readSync } from 'node:fs';
import { type FirstDifference, firstDifference } from '../audit/first-difference.ts';

const PIECE = 1 << 16;

/** How much of the two lines is shown, from their beginning and from where they differ. */
const SHOWN = 1 << 12;

const LINE_FEED = 0x0a;

/** The first line in which two files differ, whatever their size; undefined where they are the same. */
export function differingLine(recorded: string, computed: string, path: string): FirstDifference | undefined {
  const files = [openSync(recorded, 'r'), openSync(computed, 'r')] as const;
  try {
    const found = divergence(...files);
    if (found === undefined) return undefined;
    const [ours, theirs] = files.map((file) => read(file, found.lineStart, found.inLine + SHOWN));
    const at = firstDifference(ours ?? NOTHING, theirs ?? NOTHING, path);
    return at?.line === undefined ? at : { ...at, line: at.line + found.linesBefore };
  } finally {
    files.forEach(closeSync);
  }
}

const NOTHING = Buffer.alloc(0);

/** Where two files begin to differ: in which line, and how far in it. */
function divergence(ours: number, theirs: number) {
  let linesBefore = 0;
  let lineStart = 0;
  for (let at = 0; ; at += PIECE) {
    const [left, right] = [read(ours, at, PIECE), read(theirs, at, PIECE)];
    const same = left.equals(right) ? left.length : commonLength(left, right);
    for (let feed = left.indexOf(LINE_FEED); feed !== -1 && feed < same; ) {
      linesBefore++;
      lineStart = at + feed + 1;
      feed = left.indexOf(LINE_FEED, feed + 1);
    }
    if (same < left.length || same < right.length) {
      return { linesBefore, lineStart, inLine: at + same - lineStart };
    }
    if (left.length < PIECE) return undefined;
  }
}

function commonLength(left: Buffer, right: Buffer): number {
  const length = Math.min(left.length, right.length);
  for (let at = 0; at < length; at++) if (left[at] !== right[at]) return at;
  return length;
}

function read(file: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let filled = 0;
  for (;;) {
    const count = readSync(file, bytes, filled, length - filled, from + filled);
    filled += count;
    if (count === 0 || filled === length) return bytes.subarray(0, filled);
  }
}
