import { getOrInsert } from '../../domain/cache.ts';
import type { OwnCategories } from '../../domain/invoice-line.ts';
import { plainWord } from '../../text/plain-form.ts';
import type { Column } from './table.ts';

const known = new WeakMap<readonly Column[], WeakMap<OwnCategories, readonly Column[]>>();

/** The columns of a table, those of categories reading the words of `own_categories` too; the same ones each time. */
export function withOwnCategories(columns: readonly Column[], own: OwnCategories): readonly Column[] {
  if (own.size === 0) return columns;
  const bySettings = getOrInsert(known, columns, () => new WeakMap<OwnCategories, readonly Column[]>());
  return getOrInsert(bySettings, own, () =>
    columns.map((column) => (column.holdsCategory ? extended(column, own) : column)),
  );
}

function extended(column: Column, own: OwnCategories): Column {
  const wordOf = ownWords(own);
  return {
    ...column,
    read(text) {
      const word = wordOf(text);
      return word === undefined ? column.read(text) : { value: word };
    },
  };
}

/** The word of `own_categories` that a text writes, whatever its case, accents, spaces and hyphens. */
export function ownWords(own: OwnCategories): (text: string) => string | undefined {
  const byPlain = new Map([...own.keys()].map((word) => [plainWord(word), word]));
  return (text) => byPlain.get(plainWord(text));
}
