import { mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { getOrInsert } from '../../domain/cache.ts';
import type { Language } from '../../domain/language.ts';
import { CONVENTION_TEMPLATE } from '../../init/convention-template.ts';
import { isEmptyTable } from '../../init/empty.ts';
import type { GivenFile } from '../../init/from/given-files.ts';
import { invoiceGroups, oneSheetEach, sheetsTogether } from '../../init/from/invoice-groups.ts';
import { membersTable } from '../../init/from/named-members.ts';
import { openConvention } from '../../init/from/open-convention.ts';
import { isOtherTable, type Proposed, proposeAll } from '../../init/from/propose.ts';
import { besideOthers, type Remark, takenFor } from '../../init/from/remarks.ts';
import { gitAttributes, withEditorSchema, withoutSchemaLine } from '../../init/tool-files.ts';
import { closedRunAt } from '../../runs/closed/closed-place.ts';
import { replaceFile } from '../../runs/disk/output-file.ts';
import { createRunFolder, isTooLong, type OnFolder, recoverRuns } from '../../runs/disk/run-folder.ts';
import { exclusively } from '../../runs/disk/run-lock.ts';
import { conventionJsonSchema } from '../../schema/convention-schema.ts';
import { fileAbove, isThere } from '../../system/paths.ts';
import { isTabular } from '../../text/file-type.ts';
import { CONVENTION_FILE, INVOICES_FOLDER } from '../../workspace/convention-places.ts';
import type { NamedRow } from '../../workspace/reading/directory.ts';
import { TABLES } from '../../workspace/tables.ts';
import { einvoiceGlobs, einvoiceNames, type GivenLists } from './given-lists.ts';

export type WorkspaceOfLists =
  | { readonly kind: 'in-closed-run'; readonly run: string }
  /** There is a file where another one should be copied. */
  | { readonly kind: 'clash'; readonly path: string }
  /** Two of the given files would be copied to one place. */
  | { readonly kind: 'one-place'; readonly files: readonly [string, string] }
  /** The folder, or its convention, has meanwhile been made: what is there now decides what to do. */
  | { readonly kind: 'overtaken' }
  | { readonly kind: 'name-too-long' }
  | { readonly kind: 'no-folder'; readonly path: string }
  | {
      readonly kind: 'written';
      /** How many members that lists only name were written to members.csv; 0 where it was not written. */
      readonly members: number;
      /** What each list was taken for. */
      readonly remarks: readonly Remark[];
    };

/**
 * Makes a folder a workspace of one's own lists: they stay as they are, those from elsewhere are copied into it, and
 * the convention that reads them is written. A new folder is created whole or not at all. An interruption waits.
 */
export function workspaceOfLists(
  folder: string,
  given: GivenLists,
  language: Language,
  onFolder: OnFolder,
): WorkspaceOfLists {
  const closed = closedRunAt(folder);
  if (closed !== undefined) return { kind: 'in-closed-run', run: closed };
  const target = resolve(folder);
  const taken = fileAbove(join(folder, CONVENTION_FILE));
  if (taken !== undefined) return { kind: 'no-folder', path: taken };
  if (!isThere(target) && isTooLong(target)) return { kind: 'name-too-long' };
  const proposal = proposedWorkspace(given, language);
  const unregister = onFolder(() => {});
  try {
    return isThere(target)
      ? writeWorkspace(folder, given, proposal, language)
      : writeNewWorkspace(target, given, proposal, language);
  } finally {
    unregister();
  }
}

function writeNewWorkspace(
  target: string,
  given: GivenLists,
  proposal: ProposedWorkspace,
  language: Language,
): WorkspaceOfLists {
  recoverRuns(dirname(target));
  const staged = createRunFolder(target);
  try {
    const made = writeWorkspace(staged.path, given, proposal, language);
    if (made.kind !== 'written') {
      staged.abandon();
      return made;
    }
    const [late] = staged.finish(() => (isThere(target) ? [{ kind: 'overtaken' } as const] : []));
    if (late !== undefined) staged.abandon();
    return late ?? made;
  } catch (error) {
    staged.abandon();
    throw error;
  }
}

type ProposedWorkspace = ReturnType<typeof proposedWorkspace>;

/** What the lists were taken for, and the convention that reads them. */
function proposedWorkspace({ files, lists }: GivenLists, language: Language) {
  const { lists: proposed, named, known, members } = proposeAll(sheetsTogether(lists));
  const { read, beside } = oneSheetEach(proposed.filter((one) => isInvoice(one) && !isOtherTable(one)));
  const ofEinvoices = files.map(({ path, absolutePath }) => ({ path, names: einvoiceNames([absolutePath]) }));
  const einvoices = ofEinvoices.flatMap(({ path, names }) => (names.length > 0 ? [path] : []));
  const findings = {
    proposed: proposed
      .filter((one) => !isInvoice(one) && !isOtherTable(one))
      .map((one) => ({ ...one, path: placeOf(one.path, proposed) })),
    members,
    known,
    invoices: invoiceGroups(read),
    einvoices: einvoiceGlobs(ofEinvoices.flatMap(({ names }) => names)),
  };
  return { proposed, named, beside, einvoices, convention: openConvention(findings, language) };
}

function writeWorkspace(
  folder: string,
  { files }: GivenLists,
  { proposed, named, beside, einvoices, convention }: ProposedWorkspace,
  language: Language,
): WorkspaceOfLists {
  const copies = copiesInto(folder, files, proposed);
  new Set(copies.map(({ to }) => dirname(to))).forEach(recoverRuns);
  return exclusively(folder, CONVENTION_FILE, () => {
    // Now its tables have to be looked at too.
    if (hasConvention(folder)) return { kind: 'overtaken' };
    const clash = copies.find((copy) => isInTheWay(folder, copy))?.to ?? headerOfMembers(folder, named);
    if (clash !== undefined) return { kind: 'clash', path: clash };
    const together = ofOnePlace(copies);
    if (together !== undefined) return { kind: 'one-place', files: together };
    for (const { from, to } of copies) {
      mkdirSync(dirname(to), { recursive: true });
      replaceFile(dirname(to), basename(to), readFileSync(from));
    }
    writeMembers(folder, named, language);
    writeConvention(folder, convention, language);
    const remarks = proposed.map(
      (one): Remark =>
        beside.includes(one)
          ? besideOthers(
              one,
              proposed.filter((other) => isReadBeside(other, one, beside)),
            )
          : takenFor(one, isMisplaced(one, files)),
    );
    const electronic = einvoices.map((file) => ({ kind: 'einvoice', file }) as const);
    return { kind: 'written', members: named.length, remarks: [...remarks, ...electronic] };
  });
}

/** Whether a folder has a convention that someone has worked on, not just the template of `init --empty`. */
export function hasConvention(folder: string): boolean {
  const path = join(folder, CONVENTION_FILE);
  if (!isThere(path)) return false;
  const text = withoutSchemaLine(readFileSync(path, 'utf8'));
  return text !== CONVENTION_TEMPLATE.fr && text !== CONVENTION_TEMPLATE.en;
}

/** Writes members.csv with the members that lists name; nothing where they name none. */
export function writeMembers(folder: string, named: readonly NamedRow[], language: Language): void {
  if (named.length > 0) replaceFile(folder, TABLES.members.file, membersTable(named, language));
}

function isInvoice({ recognition }: Proposed): boolean {
  return recognition?.kind === 'invoices';
}

/** Whether a list is the sheet of a workbook of invoices that is read, and another is not. */
function isReadBeside(one: Proposed, other: Proposed, beside: readonly Proposed[]): boolean {
  return one.path === other.path && isInvoice(one) && !isOtherTable(one) && !beside.includes(one);
}

/** Whether a list of the workspace has invoice lines but is not where invoices are read. */
function isMisplaced(one: Proposed, files: readonly GivenFile[]): boolean {
  const isThis = ({ path, isOutside }: GivenFile): boolean => path === one.path && !isOutside;
  return isInvoice(one) && !one.path.startsWith(`${INVOICES_FOLDER}/`) && files.some(isThis);
}

/** A file from outside the folder, and its place there. */
interface Copy {
  readonly from: string;
  readonly to: string;
}

function copiesInto(
  folder: string,
  files: readonly GivenFile[],
  proposed: readonly Proposed[],
): readonly Copy[] {
  return files
    .filter(({ isOutside }) => isOutside)
    .map(({ absolutePath, path }) => ({ from: absolutePath, to: join(folder, placeOf(path, proposed)) }));
}

/** The path of a given file in the workspace: a workbook that has lines comes into invoices/ with its tables. */
function placeOf(path: string, proposed: readonly Proposed[]): string {
  if (path.startsWith(`${INVOICES_FOLDER}/`)) return path;
  const ofInvoices = !isTabular(path) || proposed.some((one) => one.path === path && isInvoice(one));
  return ofInvoices ? `${INVOICES_FOLDER}/${basename(path)}` : path;
}

/** Whether another file is in the place of a copy, apart from an empty table of `init --empty`. */
function isInTheWay(folder: string, { from, to }: Copy): boolean {
  if (!isThere(to)) return false;
  const there = readFileSync(to);
  return (
    !isEmptyTable(relative(folder, to).replaceAll('\\', '/'), there) && !there.equals(readFileSync(from))
  );
}

/** A members.csv without rows, which would be replaced; undefined for one that `init --empty` wrote. */
function headerOfMembers(folder: string, named: readonly NamedRow[]): string | undefined {
  const { file } = TABLES.members;
  const path = join(folder, file);
  return named.length > 0 && isThere(path) && !isEmptyTable(file, readFileSync(path)) ? path : undefined;
}

/** The first two files of different content whose copies would be the same file, on some disks at least. */
function ofOnePlace(copies: readonly Copy[]): readonly [string, string] | undefined {
  const first = new Map<string, string>();
  for (const { from, to } of copies) {
    const before = getOrInsert(first, to.toLowerCase(), () => from);
    if (before !== from && !readFileSync(before).equals(readFileSync(from))) return [before, from];
  }
  return undefined;
}

/** Writes what git must know, then the convention: it makes the folder a workspace, which is not written again. */
function writeConvention(folder: string, content: string, language: Language): void {
  const attributes = gitAttributes(language);
  if (!isThere(join(folder, attributes.path))) replaceFile(folder, attributes.path, attributes.content);
  const convention = { path: CONVENTION_FILE, content };
  for (const file of withEditorSchema([convention], conventionJsonSchema())) {
    replaceFile(folder, file.path, file.content);
  }
}
