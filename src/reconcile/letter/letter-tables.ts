import { dayText, type Language } from '../../domain/language.ts';
import { groupBy } from '../../domain/lists.ts';
import { amountText, currencySign, moneyText } from '../../domain/numbers/amount-text.ts';
import { formatDay } from '../../domain/time/calendar.ts';
import { compareBy } from '../../text/text-order.ts';
import type { Finding } from '../finding.ts';
import type { Group } from '../groups.ts';
import type { Counted } from '../messages/letter-en.ts';
import { letterWords } from '../messages/letter-words.ts';
import { checkWords, daysText, messageOf } from '../render.ts';
import { tallyOf } from '../tally.ts';
import { byRequest } from './by-request.ts';
import type { Letter, LetterCell, LetterSection, LetterTable } from './letter.ts';

/** The language and the names used in a letter. */
export interface LetterStyle {
  readonly language: Language;
  readonly currency: string;
  /** What a line serves, by its index. */
  readonly servedBy: (index: number) => string;
}

export function section({ code, findings }: Group, style: LetterStyle): LetterSection {
  const { language } = style;
  const sign = currencySign(style.currency);
  const words = letterWords(language);
  const { columns } = words;
  const { title, about } = checkWords(code, language);
  const sums = sumsOf(findings, style);
  return {
    title,
    about,
    table: {
      columns: [
        { title: columns.invoice, width: 14, isAmount: false },
        { title: columns.access, width: 20, isAmount: false },
        { title: columns.item, width: 17, isAmount: false },
        { title: columns.finding, width: 28, isAmount: false },
        { title: columns.net(sign), width: 10, isAmount: true },
        { title: columns.atStake(sign), width: 11, isAmount: true },
      ],
      rows: findings.map((finding) => row(finding, style)),
    },
    sum: sums === undefined ? undefined : words.sum(sums),
    asked: byRequest(findings)
      .map(([kind]) => words.requests[kind])
      .join(' '),
  };
}

function row(finding: Finding, { language, servedBy }: LetterStyle): readonly LetterCell[] {
  const words = letterWords(language);
  const { line, date, itemCode, invoiceNumber, lineNumber, access, atStake } = finding;
  return [
    said(
      invoiceNumber,
      date === undefined ? '' : words.on(dayText(date, language)),
      lineNumber === '' ? '' : words.line(lineNumber),
    ),
    said(access, line === undefined ? '' : servedBy(line.index)),
    said(itemCode, line === undefined ? '' : daysText(line.days, language)),
    [messageOf(finding, language)],
    [line === undefined ? '' : amountText(line.net, language)],
    [atStake === undefined ? '' : amountText(atStake, language)],
  ];
}

function said(...lines: readonly string[]): LetterCell {
  return lines.filter((line) => line !== '');
}

/** The sums in both directions, each by itself; undefined where no amount is at stake. */
export function sumsOf(
  findings: readonly Finding[],
  { language, currency }: LetterStyle,
): string | undefined {
  const { overBilled, owed } = tallyOf(findings);
  const words = letterWords(language);
  const sums = [
    ...(overBilled === 0n ? [] : [words.overBilled(moneyText(overBilled, currency, language))]),
    ...(owed === 0n ? [] : [words.owed(moneyText(-owed, currency, language))]),
  ];
  return sums.length === 0 ? undefined : sums.join(words.and);
}

/** The number of invoices that the first page has room for. */
const MOST_INVOICES = 12;

/** The invoices that the findings are about, by date and number; findings without an invoice come last. */
export function invoicesOf(
  groups: readonly Group[],
  { language, currency }: LetterStyle,
): Letter['invoices'] {
  const { columns, inAll, noInvoice, invoicesTitle } = letterWords(language);
  const findings = groups.flatMap((group) => group.findings);
  const invoices = groupBy(findings, ({ date, invoiceNumber }) =>
    JSON.stringify([date === undefined ? '9999' : formatDay(date), invoiceNumber]),
  );
  const rows = [...invoices].sort(compareBy(([key]) => key)).map(([, found]): readonly LetterCell[] => {
    const { invoiceNumber = '', date } = found[0] ?? {};
    const number = invoiceNumber === '' ? noInvoice : invoiceNumber;
    return [[number], date === undefined ? [] : [dayText(date, language)], ...countedCells(found, language)];
  });
  const total = [[inAll], [], ...countedCells(findings, language)];
  return {
    title: invoicesTitle,
    table: {
      columns: [
        { title: columns.invoice, width: 30, isAmount: false },
        { title: columns.date, width: 16, isAmount: false },
        { title: columns.found, width: 14, isAmount: true },
        { title: columns.overBilled(currencySign(currency)), width: 20, isAmount: true },
        { title: columns.owed(currencySign(currency)), width: 20, isAmount: true },
      ],
      rows: [...rows, total],
    },
    inAnnex: rows.length > MOST_INVOICES,
  };
}

/** The points found: a line that several checks find is one, and so is a finding without a line. */
export function pointsIn(findings: readonly Finding[]): Counted {
  return {
    count: new Set(findings.map((finding) => finding.line?.index ?? finding)).size,
    areLines: findings.every(({ line }) => line !== undefined),
  };
}

/** The number of points found, and the sums in both directions. */
function countedCells(findings: readonly Finding[], language: Language): readonly LetterCell[] {
  const { overBilled, owed } = tallyOf(findings);
  const amounts = [overBilled, -owed].map((amount) => (amount === 0n ? [] : [amountText(amount, language)]));
  return [[String(pointsIn(findings).count)], ...amounts];
}

export function summaryTable(groups: readonly Group[], { language, currency }: LetterStyle): LetterTable {
  const { columns, inAll } = letterWords(language);
  const counted = (title: string, findings: readonly Finding[]): readonly LetterCell[] => [
    [title],
    ...countedCells(findings, language),
  ];
  return {
    columns: [
      { title: columns.check, width: 46, isAmount: false },
      { title: columns.found, width: 14, isAmount: true },
      { title: columns.overBilled(currencySign(currency)), width: 20, isAmount: true },
      { title: columns.owed(currencySign(currency)), width: 20, isAmount: true },
    ],
    rows: [
      ...groups.map(({ code, findings }) => counted(checkWords(code, language).title, findings)),
      counted(
        inAll,
        groups.flatMap(({ findings }) => findings),
      ),
    ],
  };
}
