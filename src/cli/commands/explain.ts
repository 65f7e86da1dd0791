import { type Explanation, explain as explainLine } from '../../audit/explanation.ts';
import { narrowExplanation } from '../../audit/narrow.ts';
import { isError, problemAt } from '../../diagnostics/problem.ts';
import { explainSource, type LineFound, traceLine } from '../../jobs/explain.ts';
import { loadWorkspace } from '../../workspace/load.ts';
import { type CommandRun, type Given, switchOption, textOption } from '../definition.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { explanationText } from '../explain/explain-text.ts';
import { diagnosticsJson, jsonText } from '../json.ts';
import { languageOf } from '../language.ts';
import { words } from '../messages/words.ts';
import { printProblems, type Terminal } from '../terminal.ts';

/** `grappe explain`: the derivation of one line, in full or as far as it went. */
export const explain: CommandRun = async (given, asked) => {
  const query = queryOf(given);
  if (query === undefined) {
    asked.err(words(asked.language).explain.needsLine);
    return EXIT.invalid;
  }
  const run = textOption(given, 'run');
  const source =
    run === undefined ? { loaded: loadWorkspace(given.argument ?? '.'), run: undefined } : explainSource(run);
  if (source === undefined) {
    asked.err(words(asked.language).explain.notARun(run ?? ''));
    return EXIT.invalid;
  }
  const language = languageOf(textOption(given, 'lang'), process.env, source.loaded.convention?.locale);
  const terminal = { ...asked, language };
  const { found, problems } = await traceLine(source, query);
  if (found.kind !== 'found') {
    printProblems(terminal, problems, switchOption(given, 'all'));
    notFound(found, query, terminal);
    return EXIT.invalid;
  }
  return print(found, given, terminal);
};

interface Query {
  readonly invoice: string;
  readonly line: string;
  readonly supplier: string | undefined;
}

function queryOf(given: Given): Query | undefined {
  const text = (name: string): string | undefined => textOption(given, name)?.normalize('NFC').trim();
  const invoice = text('invoice');
  const line = text('line');
  return invoice === undefined || line === undefined
    ? undefined
    : { invoice, line, supplier: text('supplier') };
}

function print(
  { outcome, workspace }: Extract<LineFound, { kind: 'found' }>,
  given: Given,
  terminal: Terminal,
): ExitCode {
  const { trace, line } = outcome;
  if (trace === undefined) throw new Error('the line was shared without its trace');
  const whole = explainLine(outcome, trace, workspace.convention);
  const concerned = { member: textOption(given, 'member'), site: textOption(given, 'site') };
  const explanation = narrowExplanation(whole, concerned);
  const asked = concerned.site ?? concerned.member;
  if (asked !== undefined && whole.shares.length > 0 && explanation.shares.length === 0) {
    terminal.err(words(terminal.language).explain.notInLine(asked, sharers(whole)));
    return EXIT.invalid;
  }
  const found = trace.faults.map((item) => problemAt(item, { file: line.file, row: line.row }));
  const diagnostics = diagnosticsJson(found, terminal.language);
  if (textOption(given, 'format') === 'json') terminal.out(jsonText({ ...explanation, diagnostics }));
  else terminal.out(explanationText(explanation, diagnostics, terminal.language));
  return found.some(isError) ? EXIT.findings : EXIT.done;
}

function sharers({ shares }: Explanation): string {
  const ids = shares.flatMap(({ member, site }) => (site === '' ? [member] : [member, site]));
  return [...new Set(ids)].join(', ');
}

function notFound(
  found: Exclude<LineFound, { kind: 'found' }>,
  { invoice, line, supplier }: Query,
  terminal: Terminal,
): void {
  const text = words(terminal.language).explain;
  if (found.kind === 'line-unknown') terminal.err(text.lineUnknown(line, invoice, found.nearest));
  if (found.kind === 'several-suppliers') {
    terminal.err(text.severalSuppliers(invoice, found.suppliers.join(', ')));
  }
  if (found.kind === 'supplier-unknown') {
    terminal.err(text.supplierUnknown(supplier ?? '', invoice, found.suppliers.join(', ')));
  }
}
