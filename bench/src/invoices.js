// @ts-check
/** The operator's invoice lines of one month: every subscription once, then services, usage and the rest. */
import { dayOf, isoDay, isoMonth, lastDayOf } from './calendar.js';
import { randomSource } from './random.js';
import { cents } from './tables.js';

/** @typedef {import("./presets.js").Parameters} Parameters */
/** @typedef {import("./tables.js").World} World */
/** @typedef {import("./random.js").Random} Random */
/** @typedef {{ access?: string, serves?: string, item: string, label: string, category: string, start?: number, end?: number, service?: number, quantity: number, cents: number }} Draft */

const SUPPLIER = '34305956400959';
const HEADER =
  'supplier,invoice_number,invoice_date,line_number,access,serves,item_code,label,category,' +
  'period_start,period_end,service_date,quantity,unit_price,net_amount,vat_rate,vat_amount,gross_amount\n';

/** @param {number} month */
export const fileName = (month) => `operator-${isoMonth(month)}.csv`;

/** @param {World} world @param {Parameters} p @param {number} month @param {number} count of lines @returns {Generator<string>} lines of CSV */
export function* monthOfInvoices(world, p, month, count) {
  const random = randomSource(p.seed, `invoices ${month}`);
  yield HEADER;
  for (let n = 0; n < count; n++) {
    const invoice = Math.floor(n / p.linesPerInvoice);
    const draft = p.plain
      ? plainLine(world, month, n)
      : n < world.accesses.length
        ? subscription(world, random, month, n)
        : anyOther(world, random, month);
    const head = [
      SUPPLIER,
      `F${isoMonth(month)}-${String(invoice + 1).padStart(4, '0')}`,
      isoDay(dayOf(month, 25 + (invoice % 3))),
      (n % p.linesPerInvoice) + 1,
    ];
    yield `${[...head, ...cells(draft, random)].join(',')}\n`;
  }
}

/** @param {World} world @param {number} month @param {number} n @returns {Draft} */
function plainLine(world, month, n) {
  const access = at(world.accesses, n % world.accesses.length);
  const { code, cents } = at(world.items, access.item);
  const [start, end] = [dayOf(month, 1), lastDayOf(month)];
  return {
    access: access.id,
    item: code,
    label: 'Abonnement',
    category: 'subscription',
    start,
    end,
    quantity: 1,
    cents,
  };
}

/** @param {World} world @param {Random} random @param {number} month @param {number} n @returns {Draft} */
function subscription(world, random, month, n) {
  const access = at(world.accesses, n);
  const item = at(world.items, access.item);
  const start = random.chance(4) ? dayOf(month, 2 + random.below(26)) : dayOf(month, 1);
  const end = lastDayOf(month);
  const full = end - dayOf(month, 1) + 1;
  return {
    access: access.id,
    item: item.code,
    label: `"Accès très haut débit, ${access.id}"`,
    category: 'subscription',
    start,
    end,
    quantity: 1,
    cents: Math.floor((item.cents * (end - start + 1)) / full),
  };
}

/** @param {World} world @param {Random} random @param {number} month @returns {Draft} */
function anyOther(world, random, month) {
  const access = at(world.accesses, random.below(world.accesses.length));
  const item = (/** @type {number} */ kind) => at(world.items, kind * 20 + random.below(20));
  const draw = random.below(100);
  if (draw < 40) {
    const { code, cents } = item(1);
    const quarter = random.chance(10);
    return {
      access: access.id,
      item: code,
      label: 'Supervision',
      category: 'service',
      quantity: quarter ? 3 : 1,
      cents,
      start: dayOf(month - (quarter ? 2 : 0), 1),
      end: lastDayOf(month),
    };
  }
  if (draw < 80) {
    const { code, cents } = item(2);
    return {
      access: access.id,
      item: code,
      label: 'Consommation',
      category: 'usage',
      quantity: 1 + random.below(300),
      cents,
      start: dayOf(month - 1, 1),
      end: lastDayOf(month - 1),
    };
  }
  if (draw < 88) {
    const { code, cents } = item(3);
    return {
      access: access.id,
      item: code,
      label: "Frais d'accès",
      category: 'setup',
      quantity: 1,
      cents,
      service: dayOf(month, 1 + random.below(24)),
    };
  }
  if (draw < 92)
    return {
      access: access.id,
      item: 'PEN',
      label: '"Pénalité ""retard"""',
      category: 'penalty',
      quantity: 1,
      cents: -1 - random.below(20_000),
    };
  if (draw < 95)
    return {
      access: access.id,
      item: 'DIV',
      label: 'Divers',
      category: 'other',
      quantity: 1,
      cents: random.below(50_000),
    };
  if (draw < 98) {
    const { code, cents } = item(0);
    return {
      access: access.id,
      item: code,
      label: 'Avoir',
      category: 'subscription',
      quantity: -1,
      cents,
      start: dayOf(month - 1, 1),
      end: lastDayOf(month - 1),
    };
  }
  const { code, cents } = item(1);
  return {
    serves: '*',
    item: code,
    label: 'Services communs',
    category: 'service',
    quantity: 1 + random.below(9),
    cents,
    start: dayOf(month, 1),
    end: lastDayOf(month),
  };
}

/** @param {Draft} d @param {Random} random the operator states VAT and gross on half of its lines */
function cells(d, random) {
  const net = d.quantity * d.cents;
  const [rate, hundredths] = random.pick(RATES);
  const exact = Math.floor((Math.abs(net) * Number(hundredths) + 5000) / 10_000);
  const vat = net < 0 ? -exact : exact;
  const stated = random.chance(50) ? vat + (random.chance(1) ? 1 : 0) : undefined;
  const gross = random.chance(50) ? cents(net + (stated ?? vat)) : '';
  const day = (/** @type {number | undefined} */ value) => (value === undefined ? '' : isoDay(value));
  return [
    d.access ?? '',
    d.serves ?? '',
    d.item,
    d.label,
    d.category,
    day(d.start),
    day(d.end),
    day(d.service),
    d.quantity,
    cents(d.cents),
    cents(net),
    rate,
    stated === undefined ? '' : cents(stated),
    gross,
  ];
}

const RATES = [
  ...Array.from({ length: 16 }, () => ['20', 2000]),
  ['20.00', 2000],
  ['5.5', 550],
  ['10', 1000],
  ['0', 0],
];

/** @template T @param {readonly T[]} list @param {number} n @returns {T} */
function at(list, n) {
  const found = list[n];
  if (found === undefined) throw new Error(`nothing at ${n}`);
  return found;
}
