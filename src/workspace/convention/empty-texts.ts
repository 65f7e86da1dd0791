/** Keys one within another; `*` is any key, or any place in a list. */
type Steps = readonly string[];

/** Where layouts say what cells mean, by the column: there an empty text means an empty cell. */
export const CELL_WORDS: readonly Steps[] = [
  ['invoices', '*', 'values', '*'],
  ['tables', '*', 'values', '*'],
  ['tables', '*', '*', 'values', '*'],
];

/** The data without keys whose text is empty (DATA.md, "convention.yaml"), but for those at the places given. */
export function withoutEmpty(data: unknown, foundEmpty: () => void, meant: readonly Steps[]): unknown {
  const within = (step: string, value: unknown): unknown => {
    const deeper = meant.filter(([first]) => first === '*' || first === step).map(([, ...rest]) => rest);
    return withoutEmpty(value, foundEmpty, deeper);
  };
  if (Array.isArray(data)) return data.map((item, index) => within(String(index), item));
  if (!(data instanceof Map) || meant.some((path) => path.length === 0)) return data;
  const kept = [...data].filter(([, value]) => !isEmptyText(value));
  if (kept.length < data.size) foundEmpty();
  return new Map(kept.map(([key, value]) => [key, within(String(key), value)]));
}

export function isEmptyText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}
