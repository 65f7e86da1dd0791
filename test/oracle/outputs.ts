/** DATA.md, "What allocate writes": allocations.csv, charges.csv, settlement.csv. */
import { byTexts } from './code-point.ts';
import { writeCsv } from './csv.ts';
import { type Day, showDay } from './days.ts';
import { type Fraction, showFraction } from './fraction.ts';
import { showCents, showShortest } from './numbers.ts';
import type { SharedLine } from './shares.ts';
import type { PricedLine } from './vat.ts';

/** One row of allocations.csv; lines are told apart by `line`, which is their key. */
export interface OutputRow {
  readonly line: PricedLine;
  readonly shared: SharedLine;
  readonly member: string;
  readonly site: string;
  readonly share: Fraction;
  readonly net: bigint;
  readonly vat: bigint;
  readonly billedTo: string;
  readonly chapter: string;
  readonly function: string;
  readonly nature: string;
}

const ALLOCATIONS =
  'supplier,invoice_number,invoice_date,line_number,file,row,access,serves,category,item_code,period_start,period_end,vat_rate,rule,article,member,site,share,net_amount,vat_amount,gross_amount,billed_to,chapter,function,nature';
const CHARGES = 'member,billed_to,category,chapter,function,nature,lines,net_amount,vat_amount,gross_amount';
const SETTLEMENT = 'debtor,creditor,corrects,lines,net_amount,vat_amount,gross_amount';

export function allocationsCsv(rows: readonly OutputRow[]): string {
  const day = (value: Day | undefined): string => (value === undefined ? '' : showDay(value));
  return writeCsv([
    ALLOCATIONS.split(','),
    ...rows.map((row) => [
      row.line.supplier,
      row.line.invoiceNumber,
      showDay(row.line.invoiceDate),
      row.line.lineNumber,
      row.line.file,
      String(row.line.row),
      row.line.access,
      row.shared.serves,
      row.line.category,
      row.line.itemCode,
      day(row.line.periodStart),
      day(row.line.periodEnd),
      showShortest(row.line.vatRate),
      row.shared.rule,
      row.shared.article,
      row.member,
      row.site,
      showFraction(row.share),
      ...amounts([row]),
      row.billedTo,
      row.chapter,
      row.function,
      row.nature,
    ]),
  ]);
}

export function chargesCsv(rows: readonly OutputRow[]): string {
  return grouped(CHARGES, rows, (row) => [
    row.member,
    row.billedTo,
    row.line.category,
    row.chapter,
    row.function,
    row.nature,
  ]);
}

/** A member's own share of what it paid itself is not a debt; these are the run's own lines: `corrects` is empty. */
export function settlementCsv(rows: readonly OutputRow[]): string {
  const debts = rows.filter((row) => row.member !== row.billedTo);
  return grouped(SETTLEMENT, debts, (row) => [row.member, row.billedTo, '']);
}

function grouped(header: string, rows: readonly OutputRow[], key: (row: OutputRow) => string[]): string {
  const groups = new Map<string, OutputRow[]>();
  for (const row of rows) {
    const name = JSON.stringify(key(row));
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  const keys = [...groups.keys()].map((name) => ({ name, texts: JSON.parse(name) as string[] }));
  keys.sort((a, b) => byTexts(a.texts, b.texts));
  return writeCsv([
    header.split(','),
    ...keys.map(({ name, texts }) => {
      const group = groups.get(name) ?? [];
      return [...texts, String(new Set(group.map((row) => row.line)).size), ...amounts(group)];
    }),
  ]);
}

/** Net, VAT and gross of some rows. */
function amounts(rows: readonly OutputRow[]): string[] {
  const net = rows.reduce((total, row) => total + row.net, 0n);
  const vat = rows.reduce((total, row) => total + row.vat, 0n);
  return [net, vat, net + vat].map(showCents);
}
