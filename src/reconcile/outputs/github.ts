import type { Problem } from '../../diagnostics/problem.ts';
import { placeText, toDiagnostic } from '../../diagnostics/render.ts';
import type { Severity } from '../../domain/convention.ts';
import type { FindingRecord } from '../../domain/finding.ts';
import type { Language } from '../../domain/language.ts';
import { amountText, currencySign } from '../../domain/numbers/amount-text.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import { fileOfPlace } from '../../text/file-type.ts';
import { joined } from '../../text/joined.ts';
import { uncommanding } from '../../text/printable.ts';
import { groupsOf } from '../groups.ts';
import { outputWords } from '../messages/output-words.ts';
import type { Reconciliation } from '../reconciliation.ts';
import { checkName, checkWords } from '../render.ts';
import { tallyOf } from '../tally.ts';
import { markdownHeader, markdownRow, markdownText } from './markdown.ts';
import {
  moneyFormatter,
  notJudged,
  type Output,
  type OutputOptions,
  ofMoney,
  type RefusalOptions,
  recordsOf,
} from './output.ts';

/** GitHub shows at most this many annotations of one kind in a step. */
const MOST_OF_A_KIND = 10;

const KINDS = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<
  Severity,
  string
>;

/**
 * Workflow commands that GitHub shows as annotations at their line, and a line for those that it would drop: the
 * warnings about the input that touch money, then the findings.
 */
export const githubOutput: Output = function* (reconciliation, options) {
  const { findings } = recordsOf(reconciliation, options.language);
  const money = moneyFormatter(reconciliation, options.language);
  const text = outputWords(options.language);
  const warned = ofMoney(options);
  yield* githubRefusal(warned, options);
  for (const severity of ['error', 'warning', 'info'] as const) {
    const own = findings.filter((record) => record.severity === severity);
    const taken = severity === 'warning' ? warned.length : 0;
    const shown = own.slice(0, Math.max(0, MOST_OF_A_KIND - taken));
    for (const record of shown) yield annotation(record, money, options);
    const left = own.length - shown.length + Math.max(0, taken - MOST_OF_A_KIND);
    if (left > 0) yield `${text.more(left, text.severity[severity])}\n`;
  }
  const { ran, lines } = reconciliation;
  for (const sentence of options.quiet ? [] : notJudged(reconciliation, options.language))
    yield `${sentence}\n`;
  if (!options.quiet || findings.length > 0) yield `${text.summary(findings.length, lines, ran.length)}\n`;
};

/**
 * The same for the problems of an input, at their places, with their remedies: those that `check` finds, or that
 * stopped `reconcile`; stderr has all of them with --all.
 */
export function* githubRefusal(
  problems: readonly Problem[],
  { folder, inRepository = folder, language }: RefusalOptions,
): Generator<string> {
  for (const kind of ['error', 'warning'] as const) {
    const own = problems.filter(({ severity }) => severity === kind);
    for (const found of own.slice(0, MOST_OF_A_KIND)) {
      const { code, file, row, column, message, hint } = toDiagnostic(found, language);
      const place = repositoryPath(inRepository, file === folder ? '' : fileOfPlace(file));
      const title = property(joined([code, column ?? ''], ' '));
      const properties = [
        `file=${property(place)}`,
        ...(row === null ? [] : [`line=${row}`]),
        `title=${title}`,
      ];
      yield `::${kind} ${properties.join(',')}::${data(`${message}\n${hint}`)}\n`;
    }
  }
}

/** The same where a mistake on the command line, or the machine, kept a command from any result. */
export function githubNoResult(reason: string): string {
  return `::error title=grappe::${data(reason)}\n`;
}

/** The step summary of an input that stopped the checks: its problems, with their remedies. */
export function githubRefusalSummary(problems: readonly Problem[], { language }: RefusalOptions): string {
  const { refused } = outputWords(language);
  return `## grappe reconcile: ${refused(problems.length)}\n\n${problemTable(problems, language)}\n`;
}

/** Problems with their remedies, as a table. */
function problemTable(problems: readonly Problem[], language: Language): string {
  const { columns, onStderr } = outputWords(language);
  const rows = problems.slice(0, MOST_ROWS).map((found) => {
    const { code, message, hint } = toDiagnostic(found, language);
    return markdownRow([`\`${code}\``, ...[placeText(found.place), message, hint].map(markdownText)]);
  });
  const header = markdownHeader([columns.code, columns.place, columns.problem, columns.remedy], 0);
  const left = problems.length - rows.length;
  return `${header}${rows.join('')}${left > 0 ? `\n… ${onStderr(left)}\n` : ''}`;
}

function annotation(
  record: FindingRecord,
  money: (amount: Cents) => string,
  { folder, inRepository = folder, language }: OutputOptions,
): string {
  const { severity, code, file, row, message, invoiceNumber, lineNumber, access, atStake } = record;
  const what = joined([invoiceNumber, lineNumber, access], ' ');
  const amount = atStake === undefined ? '' : ` (${money(atStake)})`;
  const properties = [
    `file=${property(repositoryPath(inRepository, fileOfPlace(file)))}`,
    ...(row === undefined ? [] : [`line=${row}`]),
    `title=${property(`${checkName(code, language)} ${what}`.trim())}`,
  ];
  return `::${KINDS[severity]} ${properties.join(',')}::${data(message + amount)}\n`;
}

function repositoryPath(folder: string, file: string): string {
  const prefix = folder
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '')
    .replace(/\/+$/, '');
  if (file === '') return prefix === '' ? '.' : prefix;
  return prefix === '' || prefix === '.' ? file : `${prefix}/${file}`;
}

function data(text: string): string {
  return uncommanding(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** GitHub refuses a summary over 1 MiB. */
const MOST_ROWS = 1000;

/** The step summary: the warnings about the input that touch money, counts by check, then each finding. */
export function githubSummary(reconciliation: Reconciliation, options: OutputOptions): string {
  const { language } = options;
  const text = outputWords(language);
  const { history, findings, lines, ran, accepted } = reconciliation;
  const { currency } = history.register.workspace.convention;
  const { columns } = text;
  const head = text.summary(findings.length, lines, ran.length);
  const parts = [`## grappe reconcile: ${head}\n\n`];
  const warned = ofMoney(options);
  if (warned.length > 0) parts.push(`${problemTable(warned, language)}\n`);
  const groups = groupsOf(findings, language);
  if (groups.length > 0) {
    parts.push(markdownHeader([columns.check, columns.found, text.overBilled, text.owed], 3));
    for (const { code, findings: own } of groups) {
      const { overBilled, owed } = tallyOf(own);
      const title = `${markdownText(checkWords(code, language).title)} (\`${code}\`)`;
      const amounts = [overBilled, -owed].map((amount) => amountText(amount, language));
      parts.push(markdownRow([title, String(own.length), ...amounts]));
    }
    const header = [
      columns.check,
      columns.place,
      columns.invoice,
      columns.access,
      columns.finding,
      columns.atStake(currencySign(currency)),
    ];
    parts.push(`\n${markdownHeader(header, 1)}`);
    const records = groups.flatMap((group) => group.records);
    for (const record of records.slice(0, MOST_ROWS)) {
      parts.push(
        markdownRow([
          `\`${record.code}\``,
          markdownText(`${record.file}:${record.row ?? ''}`),
          markdownText(`${record.invoiceNumber} ${record.lineNumber}`.trim()),
          markdownText(record.access),
          markdownText(record.message),
          record.atStake === undefined ? '' : amountText(record.atStake, language),
        ]),
      );
    }
    const left = records.length - MOST_ROWS;
    if (left > 0) parts.push(`\n… ${text.inCsv(left)}\n`);
  }
  if (accepted.length > 0) parts.push(`\n${text.acceptedTitle}: ${accepted.length}\n`);
  for (const sentence of notJudged(reconciliation, language)) parts.push(`\n${markdownText(sentence)}\n`);
  return `${parts.join('')}\n`;
}
