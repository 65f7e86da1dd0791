import { isError, type Problem } from '../../diagnostics/problem.ts';
import { placeText, toDiagnostic } from '../../diagnostics/render.ts';
import type { FindingRecord } from '../../domain/finding.ts';
import type { Language } from '../../domain/language.ts';
import { groupBy } from '../../domain/lists.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import { uncommanding } from '../../text/printable.ts';
import type { Invoice } from '../lines/invoice-book.ts';
import { invoiceOf } from '../lines/line-store.ts';
import { outputWords } from '../messages/output-words.ts';
import { fails, type Reconciliation } from '../reconciliation.ts';
import { type History, judgedLines } from '../sweep/history.ts';
import {
  type FailOn,
  moneyFormatter,
  type Output,
  ofMoney,
  passedOver,
  type RefusalOptions,
  recordsOf,
} from './output.ts';

/** A case of a suite: a check on one line, invoice or row, with its findings. */
interface Case {
  readonly name: string;
  readonly className: string;
  readonly records: readonly FindingRecord[];
}

/**
 * JUnit: a suite for each invoice, a case for each check and line; findings without an invoice have suites of their
 * own, and so have the warnings about the input that touch money.
 */
export const junitOutput: Output = function* (reconciliation, options) {
  const { failOn, language } = options;
  const { history, ran } = reconciliation;
  const { findings, accepted } = recordsOf(reconciliation, language);
  const style: CaseStyle = { failOn, money: moneyFormatter(reconciliation, language) };
  const all = [...findings, ...accepted];
  const byCase = groupBy(all, caseKey);
  const told = new Set<string>();
  const recordsOfCase = (code: string, { supplier, invoiceNumber }: Invoice, line: string) => {
    const found = key(code, supplier, invoiceNumber, line);
    told.add(found);
    return byCase.get(found) ?? [];
  };
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="grappe reconcile">\n';
  for (const [invoice, lines] of judgedInvoices(history)) {
    const ofLines = ran
      .filter(({ judges = 'line' }) => judges === 'line')
      .flatMap(({ code }) =>
        lines.map((line) => ({
          name: `${code} ${line}`,
          className: code,
          records: recordsOfCase(code, invoice, line),
        })),
      );
    const ofInvoice = ran
      .filter(({ judges }) => judges === 'invoice')
      .map(({ code }) => ({ name: code, className: code, records: recordsOfCase(code, invoice, '') }));
    const { supplier, invoiceNumber } = invoice;
    const name = supplier === '' ? invoiceNumber : `${supplier} ${invoiceNumber}`;
    yield* suite(name, [...ofLines, ...ofInvoice], style);
  }
  const apart = groupBy(
    all.filter((record) => !told.has(caseKey(record))),
    ({ code }) => code,
  );
  for (const { code, judges = 'line' } of ran) {
    const own = apart.get(code) ?? [];
    if (own.length === 0 && (judges === 'line' || judges === 'invoice')) continue;
    const cases = own.map((record) => ({
      name: `${code} ${record.access || record.invoiceNumber || record.row}`,
      className: code,
      records: [record],
    }));
    yield* suite(code, cases.length > 0 ? cases : [{ name: code, className: code, records: [] }], style);
  }
  const warned = ofMoney(options);
  if (warned.length > 0) yield* problemSuite(warned, language);
  yield* notRunSuite(reconciliation, language);
  yield '</testsuites>\n';
};

/** How cases are written: which severity fails, and sums in the currency of the convention. */
interface CaseStyle {
  readonly failOn: FailOn;
  readonly money: (amount: Cents) => string;
}

function* suite(name: string, cases: readonly Case[], style: CaseStyle): Generator<string> {
  const { failOn } = style;
  const failures = cases.filter(({ records }) => outcomeOf(records, failOn) === 'failure').length;
  const skipped = cases.filter(({ records }) => outcomeOf(records, failOn) === 'skipped').length;
  yield `  <testsuite name="${xml(name)}" tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}" time="0">\n`;
  for (const item of cases) yield caseText(item, style);
  yield '  </testsuite>\n';
}

type Outcome = 'passed' | 'noted' | 'skipped' | 'failure';

/** Accepted findings are skipped; those that do not make the command fail are noted on a case that passes. */
function outcomeOf(records: readonly FindingRecord[], failOn: FailOn): Outcome {
  const open = records.filter(({ accepted }) => accepted === undefined);
  if (open.some(({ severity }) => fails(severity, failOn))) return 'failure';
  if (open.length > 0) return 'noted';
  return records.length > 0 ? 'skipped' : 'passed';
}

function caseText({ name, className, records }: Case, { failOn, money }: CaseStyle): string {
  const head = `    <testcase name="${xml(name)}" classname="${xml(className)}" time="0"`;
  const details = records.map((record) => recordText(record, money)).join('\n');
  const message = xml(records.map((record) => record.accepted ?? record.message).join('; '));
  switch (outcomeOf(records, failOn)) {
    case 'passed':
      return `${head}/>\n`;
    case 'noted':
      return `${head}><system-out>${xml(details)}</system-out></testcase>\n`;
    case 'skipped':
      return `${head}><skipped message="${message}">${xml(details)}</skipped></testcase>\n`;
    case 'failure':
      return `${head}><failure message="${message}" type="${xml(className)}">${xml(details)}</failure></testcase>\n`;
  }
}

function recordText(
  { file, row, column, message, atStake }: FindingRecord,
  money: CaseStyle['money'],
): string {
  const place = [file, row, column].join(':');
  return `${place}: ${message}${atStake === undefined ? '' : ` (${money(atStake)})`}`;
}

function* notRunSuite(reconciliation: Reconciliation, language: Language): Generator<string> {
  const { lacks: reasons, notRunGroup } = outputWords(language);
  const skipped = [
    ...reconciliation.notRun.map(({ code, lacks }) => [code, reasons[lacks]] as const),
    ...passedOver(reconciliation, language),
  ];
  const count = skipped.length;
  if (count === 0) return;
  yield `  <testsuite name="${notRunGroup}" tests="${count}" failures="0" errors="0" skipped="${count}" time="0">\n`;
  for (const [code, reason] of skipped) {
    yield `    <testcase name="${code}" classname="${code}" time="0"><skipped message="${xml(reason)}"/></testcase>\n`;
  }
  yield '  </testsuite>\n';
}

/**
 * The document for an input that stopped the checks: a case for each problem. An empty document would break its
 * readers.
 */
export function* junitRefusal(problems: readonly Problem[], { language }: RefusalOptions): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="grappe reconcile">\n';
  yield* problemSuite(problems, language);
  yield '</testsuites>\n';
}

/** The document of a command that a mistake on its line, or the machine, kept from any result: one case, with the reason. */
export function junitNoResult(reason: string): string {
  const [message = ''] = reason.split('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="grappe">
  <testsuite name="grappe" tests="1" failures="0" errors="1" skipped="0" time="0">
    <testcase name="grappe" classname="grappe" time="0"><error message="${xml(message)}" type="grappe">${xml(reason)}</error></testcase>
  </testsuite>
</testsuites>
`;
}

/** A case for each problem; one that is a mere warning passes. */
function* problemSuite(problems: readonly Problem[], language: Language): Generator<string> {
  const errors = problems.filter(isError).length;
  yield `  <testsuite name="grappe check" tests="${problems.length}" failures="0" errors="${errors}" skipped="0" time="0">\n`;
  for (const found of problems) {
    const { code, message, hint } = toDiagnostic(found, language);
    const place = placeText(found.place);
    const told = xml(`${place}: ${message}\n${hint}`);
    const outcome = isError(found)
      ? `<error message="${xml(message)}" type="${code}">${told}</error>`
      : `<system-out>${told}</system-out>`;
    yield `    <testcase name="${xml(`${code} ${place}`)}" classname="${code}" time="0">${outcome}</testcase>\n`;
  }
  yield '  </testsuite>\n';
}

/** The invoices with judged lines, in the order of their first line, each with its distinct line numbers. */
function judgedInvoices(history: History): ReadonlyMap<Invoice, readonly string[]> {
  const { lineNumber } = history.lines.columns;
  const found = new Map<Invoice, Set<string>>();
  for (const index of judgedLines(history)) {
    const invoice = invoiceOf(history.lines, index);
    found.set(invoice, (found.get(invoice) ?? new Set()).add(lineNumber.at(index)));
  }
  return new Map([...found].map(([invoice, numbers]) => [invoice, [...numbers]]));
}

function caseKey({ code, supplier, invoiceNumber, lineNumber }: FindingRecord): string {
  return key(code, supplier, invoiceNumber, lineNumber);
}

function key(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

/** Text for an element or attribute that commands no terminal; characters that XML 1.0 cannot write become U+FFFD. */
function xml(text: string): string {
  return uncommanding(
    text
      .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
      .replace(/[&<>"\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`),
  );
}
