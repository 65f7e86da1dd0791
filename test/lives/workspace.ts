import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { euros } from '../generators/amounts.ts';
import { daysIn, keyOf, type Line, MEMBERS, type Settings, type World } from './model.ts';

/** `2024-07` for 0. */
export function monthName(month: number): string {
  return `${2024 + Math.floor((month + 6) / 12)}-${String(((month + 6) % 12) + 1).padStart(2, '0')}`;
}

export function yearOf(month: number): number {
  return Number(monthName(month).slice(0, 4));
}

function lastDay(month: number): string {
  return `${monthName(month)}-${daysIn((month + 12) % 12)}`;
}

/** Writes a world as files that grappe reads. */
export function writeWorld(folder: string, world: World): void {
  const { lines, pupils, moved, left, merged, chapters, withdrawn, advances, ruled } = world;
  const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  rmSync(join(folder, 'invoices'), { recursive: true, force: true });
  mkdirSync(join(folder, 'invoices'), { recursive: true });
  put('convention.yaml', conventionOf(world));
  const leaves = left === undefined ? '' : `${monthName(left)}-09`;
  const meuse = merged ? [] : [`M,Meuse,${leaves}`];
  putRows('members.csv', 'member,name,left_on', ['C,Alsace,', ...meuse, 'R,Région,']);
  const day = (number: string): string => `${monthName(moved)}-${number}`;
  const owners = merged ? ['C,,'] : [`M,,${day('09')}`, `C,${day('10')},`];
  putRows('sites.csv', 'site,name,type,member,valid_from,valid_to', [
    'S1,Un,college,C,,',
    'S2,Deux,lycee,R,,',
    ...owners.map((owner) => `S3,Trois,college,${owner}`),
  ]);
  put(
    'grappes.csv',
    'grappe,name,kind,site\nG,La grappe,grappe,S1\nG,La grappe,grappe,S2\nG,La grappe,grappe,S3\n',
  );
  const counts = ['2023', '2024'].flatMap((year) =>
    [`S1,${year}-10-01,${pupils[0]}`, `S2,${year}-10-01,12`, `S3,${year}-10-01,${pupils[1]}`].map(
      (row) => `students,${row}\n`,
    ),
  );
  put('measures.csv', `measure,site,as_of,value\n${counts.join('')}`);
  const files = new Set(['a', ...lines.map(({ file }) => file)]);
  for (const file of files) {
    const rows = lines.filter((line) => line.file === file).map(rowOf);
    put(
      `invoices/${file}.csv`,
      `invoice_number,invoice_date,line_number,serves,category,period_start,period_end,net_amount,vat_rate\n${rows.join('')}`,
    );
  }
  putRows(
    'imputations.csv',
    'member,flow,site_type,category,chapter,function,nature,valid_from,valid_to',
    chapters === undefined ? [] : imputationsOf(merged ? ['C', 'R'] : MEMBERS, monthName(chapters)),
  );
  putRows(
    'withdrawn-lines.csv',
    'supplier,invoice_number,line_number,run,reason',
    [...withdrawn].map(([key, run]) => `OP,F${key.replace('/', ',')},${run},gone`),
  );
  putRows(
    'advances.csv',
    'debtor,creditor,called_on,gross_amount,period',
    [...advances].map(([month, cents]) => `C,R,${monthName(month)}-05,${euros(cents)},${monthName(month)}`),
  );

  function putRows(name: string, header: string, rows: readonly string[]): void {
    if (rows.length === 0) rmSync(join(folder, name), { force: true });
    else put(name, `${[header, ...rows].join('\n')}\n`);
  }

  function conventionOf({ turn, settings }: World): string {
    const share = '{ by: students, as_of: { date: "10-01", year: previous } }';
    const rule = (id: string, category: string): string =>
      `  - { id: ${id}, article: "1", applies_to: { target: grappe, categories: [${category}] }, share: ${share} }\n`;
    const setting = (name: string, of: (one: Settings) => string): string => {
      const [before, after] = [of(settings[0]), of(settings[1])];
      if (before === after) return `${name}: ${before}\n`;
      return `${name}: [{ to: ${lastDay(turn - 1)}, value: ${before} }, { from: ${monthName(turn)}-01, value: ${after} }]\n`;
    };
    return [
      'invoices:\n  - { files: "*.csv", supplier: OP, in_parts: yes }\n',
      setting('prorata', ({ prorata }) => prorata),
      setting('rounding', ({ rounding }) => rounding),
      setting('vat', ({ vat }) => vat),
      setting('basis', ({ basis }) => basis),
      setting('billed_to', ({ payer }) => payer),
      setting('undated', ({ undated }) => undated),
      setting('site_of_grappe', ({ siteOfGrappe }) => siteOfGrappe),
      'rules:\n',
      rule('r', 'subscription'),
      ...(ruled ? [rule('s', 'setup')] : []),
    ].join('');
  }
}

function rowOf({ invoice, line, month, day, net, rate, setup, dated, serves }: Line): string {
  const name = monthName(month);
  const category = setup ? 'setup' : 'subscription';
  const period = dated ? `${name}-01,${name}-28` : ',';
  return `F${invoice},${name}-${day},${line},${serves},${category},${period},${euros(net)},${rate / 10}\n`;
}

/** Chapters of members by flow, site type and category, of which those of a number 1 end on the 9th of a month. */
function imputationsOf(members: readonly string[], month: string): readonly string[] {
  const kinds = [',,,X', ',,setup,Z', 'reimbursed,lycee,,Y', 'recovered,,,T', 'recovered,lycee,,U'];
  return members.flatMap((member) =>
    kinds.flatMap((kind) => [`${member},${kind}1,F,N,,${month}-09`, `${member},${kind}2,F,N,${month}-10,`]),
  );
}

export function cents(text: string | undefined): number {
  return Number((text ?? '').replace(/[.,]/g, ''));
}

export type Cells = Readonly<Record<string, string>>;

/** The rows of a file of a run; none where it is not there. */
export function rowsOf(folder: string, ...path: readonly string[]): readonly Cells[] {
  const file = join(folder, ...path);
  return existsSync(file) ? parse(readFileSync(file), { columns: true, bom: true }) : [];
}

/** `line member site payer chapter net vat` of each row that is not nothing, sorted. */
export function sharesIn(
  rows: readonly Cells[],
  prefix: (row: Cells) => string = () => '',
): readonly string[] {
  return rows
    .flatMap((row) => {
      const [net, vat] = [cents(row['net_amount']), cents(row['vat_amount'])];
      if (net === 0 && vat === 0) return [];
      const line = keyOf({
        invoice: Number(row['invoice_number']?.slice(1)),
        line: Number(row['line_number']),
      });
      const account = ['member', 'site', 'billed_to', 'chapter'].map((column) => row[column]).join(' ');
      return [`${prefix(row)}${line} ${account} ${net} ${vat}`];
    })
    .sort();
}

/** Gross of the closed runs before, and with the run, that a statement states for a year; undefined: no table. */
export function yearIn(folder: string, run: string, member: string): readonly [number, number] | undefined {
  const file = join(folder, 'runs', run, 'statements', `${member}.csv`);
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  const [before, after] = ['Closed before this run', 'With this run'].map((words) =>
    text.split(/\r?\n/).find((line) => line.startsWith(`${words},`)),
  );
  if (before === undefined || after === undefined) return undefined;
  const gross = (line: string): number => cents(line.split(',').at(-1));
  return [gross(before), gross(after)];
}
