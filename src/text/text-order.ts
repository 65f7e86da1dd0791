/**
 * Compares two strings by code point, the order of every output file (DATA.md, "Reading").
 * The language's own `<` compares UTF-16 units, which puts U+E000–U+FFFF after the astral planes.
 */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return codePointRank(x) - codePointRank(y);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above U+FFFF, so they rank after all other units. */
function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** Compares by the first of `keys` in which the two differ. */
export function compareBy<T>(...keys: ReadonlyArray<(item: T) => string>): (a: T, b: T) => number {
  return (a, b) => {
    for (const key of keys) {
      const order = compareText(key(a), key(b));
      if (order !== 0) return order;
    }
    return 0;
  };
}

/** Compares by the first of some fields in which the two differ. */
export function compareByFields<Name extends string>(...names: readonly Name[]) {
  return compareBy(...names.map((name) => (item: Readonly<Record<Name, string>>) => item[name]));
}
