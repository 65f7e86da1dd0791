import type { Fault } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import type { OwnCategories } from '../../domain/invoice-line.ts';
import { nearestWord } from '../../text/nearest.ts';
import { plainWord } from '../../text/plain-form.ts';
import type { Column } from './table.ts';

const known = new WeakMap<readonly Column[], WeakMap<OwnCategories, readonly Column[]>>();

/** The columns of a table, where those of categories also read the words of `own_categories`; cached. */
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
      if (word !== undefined) return { value: word };
      const reading = column.read(text);
      return 'fault' in reading ? { fault: withOwnWords(reading.fault, text, own) } : reading;
    },
  };
}

/** The fault of a text that is no category, with the group's own ones among the expected words. */
function withOwnWords({ code, args }: Fault, text: string, own: OwnCategories): Fault {
  const { choices, nearest: near } = args;
  if (typeof choices !== 'object' || typeof near !== 'object') return { code, args };
  const words = [...own.keys()];
  const beside = (known: string): string => [...words, known].join(', ');
  const all = { en: beside(choices.en), fr: beside(choices.fr) };
  const nearer = (known: string): string => nearestWord(text, known === '' ? words : [...words, known]);
  return { code, args: { ...args, choices: all, nearest: { en: nearer(near.en), fr: nearer(near.fr) } } };
}

/** The word of `own_categories` that a text means, ignoring case, accents, spaces and hyphens. */
export function ownWords(own: OwnCategories): (text: string) => string | undefined {
  const byPlain = new Map([...own.keys()].map((word) => [plainWord(word), word]));
  return (text) => byPlain.get(plainWord(text));
}
