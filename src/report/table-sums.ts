import type { Language } from '../domain/language.ts';
import { sumOfCents } from '../domain/money.ts';
import type { Parties } from '../domain/parties.ts';
import { amount, type Cell, type Table } from './document.ts';
import { reportWords } from './words/words.ts';

/** Who owes to whom, and whether it is owed or to be given back. */
interface Directed extends Parties {
  /** What is given back is no sum with what is owed. */
  readonly givenBack?: boolean;
}

/** The table with its sums where all that it holds is owed one way; else it says why there are none. */
export function ofDebts<T extends Table>(table: T, debts: readonly Directed[], language: Language): T {
  const words = reportWords(language);
  const debtors = new Set(debts.map(({ debtor }) => debtor));
  if (debts.some(({ creditor }) => debtors.has(creditor))) return { ...table, note: words.directionsMixed };
  const ways = new Set(debts.map(({ givenBack = false }) => givenBack));
  return ways.size > 1 ? { ...table, note: words.partlyGivenBack } : summed(table, language);
}

/** The table with the sums of its amounts; none of lines, which may stand in several rows, nor of a column with gaps. */
export function summed<T extends Table>(table: T, language: Language): T {
  if (table.rows.length === 0) return table;
  const total = table.columns.map(({ align }, index): Cell => {
    const amounts = [...table.rows].flatMap((row) => {
      const cell = row[index];
      return typeof cell === 'object' && cell.kind === 'amount' ? [cell.cents] : [];
    });
    if (index === 0) return reportWords(language).total;
    const isSum = align === 'right' && amounts.length === table.rows.length;
    return isSum ? amount(sumOfCents(amounts)) : '';
  });
  return { ...table, total };
}
