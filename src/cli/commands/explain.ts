import { type Explanation, explain as explainLine } from '../../audit/explanation.ts';
import { narrowExplanation } from '../../audit/narrow.ts';
import type { Code } from '../../diagnostics/codes.ts';
import { hasErrors, isError, type Problem, problemAt } from '../../diagnostics/problem.ts';
import { conventionOn } from '../../domain/dated-settings.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import {
  type ChargingRun,
  chargesTheSame,
  chargingRun,
  correctionsIn,
  isCorrected,
} from '../../jobs/charged-line.ts';
import { explainSource, type LineFound, type LineQuery, traceLine } from '../../jobs/explain.ts';
import { consistentRead } from '../../runs/consistent-read.ts';
import { loadWorkspace } from '../../workspace/load.ts';
import { type Answer, type CommandRun, type Given, givenOf, invalid, refused } from '../definition.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { correctionFields, correctionText } from '../explain/correction-text.ts';
import { explanationText } from '../explain/explain-text.ts';
import { diagnosticsJson, jsonText } from '../json.ts';
import { terminalUnder } from '../language.ts';
import { words } from '../messages/words.ts';
import { noLinesText } from '../no-run.ts';
import { printProblems } from '../print-problems.ts';
import { runTerminal } from '../run-language.ts';
import type { Terminal } from '../terminal.ts';

/** `grappe explain`: the derivation of one line, in full or as far as it went. */
export const explain: CommandRun = async (given, asked) => {
  const query = queryOf(given);
  if (query === undefined) return invalid(asked, words(asked.language).explain.needsLine);
  const run = given.text('run');
  const runs = run === undefined ? [] : [run];
  const answer = await consistentRead(
    () => runs,
    () => lookFor(query, run, given, asked),
  );
  return answer();
};

async function lookFor(
  query: LineQuery,
  run: string | undefined,
  given: Given,
  asked: Terminal,
): Promise<Answer> {
  const [folder = '.'] = given.arguments;
  const source = run === undefined ? { loaded: loadWorkspace(folder), run: undefined } : explainSource(run);
  if (source === undefined) {
    return refused(noLinesText(run ?? '', words(asked.language), folder), asked);
  }
  if ('changed' in source) {
    const ofRun = runTerminal(run ?? '', given, asked);
    return refused(words(ofRun.language).explain.inputChanged(source.changed, run ?? ''), ofRun);
  }
  const terminal = terminalUnder(given, asked, source.loaded.convention?.locale);
  const { language } = terminal;
  const { value: charging, problems: ofClosed } =
    run === undefined ? chargingRun(source.loaded.folder, query) : { value: undefined, problems: [] };
  const packed = charging?.isPacked ? explainSource(charging.folder) : undefined;
  if (packed !== undefined && 'changed' in packed) {
    return refused(words(language).explain.inputChanged(packed.changed, charging?.folder ?? ''), terminal);
  }
  const charged = packed === undefined ? undefined : (await traceLine(packed, query)).found;
  const { found, problems } = await traceLine(source, query);
  const ofRun: Problem[] = [];
  const corrections =
    run === undefined || found.kind !== 'found'
      ? []
      : correctionsIn(run, found.outcome.line, (problem) => void ofRun.push(problem)).filter((row) =>
          ['member', 'site'].every((name) => [undefined, row[name]].includes(given.text(name))),
        );
  const isOpen = run === undefined && charging === undefined;
  const ofInvoice = isOpen && found.kind === 'found' ? ofWholeInvoice(problems, found.outcome.line) : [];
  const told = [...ofClosed, ...ofInvoice, ...ofRun];
  return () => {
    const isJson = given.text('format') === 'json';
    if (!isJson || found.kind !== 'found') printProblems(terminal, told, given.has('all'));
    if (charging !== undefined && charged?.kind === 'found')
      return printCharged(charging, charged, found, given, ofClosed, terminal);
    if (found.kind !== 'found') {
      printProblems(terminal, problems, given.has('all'));
      notFound(found, query, terminal);
      return EXIT.invalid;
    }
    if (charging !== undefined) terminal.err(words(language).explain.notPacked(charging.name));
    if (corrections.length > 0 && !isJson) terminal.out(`${words(language).explain.corrects}\n\n`);
    const exitCode = print(found, corrections, given, told, terminal);
    if (corrections.length > 0 && !isJson) terminal.out(`\n${correctionText(corrections, language)}`);
    return exitCode;
  };
}

const OF_INVOICE: readonly Code[] = ['line-repeated', 'invoice-in-files', 'invoice-date-differs'];

/** What keeps the line from being charged at all, whatever its shares: it, or its invoice, stands twice or has two dates. */
function ofWholeInvoice(
  problems: readonly Problem[],
  { supplier, invoiceNumber, lineNumber }: InvoiceLine,
): readonly Problem[] {
  return problems.filter(
    ({ code, args }) =>
      OF_INVOICE.includes(code) &&
      args['supplier'] === supplier &&
      args['invoice'] === invoiceNumber &&
      (code !== 'line-repeated' || args['line'] === lineNumber),
  );
}

function queryOf(given: Given): LineQuery | undefined {
  const text = (name: string): string | undefined => given.text(name)?.normalize('NFC').trim();
  const invoice = text('invoice');
  const line = text('line');
  return invoice === undefined || line === undefined
    ? undefined
    : { invoice, line, supplier: text('supplier') };
}

type Found = Extract<LineFound, { kind: 'found' }>;

function print(
  found: Found,
  corrections: readonly Readonly<Record<string, string>>[],
  given: Given,
  ofClosed: readonly Problem[],
  terminal: Terminal,
): ExitCode {
  const part = explained(found, given, terminal);
  if (part === undefined) return EXIT.invalid;
  const { explanation, diagnostics } = part;
  const rows = corrections.length === 0 ? {} : { corrections: corrections.map(correctionFields) };
  if (given.text('format') === 'json')
    terminal.out(jsonText({ ...documentOf(part, ofClosed, terminal), ...rows }));
  else terminal.out(explanationText(explanation, diagnostics, terminal.language));
  return part.failed || hasErrors(ofClosed) ? EXIT.findings : EXIT.done;
}

/** What a closed run charged for the line; then, where it differs, what today's inputs give. */
function printCharged(
  charging: ChargingRun,
  charged: Found,
  today: LineFound,
  given: Given,
  ofClosed: readonly Problem[],
  terminal: Terminal,
): ExitCode {
  const text = words(terminal.language).explain;
  const part = explained(charged, given, terminal);
  if (part === undefined) return EXIT.invalid;
  const now = today.kind === 'found' ? wholeOf(today) : undefined;
  const same = now !== undefined && chargesTheSame(wholeOf(charged), now);
  const { name, correctedBy } = charging;
  const outcome = today.kind === 'found' ? today.outcome : undefined;
  const wasCorrected = correctedBy.length > 0;
  const nothingLeft = outcome?.kind === 'allocated' && isCorrected(charging, outcome);
  const isJson = given.text('format') === 'json';
  const other =
    today.kind === 'found' && !same ? explained(today, isJson ? given : NOTHING_ASKED, terminal) : undefined;
  if (isJson) {
    const ofToday = other === undefined ? null : documentOf(other, [], terminal);
    const document = documentOf(part, ofClosed, terminal);
    const isKnown = outcome?.kind === 'allocated';
    const left = isKnown ? !nothingLeft : null;
    const ofRun = { closed_run: name, corrected_by: correctedBy, same_today: same, left_to_correct: left };
    terminal.out(jsonText({ ...document, ...ofRun, today: ofToday }));
    return hasErrors(ofClosed) ? EXIT.findings : EXIT.done;
  }
  const show = ({ explanation, diagnostics }: Explained): string =>
    explanationText(explanation, diagnostics, terminal.language);
  terminal.out(`${text.charged(charging.name)}\n\n${show(part)}`);
  if (wasCorrected) terminal.out(`\n${text.corrected(correctedBy)}`);
  if (same) terminal.out(`\n${wasCorrected && !nothingLeft ? text.sameAgain(name) : text.sameToday}`);
  else if (other === undefined) terminal.out(`\n${text.goneToday}`);
  else {
    const corrected = wasCorrected ? text.todayCorrected : text.movesNothing;
    terminal.out(`\n${nothingLeft ? corrected : text.today(name)}\n\n${show(other)}`);
  }
  return hasErrors(ofClosed) ? EXIT.findings : EXIT.done;
}

/** The derivation of today beside the one charged is shown whole: whose shares it has may be others. */
const NOTHING_ASKED = givenOf([], {});

interface Explained {
  readonly explanation: Explanation;
  readonly diagnostics: ReturnType<typeof diagnosticsJson>;
  /** Whether the line could not be shared. */
  readonly failed: boolean;
}

/** A derivation for programs, with what keeps closed runs or its invoice from being relied on. */
function documentOf(
  { explanation, diagnostics, failed }: Explained,
  ofClosed: readonly Problem[],
  { language }: Terminal,
) {
  const all = [...diagnosticsJson(ofClosed, language), ...diagnostics];
  return { ok: !failed && !hasErrors(ofClosed), ...explanation, diagnostics: all };
}

/** The part of a derivation that is asked for; undefined, with the reason printed, where it has no such part. */
function explained(found: Found, given: Given, terminal: Terminal): Explained | undefined {
  const { line, trace } = found.outcome;
  const whole = wholeOf(found);
  const concerned = { member: given.text('member'), site: given.text('site') };
  const explanation = narrowExplanation(whole, concerned);
  const asked = concerned.site ?? concerned.member;
  if (asked !== undefined && whole.shares.length > 0 && explanation.shares.length === 0) {
    terminal.err(words(terminal.language).explain.notInLine(asked, sharers(whole)));
    return undefined;
  }
  const faults = (trace?.faults ?? []).map((item) => problemAt(item, { file: line.file, row: line.row }));
  return {
    explanation,
    diagnostics: diagnosticsJson(faults, terminal.language),
    failed: faults.some(isError),
  };
}

function wholeOf({ outcome, workspace }: Found): Explanation {
  if (outcome.trace === undefined) throw new Error('the line was shared without its trace');
  const convention = conventionOn(workspace.convention, outcome.line.invoiceDate);
  return explainLine(outcome, outcome.trace, convention);
}

function sharers({ shares }: Explanation): string {
  const ids = shares.flatMap(({ member, site }) => (site === '' ? [member] : [member, site]));
  return [...new Set(ids)].join(', ');
}

function notFound(
  found: Exclude<LineFound, { kind: 'found' }>,
  { invoice, line, supplier }: LineQuery,
  terminal: Terminal,
): void {
  const text = words(terminal.language).explain;
  if (found.kind === 'line-unknown') terminal.err(text.lineUnknown(line, invoice, found.nearest));
  if (found.kind === 'several-suppliers') {
    terminal.err(text.severalSuppliers(invoice, suppliersText(found.suppliers)));
  }
  if (found.kind === 'supplier-unknown') {
    terminal.err(text.supplierUnknown(supplier ?? '', invoice, suppliersText(found.suppliers)));
  }
}

/** Suppliers as `--supplier` takes them: `""` for lines that name none. */
function suppliersText(suppliers: readonly string[]): string {
  return suppliers.map((supplier) => (supplier === '' ? '""' : supplier)).join(', ');
}
