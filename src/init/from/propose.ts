import { groupBy } from '../../domain/lists.ts';
import { isTabular, withoutExtension } from '../../text/file-type.ts';
import { columnsOf, isHeaderOf } from '../../workspace/columns/table.ts';
import { REFERENCE_TABLES } from '../../workspace/listed-tables.ts';
import type { NamedRow } from '../../workspace/reading/directory.ts';
import { ALL_TABLES } from '../../workspace/tables.ts';
import { type ListProposal, listProposals } from './list-proposal.ts';
import type { ListedKind, ListKind } from './list-words.ts';
import { namedMembers } from './named-members.ts';
import { tableOf } from './place-columns.ts';
import { alsoRecognised, mostLikeLines, type Recognition, recognise } from './recognise.ts';
import { type Known, NOBODY } from './references.ts';
import { firstText, type SeenList } from './seen-list.ts';

export interface GivenList {
  readonly list: SeenList;
  /** From the workspace, with `/`. */
  readonly path: string;
}

/** The path of a list, with its sheet or sheets if its workbook shows others. */
export function pathAndSheet({ path, list: { sheet, sheets } }: GivenList): string {
  const names = sheet ?? (sheets?.includes('*') ? undefined : sheets?.join(', '));
  return names === undefined ? path : `${path} (${names})`;
}

/** A given list and what it was taken for: a table with its layouts, invoices, or nothing known. */
export interface Proposed extends GivenList {
  readonly recognition: Recognition | undefined;
  readonly layouts: readonly ListProposal[];
}

/** Each list is read with the contents of those before it. */
const ORDER: readonly ListKind[] = [...REFERENCE_TABLES, 'invoices'];

export interface Proposal {
  /** In the order of the tables. */
  readonly lists: readonly Proposed[];
  /** The members that the lists name, if none of them lists members: to be written into members.csv. */
  readonly named: readonly NamedRow[];
  /** The contents of the lists, which invoices may name. */
  readonly known: Known;
  readonly members: readonly string[];
}

/** Recognises lists, and proposes the layouts of the tables among them. */
export function proposeAll(given: readonly GivenList[]): Proposal {
  const all = withTablesBeside(given.map((one) => ({ one, recognitions: recognitionsOf(one) })));
  const areOwned = all.some(({ recognitions }) => recognitions.some(isOfOwnedSites));
  const recognised = all.flatMap(({ one, recognitions }) => {
    const kept = areOwned ? withoutCountedSites(recognitions) : recognitions;
    return kept.map((recognition, index) => ({ ...one, recognition, isSecond: index > 0 }));
  });
  const rank = ({ recognition }: { readonly recognition: Recognition | undefined }): number =>
    recognition === undefined ? ORDER.length : ORDER.indexOf(recognition.kind);
  const isListed = recognised.some(
    ({ recognition, list, path }) =>
      (recognition?.kind === 'members' || ownTable(path) === 'members') && list.rows.length > 0,
  );
  const named = isListed ? [] : namedMembers(recognised);
  let known: Known = { ...NOBODY, members: named };
  const lists = recognised
    .map((one, index) => ({ one, index }))
    .sort((a, b) => rank(a.one) - rank(b.one) || a.index - b.index)
    .map(({ one }): Proposed => {
      const { recognition, list, isSecond } = one;
      if (recognition === undefined || recognition.kind === 'invoices') return { ...one, layouts: [] };
      const { kind } = recognition;
      const layouts = listProposals(list, { ...recognition, kind }, known, isSecond);
      known = withRows(known, kind, layouts);
      return { ...one, layouts: layouts.filter((layout) => !isTableItself(layout, one.path)) };
    });
  return { lists, named, known, members: [...new Set(known.members.map(({ id }) => id))] };
}

/** What a list was taken for: the table that it looks most like, and further ones that it also is. */
function recognitionsOf({ list, path }: GivenList): readonly (Recognition | undefined)[] {
  const main = recognise(list, path.startsWith('invoices/'));
  return main === undefined ? [undefined] : [main, ...alsoRecognised(list, main)];
}

/** A list with all that it was taken for. */
interface Taken {
  readonly one: GivenList;
  readonly recognitions: readonly (Recognition | undefined)[];
}

/**
 * The same, but a sheet of a workbook of invoices that another sheet has the lines of may be a table that nothing else
 * given is: the inventory, say, of the last of the workbooks that have one.
 */
function withTablesBeside(all: readonly Taken[]): readonly Taken[] {
  const sheetsOf = groupBy(all, ({ one }) => one.path);
  const isBeside = ({ one }: Taken): boolean =>
    one.path.startsWith('invoices/') &&
    mostLikeLines((sheetsOf.get(one.path) ?? []).map((sheet) => sheet.one))[0] !== one;
  const kinds = new Set<ListKind | undefined>(
    all.flatMap(({ recognitions }) => recognitions.map((recognition) => recognition?.kind)),
  );
  const tables = new Map<Taken, readonly Recognition[]>();
  for (const taken of all.toReversed().filter(isBeside)) {
    const main = recognise(taken.one.list, false);
    if (main === undefined || main.kind === 'invoices' || kinds.has(main.kind)) continue;
    kinds.add(main.kind);
    tables.set(taken, [main]);
  }
  return all.map((taken) => ({ ...taken, recognitions: tables.get(taken) ?? taken.recognitions }));
}

/** Whether a list has sites with their owners. */
function isOfOwnedSites(recognition: Recognition | undefined): boolean {
  const { kind, placement } = recognition ?? {};
  return kind === 'sites' && (placement?.known.has('member') || placement?.found.has('member') || false);
}

/** If another list has the owners of the sites, one that only counts their pupils is no list of sites. */
function withoutCountedSites(
  recognitions: readonly (Recognition | undefined)[],
): readonly (Recognition | undefined)[] {
  const counts = recognitions.some((recognition) => recognition?.kind === 'measures');
  return recognitions.filter(
    (recognition) => !counts || recognition?.kind !== 'sites' || isOfOwnedSites(recognition),
  );
}

/** What is known after adding the rows of a list. */
function withRows(known: Known, kind: ListedKind, layouts: readonly ListProposal[]): Known {
  const [layout] = layouts;
  if (layout === undefined) return known;
  if (kind !== 'members' && kind !== 'sites' && kind !== 'grappes' && kind !== 'accesses') return known;
  return { ...known, [kind]: [...known[kind], ...namedRows(layout)] };
}

function namedRows({ list, kind, placed, skipRows }: ListProposal): readonly NamedRow[] {
  const [ids, names, uais] = [placed(tableOf(kind).key[0] ?? ''), placed('name'), placed('uai')];
  return list.rows
    .filter((row) => !skipRows.isSkipped(row) && firstText(row, ids) !== '')
    .map((row) => ({
      id: firstText(row, ids),
      name: firstText(row, names),
      uai: firstText(row, uais).replace(/\s/g, '').toUpperCase(),
    }));
}

/** The table whose own file has this path in the workspace. */
export function ownTable(path: string): ListedKind | undefined {
  return REFERENCE_TABLES.find((kind) => isTabular(path) && withoutExtension(path) === kind);
}

/** Whether a file is, by its name and its headers, a table for which no list may stand, such as invoices.csv. */
export function isOtherTable({ path, list }: GivenList): boolean {
  const table = Object.values(ALL_TABLES).find(({ file }) => file === path);
  if (table === undefined || ownTable(path) !== undefined) return false;
  const columns = columnsOf(table.schema);
  return list.columns.every(({ header }) => columns.some((column) => isHeaderOf(column, header)));
}

/** Whether a file is the table itself, and needs no layout: its name and its headers are those of the table. */
function isTableItself(
  { kind, columns, open, values, openValues, skipRows }: ListProposal,
  path: string,
): boolean {
  const said = [columns, open, values, openValues, skipRows.globs];
  return ownTable(path) === kind && said.every(({ size }) => size === 0);
}

/** The sign that separates columns all of which are in one, as where a CSV was opened with another sign. */
export function separatorWithin({ columns: [only, ...others] }: SeenList): string | undefined {
  if (only === undefined || others.length > 0 || only.cells.length === 0) return undefined;
  return [';', ',', '\t', '|'].find((sign) => {
    const count = only.header.split(sign).length;
    return count > 1 && only.cells.every((cell) => cell.split(sign).length === count);
  });
}
