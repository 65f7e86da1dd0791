import type { Code } from '../../diagnostics/codes.ts';
import type { Problem } from '../../diagnostics/problem.ts';
import { CATEGORIES } from '../../domain/invoice-line.ts';
import { CONVENTION_FILE } from '../convention-places.ts';
import { LISTED_TABLES } from '../listed-tables.ts';
import type { Taken } from './mended-entry.ts';

/** The parts of a convention that are not understood: problems that depend on them are not reported. */
export interface Doubts {
  readonly keys: ReadonlySet<string>;
  /** Reference tables whose lists are not all known. */
  readonly tables: ReadonlySet<string>;
  /** By the index of each rule, its keys from which something was removed. */
  readonly rules: ReadonlyMap<number, Taken>;
  /** The names, as globs, of invoice files that are left aside because it is not known how they are read. */
  readonly files: readonly string[];
}

/** For a convention that is not understood at all. */
export const DOUBTS_OF_ALL: Doubts = {
  keys: new Set(['numbers', 'own_categories', 'tables', 'rules', 'site_of_grappe']),
  tables: new Set(LISTED_TABLES),
  rules: new Map(),
  files: [],
};

/** Without a convention nothing names lists: a table that is not there is missing. */
export const WITHOUT_CONVENTION: Doubts = { ...DOUBTS_OF_ALL, tables: new Set() };

const OF_FILES: readonly Code[] = ['invoices-missing', 'no-lines', 'invoice-unknown', 'lines-absent'];

/** The problems that could be different if a key were understood. */
const DEPENDENT_CODES: Readonly<Record<string, readonly Code[]>> = {
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

/** Problems with a single word of a rule, whatever the rest of the rule is. */
const OF_ONE_WORD: readonly Code[] = [
  'member-unknown',
  'site-unknown',
  'grappe-unknown',
  'measure-unknown',
  'supplier-pattern',
  'value-invalid',
  'id-invisible',
];

/** Whether a problem of a rule depends on a key that was mended; a share also depends on `applies_to`. */
function dependsOnTaken({ rules }: Doubts, { code, place: { file, column = '' } }: Problem): boolean {
  const [, index, key = ''] = (file === CONVENTION_FILE && /^rules\[(\d+)\]\.(\w+)/.exec(column)) || [];
  const taken = index === undefined ? undefined : rules.get(Number(index));
  if (taken === undefined || OF_ONE_WORD.includes(code)) return false;
  return taken.has(key) || (key === 'share' && taken.has('applies_to'));
}

/** Whether a problem might disappear if the convention were understood. */
export function dependsOn(doubts: Doubts, found: Problem): boolean {
  const { keys } = doubts;
  const { code, args } = found;
  if (dependsOnTaken(doubts, found)) return true;
  // It is not known which words are the group's own categories.
  const words = args['choices'] ?? args['expected'] ?? '';
  const choices = typeof words === 'object' ? words.en : String(words);
  if (keys.has('own_categories') && CATEGORIES.every((word) => choices.includes(word))) return true;
  return [...keys].some((key) => DEPENDENT_CODES[key]?.includes(code) ?? false);
}
