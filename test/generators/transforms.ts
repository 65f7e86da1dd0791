/** Changes that a property may make to a workspace; each returns a new workspace and leaves the given one alone. */
import { type Day, parseDay, showDay } from '../oracle/days.ts';
import { editRows, isLine, withGross } from './finish.ts';
import { GROSS_TO_COME, TOTAL } from './invoices.ts';
import {
  type ConventionModel,
  type GeneratedWorkspace,
  type ReferenceModel,
  type Row,
  type ShareModel,
  TABLE_NAMES,
  type Table,
  type TableName,
} from './model.ts';
import { randomOf } from './random.ts';
import { styleOf } from './style.ts';

/** Rows and columns of a reference table in another order. Nothing may change. */
export function shuffleTable(ws: GeneratedWorkspace, name: TableName, seed: number): GeneratedWorkspace {
  const random = randomOf(seed).fork(name);
  return withTable(ws, name, (table) => ({
    ...table,
    columns: random.shuffle(table.columns),
    rows: random.shuffle(table.rows),
  }));
}

export function shuffleTables(ws: GeneratedWorkspace, seed: number): GeneratedWorkspace {
  return TABLE_NAMES.reduce((shuffled, name) => shuffleTable(shuffled, name, seed), ws);
}

/** Columns of the invoices in another order; their rows are the canonical order and stay. Nothing may change. */
export function shuffleInvoiceColumns(ws: GeneratedWorkspace, seed: number): GeneratedWorkspace {
  const random = randomOf(seed);
  const invoices = ws.invoices.map(({ name, table }) => ({
    name,
    table: { ...table, columns: random.fork(name).shuffle(table.columns) },
  }));
  return { ...ws, invoices };
}

/** Every file in another dialect, language of headers, form of dates and numbers. Nothing may change. */
export function restyle(ws: GeneratedWorkspace, seed: number): GeneratedWorkspace {
  const restyled = (table: Table, name: string): Table => ({
    ...table,
    style: styleOf({ random: randomOf(seed).fork(name), has: () => true }),
  });
  const tables = TABLE_NAMES.reduce(
    (done, name) => withTable(done, name, (table) => restyled(table, name)),
    ws,
  ).tables;
  const lists = (ws.lists ?? []).map((list) => ({
    ...list,
    style: styleOf({ random: randomOf(seed).fork(list.file), has: () => true }),
  }));
  return {
    ...ws,
    tables,
    lists,
    invoices: ws.invoices.map(({ name, table }) => ({ name, table: restyled(table, name) })),
  };
}

/** A row of a reference table and the days at which its validity can be split: from < day ≤ to. */
interface Splittable {
  readonly table: TableName;
  readonly row: number;
  readonly first: Day;
  readonly last: Day;
}

/** Every dated row that can be split; an open end counts as a year and a half around the invoices. */
export function splittable(ws: GeneratedWorkspace): Splittable[] {
  const dates = ws.invoices.flatMap(({ table }) =>
    table.rows.flatMap((row) => parseDay(row.invoice_date ?? '') ?? []),
  );
  const open = { from: Math.min(...dates) - 500, to: Math.max(...dates) + 500 };
  return TABLE_NAMES.filter((name) => name !== 'measures').flatMap((name) =>
    (ws.tables[name]?.rows ?? []).flatMap((row, i) => {
      if (Object.values(row).every((cell) => cell === '')) return [];
      const [from, to] = validityColumns(name);
      const first = (parseDay(row[from] ?? '') ?? open.from) + 1;
      const last = parseDay(row[to] ?? '') ?? open.to;
      return first <= last ? [{ table: name, row: i, first, last }] : [];
    }),
  );
}

/** One row becomes two that follow each other: until the eve, and from the day on. Nothing may change. */
export function splitValidity(
  ws: GeneratedWorkspace,
  name: TableName,
  row: number,
  day: Day,
): GeneratedWorkspace {
  const [from, to] = validityColumns(name);
  return withTable(ws, name, (table) => ({
    ...table,
    rows: table.rows.flatMap((cells, i) =>
      i === row
        ? [
            { ...cells, [to]: showDay(day - 1) },
            { ...cells, [from]: showDay(day) },
          ]
        : [cells],
    ),
  }));
}

/** Some row split at some day; the same workspace when none can be. */
export function splitSomewhere(ws: GeneratedWorkspace, seed: number): GeneratedWorkspace {
  const choices = splittable(ws);
  if (choices.length === 0) return ws;
  const random = randomOf(seed);
  const { table, row, first, last } = random.pick(choices);
  return splitValidity(ws, table, row, random.int(first, last));
}

/** All weights of grappes.csv by one whole factor. No share may change. */
export function scaleWeights(ws: GeneratedWorkspace, factor: number): GeneratedWorkspace {
  return withRows(ws, 'grappes', (rows) => scaled(rows, 'weight', factor));
}

/** All observations, and the bounds that hold them, by one whole factor. No share may change. */
export function scaleMeasures(ws: GeneratedWorkspace, factor: number): GeneratedWorkspace {
  const measured = withRows(ws, 'measures', (rows) => scaled(rows, 'value', factor));
  const rules = ws.convention.rules.map((rule) => ({ ...rule, share: scaledBounds(rule.share, factor) }));
  return { ...measured, convention: { ...ws.convention, rules } };
}

/** Every amount with the other sign. Under largest_remainder every output amount has the other sign. */
export function negateInvoices(ws: GeneratedWorkspace): GeneratedWorkspace {
  const negated = (text: string | undefined): string =>
    text === undefined || /^-?[0.]*$/u.test(text)
      ? (text ?? '')
      : text.startsWith('-')
        ? text.slice(1)
        : `-${text}`;
  const opposite = editRows(
    ws,
    () => true,
    (row) =>
      isLine(row)
        ? {
            ...row,
            net_amount: negated(row.net_amount),
            vat_amount: negated(row.vat_amount),
            gross_amount: negated(row.gross_amount),
          }
        : row,
  );
  return withGross(opposite);
}

/** The months of the invoices, as `--period` takes them, in order. */
export function monthsOf(ws: GeneratedWorkspace): string[] {
  const dates = ws.invoices.flatMap(({ table }) =>
    table.rows.filter(isLine).flatMap((row) => parseDay(row.invoice_date ?? '') ?? []),
  );
  return [...new Set(dates.map((date) => showDay(date).slice(0, 7)))].sort();
}

/**
 * One workspace per month of invoices; the rows of the other months are blank, which keeps the numbers of the rows.
 * Their allocations, put together, are those of the whole.
 */
export function splitByMonth(ws: GeneratedWorkspace): { month: string; workspace: GeneratedWorkspace }[] {
  return monthsOf(ws).map((month) => {
    const inMonth = (row: Row): boolean =>
      row[TOTAL] === undefined && (!isLine(row) || (row.invoice_date ?? '').startsWith(month));
    return {
      month,
      workspace: editRows(
        ws,
        () => true,
        (row) => (inMonth(row) ? row : {}),
      ),
    };
  });
}

/** Another policy, VAT mode, basis … ; the gross amounts are made right again. */
export function withSwitches(
  ws: GeneratedWorkspace,
  switches: Partial<Pick<ConventionModel, 'rounding' | 'prorata' | 'basis' | 'undated'>>,
): GeneratedWorkspace {
  return { ...ws, convention: { ...ws.convention, ...switches } };
}

/** VAT by line or by invoice everywhere: no stated VAT is kept, layouts say nothing of it. */
export function withVat(ws: GeneratedWorkspace, vat: 'line' | 'invoice'): GeneratedWorkspace {
  const invoices = ws.convention.invoices.map(({ vat: _, ...layout }) => layout);
  const bare = editRows(
    { ...ws, convention: { ...ws.convention, vat, invoices } },
    () => true,
    (row) =>
      isLine(row) ? { ...row, vat_amount: '', gross_amount: row.gross_amount ? GROSS_TO_COME : '' } : row,
  );
  return withGross(bare);
}

function withTable(
  ws: GeneratedWorkspace,
  name: TableName,
  edit: (table: Table) => Table,
): GeneratedWorkspace {
  const table = ws.tables[name];
  return table === undefined ? ws : { ...ws, tables: { ...ws.tables, [name]: edit(table) } };
}

/** Rows of a table wherever they stand: in NAME.csv and in lists. */
function withRows(
  ws: GeneratedWorkspace,
  name: TableName,
  edit: (rows: readonly Row[]) => readonly Row[],
): GeneratedWorkspace {
  const lists = (ws.lists ?? []).map((list) =>
    list.table === name ? { ...list, rows: edit(list.rows) } : list,
  );
  return { ...withTable(ws, name, (table) => ({ ...table, rows: edit(table.rows) })), lists };
}

function validityColumns(name: TableName): readonly [string, string] {
  return name === 'members' ? ['joined_on', 'left_on'] : ['valid_from', 'valid_to'];
}

function scaledBounds(share: ShareModel, factor: number): ShareModel {
  if (share.by === 'mix')
    return { ...share, of: share.of.map((part) => ({ ...part, share: scaledBounds(part.share, factor) })) };
  if (share.by === 'amounts') return { ...share, rest: scaledBounds(share.rest, factor) };
  if (share.by === 'sum') return { ...share, of: share.of.map((term) => scaledTerm(term, factor)) };
  if (share.by === 'product') {
    const { of, divided_by: divisor } = share;
    return {
      ...share,
      of: of.map((term) => scaledTerm(term, factor)),
      ...(divisor === undefined ? {} : { divided_by: scaledTerm(divisor, factor) }),
    };
  }
  return share.by === 'measure' || share.by === 'majority' ? scaledTerm(share, factor) : share;
}

function scaledTerm<T extends ReferenceModel>(term: T, factor: number): T {
  const { at_least, at_most, bands } = term;
  return {
    ...term,
    ...(at_least === undefined ? {} : { at_least: timesWhole(at_least, factor) }),
    ...(at_most === undefined ? {} : { at_most: timesWhole(at_most, factor) }),
    ...(bands === undefined ? {} : { bands: scaledBands(bands, factor) }),
  };
}

/** What a value counts in its band grows with the values, as what counts as it is does. */
function scaledBands(bands: Readonly<Record<string, string>>, factor: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(bands).map(([from, counts]) => [timesWhole(from, factor), quotientTimes(counts, factor)]),
  );
}

function scaled(rows: readonly Row[], column: string, factor: number): Row[] {
  return rows.map((row) =>
    row[column] === undefined ? row : { ...row, [column]: timesWhole(row[column], factor) },
  );
}

/** Decimals or quotients as text, times a whole number: exact. */
function quotientTimes(text: string, factor: number): string {
  const [numerator = '', ...denominator] = text.split('/');
  return [timesWhole(numerator, factor), ...denominator].join('/');
}

/** Decimals as text, times a whole number: exact. */
function timesWhole(text: string, factor: number): string {
  const parts = /^(\d+)(?:\.(\d+))?$/u.exec(text);
  if (!parts) return text;
  const decimals = parts[2] ?? '';
  const digits = String(BigInt(`${parts[1]}${decimals}`) * BigInt(factor)).padStart(decimals.length + 1, '0');
  const whole = digits.slice(0, digits.length - decimals.length);
  return decimals === '' ? whole : `${whole}.${digits.slice(digits.length - decimals.length)}`;
}
