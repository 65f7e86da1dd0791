import { readFileSync, statSync } from 'node:fs';
import { hasErrors, type Problem } from '../../diagnostics/problem.ts';
import { FROM_WORDS } from '../../init/from/from-words.ts';
import { einvoiceProposal, loneProposal } from '../../init/from/lone-proposal.ts';
import { seeLists } from '../../init/from/seen-list.ts';
import { isThere } from '../../is-there.ts';
import { isForeignSheet, mayHoldInvoices } from '../../text/file-type.ts';
import { printable } from '../../text/printable.ts';
import { STANDARD_INPUT } from '../../workspace/records/input-file.ts';
import { invalid } from '../definition.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { words } from '../messages/words.ts';
import { printProblems } from '../print-problems.ts';
import type { Terminal } from '../terminal.ts';
import { einvoiceGlobs, einvoiceNames } from './einvoice-names.ts';

/** `grappe init --from FILE`: the layout of one file, to complete, on standard output. */
export function proposeLayout(path: string, terminal: Terminal): ExitCode {
  if (path !== STANDARD_INPUT && (!isThere(path) || !statSync(path).isFile()))
    return invalid(terminal, words(terminal.language).noFile(path));
  if (path !== STANDARD_INPUT && !mayHoldInvoices(path))
    return invalid(terminal, FROM_WORDS[terminal.language].notRead(printable(path), isForeignSheet(path)));
  const names = path === STANDARD_INPUT ? [] : einvoiceNames([path]);
  if (names.length > 0) {
    terminal.out(einvoiceProposal(einvoiceGlobs(names), terminal.language));
    return EXIT.done;
  }
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
