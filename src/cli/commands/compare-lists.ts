import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../diagnostics/problem.ts';
import {
  type Comparison,
  comparisons,
  type KnownLayouts,
  knownLayouts,
} from '../../init/from/differences.ts';
import { FROM_WORDS } from '../../init/from/from-words.ts';
import type { GivenFile } from '../../init/from/given-files.ts';
import { invoiceGroups, oneSheetEach } from '../../init/from/invoice-groups.ts';
import { guessLayout } from '../../init/from/layout/layout-guess.ts';
import { layoutYaml } from '../../init/from/layout/layout-yaml.ts';
import { einvoiceProposal, proposalYaml } from '../../init/from/lone-proposal.ts';
import { type GivenList, isOtherTable, ownTable, pathAndSheet, proposeAll } from '../../init/from/propose.ts';
import { matchesGlob } from '../../text/glob.ts';
import { printable } from '../../text/printable.ts';
import { sentenceOf } from '../../text/sentences.ts';
import { CONVENTION_FILE } from '../../workspace/convention-places.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { printProblems } from '../print-problems.ts';
import type { Terminal } from '../terminal.ts';
import { einvoiceGlobs, einvoiceNames } from './einvoice-names.ts';
import { writeMembers } from './write-members.ts';

/**
 * Where a convention is there: says of each given list whether it still has the form that its layout says, and proposes
 * a layout for those that have none, from all lists seen. Nothing is written but members.csv, where nothing lists members.
 */
export function compareLists(
  folder: string,
  given: readonly GivenFile[],
  lists: readonly GivenList[],
  terminal: Terminal,
): ExitCode {
  const text = FROM_WORDS[terminal.language];
  const problems: Problem[] = [];
  const convention = readFileSync(join(folder, CONVENTION_FILE), 'utf8');
  const known = knownLayouts(convention, (found) => void problems.push(found));
  printProblems(terminal, problems, false);
  if (known === undefined) return EXIT.invalid;
  let differs = false;
  const unknown: GivenList[] = [];
  for (const one of lists.filter(({ path }) => given.some((file) => file.path === path))) {
    const file = printable(pathAndSheet(one));
    const compared = comparisons(one, known);
    if (compared.some(isOfOtherSheet) && lists.some((other) => isReadSheet(other, one, known))) {
      terminal.err(text.sheetBeside(file));
      continue;
    }
    if (compared.length === 0) unknown.push(one);
    for (const { files, differences } of compared) {
      const layout = printable(files);
      const isSame = differences.every(({ kind }) => kind === 'undecided');
      differs ||= !isSame;
      const lines = differences.map((found) => `  - ${printable(sentenceOf(text.differences, found))}`);
      terminal.err([isSame ? text.same(file, layout) : text.differs(file, layout), ...lines].join('\n'));
    }
  }
  const { lists: proposed, named, known: seen } = proposeAll(lists);
  const accesses = new Set(seen.accesses.map(({ id }) => id));
  const invoices = unknown.filter(({ path }) => path.startsWith('invoices/'));
  for (const { files, list, others, paths } of invoiceGroups(oneSheetEach(invoices).read)) {
    for (const path of paths) terminal.err(text.unknownFile(printable(path)));
    terminal.out(layoutYaml(guessLayout(list, others, accesses), terminal.language, files));
  }
  for (const one of unknown.filter((candidate) => !invoices.includes(candidate))) {
    const { path, list } = one;
    const file = printable(pathAndSheet(one));
    const ofFile = proposed.filter((some) => some.list === list && some.recognition !== undefined);
    const isRead =
      isOtherTable(one) ||
      (ownTable(path) !== undefined && ofFile.every(({ layouts }) => layouts.length === 0));
    if (isRead) terminal.err(text.ownTable(file));
    else if (ofFile.length === 0) terminal.err(text.looksLikeNothing(file));
    else {
      terminal.err(text.unknownFile(file));
      terminal.out(proposalYaml(ofFile, terminal.language));
    }
  }
  compareEinvoices(given, known, terminal);
  const isListed = known.tables.has('members') || lists.some(({ path }) => ownTable(path) === 'members');
  if (!isListed) writeMembers(folder, named, terminal);
  return differs ? EXIT.findings : EXIT.done;
}

/** Says of each electronic invoice which layout is for it, and proposes one for those that have none. */
function compareEinvoices(
  given: readonly GivenFile[],
  { invoices }: KnownLayouts,
  { err, out, language }: Terminal,
): void {
  const text = FROM_WORDS[language];
  const unknown = given.flatMap(({ path, absolutePath }) => {
    const names = einvoiceNames([absolutePath]);
    const layoutOf = (name: string) => invoices.find(({ files }) => matchesGlob(files, name))?.files;
    for (const files of new Set(names.map(layoutOf))) {
      const file = printable(path);
      err(files === undefined ? text.unknownFile(file) : text.einvoiceKnown(file, printable(files)));
    }
    return names.filter((name) => layoutOf(name) === undefined);
  });
  if (unknown.length > 0) out(einvoiceProposal(einvoiceGlobs(unknown), language));
}

/** Whether a comparison is with the layout of another sheet. */
function isOfOtherSheet({ differences }: Comparison): boolean {
  return differences.some(({ kind }) => kind === 'sheet-gone');
}

/** Whether a list is the sheet that the layout of a workbook names, beside another sheet of it. */
function isReadSheet(list: GivenList, beside: GivenList, known: KnownLayouts): boolean {
  return list.path === beside.path && comparisons(list, known).some((compared) => !isOfOtherSheet(compared));
}
