export type KeyTable = ReturnType<typeof keyTable>;

const WIDTH = 4;

/** Gives each distinct key of four numbers a slot number; cleared in one step and reused. */
export function keyTable() {
  /** The slot of the key in each bucket, plus one; 0 where the bucket is empty. */
  let buckets = new Int32Array(64);
  let keys = new Float64Array(32 * WIDTH);
  let mask = 63;
  let size = 0;
  const holds = (slot: number, a: number, b: number, c: number, d: number): boolean => {
    const at = slot * WIDTH;
    return keys[at] === a && keys[at + 1] === b && keys[at + 2] === c && keys[at + 3] === d;
  };
  /** The bucket of a key: the one that it is in, or the free one where it would go. */
  const bucketOf = (a: number, b: number, c: number, d: number): number => {
    let bucket = mixed(a, b, c, d) & mask;
    for (let at = buckets[bucket] ?? 0; at !== 0 && !holds(at - 1, a, b, c, d); at = buckets[bucket] ?? 0) {
      bucket = (bucket + 1) & mask;
    }
    return bucket;
  };
  return {
    /** Clears the table, for so many keys. */
    clear(count: number): void {
      let width = 64;
      while (width < 2 * count) width *= 2;
      if (width > buckets.length) {
        buckets = new Int32Array(width);
        keys = new Float64Array((width / 2) * WIDTH);
      }
      mask = width - 1;
      buckets.fill(0, 0, width);
      size = 0;
    },
    /** The slot of a key, new or known. */
    slot(a: number, b: number, c: number, d: number): number {
      const bucket = bucketOf(a, b, c, d);
      const known = buckets[bucket] ?? 0;
      if (known !== 0) return known - 1;
      const at = size * WIDTH;
      keys[at] = a;
      keys[at + 1] = b;
      keys[at + 2] = c;
      keys[at + 3] = d;
      buckets[bucket] = ++size;
      return size - 1;
    },
    /** The slot of a known key, else −1. */
    find: (a: number, b: number, c: number, d: number): number => (buckets[bucketOf(a, b, c, d)] ?? 0) - 1,
    /** The number of slots in use: the next slot has this number. */
    size: (): number => size,
  };
}

function mixed(a: number, b: number, c: number, d: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15) ^ b, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 13) ^ c, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 16) ^ d, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
