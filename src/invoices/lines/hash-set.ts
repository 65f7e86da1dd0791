/**
 * Hashes are stored in this many parts, by their lowest bits, which then need not be stored. To find repeated ones, one
 * part after another is sorted, so that only a copy of one part is needed.
 */
const PARTS = 64;

const CHUNK = 1 << 10;

/** One part: full chunks, and one that is being filled. */
interface Part {
  readonly full: Chunk[];
  chunk: Chunk;
  used: number;
}

/** The upper 47 bits of hashes, in two arrays. */
interface Chunk {
  readonly low: Uint32Array;
  readonly high: Uint16Array;
}

const LOW = 2 ** 32;

/** A set of hashes, six bytes each, that can tell which of them occurred more than once. */
export function hashSet() {
  const parts = Array.from({ length: PARTS }, (): Part => ({ full: [], chunk: newChunk(16), used: 0 }));
  return {
    /** Adds an integer ≥ 0 below 2⁵³. */
    add(hash: number): void {
      const number = hash & (PARTS - 1);
      const part = parts[number];
      if (part === undefined) throw new RangeError('a part for every remainder');
      if (part.used === part.chunk.low.length) {
        part.full.push(part.chunk);
        part.chunk = newChunk(CHUNK);
        part.used = 0;
      }
      const kept = (hash - number) / PARTS;
      const { low, high } = part.chunk;
      low[part.used] = kept;
      high[part.used] = Math.floor(kept / LOW);
      part.used++;
    },
    repeated: (): ReadonlySet<number> =>
      new Set(parts.flatMap((part, number) => repeatedIn(part).map((kept) => kept * PARTS + number))),
  };
}

function newChunk(length: number): Chunk {
  return { low: new Uint32Array(length), high: new Uint16Array(length) };
}

function repeatedIn({ full, chunk, used }: Part): readonly number[] {
  const all = new Float64Array(full.reduce((sum, { low }) => sum + low.length, used));
  let at = 0;
  for (const { low, high } of [...full, chunk]) {
    for (let index = 0; index < low.length && at < all.length; index++, at++) {
      all[at] = (high[index] ?? 0) * LOW + (low[index] ?? 0);
    }
  }
  all.sort();
  const repeated: number[] = [];
  for (let index = 1; index < all.length; index++) {
    const hash = all[index] ?? 0;
    if (hash === all[index - 1]) repeated.push(hash);
  }
  return repeated;
}
