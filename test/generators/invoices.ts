/** Invoice files and their layouts. */
import { type Day, dayOf, showDay } from '../oracle/days.ts';
import { type Access, targets } from './accesses.ts';
import { amount, euros } from './amounts.ts';
import type { Draw } from './features.ts';
import { CATEGORY_WORDS, CODES, makeLayout } from './layouts.ts';
import { type InvoiceFile, type LayoutModel, type Row, type Setting, settingAt } from './model.ts';
import type { People } from './people.ts';
import { serviceDays } from './service-days.ts';
import { styleOf } from './style.ts';

/** A placeholder in gross_amount that finish.ts replaces by the right amount. */
export const GROSS_TO_COME = 'gross to come';
/** Not a column: which amounts a row states for its invoice or file; finish.ts writes them. */
export const TOTAL = '#total';

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
/** Around the name of a file: where it sorts depends on `/` against `-`, `.` and a space. */
const FOLDERS = [
  '',
  '',
  'a b/',
  '2025/09 sept/',
  'é/',
  'É/',
  'sfr-1/',
  'sfr-1.csv.d/',
  '\u{1F600}/',
  '\uFF21/',
];

export interface MadeInvoices {
  readonly invoices: readonly InvoiceFile[];
  readonly layouts: readonly LayoutModel[];
}

export interface InvoiceSwitches {
  readonly vat: Setting<'line' | 'invoice'>;
  /** Every line names its payer: the convention names none. */
  readonly billedOnLines: boolean;
  /** The built-in ones and the workspace's own. */
  readonly categories: readonly string[];
}

export function makeInvoices(
  draw: Draw,
  people: People,
  accesses: readonly Access[],
  switches: InvoiceSwitches,
): MadeInvoices {
  const { random, size, has } = draw;
  const names = random.shuffle(NAMES).slice(0, random.int(1, Math.min(3, size.maxLines)));
  const lines = random.fork('count').int(Math.ceil(size.maxLines / 2), size.maxLines);
  const parts = has('inParts') && names.length > 1 && random.fork('parts').chance(0.5) ? 2 : 0;
  const first = ofFile(draw, 0);
  const layouts: LayoutModel[] = [];
  const invoices = names.map((name, f): InvoiceFile => {
    const at = { ...draw, random: random.fork(`file ${f}`) };
    const inParts = f < parts;
    const layout =
      inParts || (draw.has('layouts') && at.random.chance(0.7))
        ? makeLayout({ draw: at, people, name, inParts })
        : undefined;
    if (layout) layouts.push(inParts ? { ...layout, ...partsAlike(layouts[0]) } : layout);
    const laidOut = layouts.at(-1)?.files === layout?.files ? layouts.at(-1) : undefined;
    const own = inParts ? first : ofFile(draw, f);
    const rows: Row[] = [];
    for (let i = f; i < lines; i += names.length) {
      const line = { ...at, random: at.random.fork(`line ${i}`) };
      const invoice = line.random.pick(own);
      rows.push(makeLine(line, people, accesses, invoice, i, laidOut, switches));
      if (laidOut?.skip_rows && line.random.chance(0.15)) rows.push(skippedRow(i));
      if (draw.has('styles') && line.random.chance(0.05)) rows.push({});
    }
    if (laidOut?.totals) rows.push(...totalRows(at, rows, laidOut));
    const folder = has('folders') ? at.random.fork('folder').pick(FOLDERS) : '';
    const zip = has('zips') && at.random.fork('zip').chance(0.2) ? 'Envoi n° 1.zip/' : '';
    const table = { columns: columnsOf(at, laidOut, rows), rows, style: styleOf(at) };
    return { name: `${zip}${folder}${name}`, table };
  });
  return { invoices, layouts };
}

/** The settings that must be the same in both files of an invoice in two. */
function partsAlike(first: LayoutModel | undefined): Partial<LayoutModel> {
  return first?.vat === undefined ? {} : { vat: first.vat };
}

function ofFile(draw: Draw, file: number): Invoice[] {
  const at = { ...draw, random: draw.random.fork(`invoices of ${file}`) };
  return Array.from({ length: at.random.int(1, 3) }, (_, i) => makeInvoice(at, file, i));
}

function makeInvoice({ random, year }: Draw, file: number, index: number): Invoice {
  const at = random.fork(`invoice ${index}`);
  return {
    supplier: at.pick(['', '34305956400959', 'Opérateur, SA']),
    number: `${at.pick(['F', 'facture n° ', '0'])}${year}-${file}${index}`,
    date: at.int(dayOf(year, 1, 1), dayOf(year, 12, 31)),
  };
}

/** A total at the foot of an operator's page: not a line, not even valid as one. */
function skippedRow(index: number): Row {
  return {
    label: index % 2 ? 'Total HT' : 'Sous-total page 1',
    net_amount: 'voir page 2',
    invoice_number: '?',
  };
}

/** The totals that invoices, and the file, state; finish.ts writes the amounts. */
function totalRows({ random }: Draw, rows: readonly Row[], layout: LayoutModel): Row[] {
  const at = random.fork('totals');
  const labelled = (row: Row, stated: string): Row => ({
    label: at.pick(['TOTAL FACTURE', 'TOTAL FACTURE en euros']),
    [TOTAL]: stated,
    ...(layout.supplier === undefined ? { supplier: row.supplier ?? '' } : {}),
    invoice_number: row.invoice_number ?? '',
  });
  const line = rows.find((row) => (row.invoice_number ?? '?') !== '?');
  const vatKept = layout.vat === 'line' ? ['net', 'net vat', 'net vat gross', 'gross'] : ['net', 'net gross'];
  const whole: Row = { label: 'TOTAL FACTURE et avoirs', [TOTAL]: at.pick(vatKept), invoice_number: '' };
  const named =
    line !== undefined && layout.supplier !== undefined && (line.supplier ?? '') === ''
      ? [labelled(line, at.pick(vatKept))]
      : [];
  return at.chance(0.5) ? [whole, ...named] : named;
}

function columnsOf({ random, has }: Draw, layout: LayoutModel | undefined, rows: readonly Row[]): string[] {
  const always = [
    'invoice_number',
    'invoice_date',
    'line_number',
    'category',
    'net_amount',
    'vat_rate',
    ...Object.keys(layout?.columns ?? {}).filter((column) => !layout?.optional?.includes(column)),
    ...(rows.some((row) => row[TOTAL]?.includes('vat')) ? ['vat_amount'] : []),
    ...(rows.some((row) => row[TOTAL]?.includes('gross')) ? ['gross_amount'] : []),
  ];
  const labelled = layout?.skip_rows || layout?.totals ? ['label'] : [];
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
  switches: InvoiceSwitches,
): Row {
  const { random } = draw;
  const { billedOnLines, categories } = switches;
  const vat = layout?.vat ?? settingAt(switches.vat, showDay(invoice.date));
  const patterned = layout?.categories !== undefined && random.chance(0.6);
  const numeric = patterned && random.chance(0.2);
  const category = numeric ? 'setup' : random.pick([...categories, 'subscription', 'service']);
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
  const bare = layout?.without_access !== undefined && random.fork('bare').chance(0.2);
  const payer = billedOnLines || random.chance(0.1) ? random.int(0, people.members.length - 1) : -1;
  const worded = layout?.values !== undefined && random.fork('worded').chance(0.7);
  return {
    supplier: layout?.supplier && random.chance(0.5) ? '' : invoice.supplier,
    invoice_number: invoice.number,
    invoice_date: showDay(invoice.date),
    line_number: random.fork('number').chance(0.2) ? `${index}-a` : String(index + 1),
    access: bare ? '' : access,
    serves:
      bare || (access !== '' && serving > 0)
        ? ''
        : wordFor(worded && random.chance(0.3), 'Lot commun', random.pick(targets(draw, people))),
    item_code: numeric
      ? '10'
      : patterned || random.chance(0.7)
        ? `${CODES[category] ?? ''}-${random.int(1, 3)}`
        : '',
    label: random.pick(['', 'Abonnement, mensuel', 'Accès "fibre"', 'deux\nlignes']),
    // A category of one's own has no pattern: its word is written.
    category:
      patterned && CODES[category] !== undefined ? '' : wordFor(worded, CATEGORY_WORDS[category], category),
    ...serviceDays(draw, category, invoice.date),
    quantity: random.pick(['', '1', '2.5']),
    unit_price: random.pick(['', '289.90', '0.000125']),
    net_amount: euros(net),
    vat_rate: layout?.defaults?.vat_rate !== undefined && random.chance(0.5) ? '' : rate,
    vat_amount: vat === 'line' && random.chance(0.3) ? euros(net / 5n + BigInt(random.int(-2, 2))) : '',
    gross_amount: random.chance(0.3) ? GROSS_TO_COME : '',
    billed_to: payer < 0 ? '' : wordFor(worded, `C-${payer} rue`, people.members[payer]?.id ?? ''),
    original_invoice: random.pick(['', '', 'F0']),
    'Montant de TVA': random.pick(['', 'n/a', '1.23']),
  };
}

function wordFor(worded: boolean, word: string | undefined, otherwise: string): string {
  return worded && word !== undefined ? word : otherwise;
}
