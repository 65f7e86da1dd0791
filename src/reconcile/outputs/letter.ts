import type { Language } from '../../diagnostics/render.ts';
import { amountText } from '../../domain/amount-text.ts';
import { formatDay, formatFrenchDay } from '../../domain/calendar.ts';
import type { FindingCode } from '../../domain/finding.ts';
import { compareText } from '../../text/text-order.ts';
import type { Finding } from '../finding.ts';
import type { History } from '../history.ts';
import { outputWords } from '../messages/output-words.ts';
import { checkWords, daysText, messageOf } from '../messages/render.ts';
import { tallyOf } from '../tally.ts';
import { markdownHeader, markdownRow, markdownText } from './markdown.ts';
import { type Group, groupsOf, type Output, type OutputOptions } from './output.ts';

/** What is ours to settle, and no matter of the operator. */
const OURS: ReadonlySet<FindingCode> = new Set(['unbilled-access', 'late-line', 'acceptance-unused']);

/** The letter of dispute, in Markdown: one for each supplier, with a table for each check. */
export const letterOutput: Output = function* ({ findings, history }, options) {
  const { language } = options;
  const disputed = findings.filter(({ code, severity }) => !OURS.has(code) && severity !== 'info');
  const suppliers = [...new Set(disputed.map(({ supplier }) => supplier))].sort(compareText);
  if (suppliers.length === 0) yield `${outputWords(language).letter.nothing}\n`;
  for (const [index, supplier] of suppliers.entries()) {
    if (index > 0) yield '\n---\n\n';
    const own = disputed.filter((finding) => finding.supplier === supplier);
    yield* letter(supplier, groupsOf(own, language), history, options);
  }
};

function* letter(
  supplier: string,
  groups: readonly Group[],
  history: History,
  { language }: OutputOptions,
): Generator<string> {
  const text = outputWords(language);
  const { letter: words } = text;
  const { title, coordinator } = history.known.workspace.convention;
  const sender = history.known.workspace.members.find(({ member }) => member === coordinator)?.name;
  yield `# ${words.title}\n\n`;
  yield `${supplier === '' ? words.unnamedOperator : words.operator(markdownText(supplier))}\n\n`;
  if (sender !== undefined) yield `${words.from(markdownText(sender))}\n\n`;
  if (title !== undefined)
    yield `${words.subject}${language === 'fr' ? ' :' : ':'} ${markdownText(title)}\n\n`;
  if (history.period !== undefined) yield `${words.period(daysText(history.period, language))}\n\n`;
  for (const paragraph of words.opening) yield `${paragraph}\n\n`;
  for (const [index, group] of groups.entries()) yield* section(index + 1, group, language);
  yield `## ${words.recapitulation}\n\n`;
  yield markdownHeader([text.columns.check, text.columns.found, ...amountColumns(language)], 3);
  for (const { code, findings } of groups) {
    const cells = [checkWords(code, language).title, String(findings.length)];
    yield markdownRow([...cells, ...amountsOf(findings, language)]);
  }
  const all = groups.flatMap(({ findings }) => findings);
  yield markdownRow([`**${capital(text.inAll)}**`, String(all.length), ...amountsOf(all, language)]);
  yield `\n${words.noSetOff}\n`;
  for (const paragraph of words.closing) yield `\n${paragraph}\n`;
}

function* section(number: number, { code, findings }: Group, language: Language): Generator<string> {
  const { columns, letter: words } = outputWords(language);
  const { title, about } = checkWords(code, language);
  yield `## ${number}. ${title}\n\n${about}\n\n`;
  const references = [
    columns.invoice,
    columns.date,
    columns.line,
    columns.access,
    columns.item,
    columns.days,
  ];
  yield markdownHeader([...references, columns.finding, columns.net, columns.atStake], 2);
  for (const finding of findings) yield markdownRow(cells(finding, language));
  const { overBilled, owed } = tallyOf(findings);
  if (overBilled !== 0n || owed !== 0n) {
    const [over, due] = amountsOf(findings, language);
    const { overBilled: overWord, owed: owedWord } = outputWords(language);
    const sums = [
      ...(overBilled === 0n ? [] : [`${overWord} ${over} €`]),
      ...(owed === 0n ? [] : [`${owedWord} ${due} €`]),
    ];
    yield `\n${words.sum}${language === 'fr' ? ' :' : ':'} ${sums.join(', ')}.\n`;
  }
  yield '\n';
}

function cells(finding: Finding, language: Language): readonly string[] {
  const { line, date, itemCode } = finding;
  const day = language === 'fr' ? formatFrenchDay : formatDay;
  const days = line === undefined ? '' : daysText(line.days, language);
  const net = line === undefined ? '' : amountText(line.net, language);
  const atStake = finding.atStake === undefined ? '' : amountText(finding.atStake, language);
  const texts = [
    finding.invoiceNumber,
    date === undefined ? '' : day(date),
    finding.lineNumber,
    finding.access,
    itemCode,
    days,
    messageOf(finding, language),
  ];
  return [...texts.map(markdownText), net, atStake];
}

function amountColumns(language: Language): readonly string[] {
  const { overBilled, owed } = outputWords(language);
  const unit = language === 'fr' ? 'HT (€)' : 'net (€)';
  return [overBilled, owed].map((word) => `${capital(word)} ${unit}`);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function amountsOf(findings: readonly Finding[], language: Language): readonly string[] {
  const { overBilled, owed } = tallyOf(findings);
  return [amountText(overBilled, language), amountText(-owed, language)];
}
