import { type Document, isPair, isScalar, visit } from 'yaml';
import { cleanText, oneBlank } from '../../text/clean-text.ts';

/** The keys of layouts whose own keys are headers, which are compared without regard to their blanks. */
const BY_HEADER: readonly unknown[] = ['from_columns', 'charge_or_credit', 'skip_rows', 'totals'];

/** Where a key begins that repeats an earlier one of its mapping; `alike`: even with other spaces or accents. */
export function repeatedKeys(document: Document, alike: boolean): readonly number[] {
  const found: number[] = [];
  visit(document, {
    Map(_, { items }, around) {
      const of = around.at(-1);
      const isByHeader = isPair(of) && isScalar(of.key) && BY_HEADER.includes(of.key.value);
      const nameOf = !alike ? String : isByHeader ? oneBlank : cleanText;
      const written = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const text = nameOf(String(key.value));
        if (written.has(text)) found.push(key.range?.[0] ?? 0);
        written.add(text);
      }
    },
  });
  return found;
}
