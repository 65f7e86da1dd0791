import type { Code } from '../../diagnostics/codes.ts';
import type { Problem } from '../../diagnostics/problem.ts';
import { CATEGORIES } from '../../domain/invoice-line.ts';
import { LISTED_TABLES } from '../listed-tables.ts';

/** What of a convention is not understood: nothing is said that hangs on it. */
export interface Doubts {
  /** Top-level keys. */
  readonly keys: ReadonlySet<string>;
  /** Reference tables whose lists are not all known. */
  readonly tables: ReadonlySet<string>;
}

/** Where the whole of a convention is not understood. */
export const DOUBTS_OF_ALL: Doubts = {
  keys: new Set(['numbers', 'own_categories', 'tables', 'rules', 'site_of_grappe']),
  tables: new Set(LISTED_TABLES),
};

const OF_FILES: readonly Code[] = ['invoices-missing', 'no-lines', 'invoice-unknown', 'lines-absent'];

/** What would be said otherwise if a key were understood. */
const HANGING: Readonly<Record<string, readonly Code[]>> = {
  numbers: ['number-ambiguous'],
  vat: ['vat-stated', 'gross-mismatch', 'declared-total'],
  prorata: ['period-end-days'],
  basis: ['undated', 'period-end-days'],
  undated: ['undated'],
  site_of_grappe: ['grappe-site', 'grappe-unserved'],
  rules: ['kind-unused'],
  tables: ['table-unread'],
  invoices: OF_FILES,
  ignore_files: [...OF_FILES, 'file-unsupported'],
};

/** Whether a problem might not be one if the convention were understood. */
export function hangsOn({ keys }: Doubts, { code, args }: Problem): boolean {
  // Which words are categories of one's own is not known.
  const words = args['choices'] ?? args['expected'] ?? '';
  const choices = typeof words === 'object' ? words.en : String(words);
  if (keys.has('own_categories') && CATEGORIES.every((word) => choices.includes(word))) return true;
  return [...keys].some((key) => HANGING[key]?.includes(code) ?? false);
}
