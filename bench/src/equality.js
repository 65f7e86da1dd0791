// @ts-check
/** Peers are compared by their bytes before any time is printed. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** @param {string} path */
export async function sha256(path) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** The first line in which two files differ, for the message. @param {string} one @param {string} other */
export async function firstDifference(one, other) {
  const [a, b] = [one, other].map((path) =>
    createInterface({ input: createReadStream(path) })[Symbol.asyncIterator](),
  );
  for (let line = 1; a && b; line++) {
    const [left, right] = await Promise.all([a.next(), b.next()]);
    if (left.done && right.done) break;
    if (left.value !== right.value) return `line ${line}:\n  ${left.value}\n  ${right.value}`;
  }
  return 'no line differs, only line ends';
}
