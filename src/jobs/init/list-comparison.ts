import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem, WithProblems } from '../../diagnostics/problem.ts';
import type { Language } from '../../domain/language.ts';
import { type LayoutDifferences, layoutDifferences } from '../../init/from/differences.ts';
import type { GivenFile } from '../../init/from/given-files.ts';
import { invoiceGroups, oneSheetEach, sheetsTogether } from '../../init/from/invoice-groups.ts';
import { type KnownLayouts, knownLayouts } from '../../init/from/known-layouts.ts';
import { guessLayout } from '../../init/from/layout/layout-guess.ts';
import { layoutYaml } from '../../init/from/layout/layout-yaml.ts';
import { einvoiceProposal, proposalYaml } from '../../init/from/lone-proposal.ts';
import {
  type GivenList,
  isOtherTable,
  ownTable,
  type Proposal,
  pathAndSheet,
  proposeAll,
} from '../../init/from/propose.ts';
import { besideOthers, isOfItsForm, type Remark } from '../../init/from/remarks.ts';
import type { SeenList } from '../../init/from/seen-list.ts';
import { unknownLists } from '../../init/from/unknown-lists.ts';
import { isThere } from '../../system/paths.ts';
import { TABULAR } from '../../text/file-type.ts';
import { matchesGlob } from '../../text/glob.ts';
import { CONVENTION_FILE } from '../../workspace/convention-places.ts';
import type { NamedRow } from '../../workspace/reading/directory.ts';
import { einvoiceGlobs, einvoiceNames, type GivenLists } from './given-lists.ts';

export interface ListComparison {
  readonly remarks: readonly Remark[];
  /** Layouts for the lists that have none, each as YAML. */
  readonly proposals: readonly string[];
  /** Whether the form of a list differs from its layout. */
  readonly differs: boolean;
  /** The members that the lists name, where nothing lists members. */
  readonly named: readonly NamedRow[];
}

/** The remarks on some lists, and the layouts proposed for them. */
type Told = Pick<ListComparison, 'remarks' | 'proposals'>;

/**
 * If there is a convention: whether each given list still has the form of its layout, and a layout for those without
 * one, from all lists seen. Undefined, with the problems, where the convention cannot be read.
 */
export function compareLists(
  folder: string,
  { files, lists }: GivenLists,
  language: Language,
): WithProblems<ListComparison | undefined> {
  const problems: Problem[] = [];
  const convention = readFileSync(join(folder, CONVENTION_FILE), 'utf8');
  const known = knownLayouts(convention, (found) => void problems.push(found));
  if (known === undefined) return { value: undefined, problems };
  const given = lists.filter(({ path }) => files.some((file) => file.path === path));
  const proposal = proposeAll(lists);
  const isGiven = (kind: string): boolean =>
    known.tables.has(kind) || TABULAR.some((extension) => isThere(join(folder, `${kind}.${extension}`)));
  const tables = new Set(
    proposal.lists.flatMap(({ list, recognition, path }) => {
      const kind = recognition?.kind ?? 'invoices';
      return kind === 'invoices' || (path.startsWith('invoices/') && isGiven(kind)) ? [] : [list];
    }),
  );
  const { remarks, unknown, differs } = comparedWithLayouts(given, lists, known, tables);
  const isOfInvoices = ({ path, list }: GivenList): boolean =>
    path.startsWith('invoices/') && !tables.has(list);
  const ofTables = unknown
    .filter((one) => !isOfInvoices(one))
    .map((one) => ({ one, told: ofTable(one, proposal, language) }));
  const likeNothing = ofTables.filter(({ told }) => told === undefined).map(({ one }) => one);
  const told = [
    ofInvoices(unknown.filter(isOfInvoices), proposal, language),
    ...ofTables.flatMap((of) => of.told ?? []),
    ofUnknown(likeNothing, language),
    ofEinvoices(files, known, language),
  ];
  const isListed = known.tables.has('members') || lists.some(({ path }) => ownTable(path) === 'members');
  const value = {
    remarks: [...remarks, ...told.flatMap((one) => one.remarks)],
    proposals: told.flatMap((one) => one.proposals),
    differs,
    named: isListed ? [] : proposal.named,
  };
  return { value, problems };
}

/** How lists differ from their layouts, and those that have none: also `tables` beside the lines of an invoice. */
function comparedWithLayouts(
  given: readonly GivenList[],
  lists: readonly GivenList[],
  known: KnownLayouts,
  tables: ReadonlySet<SeenList>,
) {
  const remarks: Remark[] = [];
  const unknown: GivenList[] = [];
  let differs = false;
  for (const one of given) {
    const file = pathAndSheet(one);
    const compared = layoutDifferences(one, known);
    const read = compared.some(isOfOtherSheet) ? lists.filter((other) => isReadSheet(other, one, known)) : [];
    if (read.length > 0) {
      if (tables.has(one.list)) unknown.push(one);
      else remarks.push(besideOthers(one, read));
      continue;
    }
    if (compared.length === 0) unknown.push(one);
    for (const { files: layout, differences } of compared) {
      differs ||= !isOfItsForm(differences);
      remarks.push({ kind: 'compared', file, layout, differences });
    }
  }
  return { remarks, unknown, differs };
}

/** A layout for each form of invoice file that has none. */
function ofInvoices(unknown: readonly GivenList[], { known }: Proposal, language: Language): Told {
  const accesses = new Set(known.accesses.map(({ id }) => id));
  const groups = invoiceGroups(oneSheetEach(sheetsTogether(unknown)).read);
  return {
    remarks: groups.flatMap(({ paths }) => paths.map((file) => ({ kind: 'no-layout', file }) as const)),
    proposals: groups.map(({ files, list, others }) =>
      layoutYaml(guessLayout(list, others, accesses), language, files),
    ),
  };
}

/** What a list without a layout was taken for; undefined where it looks like nothing. */
function ofTable(one: GivenList, { lists }: Proposal, language: Language): Told | undefined {
  const file = pathAndSheet(one);
  const proposed = lists.filter(({ list, recognition }) => list === one.list && recognition !== undefined);
  const isRead =
    isOtherTable(one) ||
    (ownTable(one.path) !== undefined && proposed.every(({ layouts }) => layouts.length === 0));
  if (isRead) return { remarks: [{ kind: 'own-table', file }], proposals: [] };
  if (proposed.length === 0) return undefined;
  return { remarks: [{ kind: 'no-layout', file }], proposals: [proposalYaml(proposed, language)] };
}

/** For the lists that look like nothing, the entries to complete. */
function ofUnknown(lists: readonly GivenList[], language: Language): Told {
  const lines = unknownLists(lists, language);
  return {
    remarks: lists.map((one) => ({ kind: 'like-nothing', file: pathAndSheet(one), one })),
    proposals: lines.length === 0 ? [] : [`${lines.join('\n')}\n`],
  };
}

/** The layout of each electronic invoice, and a new one for those without. */
function ofEinvoices(given: readonly GivenFile[], { invoices }: KnownLayouts, language: Language): Told {
  const layoutOf = (name: string) => invoices.find(({ files }) => matchesGlob(files, name))?.files;
  const named = given.map(({ path, absolutePath }) => ({ file: path, names: einvoiceNames([absolutePath]) }));
  const remarks = named.flatMap(({ file, names }) =>
    [...new Set(names.map(layoutOf))].map(
      (layout): Remark =>
        layout === undefined ? { kind: 'no-layout', file } : { kind: 'einvoice-known', file, layout },
    ),
  );
  const unknown = named.flatMap(({ names }) => names).filter((name) => layoutOf(name) === undefined);
  const proposals = unknown.length === 0 ? [] : [einvoiceProposal(einvoiceGlobs(unknown), language)];
  return { remarks, proposals };
}

/** Whether a list was compared with the layout of another sheet. */
function isOfOtherSheet({ differences }: LayoutDifferences): boolean {
  return differences.some(({ kind }) => kind === 'sheet-gone');
}

/** Whether a list is the sheet that the layout of a workbook names, while `beside` is another sheet of it. */
function isReadSheet(list: GivenList, beside: GivenList, known: KnownLayouts): boolean {
  return (
    list.path === beside.path && layoutDifferences(list, known).some((compared) => !isOfOtherSheet(compared))
  );
}
