import type { Code } from '../../diagnostics/codes.ts';
import type { Problem } from '../../diagnostics/problem.ts';
import { CATEGORIES } from '../../domain/invoice-line.ts';
import { CONVENTION_FILE } from '../convention-places.ts';
import { LISTED_TABLES } from '../listed-tables.ts';
import type { Taken } from './mended-entry.ts';

/** What of a convention is not understood: nothing is said that hangs on it. */
export interface Doubts {
  /** Top-level keys. */
  readonly keys: ReadonlySet<string>;
  /** Reference tables whose lists are not all known. */
  readonly tables: ReadonlySet<string>;
  /** The keys of rules of which something was taken out, by the index of the rule. */
  readonly rules: ReadonlyMap<number, Taken>;
}

/** Where the whole of a convention is not understood. */
export const DOUBTS_OF_ALL: Doubts = {
  keys: new Set(['numbers', 'own_categories', 'tables', 'rules', 'site_of_grappe']),
  tables: new Set(LISTED_TABLES),
  rules: new Map(),
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

/** What is wrong with a word of a rule whatever stands beside it. */
const OF_ONE_WORD: readonly Code[] = [
  'member-unknown',
  'site-unknown',
  'grappe-unknown',
  'measure-unknown',
  'supplier-pattern',
  'value-invalid',
  'id-invisible',
];

/** Whether a problem of a rule hangs on a key of it of which something was taken out: a share hangs on what it is of as well. */
function hangsOnTaken({ rules }: Doubts, { code, place: { file, column = '' } }: Problem): boolean {
  const [, index, key = ''] = (file === CONVENTION_FILE && /^rules\[(\d+)\]\.(\w+)/.exec(column)) || [];
  const taken = index === undefined ? undefined : rules.get(Number(index));
  if (taken === undefined || OF_ONE_WORD.includes(code)) return false;
  return taken.has(key) || (key === 'share' && taken.has('applies_to'));
}

/** Whether a problem might not be one if the convention were understood. */
export function hangsOn(doubts: Doubts, found: Problem): boolean {
  const { keys } = doubts;
  const { code, args } = found;
  if (hangsOnTaken(doubts, found)) return true;
  // Which words are categories of one's own is not known.
  const words = args['choices'] ?? args['expected'] ?? '';
  const choices = typeof words === 'object' ? words.en : String(words);
  if (keys.has('own_categories') && CATEGORIES.every((word) => choices.includes(word))) return true;
  return [...keys].some((key) => HANGING[key]?.includes(code) ?? false);
}
