/**
 * Random workspaces that give the fast lane much to do: their invoices come again month after month, with other
 * amounts, and now and then with a cell or a record that is not plain.
 */
import fc from 'fast-check';
import { isLine } from '../generators/finish.ts';
import { cents } from '../generators/invoices.ts';
import type { GeneratedWorkspace, Row, RuleModel } from '../generators/model.ts';
import { type Random, randomOf } from '../generators/random.ts';
import { render } from '../generators/render.ts';
import { restyle } from '../generators/transforms.ts';
import { workspaceArbitrary } from '../generators/workspace.ts';
import { civil, dayOf, lastDayOfMonth, parseDay, showDay } from '../oracle/days.ts';
import { damagedText } from './damaged-text.ts';
import { inSeveralFiles, withLongLabels } from './several-files.ts';

export interface BusyWorkspace {
  readonly workspace: GeneratedWorkspace;
  readonly files: Readonly<Record<string, string>>;
  /** Invoice files that are written in windows-1252. */
  readonly legacy: ReadonlySet<string>;
  /** Whether the clerk of the lane works in a thread of its own. */
  readonly secondThread: boolean;
}

export interface BusySize {
  readonly maxLines: number;
  readonly maxMonths: number;
}

/** Workspaces whose tables and rules stay as they were drawn, and whose invoices are repeated. */
export function busyWorkspaces({ maxLines, maxMonths }: BusySize): fc.Arbitrary<BusyWorkspace> {
  const plain = workspaceArbitrary({ maxLines, without: ['carry', 'vatInvoice'], keepErrors: 20 });
  const months = fc.integer({ min: 2, max: maxMonths });
  return fc.tuple(plain, months, fc.nat(0x7fffffff)).map(([ws, count, seed]) => busy(ws, count, seed));
}

function busy(ws: GeneratedWorkspace, months: number, seed: number): BusyWorkspace {
  const random = randomOf(seed);
  const restyled = random.chance(0.4) ? restyle(ws, seed) : ws;
  const styled = random.chance(0.85) ? withPlainFiles(restyled) : restyled;
  const daring = random.chance(0.3) ? 0.02 : random.chance(0.5) ? 0.002 : 0;
  const full = {
    ...styled,
    convention: {
      ...styled.convention,
      rounding: 'largest_remainder' as const,
      rules: [...(random.chance(0.2) ? [namingRule(ws, random)] : []), ...styled.convention.rules],
    },
    invoices: styled.invoices.map(({ name, table }) => {
      const rows = repeated(table.rows, months, random.fork(name), daring);
      return { name, table: { ...table, columns: columnsFor(table.columns, rows), rows } };
    }),
  };
  const long = random.chance(0.15) ? withLongLabels(full, random.fork('labels')) : full;
  const workspace = random.chance(0.4) ? inSeveralFiles(long, random.fork('files')) : long;
  const files = Object.entries(render(workspace)).map(([path, text]): [string, string] => {
    const at = random.fork(`damage ${path}`);
    return [path, path.startsWith('invoices/') && at.chance(0.15) ? damagedText(text, at) : text];
  });
  return {
    workspace,
    files: Object.fromEntries(files),
    legacy: new Set(
      files.flatMap(([path, text]) => (isLegacy(path, text, random.fork(`legacy ${path}`)) ? [path] : [])),
    ),
    secondThread: random.chance(0.5),
  };
}

/** Whether a file is to be written in windows-1252: seldom, and where all its letters are there. */
function isLegacy(path: string, text: string, random: Random): boolean {
  return path.startsWith('invoices/') && random.chance(0.08) && /^[\0-\x7f\xa0-\xff]*$/u.test(text);
}

/** A rule that charges members by name, whether or not they are in the group all the time. */
function namingRule({ tables }: GeneratedWorkspace, random: Random): RuleModel {
  const members = [...new Set(tables.members?.rows.map(({ member = '' }) => member))].filter(
    (id) => id !== '',
  );
  const parts = Object.fromEntries(members.map((id) => [id, random.int(1, 9)]));
  return {
    id: 'by name',
    article: 'Article 0',
    applies_to: { target: random.pick(['site', 'site', 'grappe', 'group'] as const) },
    share: random.chance(0.5)
      ? { by: 'payer', member: random.pick(members) }
      : { by: 'fixed', parts, absent: random.pick(['charged', 'left_out'] as const) },
  };
}

/** Layouts and styles without what lets a whole file go the ordinary way. */
function withPlainFiles(ws: GeneratedWorkspace): GeneratedWorkspace {
  const layouts = ws.convention.invoices.map(
    ({ categories: _categories, skip_rows: _skip, line_number: _number, vat: _vat, ...layout }) => layout,
  );
  const invoices = ws.invoices.map(({ name, table }) => {
    const columns = [...new Set([...table.columns, 'line_number', 'category'])];
    const rows = table.rows
      .filter((row) => isLine(row) || Object.values(row).every((cell) => cell === ''))
      .map((row) => (isLine(row) ? { ...row, category: row.category || 'service' } : row));
    return { name, table: { ...table, columns, rows, style: { ...table.style, grouping: '' as const } } };
  });
  return { ...ws, convention: { ...ws.convention, invoices: layouts }, invoices };
}

/** Columns that a row fills and the file lacks are added. */
function columnsFor(columns: readonly string[], rows: readonly Row[]): readonly string[] {
  const filled = ['serves', 'billed_to', 'vat_amount', 'gross_amount', 'label'].filter((name) =>
    rows.some((row) => (row[name] ?? '') !== ''),
  );
  return [...new Set([...columns, ...filled])];
}

function repeated(rows: readonly Row[], months: number, random: Random, daring: number): readonly Row[] {
  const made: Row[] = [];
  const first = random.int(-6, 0);
  for (let month = 0; month < months; month++) {
    for (const row of rows) {
      if (!isLine(row)) {
        if (month === 0) made.push(row);
        continue;
      }
      for (let copy = random.int(2, 8); copy > 0; copy--) {
        const at = random.fork(made.length);
        const line = moved(row, first + month, made.length + 1, at);
        made.push(at.chance(daring) ? dared(line, made, at) : line);
      }
    }
  }
  return made;
}

const DATES = ['invoice_date', 'period_start', 'period_end', 'service_date'];

/** A row some months later, of another invoice, with another number and other amounts. */
function moved(row: Row, months: number, number: number, random: Random): Row {
  const dates = DATES.filter((name) => row[name]).map((name) => [name, monthsLater(row[name] ?? '', months)]);
  const net = amount(random);
  const stated = random.chance(0.3) ? net / 5n + BigInt(random.int(-2, 2)) : undefined;
  return {
    ...row,
    ...Object.fromEntries(dates),
    invoice_number: `${row.invoice_number}.${months}`,
    line_number: String(number),
    label: random.chance(0.02) ? (row.label ?? '') : (row.label ?? '').replace('\n', ' '),
    unit_price: random.chance(0.02) ? (row.unit_price ?? '') : row.unit_price === '' ? '' : '289.90',
    net_amount: random.chance(0.1) && net % 100n === 0n ? String(net / 100n) : cents(net),
    vat_rate: random.chance(0.2) ? random.pick(['0', '5.5', '20.00', '33.33', '20']) : (row.vat_rate ?? ''),
    vat_amount: stated === undefined ? '' : cents(stated),
    gross_amount: stated !== undefined && random.chance(0.5) ? cents(net + stated) : '',
  };
}

/** Mostly such that rounding decides; now and then at the bounds of what the lane takes. */
function amount(random: Random): bigint {
  const size = random.int(0, 39);
  const sign = random.chance(0.2) ? -1n : 1n;
  if (size < 12) return sign * BigInt(random.int(0, 20));
  if (size < 24) return sign * BigInt(random.int(0, 5000));
  if (size < 38) return sign * BigInt(random.int(0, 10_000_000));
  if (size < 39)
    return sign * (BigInt(random.int(0, 999_999)) * 10n ** 9n + BigInt(random.int(0, 999_999_999)));
  return sign * (random.pick([10n ** 15n, 2n ** 53n, 2n ** 52n, 10n ** 12n]) - BigInt(random.int(-1, 2)));
}

/** The same day some months later, the last day of a month staying one. */
function monthsLater(text: string, months: number): string {
  const day = parseDay(text);
  if (day === undefined) return text;
  const date = civil(day);
  const isLast = date.day === lastDayOfMonth(date.year, date.month);
  const { year, month } = civil(dayOf(date.year, date.month + months, 1));
  const last = lastDayOfMonth(year, month);
  return showDay(dayOf(year, month, isLast ? last : Math.min(date.day, last)));
}

const LABELS = [
  'Accès "fibre" "pro"',
  'deux\nlignes',
  'deux\r\nlignes',
  'é'.repeat(3000),
  '\u{1F600}'.repeat(1500),
  'tab\tule',
  'espace\u00A0insécable',
  '\u0085',
  '\u007F',
  ' ',
  '"',
];
const AMOUNTS = [
  '1 234,50 €',
  '-0.00',
  '-0',
  '1 234.50',
  '12.',
  '.5',
  '+1.00',
  '1.234',
  '00012.50',
  '',
  '1e3',
];

/** A line with something about it that the lane must leave to the ordinary way, or must not be led astray by. */
function dared(line: Row, before: readonly Row[], random: Random): Row {
  const other = before.length > 0 ? random.pick(before) : line;
  const column = random.pick(Object.keys(line));
  const number = { line_number: other.line_number ?? '', invoice_number: other.invoice_number ?? '' };
  return random.pick<() => Row>([
    () => ({ ...line, label: random.pick(LABELS) }),
    () => ({ ...line, label: random.pick(LABELS) }),
    () => ({ ...line, net_amount: random.pick(AMOUNTS), gross_amount: '' }),
    () => ({ ...line, vat_amount: random.pick(AMOUNTS), gross_amount: '' }),
    () => ({ ...line, quantity: random.pick(AMOUNTS) }),
    () => ({ ...line, gross_amount: '0.01' }),
    () => ({ ...line, [column]: '' }),
    () => ({ ...line, [column]: `${line[column] ?? ''} ` }),
    () => ({ ...line, [column]: 'nobody' }),
    () => ({ ...line, [column]: `${line[column] ?? ''} "x"` }),
    () => ({ ...line, [random.pick(['serves', 'billed_to'])]: 'nobody' }),
    () => ({ ...line, serves: other.serves ?? '', access: other.access ?? '' }),
    () => ({ ...line, billed_to: other.billed_to ?? '' }),
    () => ({ ...line, ...number, supplier: other.supplier ?? '', invoice_date: other.invoice_date ?? '' }),
    () => ({ ...line, invoice_number: other.invoice_number ?? '' }),
    () => ({ ...line, invoice_date: other.invoice_date ?? '' }),
    () => ({ ...line, period_start: line.period_end ?? '', period_end: line.period_start ?? '' }),
    () => ({ ...line, period_start: '', period_end: '', service_date: '' }),
    () => ({ ...line, period_end: monthsLater(line.period_end ?? '', random.int(1, 14)) }),
    () => ({
      ...line,
      line_number: random.pick(['1,a', 'é1', 'a b', `"${line.line_number}"`, 'x'.repeat(65)]),
    }),
    () => ({ ...line, item_code: random.pick(['ABO-1', '', 'SRV-2', '10', 'a,b']) }),
    () => ({}),
  ])();
}
