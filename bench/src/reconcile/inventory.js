// @ts-check
/** What the generated group has ordered: items and their prices, accesses and their dates of service. */
import { dayOf, lastDayOf, monthOf } from '../calendar.js';
import { randomSource } from '../random.js';

/** @typedef {{ from: number, to: number }} Days */
/** @typedef {{ code: string, category: string, market: string, steps: readonly { from: number, cents: number }[] }} Item */
/** @typedef {{ id: string, supplier: Supplier, lot: number, item: Item, activatedOn: number, terminatedOn: number | undefined, role: string, month: number, later: { from: number, item: Item } | undefined }} Access */
/** @typedef {{ id: string, letter: string, startDay: number, invoiceDay: number }} Supplier */

export const FIRST_MONTH = monthOf('2024-01');
export const MONTHS = 24;
export const BEFORE = dayOf(FIRST_MONTH - 24, 1);

/** One bills calendar months, the other from the 15th to the 14th. @type {readonly [Supplier, Supplier]} */
export const SUPPLIERS = [
  { id: 'OPERATEUR-A', letter: 'A', startDay: 1, invoiceDay: 5 },
  { id: 'OPERATEUR-B', letter: 'B', startDay: 15, invoiceDay: 20 },
];

/** The days that a supplier bills in a month. @param {Supplier} supplier @param {number} month @returns {Days} */
export function cycleOf(supplier, month) {
  const from = dayOf(month, supplier.startDay);
  return { from, to: supplier.startDay === 1 ? lastDayOf(month) : dayOf(month + 1, supplier.startDay) - 1 };
}

/** @param {string} code @param {string} category @param {number} cents @param {{ from: number, cents: number }[]} later @returns {Item} */
const item = (code, category, cents, later = []) => ({
  code,
  category,
  market: 'M2024',
  steps: [{ from: BEFORE, cents }, ...later],
});

/** Five offers of each supplier, all revised at the start of a cycle. */
const OFFERS = SUPPLIERS.map((supplier) =>
  [28990, 38950, 52475, 74230, 9990].map((cents, n) =>
    item(`${supplier.letter}-FIBRE-${n + 1}`, 'subscription', cents, [
      {
        from: dayOf(FIRST_MONTH + 9, supplier.startDay),
        cents: Math.floor((cents * (n % 2 ? 108 : 101)) / 100),
      },
    ]),
  ),
);

/** An offer whose price changes in the middle of a month: refund, prorata, advance. */
export const MID_CHANGE = { month: FIRST_MONTH + 6, day: 11 };
export const MID_OFFER = item('A-MOBILE', 'subscription', 6000, [
  { from: dayOf(MID_CHANGE.month, MID_CHANGE.day), cents: 6400 },
]);
export const SETUP = item('FAS-FIBRE', 'setup', 95000);
export const VISIT = item('VISITE', 'usage', 9250);
/** Of a market that ended before the first invoice; its price was left in the schedule. */
export const OLD_MARKET = { ...item('VISITE-ANCIENNE', 'usage', 8100), market: 'M2020' };

export const ITEMS = [...OFFERS.flat(), MID_OFFER, SETUP, VISIT, OLD_MARKET];
export const MARKETS = {
  M2020: { from: dayOf(FIRST_MONTH - 48, 1), to: dayOf(FIRST_MONTH - 12, 1) },
  M2024: { from: BEFORE, to: dayOf(FIRST_MONTH + 60, 1) },
};

/** The price on a day, in cents. @param {Item} item @param {number} day */
export function priceOn(item, day) {
  const step = item.steps.findLast(({ from }) => from <= day);
  if (step === undefined) throw new Error(`${item.code} has no price on ${day}`);
  return step.cents;
}

/** The price on a day as prices.csv has it: rows with their ends. */
export function* priceRows() {
  yield ['item_code', 'category', 'unit_price', 'vat_rate', 'billing', 'market', 'valid_from', 'valid_to'];
  for (const { code, category, market, steps } of ITEMS)
    for (const [n, step] of steps.entries()) {
      const next = steps[n + 1]?.from;
      yield [
        code,
        category,
        step.cents,
        '20',
        category === 'setup' ? 'once' : '',
        market,
        step.from,
        next === undefined ? undefined : next - 1,
      ];
    }
}

/**
 * The accesses, each with the role that it plays: at most one thing happens to each,
 * so that no planted error hides or causes another.
 * @param {number} seed @param {number} count @param {ReadonlyMap<string, number>} roles how many of each
 * @returns {readonly Access[]}
 */
export function buildAccesses(seed, count, roles) {
  const random = randomSource(seed, 'accesses');
  const parts = [...roles].flatMap(([role, times]) => Array.from({ length: times }, () => role));
  if (parts.length > count) throw new Error(`${count} accesses cannot play ${parts.length} roles`);
  const queue = [...parts, ...Array.from({ length: count - parts.length }, () => 'plain')];
  shuffle(queue, random);
  return queue.map((role, n) => access(role, n, random));
}

/** @param {string} role @param {number} n @param {import("../random.js").Random} random @returns {Access} */
function access(role, n, random) {
  const calendar = CALENDAR_ROLES.has(role) || random.chance(75);
  const supplier = SUPPLIERS[calendar ? 0 : 1];
  const offers = OFFERS[calendar ? 0 : 1] ?? [];
  const month = FIRST_MONTH + 3 + random.below(4);
  const inCycle = cycleOf(supplier, month).from + 4 + random.below(20);
  const starts = role === 'starts' || STARTING_ROLES.has(role);
  const ends = role === 'ends' || role === 'billed-after-termination' || role === 'moves';
  const first = role === 'price-triple' ? MID_OFFER : random.pick(offers.slice(0, 4));
  return {
    id: `ACC-${String(n + 1).padStart(5, '0')}`,
    supplier,
    lot: Math.floor(n / 100),
    item: first,
    activatedOn: starts ? inCycle : BEFORE,
    terminatedOn: ends ? inCycle : undefined,
    role,
    month: role === 'price-triple' ? MID_CHANGE.month : month,
    later:
      role === 'triple' ? { from: inCycle, item: random.pick(offers.filter((o) => o !== first)) } : undefined,
  };
}

/** Roles that are told in calendar months. */
const CALENDAR_ROLES = new Set(['triple', 'price-triple', 'late-line']);
/** Roles of accesses that open within the months billed. */
const STARTING_ROLES = new Set([
  'billed-before-activation',
  'prorata-mismatch',
  'setup-repeated',
  'setup-credited',
]);

/** @param {string[]} list @param {import("../random.js").Random} random */
function shuffle(list, random) {
  for (let i = list.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const kept = list[i] ?? '';
    list[i] = list[j] ?? '';
    list[j] = kept;
  }
}
