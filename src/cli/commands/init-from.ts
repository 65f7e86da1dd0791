import { join } from 'node:path';
import { hasErrors } from '../../diagnostics/problem.ts';
import { FROM_WORDS } from '../../init/from/from-words.ts';
import { remarkText } from '../../init/from/remarks.ts';
import { type GivenLists, givenLists } from '../../jobs/init/given-lists.ts';
import { compareLists } from '../../jobs/init/list-comparison.ts';
import { hasConvention, workspaceOfLists, writeMembers } from '../../jobs/init/workspace-of-lists.ts';
import { isThere } from '../../system/paths.ts';
import { printable } from '../../text/printable.ts';
import { CONVENTION_FILE } from '../../workspace/convention-places.ts';
import { TABLES } from '../../workspace/tables.ts';
import { absentText, invalid } from '../definition.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { words } from '../messages/words.ts';
import { printProblems } from '../print-problems.ts';
import type { Terminal } from '../terminal.ts';

/**
 * `grappe init [DIR] --from FILE…`: a workspace of someone's own lists; where a convention is there, what differs between
 * them and its layouts.
 */
export function initFrom(folder: string, named: readonly string[], terminal: Terminal): ExitCode {
  const { language } = terminal;
  const text = FROM_WORDS[language];
  const missing = absentText(
    named.filter((name) => !isThere(name)),
    words(language),
  );
  if (missing !== undefined) return invalid(terminal, missing);
  const { value: given, problems } = givenLists(folder, named);
  printProblems(terminal, problems, false);
  if (hasErrors(problems)) return EXIT.invalid;
  if (hasConvention(folder)) return compare(folder, given, terminal);
  const made = workspaceOfLists(folder, given, language);
  switch (made.kind) {
    case 'in-closed-run':
      return invalid(terminal, words(language).import.inClosedRun(folder, made.run));
    case 'clash':
      return invalid(terminal, text.clash(made.path));
    case 'has-convention':
      return initFrom(folder, named, terminal);
    case 'written':
      if (terminal.quiet) return EXIT.done;
      tellMembers(folder, made.members, terminal);
      for (const remark of [...made.remarks, ...given.remarks]) terminal.out(remarkText(remark, language));
      terminal.out(text.written(join(folder, CONVENTION_FILE)));
      terminal.out(words(language).init.nextFrom(printable(folder)));
      return EXIT.done;
  }
}

/** Tells how lists differ from their layouts, and proposes those that lack; nothing is written but members.csv, where nothing lists members. */
function compare(folder: string, given: GivenLists, terminal: Terminal): ExitCode {
  const { language, err, out } = terminal;
  const { value, problems } = compareLists(folder, given, language);
  for (const remark of [...given.remarks, ...(value?.remarks ?? [])]) err(remarkText(remark, language));
  printProblems(terminal, problems, false);
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
