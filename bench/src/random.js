// @ts-check
/**
 * A seeded source of integers (mulberry32): the same seed and name give the same
 * workspace on every machine, and one part of it can change without moving the others.
 */

/** @typedef {{ below: (n: number) => number, chance: (percent: number) => boolean, pick: <T>(list: readonly T[]) => T }} Random */

/**
 * @param {number} seed
 * @param {string} name of the stream: each table and each month draws from its own
 * @returns {Random}
 */
export function randomSource(seed, name) {
  let state = (seed ^ fnv1a(name)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return (x ^ (x >>> 14)) >>> 0;
  };
  const below = (/** @type {number} */ n) => next() % n;
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick: (list) => {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new Error('nothing to pick from');
      return picked;
    },
  };
}

/** @param {string} text */
function fnv1a(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
