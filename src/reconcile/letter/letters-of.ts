import type { Language } from '../../domain/language.ts';
import type { DayRange } from '../../domain/time/calendar.ts';
import { around, oneDay } from '../../domain/time/period.ts';
import { compareText } from '../../text/text-order.ts';
import type { Finding } from '../finding.ts';
import { type Group, groupsOf } from '../groups.ts';
import { letterWords } from '../messages/letter-words.ts';
import type { Reconciliation } from '../reconciliation.ts';
import { daysText } from '../render.ts';
import type { ComparedWith } from '../requests.ts';
import type { History } from '../sweep/history.ts';
import { tallyOf } from '../tally.ts';
import { byRequest, requestOf } from './by-request.ts';
import type { Letter, LetterOptions, Letters } from './letter.ts';
import { invoicesOf, type LetterStyle, pointsIn, section, summaryTable, sumsOf } from './letter-tables.ts';
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
  const called = suppliers.find((known) => known.supplier === supplier)?.name ?? nameOf(supplier, history);
  const sender = from.length > 0 ? from : name === undefined ? [] : [name];
  const style: LetterStyle = {
    language,
    currency: convention.currency,
    servedBy: servedNameFinder(history, words.group),
  };
  const all = groups.flatMap(({ findings }) => findings);
  const dates = datesOf(all, history);
  const sums = sumsOf(all, style);
  const isOnce = pointsIn(all).count === all.length;
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
    opening: words.opening(comparedWith(supplier, history)),
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

/** What the last invoice of an operator that is known by a number calls it. */
function nameOf(supplier: string, { lines }: History): string | undefined {
  const own = lines.invoices.all.filter((invoice) => invoice.supplier === supplier && invoice.supplierName);
  const [last] = own.sort((a, b) => b.date - a.date || compareText(a.invoiceNumber, b.invoiceNumber));
  return last?.supplierName;
}

/** What there was to compare the invoices of an operator with. */
function comparedWith(supplier: string, { register, lines }: History): readonly ComparedWith[] {
  const { accesses, prices } = register.workspace;
  const own = lines.invoices.all.filter((invoice) => invoice.supplier === supplier);
  const last = own.reduce((day, { selected, date }) => (selected ? Math.max(day, date) : day), 0);
  return [
    ...(accesses === undefined ? [] : (['inventory'] as const)),
    ...(prices === undefined ? [] : (['schedule'] as const)),
    ...(own.some(({ selected, date }) => !selected && date <= last) ? (['earlier'] as const) : []),
  ];
}

/** The days of the period, and of the invoices that came late; undefined where single invoices are judged. */
function datesOf(findings: readonly Finding[], { period }: History): DayRange | undefined {
  const dates = findings.flatMap(({ date }) => date ?? []);
  return period && dates.reduce((days, date) => around(days, oneDay(date)), period);
}

/** The requests of the annex, by kind, each with its sums. */
function askedItems(groups: readonly Group[], style: LetterStyle): readonly string[] {
  const words = letterWords(style.language);
  const kinds = byRequest(groups.flatMap(({ findings }) => findings));
  return kinds.map(([kind, findings], index) => {
    const sums = sumsOf(findings, style);
    const asked = words.asked[kind](pointsIn(findings));
    const end = index === kinds.length - 1 ? '.' : words.semicolon;
    return `${asked}${sums === undefined ? '' : `${words.colon} ${sums}`}${end}`;
  });
}
