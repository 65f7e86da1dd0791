/** What a number format makes of a number; `digits`: leading zeros up to so many (`00000`, as codes are shown). */
export type NumberKind = 'number' | 'percent' | 'date' | { readonly digits: number };

/** The formats that files name without stating them (ECMA-376, 18.8.30). */
const BUILT_IN: ReadonlyMap<number, NumberKind> = new Map([
  ...[9, 10].map((id) => [id, 'percent'] as const),
  ...[14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47].map((id) => [id, 'date'] as const),
  ...[27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map(
    (id) => [id, 'date'] as const,
  ),
]);

/** The format of a code with leading zeros, none longer than an id may be. */
const CODE = /^0{2,64}$/;

/** The kind of a format that the file does not state itself. */
export function builtInKind(id: number): NumberKind {
  return BUILT_IN.get(id) ?? 'number';
}

/** The kind of a format by its code, of which quoted and escaped characters say nothing: `dd/mm/yyyy`, `0.00 %`. */
export function formatKind(code: string): NumberKind {
  const plain = code.replace(/"[^"]*"|\\.|_.|\*./g, '');
  const elapsed = /\[(?:h+|m+|s+)\]/i.test(plain);
  const bare = plain.replace(/\[[^\]]*\]/g, '');
  if (/^(?:general|standard)$/i.test(bare.trim())) return 'number';
  if (elapsed || /[ymdhsj]/i.test(bare)) return 'date';
  if (CODE.test(bare)) return { digits: bare.length };
  return bare.includes('%') ? 'percent' : 'number';
}
