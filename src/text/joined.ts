/** The non-empty parts, with a separator between them. */
export function joined(parts: readonly string[], separator: string): string {
  return parts.filter((part) => part !== '').join(separator);
}

/** So many items of a long list are named in a message, unless it says otherwise. */
const MOST_NAMED = 8;

/** The first few items, to be named in a message: `a, b, …`. */
export function firstFew(items: readonly string[], most = MOST_NAMED): string {
  const named = items.slice(0, most).join(', ');
  return items.length > most ? `${named}, …` : named;
}

/** The items of a list written as one text, over any number of lines: `uai, code uai`. */
export function itemsIn(list: string): readonly string[] {
  return list.trim().split(/,\s+/);
}

/** Items as a sentence lists them: `a`, `a and b`, `a, b and c`; `and` has its spaces. */
export function enumerated(items: readonly string[], and: string): string {
  const [last = '', ...others] = items.toReversed();
  return others.length === 0 ? last : `${others.toReversed().join(', ')}${and}${last}`;
}
