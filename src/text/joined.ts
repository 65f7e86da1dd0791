/** The parts that say something, with a separator between them. */
export function joined(parts: readonly string[], separator: string): string {
  return parts.filter((part) => part !== '').join(separator);
}

/** The items of a list that is written as one text, on as many lines as it takes: `uai, code uai`. */
export function itemsIn(list: string): readonly string[] {
  return list.trim().split(/,\s+/);
}
