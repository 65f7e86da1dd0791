import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { hasErrors, type Problem } from '../../diagnostics/problem.ts';
import { withEditorSchema } from '../../init/editor-schema.ts';
import { emptyFiles } from '../../init/empty.ts';
import { exampleFiles } from '../../init/example.ts';
import { FROM_WORDS } from '../../init/from/from-words.ts';
import { einvoiceProposal, loneProposal } from '../../init/from/lone-proposal.ts';
import { seeLists } from '../../init/from/seen-list.ts';
import { gitAttributes } from '../../init/git-attributes.ts';
import { closedRunAt } from '../../runs/closed-place.ts';
import { writeOutput } from '../../runs/output-file.ts';
import {
  createRunFolder,
  isEmpty,
  isTooLong,
  LONGEST_NAME,
  moveFiles,
  recoverRuns,
} from '../../runs/run-folder.ts';
import { conventionJsonSchema } from '../../schema/convention-schema.ts';
import { isFileThere, isFolderThere, isThere } from '../../system/paths.ts';
import { isForeignSheet, mayHoldInvoices } from '../../text/file-type.ts';
import { printable } from '../../text/printable.ts';
import { CONVENTION_FILE } from '../../workspace/convention-places.ts';
import { STANDARD_INPUT } from '../../workspace/records/input-file.ts';
import { type CommandRun, invalid } from '../definition.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { words } from '../messages/words.ts';
import { printProblems } from '../print-problems.ts';
import type { Terminal } from '../terminal.ts';
import { einvoiceGlobs, einvoiceNames, isToUnpack } from './einvoice-names.ts';
import { initFrom } from './init-from.ts';

/** `grappe init`: a workspace to start from, whole or not at all, over nothing that exists; or one of someone's own lists. */
export const init: CommandRun = async (given, terminal) => {
  const text = words(terminal.language).init;
  const from = given.list('from');
  const [folder] = given.arguments;
  const [only] = from;
  const isFolder = from.length === 1 && only !== undefined && isFolderThere(only);
  const isLone = from.length === 1 && folder === undefined && !isFolder;
  if (only !== undefined && isLone && (only === STANDARD_INPUT || !isThere(CONVENTION_FILE))) {
    return proposeLayout(only, terminal);
  }
  if (from.includes(STANDARD_INPUT)) return invalid(terminal, text.inputAlone);
  if (from.length > 0) return initFrom(folder ?? (isFolder ? workspaceOf(only) : '.'), from, terminal);
  if (folder === undefined) return invalid(terminal, words(terminal.language).missingArgument('DIR'));
  const target = resolve(folder);
  // Somebody may stand in a folder that is there, or a disk be mounted on it: it gets the files, and stays.
  const stays = isThere(target);
  const isFree = (): boolean => (stays ? isEmpty(target) : !isThere(target));
  recoverRuns(dirname(target));
  if (stays && statSync(target).isDirectory()) recoverRuns(target);
  const closed = closedRunAt(target);
  if (closed !== undefined)
    return invalid(terminal, words(terminal.language).import.inClosedRun(folder, closed));
  const obstacles = (): readonly string[] => (isFree() ? [] : [text.notEmpty(folder)]);
  if (!stays && isTooLong(target))
    return invalid(terminal, words(terminal.language).nameTooLong(folder, LONGEST_NAME));
  const [obstacle] = obstacles();
  if (obstacle !== undefined) return invalid(terminal, obstacle);
  const empty = given.has('empty');
  const staged = stays
    ? createRunFolder(join(target, CONVENTION_FILE), (prepared) => moveFiles(prepared, CONVENTION_FILE))
    : createRunFolder(target);
  try {
    const files = empty ? emptyFiles(terminal.language) : exampleFiles(terminal.language);
    const all = [...withEditorSchema(files, conventionJsonSchema()), gitAttributes(terminal.language)];
    for (const { path, content } of all) {
      writeOutput(staged.path, path, content);
    }
    const [late] = staged.finish(obstacles);
    if (late !== undefined) {
      staged.abandon();
      return invalid(terminal, late);
    }
  } catch (error) {
    staged.abandon();
    throw error;
  }
  const shown = printable(folder);
  if (!terminal.quiet) terminal.out(`${text.done(shown)}\n${text.next(shown, !empty)}`);
  return EXIT.done;
};

/** The workspace meant where one folder is given alone: the current one, or the one that it lies in; else itself. */
function workspaceOf(folder: string): string {
  const above = dirname(resolve(folder));
  if (isThere(CONVENTION_FILE)) return '.';
  const isWithin = basename(folder) === 'invoices' || isThere(join(above, CONVENTION_FILE));
  return isWithin ? above : folder;
}

/** `grappe init --from FILE`: the layout of one file, to complete, on standard output. */
function proposeLayout(path: string, terminal: Terminal): ExitCode {
  if (path !== STANDARD_INPUT && !isFileThere(path))
    return invalid(terminal, words(terminal.language).noFile(path));
  if (path !== STANDARD_INPUT && !mayHoldInvoices(path))
    return invalid(terminal, FROM_WORDS[terminal.language].notRead(printable(path), isForeignSheet(path)));
  const names = path === STANDARD_INPUT ? [] : einvoiceNames([path]);
  const isPacked = path !== STANDARD_INPUT && isToUnpack(path);
  const toUnpack = FROM_WORDS[terminal.language].toUnpack(printable(path));
  if (names.length > 0) {
    if (isPacked) terminal.err(toUnpack);
    terminal.out(einvoiceProposal(einvoiceGlobs(names), terminal.language));
    return EXIT.done;
  }
  if (isPacked) return invalid(terminal, toUnpack);
  const problems: Problem[] = [];
  const lists = seeLists(
    path === STANDARD_INPUT ? readFileSync(0) : path,
    path,
    (found) => void problems.push(found),
  );
  printProblems(terminal, problems, false);
  if (lists.length === 0 || hasErrors(problems)) return EXIT.invalid;
  terminal.out(loneProposal(lists, terminal.language));
  return EXIT.done;
}
