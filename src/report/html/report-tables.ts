import type { Locale } from '../../domain/convention.ts';
import { CATEGORIES, type Category } from '../../domain/invoice-line.ts';
import type { Cents } from '../../domain/money.ts';
import type { Charge } from '../../settle/charges.ts';
import type { Debt } from '../../settle/settlement.ts';
import type { Totals } from '../../settle/totals.ts';
import {
  amount,
  amountColumns,
  type Cell,
  type Column,
  count,
  left,
  right,
  type Table,
  text,
} from '../document.ts';
import { memberText } from '../statement/identity.ts';
import type { Names } from '../statement/names.ts';
import type { ReportWords } from '../words/en.ts';
import { reportWords } from '../words/words.ts';
import type { ReportFinding, ReportTotals } from './report-content.ts';

export function lineTotalsTable(
  { read, allocated, unallocated, skipped }: ReportTotals,
  language: Locale,
): Table {
  const words = reportWords(language);
  return {
    id: 'lines-of-run',
    title: words.linesOfRun,
    columns: [left(words.status, 30), ...sumColumns(language)],
    rows: [
      [text(words.allocated), ...sumCells(allocated)],
      ...(unallocated.lines > 0 ? [[text(words.unallocated), ...sumCells(unallocated)]] : []),
      ...(skipped.lines > 0 ? [[text(words.skipped), ...sumCells(skipped)]] : []),
    ],
    total: [text(words.read), ...sumCells(read)],
    note: undefined,
  };
}

export function memberTable({ members, allocated }: ReportTotals, names: Names, language: Locale): Table {
  const words = reportWords(language);
  return {
    id: 'members',
    title: words.byMember,
    columns: [left(words.member, 40), ...sumColumns(language)],
    rows: members.map(({ member, ...totals }) => [
      text(memberText(names.member(member))),
      ...sumCells(totals),
    ]),
    total: [text(words.total), ...sumCells(allocated)],
    note: undefined,
  };
}

export function settlementTable(debts: readonly Debt[], names: Names, language: Locale): Table {
  const words = reportWords(language);
  return {
    id: 'settlement',
    title: words.settlement,
    columns: [left(words.debtor, 40), left(words.creditor, 40), ...sumColumns(language)],
    rows: debts.map(({ debtor, creditor, ...totals }) => [
      text(memberText(names.member(debtor))),
      text(memberText(names.member(creditor))),
      ...sumCells(totals),
    ]),
    total: undefined,
    note: debts.length === 0 ? words.noDebts : words.settlementNote,
  };
}

/** The gross of a member in a category. */
export interface CategoryAmount {
  readonly member: string;
  readonly category: Category;
  readonly gross: Cents;
}

/** Every member and category of the charges, a zero where there is none. */
export function categoryAmounts(charges: readonly Charge[]): readonly CategoryAmount[] {
  const members = [...new Set(charges.map(({ member }) => member))];
  const categories = CATEGORIES.filter((category) => charges.some((charge) => charge.category === category));
  return members.flatMap((member) =>
    categories.map((category) => ({
      member,
      category,
      gross: charges
        .filter((charge) => charge.member === member && charge.category === category)
        .reduce((sum, { gross }) => sum + gross, 0n),
    })),
  );
}

export function categoryTable(amounts: readonly CategoryAmount[], names: Names, language: Locale): Table {
  const words = reportWords(language);
  const categories = [...new Set(amounts.map(({ category }) => category))];
  const members = [...new Set(amounts.map(({ member }) => member))];
  const sumOf = (keep: (item: CategoryAmount) => boolean): Cell =>
    amount(amounts.filter(keep).reduce((sum, { gross }) => sum + gross, 0n));
  return {
    id: 'categories',
    title: words.byMemberAndCategory,
    columns: [
      left(words.member, 40),
      ...categories.map((category) => right(words.categories[category], 14)),
      right(words.total, 14),
    ],
    rows: members.map((member) => [
      text(memberText(names.member(member))),
      ...categories.map((category) => sumOf((item) => item.member === member && item.category === category)),
      sumOf((item) => item.member === member),
    ]),
    total: [
      text(words.total),
      ...categories.map((category) => sumOf((item) => item.category === category)),
      sumOf(() => true),
    ],
    note: undefined,
  };
}

export function findingTable(findings: readonly ReportFinding[] | undefined, language: Locale): Table {
  const words = reportWords(language);
  return {
    id: 'findings',
    title: words.findings,
    columns: [
      left(words.finding.severity, 10),
      left(words.finding.code, 22),
      left(words.invoice, 16),
      left(words.access, 14),
      left(words.finding.message, 50),
      left(words.finding.expected, 14),
      left(words.finding.actual, 14),
      right(words.finding.atStake, 14),
      left(words.finding.place, 26),
    ],
    rows: (findings ?? []).map((finding) => [
      text(words.severities[finding.severity]),
      text(finding.code),
      text(finding.invoiceNumber, finding.lineNumber === '' ? '' : words.lineAndNumber(finding.lineNumber)),
      text(finding.access),
      text(finding.message),
      text(finding.expected),
      text(finding.actual),
      finding.atStake === undefined ? text('') : amount(finding.atStake),
      text(finding.row === undefined ? finding.file : `${finding.file}:${finding.row}`),
    ]),
    total: undefined,
    note: findingNote(findings, words),
  };
}

function findingNote(findings: readonly ReportFinding[] | undefined, words: ReportWords): string | undefined {
  if (findings === undefined) return words.notReconciled;
  return findings.length === 0 ? words.noFindings : undefined;
}

function sumColumns(language: Locale): readonly Column[] {
  const words = reportWords(language);
  return [right(words.lines, 8), ...amountColumns([words.net, words.vat, words.gross])];
}

function sumCells({ lines, net, vat, gross }: Totals): readonly Cell[] {
  return [count(lines), amount(net), amount(vat), amount(gross)];
}
