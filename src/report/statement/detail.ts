import { cached } from '../../domain/cache.ts';
import { plus } from '../../settle/totals.ts';
import { computationLines, keyLines, ruleText } from '../derivation/key-words.ts';
import { type Cell, day, type Field, field, left, rowsOf, seldom, type Table } from '../document.ts';
import { categoryText, percentText, type ReportWords } from '../words/words.ts';
import { lineAmounts, targetText } from './page-columns.ts';
import type { Residual, Statement, StatementLine, StatementShare } from './statement.ts';
import { totalUnder } from './sum-columns.ts';

const details = new WeakMap<Statement, (words: ReportWords) => Table>();

/** Every line of a statement with a column for each of its facts, for spreadsheets: two formats write it. */
export function wideDetail(statement: Statement, words: ReportWords): Table {
  const known = details.get(statement) ?? cached((of: ReportWords) => makeDetail(statement, of));
  details.set(statement, known);
  return known(words);
}

function makeDetail(statement: Statement, words: ReportWords): Table {
  const ofInvoice = invoiceFields(words);
  const ofShare = [...serviceFields(words), ...ruleFields(words)];
  const ofAmounts = amountFields(words);
  const columns = [...ofInvoice, ...ofShare, ...ofAmounts].map(({ column }) => column);
  const shareCells = cached((share: StatementShare) => cellsOf(ofShare, share));
  return {
    id: 'detail',
    title: words.detail,
    columns,
    rows: rowsOf(statement.lines, (line) => [
      ...cellsOf(ofInvoice, line),
      ...shareCells(line.share),
      ...cellsOf(ofAmounts, line),
    ]),
    total: totalUnder(columns, plus(statement.charges, statement.credits), words),
    note: statement.lines.length === 0 ? words.noLines : undefined,
  };
}

function cellsOf<Of>(fields: readonly Field<Of>[], of: Of): readonly Cell[] {
  return fields.map(({ cell }) => cell(of));
}

function invoiceFields(words: ReportWords): readonly Field<StatementLine>[] {
  return [
    field(seldom(left(words.supplier, 15)), ({ supplier }) => supplier),
    field(left(words.invoice, 12), ({ line }) => line.invoiceNumber),
    field(left(words.invoiceDate, 10), ({ line }) => day(line.invoiceDate)),
    field(left(words.lineNumber, 5), ({ line }) => line.lineNumber),
    field(seldom(left(words.access, 11)), ({ line }) => line.access ?? ''),
    field(seldom(left(words.category, 12)), ({ line }) => categoryText(line.category, words)),
    field(left(words.label, 30), ({ line }) => line.label ?? ''),
    field(seldom(left(words.serviceFrom, 10)), ({ line }) => day(line.periodStart ?? line.serviceDate)),
    field(seldom(left(words.serviceTo, 10)), ({ line }) => day(line.periodEnd ?? line.serviceDate)),
  ];
}

function serviceFields(words: ReportWords): readonly Field<StatementShare>[] {
  return [
    field(seldom(left(words.serves, 16)), ({ targets }) => targets.map(({ id }) => id).join('+')),
    field(seldom(left(words.servesName, 24)), ({ targets }) =>
      targets.map((target) => targetText(target, words)).join(' + '),
    ),
    field(seldom(left(words.siteId, 22)), ({ site }) => site?.site ?? ''),
    field(left(words.siteName, 22), ({ site }) => site?.name ?? words.onMember),
    field(left(words.uai, 8), ({ site }) => site?.uai ?? ''),
  ];
}

function ruleFields(words: ReportWords): readonly Field<StatementShare>[] {
  return [
    field(left(words.rule, 14), ({ rule }) => ruleText(rule, words)),
    field(seldom(left(words.article, 12)), ({ article }) => article),
    field(seldom(left(words.ruleTitle, 30)), ({ ruleTitles }) => ruleTitles),
    field(seldom(left(words.key, 22)), ({ steps }) => keyLines(steps, words, 'csv').join(' ; ')),
    field(seldom(left(words.computation, 28)), ({ steps, days }) =>
      computationLines(steps, days, words).join(' + '),
    ),
    field(left(words.share, 10), (share) => share.text),
    field(seldom(left(words.sharePercent, 12)), ({ exact }) => percentText(exact, words)),
  ];
}

function amountFields(words: ReportWords): readonly Field<StatementLine>[] {
  return [
    ...lineAmounts(words),
    field(left(words.residual, 9), ({ residual }) => residualText(residual, words)),
    field(seldom(left(words.creditor, 10)), ({ creditor }) => creditor.member),
    field(seldom(left(words.chapter, 8)), ({ imputation }) => imputation?.chapter ?? ''),
    field(seldom(left(words.function, 8)), ({ imputation }) => imputation?.function ?? ''),
    field(left(words.natureCode, 7), ({ imputation }) => imputation?.nature ?? ''),
    field(seldom(left(words.engagement, 18)), ({ imputation }) => imputation?.engagement ?? ''),
  ];
}

function residualText({ net, vat }: Residual, words: ReportWords): string {
  return [...(net > 0n ? [words.net] : []), ...(vat > 0n ? [words.vat] : [])].join(' + ');
}
