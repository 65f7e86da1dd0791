import { figuresIn } from '../../domain/numbers/figures.ts';
import { fill } from '../../text/template.ts';
import { close } from './en/close.ts';
import { diff } from './en/diff.ts';
import { explain } from './en/explain.ts';
import { importWords } from './en/import.ts';
import { init } from './en/init.ts';
import { machine } from './en/machine.ts';
import { reconcile } from './en/reconcile.ts';
import { status } from './en/status.ts';
import { verify } from './en/verify.ts';
import { year } from './en/year.ts';

/** The words of the commands, problems aside; both languages have the same entries. */
export type Words = typeof en;

/** The words of the commands, in English. */
export const en = {
  ...figuresIn('en'),
  linesSoFar: (count: number, perSecond: number | undefined) =>
    `${count} invoice lines read${perSecond === undefined ? '' : `, ${perSecond} a second`}`,
  statementsSoFar: (count: number, of: number) => `${count} of ${of} statements written`,
  runsSoFar: (count: number, of: number) => `${count} of ${of} closed runs computed again`,
  timeLeft: (seconds: number) => `, about ${seconds} s left`,
  commandsWithin: (workspace: string) =>
    `Commands shown here are given within the workspace: cd ${workspace}`,
  moreProblems: (count: number, codes: string) => `… and ${count} more (${codes}); --all shows them.`,
  alsoAt: (rows: string, count: number) =>
    `also in ${count > 2 ? 'rows' : 'row'} ${rows} (${count} rows in all)`,
  alsoOf: (files: string, count: number) => `also in ${files} (${count} files in all)`,
  timesHere: (count: number) => `${count} times in this row`,
  errorCount: (errors: number, warnings: number) =>
    `${errors} error${errors === 1 ? '' : 's'}, ${warnings} warning${warnings === 1 ? '' : 's'}.`,
  toldBefore: (count: number) =>
    `${count} warning${count === 1 ? '' : 's'} given before the last run was closed ${count === 1 ? 'is' : 'are'} not repeated (grappe check -v lists ${count === 1 ? 'it' : 'them'}).`,
  nothingWritten: 'Nothing was written.',
  noFile: (path: string) => `There is no file ${path}.`,
  noFolder: (path: string) => `${path} is no folder, so nothing is written there: name another place.`,
  nameTooLong: (path: string, most: number) =>
    `${path}: the name is longer than ${most} bytes (an accented letter counts as two). Choose a shorter one.`,
  outIsRead: (path: string) =>
    `${path} would be read by grappe the next time: name another file, outside invoices/.`,
  accountNoRun: (folder: string, runs: string) =>
    `${folder} is an account: it adds up closed runs, and shares no line itself. Name one of them: ${runs}.`,
  notARun: (folder: string) => `${folder} is no run folder: it has no manifest.json that can be read.`,
  allGood: (lines: number) =>
    lines === 0
      ? 'There is no invoice line yet: put the operator’s files, as received, in invoices/.'
      : `${lines} invoice line${lines === 1 ? '' : 's'} can be shared.`,
  leftAside: (rows: number, net: string, ofLines: string) =>
    `${counted(rows, 'other row is', 'other rows are')} not counted (skip_rows): ${net} net; the lines, ${ofLines}.`,
  linesLeftAside: (lines: number, gross: string) =>
    `${lines} line${lines === 1 ? '' : 's'} left aside, ${gross} with VAT; without --allow-unallocated each is named.`,
  linesTitle: 'Invoice lines',
  read: 'read',
  allocated: 'allocated',
  unallocated: 'unallocated',
  skipped: 'other rows, not counted (skip_rows)',
  late: 'of which late',
  lateInvoices: (invoices: string) => `Late, of a period before this one or already closed: ${invoices}.`,
  toAsk: 'To check, since no line concerns them',
  regularised: 'corrections (rows of regularisations.csv)',
  others: (count: number) =>
    `${counted(count, 'other line of invoices/ was', 'other lines of invoices/ were')} not touched.`,
  lines: 'lines',
  net: 'net',
  vat: 'VAT',
  gross: 'gross',
  total: 'total',
  member: 'member',
  membersTitle: (currency: string) => `What each member bears (${currency === 'EUR' ? 'euros' : currency})`,
  debtsTitle: 'What each member owes to the one that paid the operator',
  corrects: 'corrects',
  debtor: 'owes',
  creditor: 'to',
  runTitle: 'Run',
  written: (folder: string) => `Written to ${folder}`,
  files: (count: number) => `${count} files`,
  draft: 'This is a draft until it is closed.',
  access: 'access',
  item: 'item',
  category: 'category',
  file: 'file',
  form: 'form',
  encoding: 'encoding',
  delimiter: 'delimiter',
  lineEnd: 'line ends',
  layout: 'layout',
  rows: 'rows',
  month: 'month',
  run: 'run',
  difference: 'difference',
  listCounts: {
    of: (file: string, table: string, counts: string) => `${file} (${table}): ${counts}`,
    ofInvoices: (file: string, counts: string) => `${file}: ${counts}`,
    sheets: (read: string, others: string) => `the sheet ${read} is read, not: ${others}`,
    read: (rows: number) => counted(rows, 'row read', 'rows read'),
    skipped: (rows: number) => `${rows} left aside by skip_rows`,
    unknown: (rows: number) => `${rows} left aside as unknown (only_known)`,
    replaced: (rows: number) => `${rows} replaced by those of the table’s CSV`,
    filled: (cells: number) => `${counted(cells, 'cell repeats', 'cells repeat')} the one above (fill_down)`,
    translated: (cells: number) => `${counted(cells, 'cell', 'cells')} translated (values)`,
    formulas: (cells: number) => `${counted(cells, 'stored value', 'stored values')} of formulas`,
  },
  skippedRows: 'left aside',
  sum: 'net sum',
  ofSkipped: 'their net sum',
  tab: 'tab',
  bug: (detail: string) =>
    `This is a bug in grappe, not in your files: ${detail}\nPlease report it with the command, the version (grappe --version) and, if you can, the files. Nothing was written.`,
  heapFull: (megabytes: number) =>
    `This work needs more memory than Node gives to a program here (${megabytes} MB). Nothing was written.\n    Give it more, for example NODE_OPTIONS=--max-old-space-size=${Math.max(2_048, 2 * megabytes)}, or ask for less: a shorter period, fewer formats (--reports csv), or none.`,
  environment: (detail: string, remedy: keyof typeof machine | undefined) =>
    `The machine refused: ${detail}\n${remedy === undefined ? '' : `${machine[remedy]}\n`}Nothing is half written.`,
  interrupted: 'Interrupted. Nothing was written.',
  unknownOption: (option: string, nearest: string) =>
    fill('The option {option} is not known.[[ Nearest: {nearest}.]]', { option, nearest }),
  optionBefore: (option: string, command: string) =>
    `Write the option ${option} after the command: grappe ${command} ${option}.`,
  unknownCommand: (command: string, nearest: string) =>
    fill('The command {command} is not known.[[ Nearest: {nearest}.]]', { command, nearest }),
  missingArgument: (argument: string) => `${argument} is missing.`,
  missingValue: (option: string) => `The option ${option} needs a value.`,
  givenTwice: (option: string) => `The option ${option} is given twice, with two values: which one counts?`,
  folderOnStdout:
    '"-" is no folder here: a folder does not go to standard output. One of that name is written ./-.',
  withQuote: (word: string) =>
    `There is a " in ${word}. On Windows, a \\ right before a closing " makes it part of the text: leave that \\ out.`,
  misread: (name: string) =>
    `${name} has letters that are not in UTF-8: another name would be read or written. Rename it, or set the terminal to UTF-8.`,
  staysAsItWas: (path: string) =>
    `${path} is not written, because the input is in doubt: the file there is from an earlier run.`,
  tooMany: 'There are more arguments than the command takes.',
  oneValueEach: (option: string, value: string, other: string) =>
    `${option} takes one value, and may be given several times: ${option} ${value} ${option} ${other}.`,
  noWorkspaceButValue: (folder: string) =>
    `${folder} was taken for the workspace, and has no convention.yaml.`,
  conflict: (one: string, other: string) => `${one} and ${other} exclude each other.`,
  badPeriod: (value: string) => `"${value}" is no period. Write 2025-09, 2025-Q3, 2025 or 2025-07..2025-09.`,
  badChoice: (option: string, value: string, choices: string) =>
    `${option} takes one of ${choices}, not "${value}".`,
  badReports: (value: string, formats: string) =>
    `--reports takes one or several of ${formats}, joined by commas, or none, not "${value}".`,
  seeHelp: (command: string) => `See: ${command} --help`,
  usage: 'Usage:',
  options: 'Options:',
  arguments: 'Arguments:',
  commands: 'Commands:',
  examples: 'Examples:',
  about: 'Shares the cost of internet accesses between the members of a purchasing group, exactly.',
  help: 'show this help',
  version: 'show the version; with --verbose also what it runs on',
  runsOn: (node: string, system: string) => `Node.js ${node}, ${system}`,
  optionLang: 'language of messages: fr or en (default: the convention’s locale, else the system’s)',
  optionQuiet: 'print only errors, warnings about amounts, and why it ends with 1',
  optionNoColor: 'no colours (so does the variable NO_COLOR)',
  optionFormat: 'text, or json: then stdout is exactly one document',
  optionAll: 'print every problem, not only fifty',
  placeholders: {} as Readonly<Record<string, string>>,
  argumentWorkspace: 'the folder that holds convention.yaml (default: the current folder)',
  init,
  check: {
    about: 'Reads everything and reports every problem at once, with its place and its remedy.',
    verbose:
      'show how each file was read (encoding, delimiter, layout, rows, sums), and warnings about files all of whose lines are in closed runs',
    failOn: 'warning: exit with 1 if there are warnings (default: error). Errors exit with 2',
    format: 'text, json: then stdout is exactly one document, or github: annotations at their lines',
  },
  allocate: {
    about: 'Shares the invoice lines of a period and writes what each member owes, with the proof.',
    period: 'invoices dated in 2025-09, 2025-Q3, 2025 or 2025-07..2025-09 (default: all)',
    invoice: 'only the invoice of this number; may be given several times',
    pending: 'what no closed run holds yet, late invoices included, up to the end of the period',
    regularise: 'correct this closed run on today’s inputs; may be given several times',
    allowUnallocated: 'leave lines that cannot be shared aside, in unallocated.csv (exit 1)',
    out: 'the folder to write (default: runs/PERIOD of the workspace)',
    force: 'replace an existing draft',
    noPack: 'keep no copy of the inputs in the run',
    perMember:
      'also a folder for each member, ready to be sent: statement, debts and titles, a covering note',
    reports:
      'statements as csv, xlsx, pdf, html, joined by commas, or none, and no titles either (default: csv,xlsx,pdf)',
  },
  command: 'COMMAND',
  completion: {
    about: 'Prints the script that makes a shell complete grappe’s command lines.',
    argument: 'bash, zsh or fish',
  },
  helpTopics: {
    about:
      'Explains a command, a table, the code of a problem or of a finding, the rules of conventions, or a word of the pages.',
    argument:
      'a command, a table such as sites or allocations, the code of a problem such as line-repeated, rules or a word of them, or any word of the pages such as auditor',
    oneWord: (all: string) => `Give a single word: grappe help rules WORD. The words: ${all}.`,
    measure: (word: string, nearest: string) =>
      `${word} is no word of the rules. In by: ${word} it is a measure of yours, from measures.csv, of sites or of members.${nearest === '' ? '' : ` Nearest word: ${nearest}.`}`,
    unknown: (topic: string, nearest: string) =>
      `There is no help on ${topic}.${nearest === '' ? '' : ` Nearest: ${nearest}.`} There is help on each command, on each table that is read or written, on the code of a problem or of a finding, on rules and on each of their words, and on the words of the pages in docs/.`,
    mentioned: (topic: string) => `Sections with “${topic}”; grappe help shows one by its heading:`,
    severity: { error: 'error: nothing is written', warning: 'warning: the run goes on' },
    remedy: 'What to do',
  },
  explain,
  import: importWords,
  machine,
  schema: {
    about:
      'Prints the published schema of a table (Table Schema), of the convention or the manifest (JSON Schema).',
    argument: 'members, sites, lines (invoices/*.csv), convention, manifest …; without a name: the names',
    headers: 'names of columns in French or in English (default: en)',
    package:
      'a datapackage.json of the workspace (here, or the folder named): every CSV or TSV that is read as it is, with its own headers',
    unknown: (name: string, nearest: string) =>
      fill('There is no schema "{name}".[[ Nearest: {nearest}.]]', { name, nearest }),
  },
  reconcile,
  close,
  status,
  verify,
  diff,
  year,
};

/** `1 row`, `2 rows`. */
function counted(count: number, one: string, more: string): string {
  return `${count} ${count === 1 ? one : more}`;
}
