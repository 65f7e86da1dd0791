/**
 * A seeded stream of choices. Each part of a workspace draws from a fork of its own, named by what it is, so that
 * making the workspace smaller (fewer lines, fewer sites, a feature off) leaves its other parts as they were:
 * that is what lets fast-check shrink a counterexample by size and feature.
 */
export interface Random {
  readonly int: (min: number, max: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** At least `min` of the items, in their order. */
  readonly some: <T>(items: readonly T[], min: number) => T[];
  readonly shuffle: <T>(items: readonly T[]) => T[];
  readonly fork: (name: string | number) => Random;
}

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const shuffle = <T>(items: readonly T[]): T[] => {
    const left = [...items];
    const shuffled: T[] = [];
    while (left.length > 0) shuffled.push(...left.splice(int(0, left.length - 1), 1));
    return shuffled;
  };
  return {
    int,
    chance: (probability) => next() < probability,
    pick: <T>(items: readonly T[]): T => {
      if (items.length === 0) throw new Error('nothing to pick from');
      return items[int(0, items.length - 1)] as T;
    },
    some: (items, min) => {
      const kept = new Set(
        shuffle(items.map((_, i) => i)).slice(0, int(Math.min(min, items.length), items.length)),
      );
      return items.filter((_, i) => kept.has(i));
    },
    shuffle,
    fork: (name) => randomOf(hash(`${seed}/${name}`)),
  };
}

function hash(text: string): number {
  let h = 2_166_136_261;
  for (const c of text) h = Math.imul(h ^ (c.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  return h;
}
