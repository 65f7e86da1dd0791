/** A path of keys; `*` is any key, or any index of a list. */
type Steps = readonly string[];

/** Where layouts give the meaning of cells, by column: there an empty text means an empty cell. */
export const CELL_WORDS: readonly Steps[] = [
  ['invoices', '*', 'values', '*'],
  ['tables', '*', 'values', '*'],
  ['tables', '*', '*', 'values', '*'],
];

/** The data without keys whose text is empty (DATA.md, "convention.yaml"), except at the given places. */
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
