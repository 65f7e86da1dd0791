import type { Code } from './codes.ts';
import type { Problem } from './problem.ts';

/**
 * Problems that differ only in their row and what is at stake, or in their file if one layout reads all of these or the
 * tables are wrong; the first one stands for all, with the sum at stake.
 */
export interface ProblemGroup {
  readonly first: Problem;
  /** The rows of the others, in their order. */
  readonly otherRows: readonly number[];
  /** The files of the others, once each, if it is one problem of their layout or of the tables. */
  readonly otherFiles: readonly string[];
}

const OF_MOVED = ['line', 'other', 'at'];

/** What a wording shows of its own row, as an example: it does not distinguish problems. */
const OF_OWN_ROW: Partial<Record<Code, readonly string[]>> = {
  'imputation-missing': ['day'],
  'serves-missing': ['found'],
  'closed-line-vanished': ['line'],
  'closed-line-moved': OF_MOVED,
};

/** Problems of a row that stands in another list of the table too. */
const OF_TWO_LISTS: readonly Code[] = ['rows-overlap', 'row-repeated'];

/** Problems with the headers of a file that a layout reads: if its other files have them too, the layout is wrong. */
const OF_HEADERS: readonly Code[] = ['column-missing', 'column-unknown', 'layout-header-missing'];

/** Problems of the tables or the rules, which the lines of every month meet again, on other days. */
const OF_TABLES: readonly Code[] = [
  'access-undated',
  'member-absent',
  'site-absent',
  'no-participant',
  'no-rule',
  'measure-missing',
  'measure-stale',
  'bandwidth-missing',
  'weight-missing',
  'weights-zero',
  'below-bands',
  'divisor-zero',
  'sum-negative',
  'head-count',
  'majority-tie',
  'part-missing',
  'part-absent',
  'parts-zero',
  'payer-absent',
  'imputation-missing',
];

/** The arguments of a problem that are only about its own row. */
function ofOwnRow({ code, args }: Problem): readonly string[] {
  // Of a file whose supplier was changed, all invoices have moved.
  if (code === 'closed-line-moved' && args['within'] !== undefined) return [...OF_MOVED, 'invoice'];
  // Of two versions of a list, all rows stand in both.
  if (OF_TWO_LISTS.includes(code) && (args['older'] ?? '') !== '') return ['id', 'other', 'days', 'imputed'];
  if (!OF_TABLES.includes(code)) return OF_OWN_ROW[code] ?? [];
  // For a site whose owner is not in the group, the owner is what is wrong.
  const ofSite = code === 'site-absent' && args['member'] !== '' ? ['site', 'value', 'grappe', 'others'] : [];
  return ['days', 'dates', ...ofSite, ...(OF_OWN_ROW[code] ?? [])];
}

/** The file whose headers are judged: a header that a layout names is reported at the layout. */
function fileOf({ args, place }: Problem): string {
  const named = args['file'];
  return typeof named === 'string' ? named : place.file;
}

/** Whether other files of the layout that read this one may have the same problem. */
function isOfLayout({ code, called, place }: Problem): boolean {
  if (!OF_HEADERS.includes(code)) return false;
  return (
    code === 'layout-header-missing' ||
    (place.file.startsWith('invoices/') && called?.['entry'] !== undefined)
  );
}

/** What the problems of a group have in common, as a text. */
function groupKey(found: Problem): string {
  const { code, args, place, called } = found;
  const ofLayout = isOfLayout(found);
  const ofTables = OF_TABLES.includes(code);
  const own = ofLayout ? ['file'] : ofOwnRow(found);
  return JSON.stringify([
    code,
    ofLayout || ofTables ? '' : place.file,
    place.row !== undefined,
    place.column,
    own.some((name) => args[name] === place.value) ? undefined : place.value,
    own.length === 0 ? args : Object.entries(args).filter(([name]) => !own.includes(name)),
    ofTables ? undefined : called?.['entry'],
  ]);
}

/** Groups problems of one code, file, column and wording, for one table, each group in the place of its first one. */
export function groupProblems(problems: readonly Problem[]): readonly ProblemGroup[] {
  const groups = new Map<
    string,
    { first: Problem; readonly otherRows: number[]; readonly otherFiles: string[] }
  >();
  for (const found of problems) {
    const { place } = found;
    const key = groupKey(found);
    const known = groups.get(key);
    if (known === undefined) {
      groups.set(key, { first: found, otherRows: [], otherFiles: [] });
      continue;
    }
    if (isOfLayout(found)) known.otherFiles.push(fileOf(found));
    else if (place.file !== known.first.place.file) {
      if (!known.otherFiles.includes(place.file)) known.otherFiles.push(place.file);
    } else if (place.row !== undefined) known.otherRows.push(place.row);
    if (found.stake !== undefined) {
      known.first = { ...known.first, stake: (known.first.stake ?? 0n) + found.stake };
    }
  }
  return [...groups.values()];
}
