import type { NamedRow } from '../../workspace/reading/directory.ts';
import { columnsOf } from '../../workspace/table.ts';
import { type ListProposal, listProposals } from './list-proposal.ts';
import type { ListedKind, ListKind } from './list-words.ts';
import { tableOf } from './place-columns.ts';
import { alsoRecognised, type Recognition, recognise } from './recognise.ts';
import { type Known, NOBODY } from './references.ts';
import type { SeenList } from './seen-list.ts';

/** A list to look at, and where it stands in the workspace. */
export interface GivenList {
  readonly list: SeenList;
  /** From the workspace, with `/`. */
  readonly path: string;
}

/** What a given list was taken for: a table with its layouts, invoices, or nothing known. */
export interface Proposed extends GivenList {
  readonly recognition: Recognition | undefined;
  readonly layouts: readonly ListProposal[];
}

/** Members first, then what names them: each list is read with what those before it hold. */
const ORDER: readonly ListKind[] = [
  'members',
  'sites',
  'grappes',
  'measures',
  'accesses',
  'prices',
  'imputations',
  'invoices',
];

/** Recognises lists, and proposes the layouts of the tables among them, in the order of the tables. */
export function proposeAll(given: readonly GivenList[]): readonly Proposed[] {
  let known: Known = NOBODY;
  const recognised = given.flatMap((one) => {
    const main = recognise(one.list, one.path.startsWith('invoices/'));
    const all = main === undefined ? [undefined] : [main, ...alsoRecognised(one.list, main)];
    return all.map((recognition, index) => ({ ...one, recognition, isSecond: index > 0 }));
  });
  const rank = ({ recognition }: { readonly recognition: Recognition | undefined }): number =>
    recognition === undefined ? ORDER.length : ORDER.indexOf(recognition.kind);
  return recognised
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
}

/** What is known once the rows of a list are, too. */
function withRows(known: Known, kind: ListedKind, layouts: readonly ListProposal[]): Known {
  const [layout] = layouts;
  if (layout === undefined || (kind !== 'members' && kind !== 'sites' && kind !== 'grappes')) return known;
  return { ...known, [kind]: [...known[kind], ...namedRows(layout)] };
}

function namedRows({ list, kind, columns, known, skipRows }: ListProposal): readonly NamedRow[] {
  const schema = columnsOf(tableOf(kind).schema);
  const indexOf = (name: string): number => {
    const column = schema.find((candidate) => candidate.name === name);
    const own = known.includes(name)
      ? list.columns.find(({ header }) => header === name || header === column?.alias)
      : undefined;
    return (columns.get(name)?.[0] ?? own)?.index ?? -1;
  };
  const places = { id: indexOf(tableOf(kind).key[0] ?? ''), name: indexOf('name'), uai: indexOf('uai') };
  return list.rows
    .filter((row) => !skipRows.isSkipped(row) && (row[places.id] ?? '') !== '')
    .map((row) => ({
      id: row[places.id] ?? '',
      name: row[places.name],
      uai: row[places.uai]?.replace(/\s/g, '').toUpperCase(),
    }));
}

/** Whether a file is the table's own and needs no layout: its name and its headers are those of the table. */
function isTableItself(
  { kind, columns, open, values, openValues, skipRows }: ListProposal,
  path: string,
): boolean {
  const said = [columns, open, values, openValues, skipRows.globs];
  return path === tableOf(kind).file && said.every(({ size }) => size === 0);
}
