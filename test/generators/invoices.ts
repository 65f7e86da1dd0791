/** Invoice files and their layouts. */
import { civil, type Day, dayOf, lastDayOfMonth, showDay, type Validity } from '../oracle/days.ts';
import type { Draw, InvoiceFile, LayoutModel, Row } from './model.ts';
import type { People } from './people.ts';
import { type Access, targets } from './reference-tables.ts';
import { CATEGORIES } from './rules.ts';
import { styleOf } from './style.ts';

/** Written in a gross_amount that finish.ts replaces by the right amount. */
export const GROSS_TO_COME = 'gross to come';

interface Invoice {
  readonly supplier: string;
  readonly number: string;
  readonly date: Day;
}

const COLUMNS =
  'supplier invoice_number invoice_date line_number access serves item_code label category period_start period_end service_date quantity unit_price net_amount vat_rate vat_amount gross_amount billed_to original_invoice'.split(
    ' ',
  );
const NAMES = ['sfr-1.csv', 'B.CSV', 'é.csv', '\uFF21.csv', '\u{1F600}.csv', 'sfr-2.csv', 'a b.csv'];
const CODES: Readonly<Record<string, string>> = {
  subscription: 'ABO',
  service: 'SRV',
  setup: 'FAS',
  usage: 'CON',
  penalty: 'PEN',
  other: 'DIV',
};
const OWN_HEADERS: Readonly<Record<string, string>> = {
  invoice_number: 'N° de facture',
  invoice_date: 'Émise le',
  access: 'Réf. accès',
  net_amount: 'Montant HT',
  billed_to: 'Payeur',
  label: 'Désignation',
  period_start: 'Du',
  period_end: 'Au',
};

export interface MadeInvoices {
  readonly invoices: readonly InvoiceFile[];
  readonly layouts: readonly LayoutModel[];
}

export interface InvoiceSwitches {
  readonly vat: 'line' | 'invoice';
  /** Every line names its payer: the convention names none. */
  readonly billedOnLines: boolean;
}

export function makeInvoices(
  draw: Draw,
  people: People,
  accesses: readonly Access[],
  switches: InvoiceSwitches,
): MadeInvoices {
  const { random, size } = draw;
  const names = random.shuffle(NAMES).slice(0, random.int(1, Math.min(3, size.maxLines)));
  const lines = random.fork('count').int(Math.ceil(size.maxLines / 2), size.maxLines);
  const layouts: LayoutModel[] = [];
  const invoices = names.map((name, f): InvoiceFile => {
    const at = { ...draw, random: random.fork(`file ${f}`) };
    const layout = draw.has('layouts') && at.random.chance(0.7) ? makeLayout(at, name) : undefined;
    if (layout) layouts.push(layout);
    const own = Array.from({ length: at.random.int(1, 3) }, (_, i) => makeInvoice(at, f, i));
    const rows: Row[] = [];
    for (let i = f; i < lines; i += names.length) {
      const random2 = at.random.fork(`line ${i}`);
      const invoice = random2.pick(own);
      const vat = layout?.vat ?? switches.vat;
      rows.push(
        makeLine({ ...at, random: random2 }, people, accesses, invoice, i, layout, { ...switches, vat }),
      );
      if (layout?.skip_rows && random2.chance(0.15)) rows.push(totalRow(i));
      if (draw.has('styles') && random2.chance(0.05)) rows.push({});
    }
    return { name, table: { columns: columnsOf(at, layout, rows), rows, style: styleOf(at) } };
  });
  return { invoices, layouts };
}

function makeInvoice({ random, year }: Draw, file: number, index: number): Invoice {
  const at = random.fork(`invoice ${index}`);
  return {
    supplier: at.pick(['', '34305956400959', 'Opérateur, SA']),
    number: `${at.pick(['F', 'facture n° ', '0'])}${year}-${file}${index}`,
    date: at.int(dayOf(year, 1, 1), dayOf(year, 12, 31)),
  };
}

function makeLayout({ random }: Draw, name: string): LayoutModel {
  const mapped = Object.fromEntries(random.some(Object.entries(OWN_HEADERS), 1));
  const vatRate = random.chance(0.4);
  const patterns = random.chance(0.4);
  return {
    files: random.chance(0.5) ? `${name.slice(0, -4)}*` : name,
    ...(random.chance(0.5) ? { supplier: random.pick(['34305956400959', 'SFR']) } : {}),
    columns: mapped,
    ...(random.chance(0.3) ? { line_number: 'row' as const } : {}),
    ...(vatRate ? { defaults: { vat_rate: '20' } } : {}),
    ...(patterns
      ? {
          categories: [
            ['1?', 'setup'],
            ['10', 'usage'],
            ...Object.entries(CODES).map(([category, code]): [string, string] => [`${code}*`, category]),
          ],
        }
      : {}),
    ...(random.chance(0.4)
      ? { skip_rows: { [random.pick(['label', mapped.label ?? 'label'])]: ['Total*', 'Sous-total*'] } }
      : {}),
    ...(random.chance(0.3) ? { ignore_columns: ['Montant de TVA'] } : {}),
    ...(random.chance(0.3) ? { vat: random.pick<'line' | 'invoice'>(['line', 'invoice']) } : {}),
    ...(random.chance(0.3) ? { numbers: { decimal: random.pick<'.' | ','>(['.', ',']) } } : {}),
  };
}

/** A total at the foot of an operator's page: not a line, not even valid as one. */
function totalRow(index: number): Row {
  return {
    label: index % 2 ? 'Total HT' : 'Sous-total page 1',
    net_amount: 'voir page 2',
    invoice_number: '?',
  };
}

function columnsOf({ random, has }: Draw, layout: LayoutModel | undefined, rows: readonly Row[]): string[] {
  const always = [
    'invoice_number',
    'invoice_date',
    'line_number',
    'category',
    'net_amount',
    'vat_rate',
    ...Object.keys(layout?.columns ?? {}),
  ];
  const labelled = layout?.skip_rows ? ['label'] : [];
  const absent = layout?.line_number === 'row' ? ['line_number'] : [];
  const used = COLUMNS.filter(
    (column) =>
      always.includes(column) || labelled.includes(column) || rows.some((row) => (row[column] ?? '') !== ''),
  ).filter((column) => !absent.includes(column));
  const columns = [...used, ...(layout?.ignore_columns ?? [])];
  return has('styles') ? random.shuffle(columns) : columns;
}

function makeLine(
  draw: Draw,
  people: People,
  accesses: readonly Access[],
  invoice: Invoice,
  index: number,
  layout: LayoutModel | undefined,
  { vat, billedOnLines }: InvoiceSwitches,
): Row {
  const { random } = draw;
  const patterned = layout?.categories !== undefined && random.chance(0.6);
  const numeric = patterned && random.chance(0.2);
  const category = numeric ? 'setup' : random.pick([...CATEGORIES, 'subscription', 'service']);
  const net = amount(draw);
  const rate = random.pick([
    '20',
    '20',
    '5.5',
    '10',
    '2.1',
    '0',
    '20.00',
    '8.5',
    `${random.int(0, 25)}.${random.int(1, 99)}`,
  ]);
  const serving = random.int(0, 19);
  const access = serving < 12 ? random.pick(accesses).id : '';
  return {
    supplier: layout?.supplier && random.chance(0.5) ? '' : invoice.supplier,
    invoice_number: invoice.number,
    invoice_date: showDay(invoice.date),
    line_number: random.fork('number').chance(0.2) ? `${index}-a` : String(index + 1),
    access,
    serves: access === '' || serving === 0 ? random.pick(targets(draw, people)) : '',
    item_code: numeric
      ? '10'
      : patterned || random.chance(0.7)
        ? `${CODES[category] ?? ''}-${random.int(1, 3)}`
        : '',
    label: random.pick(['', 'Abonnement, mensuel', 'Accès "fibre"', 'deux\nlignes']),
    category: patterned ? '' : category,
    ...days(draw, category, invoice.date),
    quantity: random.pick(['', '1', '2.5']),
    unit_price: random.pick(['', '289.90', '0.000125']),
    net_amount: cents(net),
    vat_rate: layout?.defaults?.vat_rate !== undefined && random.chance(0.5) ? '' : rate,
    vat_amount: vat === 'line' && random.chance(0.3) ? cents(net / 5n + BigInt(random.int(-2, 2))) : '',
    gross_amount: random.chance(0.3) ? GROSS_TO_COME : '',
    billed_to: billedOnLines || random.chance(0.1) ? random.pick(people.members).id : '',
    original_invoice: random.pick(['', '', 'F0']),
    'Montant de TVA': random.pick(['', 'n/a', '1.23']),
  };
}

/** Small amounts often: that is where rounding decides. */
function amount({ random, has }: Draw): bigint {
  const size = random.int(0, has('hugeAmounts') ? 9 : 7);
  const cents =
    size < 3
      ? random.int(0, 20)
      : size < 6
        ? random.int(0, 5000)
        : size < 8
          ? random.int(0, 10_000_000)
          : random.int(0, 1_000_000) * 1_000_000_000 + random.int(0, 999_999_999);
  return BigInt(Math.min(cents, 10 ** 15)) * (has('credits') && random.chance(0.3) ? -1n : 1n);
}

function days(draw: Draw, category: string, invoiced: Day): Row {
  const { random, has } = draw;
  const kind = random.int(0, 19);
  const period = ({ from, to }: Validity): Row => ({ period_start: showDay(from), period_end: showDay(to) });
  if (kind < 3) return period(oneDay(random.int(invoiced - 40, invoiced + 20)));
  if (kind === 3) return { service_date: showDay(random.int(invoiced - 40, invoiced)) };
  if (kind === 4 && (has('errors') || !['subscription', 'service', 'usage'].includes(category))) return {};
  if (kind === 5 && has('errors') && random.chance(0.1)) return { period_start: showDay(invoiced) };
  if (kind === 6 && has('longPeriods') && random.chance(0.5))
    return period({ from: invoiced - 200, to: invoiced + 199 });
  if (kind < 10) return period({ from: invoiced - random.int(0, 45), to: invoiced + random.int(0, 45) });
  const month = random.chance(0.6) ? civil(draw.focus + random.int(0, 59)).month : random.int(1, 12);
  const months = kind === 10 ? 3 : 1;
  const last = Math.min(12, month + months - 1);
  const extra = kind === 11 ? { service_date: showDay(invoiced) } : {};
  return {
    ...period({
      from: dayOf(draw.year, month, 1),
      to: dayOf(draw.year, last, lastDayOfMonth(draw.year, last)),
    }),
    ...extra,
  };
}

function oneDay(day: Day): Validity {
  return { from: day, to: day };
}

export function cents(amount: bigint): string {
  const positive = amount < 0n ? -amount : amount;
  return `${amount < 0n ? '-' : ''}${positive / 100n}.${String(positive % 100n).padStart(2, '0')}`;
}
