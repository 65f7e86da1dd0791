import { basename, dirname, join, resolve } from 'node:path';
import { hasErrors } from '../../diagnostics/problem.ts';
import { FROM_WORDS } from '../../init/from/from-words.ts';
import { remarkText } from '../../init/from/remarks.ts';
import { type GivenLists, givenLists, loneList } from '../../jobs/init/given-lists.ts';
import { compareLists } from '../../jobs/init/list-comparison.ts';
import { newWorkspace } from '../../jobs/init/new-workspace.ts';
import { hasConvention, workspaceOfLists, writeMembers } from '../../jobs/init/workspace-of-lists.ts';
import { LONGEST_NAME } from '../../runs/disk/run-folder.ts';
import { isFileThere, isFolderThere, isThere } from '../../system/paths.ts';
import { printable } from '../../text/printable.ts';
import { CONVENTION_FILE, INVOICES_FOLDER } from '../../workspace/convention-places.ts';
import { STANDARD_INPUT } from '../../workspace/records/input-file.ts';
import { TABLES } from '../../workspace/tables.ts';
import { absentText, type CommandRun, EXIT, type ExitCode, invalid } from '../definition.ts';
import { onInterrupt } from '../interrupt.ts';
import { printProblems } from '../print-problems.ts';
import { outDone, type Terminal } from '../terminal.ts';

/** `grappe init`: a workspace to start from, or one of someone's own lists. */
export const init: CommandRun = async (given, terminal) => {
  const { language, words: text } = terminal;
  const from = given.list('from');
  const [folder] = given.arguments;
  const [only] = from;
  const isFolder = from.length === 1 && only !== undefined && isFolderThere(only);
  const isLone = from.length === 1 && folder === undefined && !isFolder;
  if (only !== undefined && isLone && (only === STANDARD_INPUT || !isThere(CONVENTION_FILE))) {
    return proposeLayout(only, terminal);
  }
  if (from.includes(STANDARD_INPUT)) return invalid(terminal, text.init.inputAlone);
  if (from.length > 0) return initFrom(folder ?? (isFolder ? workspaceOf(only) : '.'), from, terminal);
  if (folder === undefined) return invalid(terminal, text.missingArgument('DIR'));
  const empty = given.has('empty');
  const made = newWorkspace(folder, { empty, language }, onInterrupt(terminal.words));
  switch (made.kind) {
    case 'in-closed-run':
      return invalid(terminal, text.import.inClosedRun(folder, made.run));
    case 'name-too-long':
      return invalid(terminal, text.nameTooLong(folder, LONGEST_NAME));
    case 'no-folder':
      return invalid(terminal, text.noFolder(made.path));
    case 'not-empty':
      return invalid(terminal, text.init.notEmpty(folder));
    case 'written': {
      const shown = printable(folder);
      const done = text.init.done(shown);
      if (!terminal.quiet) outDone(`${done}\n${text.init.next(shown, !empty)}`, done, terminal);
      return EXIT.done;
    }
  }
};

/** The workspace to use where one folder is given: the current one, or the one that contains it; else the folder. */
function workspaceOf(folder: string): string {
  const above = dirname(resolve(folder));
  if (isThere(CONVENTION_FILE)) return '.';
  const isWithin = basename(folder) === INVOICES_FOLDER || isThere(join(above, CONVENTION_FILE));
  return isWithin ? above : folder;
}

/** `grappe init --from FILE`: the layout of one file, to complete, on standard output. */
function proposeLayout(path: string, terminal: Terminal): ExitCode {
  const { language } = terminal;
  if (path !== STANDARD_INPUT && !isFileThere(path)) return invalid(terminal, terminal.words.noFile(path));
  const { yaml, remarks, problems } = loneList(path, language);
  for (const remark of remarks) terminal.err(remarkText(remark, language));
  // Its remedy is a right name, which standard input cannot have.
  if (path === STANDARD_INPUT && problems.some(({ code }) => code === 'file-mislabelled'))
    return invalid(terminal, terminal.words.init.inputNoTable);
  printProblems(terminal, problems);
  if (yaml === undefined) return EXIT.invalid;
  if (yaml !== '') terminal.out(yaml);
  return EXIT.done;
}

/** `grappe init [DIR] --from FILE…`: a workspace of own lists; with a convention, how they differ from its layouts. */
function initFrom(folder: string, named: readonly string[], terminal: Terminal): ExitCode {
  const { language } = terminal;
  const text = FROM_WORDS[language];
  const missing = absentText(
    named.filter((name) => !isThere(name)),
    terminal.words,
  );
  if (missing !== undefined) return invalid(terminal, missing);
  const { value: given, problems } = givenLists(folder, named, language);
  printProblems(terminal, problems);
  if (hasErrors(problems)) return EXIT.invalid;
  if (hasConvention(folder)) return compare(folder, given, terminal);
  const made = workspaceOfLists(folder, given, language, onInterrupt(terminal.words));
  switch (made.kind) {
    case 'in-closed-run':
      return invalid(terminal, terminal.words.import.inClosedRun(folder, made.run));
    case 'name-too-long':
      return invalid(terminal, terminal.words.nameTooLong(folder, LONGEST_NAME));
    case 'no-folder':
      return invalid(terminal, terminal.words.noFolder(made.path));
    case 'clash':
      return invalid(terminal, text.clash(made.path));
    case 'one-place':
      return invalid(terminal, text.onePlace(...made.files));
    case 'overtaken':
      return initFrom(folder, named, terminal);
    case 'written':
      if (terminal.quiet) return EXIT.done;
      tellMembers(folder, made.members, terminal);
      for (const remark of [...made.remarks, ...given.remarks]) terminal.out(remarkText(remark, language));
      terminal.out(text.written(join(folder, CONVENTION_FILE)));
      terminal.out(terminal.words.init.nextFrom(printable(folder)));
      return EXIT.done;
  }
}

/** Tells how lists differ from their layouts, proposes missing ones; writes only members.csv, where there is none. */
function compare(folder: string, given: GivenLists, terminal: Terminal): ExitCode {
  const { language, err, out } = terminal;
  const { value, problems } = compareLists(folder, given, language);
  for (const remark of [...given.remarks, ...(value?.remarks ?? [])]) err(remarkText(remark, language));
  printProblems(terminal, problems);
  if (value === undefined) return EXIT.invalid;
  value.proposals.forEach(out);
  writeMembers(folder, value.named, language);
  tellMembers(folder, value.named.length, terminal);
  return value.differs ? EXIT.findings : EXIT.done;
}

function tellMembers(folder: string, members: number, { language, quiet, out }: Terminal): void {
  if (members > 0 && !quiet)
    out(FROM_WORDS[language].membersWritten(join(folder, TABLES.members.file), members));
}
