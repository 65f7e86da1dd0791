/** Integers below 2⁵³, eight bytes each, of which those that occurred more than once can be told. */
export interface HashSet {
  readonly add: (hash: number) => void;
  readonly repeated: () => ReadonlySet<number>;
}

/** They are kept in as many parts as this, so that looking one part through takes little more room. */
const PARTS = 64;

const CHUNK = 1 << 10;

/** One part: chunks that are full, and one that is being filled. */
interface Part {
  readonly full: Float64Array[];
  chunk: Float64Array;
  used: number;
}

export function hashSet(): HashSet {
  const parts = Array.from(
    { length: PARTS },
    (): Part => ({ full: [], chunk: new Float64Array(16), used: 0 }),
  );
  return {
    add(hash) {
      // Every bit of a hash is as good as the others; these are the lowest.
      const part = parts[hash & (PARTS - 1)];
      if (part === undefined) throw new RangeError('a part for every remainder');
      if (part.used === part.chunk.length) {
        part.full.push(part.chunk);
        part.chunk = new Float64Array(CHUNK);
        part.used = 0;
      }
      part.chunk[part.used++] = hash;
    },
    repeated: () => new Set(parts.flatMap(repeatedIn)),
  };
}

function repeatedIn({ full, chunk, used }: Part): readonly number[] {
  const all = new Float64Array(full.reduce((sum, { length }) => sum + length, used));
  let at = 0;
  for (const part of full) {
    all.set(part, at);
    at += part.length;
  }
  all.set(chunk.subarray(0, used), at);
  all.sort();
  return [...all.filter((hash, index) => index > 0 && hash === all[index - 1])];
}
