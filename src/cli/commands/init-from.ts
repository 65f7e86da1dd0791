import { mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { hasErrors, type Problem, problem } from '../../diagnostics/problem.ts';
import type { Language } from '../../domain/language.ts';
import { conventionTemplate } from '../../init/convention-template.ts';
import { withEditorSchema, withoutSchemaLine } from '../../init/editor-schema.ts';
import { isEmptyTable } from '../../init/empty.ts';
import { FROM_WORDS } from '../../init/from/from-words.ts';
import { type GivenFile, givenFiles, tablesThere } from '../../init/from/given-files.ts';
import { invoiceGroups, oneSheetEach } from '../../init/from/invoice-groups.ts';
import { reasonsText } from '../../init/from/list-yaml.ts';
import { openConvention } from '../../init/from/open-convention.ts';
import {
  type GivenList,
  isOtherTable,
  type Proposed,
  pathAndSheet,
  proposeAll,
} from '../../init/from/propose.ts';
import { seeLists } from '../../init/from/seen-list.ts';
import { gitAttributes } from '../../init/git-attributes.ts';
import { closedRunAt } from '../../runs/closed-place.ts';
import { replaceFile } from '../../runs/output-file.ts';
import { recoverRuns } from '../../runs/run-folder.ts';
import { exclusively } from '../../runs/run-lock.ts';
import { conventionJsonSchema } from '../../schema/convention-schema.ts';
import { isThere } from '../../system/paths.ts';
import { isForeignSheet, isTabular } from '../../text/file-type.ts';
import { printable } from '../../text/printable.ts';
import { CONVENTION_FILE, INVOICES_FOLDER } from '../../workspace/convention-places.ts';
import { absentText, invalid } from '../definition.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { words } from '../messages/words.ts';
import { printProblems } from '../print-problems.ts';
import type { Terminal } from '../terminal.ts';
import { compareLists } from './compare-lists.ts';
import { einvoiceGlobs, einvoiceNames, isToUnpack } from './einvoice-names.ts';
import { writeMembers } from './write-members.ts';

/**
 * `grappe init [DIR] --from FILE…`: a workspace of someone's own lists. They stay as they are, those outside of the
 * folder are copied into it; the convention that reads them is written, unless one is there.
 */
export function initFrom(folder: string, named: readonly string[], terminal: Terminal): ExitCode {
  const text = FROM_WORDS[terminal.language];
  const missing = absentText(
    named.filter((name) => !isThere(name)),
    words(terminal.language),
  );
  if (missing !== undefined) return invalid(terminal, missing);
  recoverRuns(folder);
  const { files: given, unread, unopened } = givenFiles(folder, named);
  const problems: Problem[] = unopened.map((file) => problem('file-name-unread', { file }, {}));
  const lists = [...given, ...tablesThere(folder, given)]
    .filter(({ path }) => isTabular(path))
    .flatMap(({ absolutePath, path }): readonly GivenList[] =>
      seeLists(absolutePath, path, (found) => void problems.push(found)).map((list) => ({ list, path })),
    );
  printProblems(terminal, problems, false);
  if (hasErrors(problems)) return EXIT.invalid;
  const notRead = [
    ...unread.map((file) => text.notRead(printable(file), isForeignSheet(file))),
    ...given
      .filter((file) => isToUnpack(file.absolutePath))
      .map(({ path }) => text.toUnpack(printable(path))),
  ];
  if (hasConvention(folder)) {
    notRead.forEach(terminal.err);
    return compareLists(folder, given, lists, terminal);
  }
  const closed = closedRunAt(folder);
  if (closed !== undefined)
    return invalid(terminal, words(terminal.language).import.inClosedRun(folder, closed));
  const { lists: proposed, named: unlisted, known, members } = proposeAll(lists);
  const { read, beside } = oneSheetEach(proposed.filter((one) => isInvoice(one) && !isOtherTable(one)));
  const findings = {
    proposed: proposed.filter((one) => !isInvoice(one) && !isOtherTable(one)),
    members,
    known,
    invoices: invoiceGroups(read),
    einvoices: einvoiceGlobs(einvoiceNames(given.map(({ absolutePath }) => absolutePath))),
  };
  const copies = copiesInto(folder, given, proposed);
  new Set(copies.map(({ to }) => dirname(to))).forEach(recoverRuns);
  return exclusively(folder, CONVENTION_FILE, () => {
    // Another grappe may have made a workspace of it since: its tables are to be looked at too.
    if (hasConvention(folder)) return initFrom(folder, named, terminal);
    const clash = copies.find((copy) => isInTheWay(folder, copy));
    if (clash !== undefined) return invalid(terminal, text.clash(clash.to));
    for (const { from, to } of copies) {
      mkdirSync(dirname(to), { recursive: true });
      replaceFile(dirname(to), basename(to), readFileSync(from));
    }
    writeMembers(folder, unlisted, terminal);
    writeConvention(folder, openConvention(findings, terminal.language), terminal.language);
    if (terminal.quiet) return EXIT.done;
    for (const one of proposed) {
      const isBeside = beside.includes(one);
      terminal.out(
        isBeside ? text.sheetBeside(printable(pathAndSheet(one))) : sentence(one, given, terminal),
      );
    }
    notRead.forEach(terminal.out);
    terminal.out(text.written(join(folder, CONVENTION_FILE)));
    terminal.out(words(terminal.language).init.nextFrom(printable(folder)));
    return EXIT.done;
  });
}

function isInvoice({ recognition }: Proposed): boolean {
  return recognition?.kind === 'invoices';
}

/** A file from outside of the folder, and its place there. */
interface Copy {
  readonly from: string;
  readonly to: string;
}

function copiesInto(
  folder: string,
  given: readonly GivenFile[],
  proposed: readonly Proposed[],
): readonly Copy[] {
  return given
    .filter(({ isOutside }) => isOutside)
    .map(({ absolutePath, path }) => {
      const ofInvoices = !isTabular(path) || proposed.some((one) => one.path === path && isInvoice(one));
      return { from: absolutePath, to: join(folder, ofInvoices ? INVOICES_FOLDER : '', path) };
    });
}

/** Whether another file stands where one is to be copied, and no empty table of `init --empty`. */
function isInTheWay(folder: string, { from, to }: Copy): boolean {
  if (!isThere(to)) return false;
  const there = readFileSync(to);
  return (
    !isEmptyTable(relative(folder, to).replaceAll('\\', '/'), there) && !there.equals(readFileSync(from))
  );
}

/** Writes the convention, and beside it what git is to know. By it the folder is a workspace, which is not written again: it comes last. */
function writeConvention(folder: string, content: string, language: Language): void {
  const attributes = gitAttributes(language);
  if (!isThere(join(folder, attributes.path))) replaceFile(folder, attributes.path, attributes.content);
  const convention = { path: CONVENTION_FILE, content };
  for (const file of withEditorSchema([convention], conventionJsonSchema())) {
    replaceFile(folder, file.path, file.content);
  }
}

/** Whether the folder has a convention that someone has worked on: not the template of `init --empty` as it was written. */
function hasConvention(folder: string): boolean {
  const path = join(folder, CONVENTION_FILE);
  if (!isThere(path)) return false;
  const text = withoutSchemaLine(readFileSync(path, 'utf8'));
  return text !== conventionTemplate('fr') && text !== conventionTemplate('en');
}

/** What a list was taken for, why, and what of it is left to complete. */
function sentence(one: Proposed, given: readonly GivenFile[], { language }: Terminal): string {
  const text = FROM_WORDS[language];
  const { recognition, layouts, path } = one;
  const file = printable(pathAndSheet(one));
  if (isOtherTable(one)) return text.ownTable(file);
  if (recognition === undefined) return text.looksLikeNothing(file);
  const open = layouts.flatMap((layout) => [
    ...layout.open.keys(),
    ...layout.openValues.keys(),
    ...layout.openDefaults.keys(),
  ]);
  const said = text.looksLike(file, text.kinds[recognition.kind], reasonsText(recognition.reasons, language));
  const isMisplaced =
    recognition.kind === 'invoices' &&
    !path.startsWith('invoices/') &&
    given.some((candidate) => candidate.path === path && !candidate.isOutside);
  return [
    said + (open.length === 0 ? '' : text.toComplete([...new Set(open)].join(', '))),
    ...(isMisplaced ? [text.inRoot(file)] : []),
  ].join('\n');
}
