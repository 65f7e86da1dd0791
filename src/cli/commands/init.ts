import { basename, dirname, join, resolve } from 'node:path';
import { remarkText } from '../../init/from/remarks.ts';
import { loneList } from '../../jobs/init/lone-list.ts';
import { newWorkspace } from '../../jobs/init/new-workspace.ts';
import { LONGEST_NAME } from '../../runs/disk/run-folder.ts';
import { isFileThere, isFolderThere, isThere } from '../../system/paths.ts';
import { printable } from '../../text/printable.ts';
import { CONVENTION_FILE } from '../../workspace/convention-places.ts';
import { STANDARD_INPUT } from '../../workspace/records/input-file.ts';
import { type CommandRun, invalid } from '../definition.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { words } from '../messages/words.ts';
import { printProblems } from '../print-problems.ts';
import type { Terminal } from '../terminal.ts';
import { initFrom } from './init-from.ts';

/** `grappe init`: a workspace to start from, or one of someone's own lists. */
export const init: CommandRun = async (given, terminal) => {
  const { language } = terminal;
  const text = words(language);
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
  const made = newWorkspace(folder, { empty, language });
  switch (made.kind) {
    case 'in-closed-run':
      return invalid(terminal, text.import.inClosedRun(folder, made.run));
    case 'name-too-long':
      return invalid(terminal, text.nameTooLong(folder, LONGEST_NAME));
    case 'not-empty':
      return invalid(terminal, text.init.notEmpty(folder));
    case 'written': {
      const shown = printable(folder);
      if (!terminal.quiet) terminal.out(`${text.init.done(shown)}\n${text.init.next(shown, !empty)}`);
      return EXIT.done;
    }
  }
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
  const { language } = terminal;
  if (path !== STANDARD_INPUT && !isFileThere(path)) return invalid(terminal, words(language).noFile(path));
  const { yaml, remark, problems } = loneList(path, language);
  if (remark !== undefined) terminal.err(remarkText(remark, language));
  printProblems(terminal, problems, false);
  if (yaml === undefined) return EXIT.invalid;
  terminal.out(yaml);
  return EXIT.done;
}
