import type { Locale } from '../../domain/convention.ts';
import { plus } from '../../settle/totals.ts';
import { amount, type Cell, type Column, day, left, right, type Table, text } from '../document.ts';
import type { ReportWords } from '../words/en.ts';
import { computationLines, keyLines, ruleText } from '../words/key-words.ts';
import { dayText, percentText, reportWords } from '../words/words.ts';
import type { ServedTarget, Statement, StatementLine } from './statement.ts';

/** A field of a detail line: its column, and its cell. */
interface Field {
  readonly column: Column;
  readonly cell: (line: StatementLine) => Cell;
}

let last: { readonly statement: Statement; readonly language: Locale; readonly table: Table } | undefined;

/**
 * Every line of a statement with a column for each thing it says: for spreadsheets. The last table is remembered,
 * because two formats ask for it one after the other.
 */
export function wideDetail(statement: Statement, language: Locale): Table {
  if (last?.statement === statement && last.language === language) return last.table;
  const table = readWideDetail(statement, language);
  last = { statement, language, table };
  return table;
}

function readWideDetail(statement: Statement, language: Locale): Table {
  const words = reportWords(language);
  const fields = [
    ...invoiceFields(words),
    ...serviceFields(words),
    ...ruleFields(words, language),
    ...amountFields(words),
  ];
  return detailTable(statement, fields, words);
}

/** Every line of a statement in a few columns of stacked texts: for pages. */
export function stackedDetail(statement: Statement, language: Locale): Table {
  const words = reportWords(language);
  return detailTable(statement, stackedFields(words, language), words);
}

function detailTable(statement: Statement, fields: readonly Field[], words: ReportWords): Table {
  const { net, vat, gross } = plus(statement.charges, statement.credits);
  const sums = new Map([
    [words.net, net],
    [words.vat, vat],
    [words.gross, gross],
  ]);
  return {
    id: 'detail',
    title: words.detail,
    columns: fields.map(({ column }) => column),
    rows: statement.lines.map((line) => fields.map(({ cell }) => cell(line))),
    total: fields.map(({ column }, index) => {
      const sum = column.align === 'right' ? sums.get(column.title) : undefined;
      if (sum !== undefined) return amount(sum);
      return text(index === 0 ? words.total : '');
    }),
    note: statement.lines.length === 0 ? words.noLines : undefined,
  };
}

function invoiceFields(words: ReportWords): readonly Field[] {
  return [
    { column: left(words.supplier, 15), cell: ({ line }) => text(line.supplier) },
    { column: left(words.invoice, 12), cell: ({ line }) => text(line.invoiceNumber) },
    { column: left(words.invoiceDate, 10), cell: ({ line }) => day(line.invoiceDate) },
    { column: left(words.lineNumber, 6), cell: ({ line }) => text(line.lineNumber) },
    { column: left(words.access, 11), cell: ({ line }) => text(line.access ?? '') },
    { column: left(words.category, 12), cell: ({ line }) => text(words.categories[line.category]) },
    { column: left(words.label, 30), cell: ({ line }) => text(line.label ?? '') },
    { column: left(words.serviceFrom, 10), cell: ({ line }) => day(line.periodStart ?? line.serviceDate) },
    { column: left(words.serviceTo, 10), cell: ({ line }) => day(line.periodEnd ?? line.serviceDate) },
  ];
}

function serviceFields(words: ReportWords): readonly Field[] {
  return [
    { column: left(words.serves, 16), cell: ({ targets }) => text(targets.map(({ id }) => id).join('+')) },
    {
      column: left(words.servesName, 24),
      cell: ({ targets }) => text(targets.map((target) => targetText(target, words)).join(' + ')),
    },
    { column: left(words.siteId, 22), cell: ({ site }) => text(site?.site ?? '') },
    { column: left(words.siteName, 24), cell: ({ site }) => text(site?.name ?? words.onMember) },
    { column: left(words.uai, 10), cell: ({ site }) => text(site?.uai ?? '') },
  ];
}

function ruleFields(words: ReportWords, language: Locale): readonly Field[] {
  return [
    { column: left(words.rule, 16), cell: ({ rule }) => text(ruleText(rule, words)) },
    { column: left(words.article, 12), cell: ({ article }) => text(article) },
    { column: left(words.ruleTitle, 30), cell: ({ rules }) => text(titlesText(rules)) },
    { column: left(words.key, 22), cell: ({ steps }) => text(keyLines(steps, language).join(' ; ')) },
    {
      column: left(words.computation, 28),
      cell: ({ steps, days }) => text(computationLines(steps, days, language).join(' + ')),
    },
    { column: left(words.share, 12), cell: ({ shareText }) => text(shareText) },
    { column: left(words.sharePercent, 12), cell: ({ share }) => text(percentText(share, language)) },
  ];
}

function amountFields(words: ReportWords): readonly Field[] {
  return [
    ...plainAmounts(words),
    { column: left(words.residual, 9), cell: ({ residual }) => text(residualText(residual, words)) },
    { column: left(words.creditor, 10), cell: ({ creditor }) => text(creditor.member) },
    { column: left(words.chapter, 8), cell: ({ imputation }) => text(imputation?.chapter ?? '') },
    { column: left(words.function, 8), cell: ({ imputation }) => text(imputation?.function ?? '') },
    { column: left(words.natureCode, 8), cell: ({ imputation }) => text(imputation?.nature ?? '') },
    { column: left(words.engagement, 18), cell: ({ imputation }) => text(imputation?.engagement ?? '') },
  ];
}

/** The amounts of a row, marked where they hold a residual cent. */
function plainAmounts(words: ReportWords): readonly Field[] {
  return [
    { column: right(words.net, 12), cell: ({ net, residual }) => amount(net, residual.net > 0n) },
    { column: right(words.vat, 12), cell: ({ vat, residual }) => amount(vat, residual.vat > 0n) },
    { column: right(words.gross, 12), cell: ({ gross }) => amount(gross) },
  ];
}

function stackedFields(words: ReportWords, language: Locale): readonly Field[] {
  return [
    {
      column: left(words.invoice, 18),
      cell: ({ line }) =>
        text(
          line.invoiceNumber,
          `${dayText(line.invoiceDate, language)}, ${words.lineAndNumber(line.lineNumber)}`,
          line.supplier,
        ),
    },
    {
      column: left(words.service, 32),
      cell: ({ line }) =>
        text(
          line.label ?? line.itemCode ?? words.categories[line.category],
          ...(line.access === undefined ? [] : [words.accessAndId(line.access)]),
          ...servicePeriod(line, words, language),
        ),
    },
    { column: left(words.site, 26), cell: (line) => text(...siteLines(line, words)) },
    {
      column: left(words.ruleAndKey, 38),
      cell: ({ rule, article, steps, days }) =>
        text(
          [article, ruleText(rule, words)].filter((part) => part !== '').join(' · '),
          ...keyLines(steps, language),
          ...computationLines(steps, days, language),
        ),
    },
    {
      column: right(words.share, 13),
      cell: ({ shareText, share }) => text(shareText, percentText(share, language)),
    },
    {
      column: left(words.imputation, 16),
      cell: ({ imputation, creditor }) =>
        text(
          imputation === undefined
            ? words.noImputation
            : words.imputationText(imputation.chapter, imputation.function, imputation.nature),
          imputation?.engagement ?? '',
          creditor.member,
        ),
    },
    ...plainAmounts(words),
  ];
}

function servicePeriod(
  { periodStart, periodEnd, serviceDate }: StatementLine['line'],
  words: ReportWords,
  language: Locale,
): readonly string[] {
  const from = periodStart ?? serviceDate;
  const to = periodEnd ?? serviceDate;
  if (from === undefined || to === undefined) return [];
  return [words.fromTo(dayText(from, language), dayText(to, language))];
}

function siteLines({ site, targets }: StatementLine, words: ReportWords): readonly string[] {
  const served = targets.filter(({ kind }) => kind !== 'site').map((target) => targetText(target, words));
  if (site === undefined) return [words.onMember, ...served];
  return [site.name, ...(site.uai === undefined ? [] : [`${words.uai} ${site.uai}`]), ...served];
}

function targetText({ kind, id, name }: ServedTarget, words: ReportWords): string {
  if (kind === 'group') return words.wholeGroup;
  return name === '' ? id : name;
}

function titlesText(rules: StatementLine['rules']): string {
  return rules.flatMap(({ title }) => (title === undefined ? [] : [title])).join(' + ');
}

function residualText({ net, vat }: StatementLine['residual'], words: ReportWords): string {
  return [...(net > 0n ? [words.net] : []), ...(vat > 0n ? [words.vat] : [])].join(' + ');
}
