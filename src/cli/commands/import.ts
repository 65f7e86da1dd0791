import { hasErrors, type Problem } from '../../diagnostics/problem.ts';
import { type ImportedFile, importFiles } from '../../jobs/import.ts';
import { isReadExceptInvoices, isSamePlace, mayBeRead } from '../../jobs/workspace-places.ts';
import { invoiceLinesCsv, invoiceLinesJson, type ShownLine } from '../../report/invoice-lines.ts';
import { sumOf } from '../../settle/totals.ts';
import { isFileThere, isThere, resolvedPath } from '../../system/paths.ts';
import { type LoadedWorkspace, loadWorkspace } from '../../workspace/load.ts';
import { STANDARD_INPUT } from '../../workspace/records/input-file.ts';
import { absentText, type CommandRun, EXIT, type ExitCode, type Given, invalid } from '../definition.ts';
import { exitCodeOf } from '../exit-code.ts';
import { diagnosticsJson, jsonText } from '../json.ts';
import { terminalUnder } from '../language.ts';
import type { Words } from '../messages/en.ts';
import { refusedOut, writeOut } from '../out-file.ts';
import { printProblems } from '../print-problems.ts';
import { deliverRefusal, outFileOf, takesRefusal } from '../refusal-document.ts';
import type { Terminal } from '../terminal.ts';

/** `grappe import`: invoice files as invoice lines in CSV, so that people see what was understood. */
export const importInvoices: CommandRun = async (given, asked) => {
  const folder = given.text('workspace');
  const loaded = folder === undefined ? undefined : loadWorkspace(folder);
  const terminal = terminalUnder(given, asked, loaded?.locale);
  const { language, words } = terminal;
  const text = words.import;
  const out = given.text('out');
  const force = given.has('force');
  const refused = refusedImport(given.arguments, out, force, loaded, words);
  if (refused !== undefined) return invalid(terminal, refused);
  // A file that is named twice is read once: its lines would be there twice.
  const named = [...new Map(given.arguments.map((path) => [resolvedPath(path), path])).values()];
  const convention = loaded?.doubts === undefined ? loaded?.convention : undefined;
  const { value, problems: found } = await importFiles(named, convention);
  const { files, unreadTables } = value;
  const [table] = loaded === undefined ? unreadTables : [];
  if (table !== undefined) return invalid(terminal, text.needsWorkspace(table));
  const problems = [...(convention === undefined ? (loaded?.problems ?? []) : []), ...found];
  const lines = files.flatMap((file) => file.lines);
  const isJson = given.text('format') === 'json';
  if (hasErrors(problems)) return refuse(problems, loaded, given, terminal);
  const isDocument = isJson && out === undefined;
  if (!isDocument) printProblems(terminal, problems, given.has('all'));
  const diagnostics = diagnosticsJson(problems, language);
  const content = isJson
    ? jsonText({ ok: true, diagnostics, lines: invoiceLinesJson(lines) })
    : invoiceLinesCsv(lines);
  if (out === undefined) terminal.out(content);
  else {
    const late = writeOut(out, content, force, words);
    if (late !== undefined) return invalid(terminal, late);
  }
  if (!isDocument && !terminal.quiet) printSummary(files, terminal);
  return exitCodeOf(problems, 0);
};

/** Reports an input in doubt, without what was read of it: to stderr, and in json as a document too. */
function refuse(
  problems: readonly Problem[],
  loaded: LoadedWorkspace | undefined,
  given: Given,
  terminal: Terminal,
): ExitCode {
  const { language, words: text } = terminal;
  const isJson = given.text('format') === 'json';
  const out = outFileOf(given, (path) => isInputOf(path, given.arguments, loaded));
  const isForFile = isJson && out !== undefined && takesRefusal(out, text);
  // A document of json on stdout includes the problems.
  if (!isJson || isForFile)
    printProblems(
      terminal,
      problems.filter((found) => !isOtherInput(found)),
      given.has('all'),
    );
  if (out !== undefined && !isForFile && isThere(out.path)) terminal.err(text.staysAsItWas(out.path));
  if (isJson) {
    const diagnostics = diagnosticsJson(problems, language);
    deliverRefusal(jsonText({ ok: false, diagnostics, lines: [] }), out, terminal);
    return EXIT.invalid;
  }
  if (problems.some((found) => isNoXmlOfStandardInput(found) || isOtherInput(found)))
    terminal.err(text.import.standardInput);
  return invalid(terminal, text.import.notWritten);
}

/** Whether a path is that of a file to import, or of one that the workspace reads or may read. */
function isInputOf(path: string, inputs: readonly string[], loaded: LoadedWorkspace | undefined): boolean {
  return (
    inputs.some((input) => isSamePlace(input, path)) || (loaded !== undefined && mayBeRead(path, loaded))
  );
}

/** Why files cannot be imported as asked: where the lines would go, or a file that is not there. */
function refusedImport(
  paths: readonly string[],
  out: string | undefined,
  force: boolean,
  loaded: LoadedWorkspace | undefined,
  words: Words,
): string | undefined {
  const text = words.import;
  if (out !== undefined) {
    const refused = refusedOut(out, force, words);
    if (refused !== undefined) return refused;
    if (paths.some((path) => isSamePlace(path, out))) return text.isInput(out);
    if (loaded !== undefined && isReadExceptInvoices(out, loaded)) return text.isOfWorkspace(out);
  }
  const absent = paths.filter((path) => path !== STANDARD_INPUT && !isFileThere(path));
  return absentText(absent, words);
}

/** Whether standard input is no XML, or damaged: it may be a table, which is to be given by its path. */
function isNoXmlOfStandardInput({ code, place }: Problem): boolean {
  return code === 'xml-syntax' && place.file === STANDARD_INPUT;
}

/** Whether standard input is another kind of file than XML: the remedy is a right name, and it has none. */
function isOtherInput({ code, place }: Problem): boolean {
  return code === 'file-mislabelled' && place.file === STANDARD_INPUT;
}

function printSummary(files: readonly ImportedFile[], { words, err }: Terminal): void {
  const text = words.import;
  for (const { path, lines } of files) {
    const { net, vat, gross } = sumOf(lines);
    err(text.imported(path, lines.length, words.amount(net), words.amount(vat), words.amount(gross)));
  }
  const count = (lacks: (line: ShownLine) => boolean): number =>
    files.flatMap(({ lines }) => lines).filter(lacks).length;
  const uncategorised = count(({ category }) => category === undefined);
  const aimless = count(({ access, serves }) => access === undefined && serves === undefined);
  if (uncategorised > 0) err(text.withoutCategory(uncategorised));
  if (aimless > 0) err(text.withoutTarget(aimless));
}
