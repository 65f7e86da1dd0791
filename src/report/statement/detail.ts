import { cached } from '../../domain/cache.ts';
import type { Language } from '../../domain/language.ts';
import { plus } from '../../settle/totals.ts';
import { computationLines, keyLines, ruleText } from '../derivation/key-words.ts';
import { type Cell, type Column, day, left, rowsOf, seldom, type Table } from '../document.ts';
import { categoryText } from '../words/category-text.ts';
import type { ReportWords } from '../words/en.ts';
import { percentText, reportWords } from '../words/words.ts';
import { lineAmounts, targetText } from './page-columns.ts';
import type { Residual, Statement, StatementLine, StatementShare } from './statement.ts';
import { totalUnder } from './sum-columns.ts';

/** A field of a detail line, or of its share: its column, and its cell. */
interface Field<Of> {
  readonly column: Column;
  readonly cell: (of: Of) => Cell;
}

const details = new WeakMap<Statement, (language: Language) => Table>();

/** Every line of a statement with a column for each thing it says: for spreadsheets, of which two formats write it. */
export function wideDetail(statement: Statement, language: Language): Table {
  const known = details.get(statement) ?? cached((of: Language) => makeDetail(statement, of));
  details.set(statement, known);
  return known(language);
}

function makeDetail(statement: Statement, language: Language): Table {
  const words = reportWords(language);
  const ofInvoice = invoiceFields(words);
  const ofShare = [...serviceFields(words), ...ruleFields(words, language)];
  const ofAmounts = amountFields(words);
  const fields = [...ofInvoice, ...ofShare, ...ofAmounts];
  const shareCells = cached((share: StatementShare) => cellsOf(ofShare, share));
  return {
    id: 'detail',
    title: words.detail,
    columns: fields.map(({ column }) => column),
    rows: rowsOf(statement.lines, (line) => [
      ...cellsOf(ofInvoice, line),
      ...shareCells(line.share),
      ...cellsOf(ofAmounts, line),
    ]),
    total: fields.map(totalUnder(plus(statement.charges, statement.credits), words)),
    note: statement.lines.length === 0 ? words.noLines : undefined,
  };
}

function cellsOf<Of>(fields: readonly Field<Of>[], of: Of): readonly Cell[] {
  return fields.map(({ cell }) => cell(of));
}

function invoiceFields(words: ReportWords): readonly Field<StatementLine>[] {
  return [
    { column: seldom(left(words.supplier, 15)), cell: ({ line }) => line.supplier },
    { column: left(words.invoice, 12), cell: ({ line }) => line.invoiceNumber },
    { column: left(words.invoiceDate, 10), cell: ({ line }) => day(line.invoiceDate) },
    { column: left(words.lineNumber, 5), cell: ({ line }) => line.lineNumber },
    { column: seldom(left(words.access, 11)), cell: ({ line }) => line.access ?? '' },
    {
      column: seldom(left(words.category, 12)),
      cell: ({ line }) => categoryText(line.category, words),
    },
    { column: left(words.label, 30), cell: ({ line }) => line.label ?? '' },
    {
      column: seldom(left(words.serviceFrom, 10)),
      cell: ({ line }) => day(line.periodStart ?? line.serviceDate),
    },
    {
      column: seldom(left(words.serviceTo, 10)),
      cell: ({ line }) => day(line.periodEnd ?? line.serviceDate),
    },
  ];
}

function serviceFields(words: ReportWords): readonly Field<StatementShare>[] {
  return [
    {
      column: seldom(left(words.serves, 16)),
      cell: ({ targets }) => targets.map(({ id }) => id).join('+'),
    },
    {
      column: seldom(left(words.servesName, 24)),
      cell: ({ targets }) => targets.map((target) => targetText(target, words)).join(' + '),
    },
    { column: seldom(left(words.siteId, 22)), cell: ({ site }) => site?.site ?? '' },
    { column: left(words.siteName, 22), cell: ({ site }) => site?.name ?? words.onMember },
    { column: left(words.uai, 8), cell: ({ site }) => site?.uai ?? '' },
  ];
}

function ruleFields(words: ReportWords, language: Language): readonly Field<StatementShare>[] {
  return [
    { column: left(words.rule, 14), cell: ({ rule }) => ruleText(rule, words) },
    { column: seldom(left(words.article, 12)), cell: ({ article }) => article },
    { column: seldom(left(words.ruleTitle, 30)), cell: ({ ruleTitles }) => ruleTitles },
    {
      column: seldom(left(words.key, 22)),
      cell: ({ steps }) => keyLines(steps, language, 'csv').join(' ; '),
    },
    {
      column: seldom(left(words.computation, 28)),
      cell: ({ steps, days }) => computationLines(steps, days, language).join(' + '),
    },
    { column: left(words.share, 10), cell: (share) => share.text },
    { column: seldom(left(words.sharePercent, 12)), cell: ({ exact }) => percentText(exact, language) },
  ];
}

function amountFields(words: ReportWords): readonly Field<StatementLine>[] {
  return [
    ...lineAmounts(words),
    { column: left(words.residual, 9), cell: ({ residual }) => residualText(residual, words) },
    { column: seldom(left(words.creditor, 10)), cell: ({ creditor }) => creditor.member },
    { column: seldom(left(words.chapter, 8)), cell: ({ imputation }) => imputation?.chapter ?? '' },
    { column: seldom(left(words.function, 8)), cell: ({ imputation }) => imputation?.function ?? '' },
    { column: left(words.natureCode, 7), cell: ({ imputation }) => imputation?.nature ?? '' },
    {
      column: seldom(left(words.engagement, 18)),
      cell: ({ imputation }) => imputation?.engagement ?? '',
    },
  ];
}

function residualText({ net, vat }: Residual, words: ReportWords): string {
  return [...(net > 0n ? [words.net] : []), ...(vat > 0n ? [words.vat] : [])].join(' + ');
}
