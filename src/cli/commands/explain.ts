import type { Explanation } from '../../audit/explanation.ts';
import { narrowExplanation } from '../../audit/narrow.ts';
import { hasErrors, isError, type Problem, problemAt } from '../../diagnostics/problem.ts';
import type { LineFound, LineQuery, TracedLine } from '../../jobs/explain/explain.ts';
import {
  type ChargedLine,
  type ChargingRun,
  type ExplainedLine,
  explainedLine,
} from '../../jobs/explain/explained-line.ts';
import { consistentRead } from '../../runs/disk/consistent-read.ts';
import {
  type Answer,
  type CommandRun,
  EXIT,
  type ExitCode,
  type Given,
  givenOf,
  invalid,
  refused,
} from '../definition.ts';
import { correctionFields, correctionText, explanationText } from '../explain/explain-text.ts';
import { diagnosticsJson, jsonText } from '../json.ts';
import { terminalUnder } from '../language.ts';
import { printProblems } from '../print-problems.ts';
import { noLinesText, runTerminal } from '../run-argument.ts';
import type { Terminal } from '../terminal.ts';

/** `grappe explain`: the derivation of one line, in full or as far as it went. */
export const explain: CommandRun = async (given, asked) => {
  const query = queryOf(given);
  if (query === undefined) return invalid(asked, asked.words.explain.needsLine);
  const run = given.text('run');
  const runs = run === undefined ? [] : [run];
  const answer = await consistentRead(
    () => runs,
    () => lookFor(query, given, asked),
  );
  return answer();
};

function queryOf(given: Given): LineQuery | undefined {
  const text = (name: string): string | undefined => given.text(name)?.normalize('NFC').trim();
  const invoice = text('invoice');
  const line = text('line');
  return invoice === undefined || line === undefined
    ? undefined
    : { invoice, line, supplier: text('supplier') };
}

async function lookFor(query: LineQuery, given: Given, asked: Terminal): Promise<Answer> {
  const [folder = '.'] = given.arguments;
  const run = given.text('run');
  const known = await explainedLine(query, folder, run);
  if (known.kind === 'no-run') return refused(noLinesText(run ?? '', asked.words, folder), asked);
  const terminal =
    known.kind === 'input-changed' && known.loaded === undefined
      ? runTerminal(known.run, given, asked)
      : terminalUnder(given, asked, known.loaded?.locale);
  if (known.kind === 'input-changed')
    return refused(terminal.words.explain.inputChanged(known.file, known.run), terminal);
  return () => print(known, query, given, terminal);
}

function print(known: ExplainedLine, query: LineQuery, given: Given, terminal: Terminal): ExitCode {
  const { found, problems, beside, charging, charged } = known;
  if (given.text('format') !== 'json' || found.kind !== 'found')
    printProblems(terminal, beside, given.has('all'));
  if (charging !== undefined && charged !== undefined)
    return printCharged(charging, charged, found, beside, given, terminal);
  if (found.kind !== 'found') {
    printProblems(terminal, problems, given.has('all'));
    notFound(found, query, terminal);
    return EXIT.invalid;
  }
  if (charging !== undefined) terminal.err(terminal.words.explain.notPacked(charging.name));
  return printLine(found, known, given, terminal);
}

/** The line, and those of the rows by which the run corrects another one that were requested. */
function printLine(
  found: TracedLine,
  { beside, corrections }: ExplainedLine,
  given: Given,
  terminal: Terminal,
): ExitCode {
  const rows = corrections.filter((row) =>
    ['member', 'site'].every((name) => given.text(name) === undefined || given.text(name) === row[name]),
  );
  const isJson = given.text('format') === 'json';
  const text = terminal.words.explain;
  if (rows.length > 0 && !isJson) terminal.out(`${text.corrects}\n\n`);
  const part = explained(found, given, terminal);
  if (part !== undefined && isJson) {
    const fields = rows.length === 0 ? {} : { corrections: rows.map(correctionFields) };
    terminal.out(jsonText({ ...documentOf(part, beside, terminal), ...fields }));
  } else if (part !== undefined) {
    terminal.out(explanationText(found, part.explanation, part.diagnostics, terminal.words));
  }
  if (rows.length > 0 && !isJson) terminal.out(`\n${correctionText(rows, terminal.words)}`);
  if (part === undefined) return EXIT.invalid;
  return part.failed || hasErrors(beside) ? EXIT.findings : EXIT.done;
}

/** What a closed run charged for the line; then, where it differs, what today's inputs give. */
function printCharged(
  { name, correctedBy }: ChargingRun,
  { line, sameToday, leftToCorrect, withdrawn }: ChargedLine,
  today: LineFound,
  ofClosed: readonly Problem[],
  given: Given,
  terminal: Terminal,
): ExitCode {
  const text = terminal.words.explain;
  const part = explained(line, given, terminal);
  if (part === undefined) return EXIT.invalid;
  const isJson = given.text('format') === 'json';
  const ofToday =
    today.kind === 'found' && !sameToday
      ? explained(today, isJson ? given : NOTHING_ASKED, terminal)
      : undefined;
  const exitCode = hasErrors(ofClosed) ? EXIT.findings : EXIT.done;
  if (isJson) {
    terminal.out(
      jsonText({
        ...documentOf(part, ofClosed, terminal),
        closed_run: name,
        corrected_by: correctedBy,
        same_today: sameToday,
        left_to_correct: leftToCorrect ?? null,
        withdrawn: withdrawn?.reason ?? null,
        today: ofToday === undefined ? null : documentOf(ofToday, [], terminal),
      }),
    );
    return exitCode;
  }
  const wasCorrected = correctedBy.length > 0;
  const nothingLeft = leftToCorrect === false;
  const show = ({ line, explanation, diagnostics }: Explained): string =>
    explanationText(line, explanation, diagnostics, terminal.words);
  terminal.out(`${text.charged(name)}\n\n${show(part)}`);
  if (wasCorrected) terminal.out(`\n${text.corrected(correctedBy)}`);
  if (sameToday) terminal.out(`\n${wasCorrected && !nothingLeft ? text.sameAgain(name) : text.sameToday}`);
  else if (ofToday === undefined) {
    const gone = withdrawn && text.withdrawn(`${withdrawn.file}:${withdrawn.row}`, withdrawn.reason);
    terminal.out(`\n${gone ?? text.goneToday}`);
  } else {
    const corrected = wasCorrected ? text.todayCorrected : text.movesNothing;
    terminal.out(`\n${nothingLeft ? corrected : text.today(name)}\n\n${show(ofToday)}`);
  }
  return exitCode;
}

/** Today's derivation, next to the charged one, is shown whole: its shares may be those of others. */
const NOTHING_ASKED = givenOf([], {});

type Explained = NonNullable<ReturnType<typeof explained>>;

/** A derivation for programs, with the problems for which closed runs or its invoice cannot be relied on. */
function documentOf(
  { explanation, diagnostics, failed }: Explained,
  ofClosed: readonly Problem[],
  { language }: Terminal,
) {
  const all = [...diagnosticsJson(ofClosed, language), ...diagnostics];
  return { ok: !failed && !hasErrors(ofClosed), ...explanation, diagnostics: all };
}

/**
 * The requested part of a derivation, and whether the line could not be shared; undefined, with the reason printed,
 * where it has no such part.
 */
function explained(line: TracedLine, given: Given, terminal: Terminal) {
  const { explanation: whole, trace } = line;
  const { file, row } = line.outcome.line;
  const concerned = { member: given.text('member'), site: given.text('site') };
  const explanation = narrowExplanation(whole, concerned);
  const asked = concerned.site ?? concerned.member;
  if (asked !== undefined && whole.shares.length > 0 && explanation.shares.length === 0) {
    terminal.err(terminal.words.explain.notInLine(asked, sharers(whole)));
    return undefined;
  }
  const faults = trace.faults.map((item) => problemAt(item, { file, row }));
  const diagnostics = diagnosticsJson(faults, terminal.language);
  return { line, explanation, diagnostics, failed: faults.some(isError) };
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
  const text = terminal.words.explain;
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
