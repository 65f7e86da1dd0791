import { dayText, type Language } from '../../domain/language.ts';
import { groupBy } from '../../domain/lists.ts';
import { amountText, currencySign, moneyText } from '../../domain/numbers/amount-text.ts';
import { type DayRange, formatDay } from '../../domain/time/calendar.ts';
import { around, oneDay } from '../../domain/time/period.ts';
import { compareBy, compareText } from '../../text/text-order.ts';
import type { Finding } from '../finding.ts';
import { type Group, groupsOf } from '../groups.ts';
import { letterWords } from '../messages/letter-words.ts';
import type { Reconciliation } from '../reconciliation.ts';
import { checkWords, daysText, messageOf } from '../render.ts';
import type { History } from '../sweep/history.ts';
import { tallyOf } from '../tally.ts';
import { byRequest, requestOf } from './by-request.ts';
import type { Letter, LetterCell, LetterOptions, LetterSection, Letters, LetterTable } from './letter.ts';
import { servedNameFinder } from './served.ts';

/** The letters of dispute, one for each operator, by its name on the invoices: errors, and warnings on request. */
export function lettersOf(
  { findings, history }: Pick<Reconciliation, 'findings' | 'history'>,
  language: Language,
  options: LetterOptions,
): Letters {
  const ofOperators = findings.filter((finding) => requestOf(finding) !== undefined);
  const disputed = ofOperators.filter(
    ({ severity }) => severity === 'error' || (severity === 'warning' && options.warnings),
  );
  const suppliers = [...new Set(disputed.map(({ supplier }) => supplier))].sort(compareText);
  return {
    letters: suppliers.map((supplier) => {
      const own = disputed.filter((finding) => finding.supplier === supplier);
      return letterTo(supplier, groupsOf(own, language), { history, language, options });
    }),
    warningsLeftOut: options.warnings
      ? 0
      : ofOperators.filter(({ severity }) => severity === 'warning').length,
  };
}

interface Context {
  readonly history: History;
  readonly language: Language;
  readonly options: LetterOptions;
}

function letterTo(supplier: string, groups: readonly Group[], context: Context): Letter {
  const { history, language, options } = context;
  const words = letterWords(language);
  const { convention, members, suppliers } = history.register.workspace;
  const { title, coordinator, reconcile } = convention;
  const { place, from, signedBy, to } = reconcile.letter;
  const name = members.find(({ member }) => member === coordinator)?.name;
  const called = suppliers.find((known) => known.supplier === supplier)?.name;
  const sender = from.length > 0 ? from : name === undefined ? [] : [name];
  const style: LetterStyle = {
    language,
    currency: convention.currency,
    servedBy: servedNameFinder(history, words.group),
  };
  const all = groups.flatMap(({ findings }) => findings);
  const dates = datesOf(all, history);
  const sums = sumsOf(all, style);
  const isOnce = linesIn(all) === all.length;
  return {
    supplier,
    title: words.title,
    sender,
    addressee: to.get(supplier) ?? [
      called ?? (supplier === '' ? words.unnamedOperator : words.operator(supplier)),
    ],
    placeAndDate: words.placeAndDate(place, options.date),
    facts: [
      { label: words.subject, text: words.subjectText(title) },
      ...(sums === undefined ? [] : [{ label: words.disputed, text: sums }]),
      ...(dates === undefined
        ? []
        : [{ label: words.invoices, text: words.dated(daysText(dates, language)) }]),
    ],
    opening: words.opening,
    invoices: invoicesOf(groups, style),
    asked: { title: words.askedTitle, items: askedItems(groups, style) },
    closing: words.closing(tallyOf(all).overBilled !== 0n),
    signature: signedBy ?? sender[0] ?? '',
    annex: words.annex,
    summary: {
      title: words.recapitulation,
      table: summaryTable(groups, style),
      note: isOnce ? words.noSetOff : `${words.noSetOff} ${words.once}`,
    },
    sections: groups.map((group) => section(group, style)),
  };
}

/** The days of the period, and of the invoices that came late; undefined where single invoices are judged. */
function datesOf(findings: readonly Finding[], { period }: History): DayRange | undefined {
  const dates = findings.flatMap(({ date }) => date ?? []);
  return period && dates.reduce((days, date) => around(days, oneDay(date)), period);
}

/** The language and the names used in a letter. */
interface LetterStyle {
  readonly language: Language;
  readonly currency: string;
  /** What a line serves, by its index. */
  readonly servedBy: (index: number) => string;
}

function section({ code, findings }: Group, style: LetterStyle): LetterSection {
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
function sumsOf(findings: readonly Finding[], { language, currency }: LetterStyle): string | undefined {
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
function invoicesOf(groups: readonly Group[], { language, currency }: LetterStyle): Letter['invoices'] {
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

/**
 * The number of lines found: one that several checks find counts once, and a finding without a line counts by itself.
 */
function linesIn(findings: readonly Finding[]): number {
  return new Set(findings.map((finding) => finding.line?.index ?? finding)).size;
}

/** The number of lines found, and the sums in both directions. */
function countedCells(findings: readonly Finding[], language: Language): readonly LetterCell[] {
  const { overBilled, owed } = tallyOf(findings);
  const amounts = [overBilled, -owed].map((amount) => (amount === 0n ? [] : [amountText(amount, language)]));
  return [[String(linesIn(findings))], ...amounts];
}

function summaryTable(groups: readonly Group[], { language, currency }: LetterStyle): LetterTable {
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

/** The requests of the annex, by kind, each with its sums. */
function askedItems(groups: readonly Group[], style: LetterStyle): readonly string[] {
  const words = letterWords(style.language);
  const kinds = byRequest(groups.flatMap(({ findings }) => findings));
  return kinds.map(([kind, findings], index) => {
    const sums = sumsOf(findings, style);
    const asked = words.asked[kind](linesIn(findings));
    const end = index === kinds.length - 1 ? '.' : words.semicolon;
    return `${asked}${sums === undefined ? '' : `${words.colon} ${sums}`}${end}`;
  });
}
