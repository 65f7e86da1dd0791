/** Order by code point, as DATA.md asks: JavaScript's own `<` orders by UTF-16 unit, which puts U+1F600 before U+FF21. */
export function byCodePoint(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** The first non-zero comparison of two lists of texts, position by position. */
export function byTexts(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < a.length; i++) {
    const difference = byCodePoint(a[i] ?? '', b[i] ?? '');
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Text is trimmed and NFC (DATA.md, Reading). */
export function clean(text: string): string {
  return text.trim().normalize('NFC');
}

/** `*` and `?`, the whole string, case counts. */
export function globMatches(glob: string, text: string): boolean {
  const pattern = [...glob]
    .map((c) => (c === '*' ? '.*' : c === '?' ? '.' : c.replace(/[\\^$.*+?()[\]{}|]/u, '\\$&')))
    .join('');
  return new RegExp(`^${pattern}$`, 'su').test(text);
}
