// @ts-check
/**
 * What is done to the honest lines of an access: one planted error, or a near miss that must stay silent.
 * Written from RECONCILE.md alone. Each plant says which finding it must bring, and for how much
 * where the page gives the amount (undefined: not compared).
 */
import { dayOf } from '../calendar.js';
import { apartFrom, honestLines, invoiceOf, oneOff, partOf, subscription, withVat } from './billing.js';
import { cycleOf, FIRST_MONTH, ITEMS, MONTHS, OLD_MARKET, priceOn, SETUP, VISIT } from './inventory.js';

/** @typedef {import("./billing.js").Line} Line */
/** @typedef {import("./inventory.js").Access} Access */
/** @typedef {{ code: string, line: Line | undefined, invoice: string, access: string, atStake: number | undefined }} Planted */
/** @typedef {{ lines: Line[], planted: Planted[] }} Story */
/** @typedef {(access: Access, lines: Line[]) => Story} Teller */

/** @param {string} code @param {Line} line @param {number} [atStake] cents @returns {Planted} */
const at = (code, line, atStake) => ({
  code,
  line,
  invoice: line.invoice.number,
  access: line.access,
  atStake,
});

/** The whole-cycle subscription of the access's month. @param {Access} access @param {Line[]} lines */
function lineOf(access, lines) {
  return billed(access, lines, access.month);
}

/** @param {Access} access @param {Line[]} lines @param {number} month */
function billed(access, lines, month) {
  const { from } = cycleOf(access.supplier, month);
  const to = cycleOf(access.supplier, month).to;
  const line = lines.find((l) => l.period && l.quantity > 0 && l.period.from >= from && l.period.to <= to);
  if (line === undefined) throw new Error(`${access.id} is not billed in ${month}`);
  return line;
}

/** Puts another line in the place of one. @param {Line[]} lines @param {Line} old @param {Line} line */
const replaced = (lines, old, line) => lines.map((l) => (l === old ? line : l));

/** An error that changes one line. @param {string} code @param {(line: Line, access: Access) => Line} change @param {(line: Line, old: Line) => number | undefined} [atStake] @returns {Teller} */
const changing =
  (code, change, atStake = () => undefined) =>
  (access, lines) => {
    const old = lineOf(access, lines);
    const line = change(old, access);
    return { lines: replaced(lines, old, line), planted: [at(code, line, atStake(line, old))] };
  };

/** An error that is a line more. @param {string} code @param {(access: Access, lines: Line[]) => Line} make @param {(line: Line) => number | undefined} [atStake] @returns {Teller} */
const adding =
  (code, make, atStake = () => undefined) =>
  (access, lines) => {
    const line = make(access, lines);
    return { lines: [...lines, line], planted: [at(code, line, atStake(line))] };
  };

const even = (/** @type {Access} */ access) => Number(access.id.slice(-1)) % 2 === 0;

/** @type {Readonly<Record<string, Teller>>} */
export const PLANTS = {
  'duplicate-line': adding(
    'duplicate-line',
    (access, lines) => {
      const line = lineOf(access, lines);
      return even(access)
        ? { ...line, copies: line }
        : { ...line, invoice: invoiceOf(access, access.month + 1) };
    },
    (line) => line.net,
  ),
  'overlapping-period': adding('overlapping-period', (access) => {
    const cycle = cycleOf(access.supplier, access.month);
    const days = { from: cycle.from + 9, to: cycle.from + 19 };
    return subscription(access, invoiceOf(access, access.month + 1), access.item, days, cycle);
  }),
  'period-gap': (access, lines) => {
    const missing = lineOf(access, lines);
    const next = billed(access, lines, access.month + 1);
    return { lines: lines.filter((l) => l !== missing), planted: [at('period-gap', next)] };
  },
  'unknown-access': adding('unknown-access', (access) => ({
    ...oneOff(access, invoiceOf(access, access.month), VISIT, dayOf(access.month, 8)),
    access: `GHOST-${access.id}`,
  })),
  'billed-after-termination': (access, lines) => {
    const last = lineOf(access, lines);
    const cycle = cycleOf(access.supplier, access.month);
    const whole = subscription(access, last.invoice, access.item, cycle, cycle);
    const outside = cycle.to - (access.terminatedOn ?? cycle.to);
    const atStake = partOf(whole.net, outside, cycle.to - cycle.from + 1);
    return { lines: replaced(lines, last, whole), planted: [at('billed-after-termination', whole, atStake)] };
  },
  'billed-before-activation': (access, lines) => {
    const first = lineOf(access, lines);
    const cycle = cycleOf(access.supplier, access.month);
    const whole = subscription(access, first.invoice, access.item, cycle, cycle);
    const atStake = partOf(whole.net, access.activatedOn - cycle.from, cycle.to - cycle.from + 1);
    return {
      lines: replaced(lines, first, whole),
      planted: [at('billed-before-activation', whole, atStake)],
    };
  },
  'unbilled-access': (access) => ({
    lines: [],
    planted: [
      { code: 'unbilled-access', line: undefined, invoice: '', access: access.id, atStake: undefined },
    ],
  }),
  'unknown-item': adding('unknown-item', (access) => ({
    ...oneOff(access, invoiceOf(access, access.month), VISIT, dayOf(access.month, 9)),
    item: 'HORS-BORDEREAU',
  })),
  'price-mismatch': (access, lines) =>
    even(access)
      ? changing(
          'price-mismatch',
          (line) => withVat({ ...line, unit: line.unit + 95, net: line.net + 95 }),
          () => 95,
        )(access, lines)
      : adding(
          'price-mismatch',
          () => {
            const visits = oneOff(access, invoiceOf(access, access.month), VISIT, dayOf(access.month, 7), 3);
            return withVat({ ...visits, unit: visits.unit - 50, net: visits.net - 150 });
          },
          () => -150,
        )(access, lines),
  'item-mismatch': changing('item-mismatch', (line, access) => {
    const other = ITEMS.find(
      ({ code, category }) => category === 'subscription' && code !== line.item && code[0] === line.item[0],
    );
    if (other === undefined || line.period === undefined) throw new Error('no other offer');
    return subscription(access, line.invoice, other, line.period, cycleOf(access.supplier, access.month));
  }),
  'vat-rate-mismatch': changing('vat-rate-mismatch', (line) => withVat({ ...line, rate: 10 })),
  'line-arithmetic': changing(
    'line-arithmetic',
    (line) => withVat({ ...line, net: line.net + 120 }),
    () => 120,
  ),
  'vat-arithmetic': changing('vat-arithmetic', (line, access) => {
    const vat = line.vat + (even(access) ? 1 : 200);
    return { ...line, vat, gross: line.net + vat };
  }),
  'gross-arithmetic': changing('gross-arithmetic', (line) => ({ ...line, gross: line.gross - 10 })),
  'prorata-mismatch': changing(
    'prorata-mismatch',
    (line) => withVat({ ...line, net: line.net + 250 }),
    () => 250,
  ),
  'setup-repeated': adding(
    'setup-repeated',
    (access) =>
      oneOff(
        access,
        invoiceOf(access, access.month + 2),
        SETUP,
        access.activatedOn + (even(access) ? 2 : 30),
      ),
    (line) => line.net,
  ),
  'credit-without-original': adding('credit-without-original', (access, lines) => {
    const line = lineOf(access, lines);
    const note = apartFrom(access, access.month + 1, 'AV');
    const credit = { ...line, invoice: note, quantity: -1, net: -line.net };
    return withVat({ ...credit, original: even(access) ? '' : 'PERDUE-0001' });
  }),
  'credit-exceeds-original': (access, lines) => {
    const alone = oneOff(access, apartFrom(access, access.month, 'SEULE'), VISIT, dayOf(access.month, 6), 2);
    const note = apartFrom(access, access.month + 1, 'AV');
    const credit = oneOff(access, note, VISIT, dayOf(access.month, 6), -3, alone.invoice.number);
    const planted = [at('credit-exceeds-original', credit, -priceOn(VISIT, dayOf(access.month, 6)))];
    return { lines: [...lines, alone, credit], planted };
  },
  /** The files' writer declares 5.00 too much for the invoice apart. */
  'invoice-total-mismatch': (access, lines) => {
    const alone = oneOff(access, apartFrom(access, access.month, 'TOTAL'), VISIT, dayOf(access.month, 6));
    const invoice = alone.invoice.number;
    const planted = { code: 'invoice-total-mismatch', line: undefined, invoice, access: '', atStake: 500 };
    return { lines: [...lines, alone], planted: [planted] };
  },
  /** In the last month, so that no later one goes back to the usual amount. */
  'unexpected-amount': (access, lines) => {
    const old = billed(access, lines, FIRST_MONTH + MONTHS - 1);
    const line = withVat({ ...old, quantity: 2, net: old.net * 2 });
    return { lines: replaced(lines, old, line), planted: [at('unexpected-amount', line)] };
  },
  'outside-market': adding('outside-market', (access) =>
    oneOff(access, invoiceOf(access, access.month), OLD_MARKET, dayOf(access.month, 3)),
  ),
  /** The writer leaves this line out of the closed run of its month. */
  'late-line': (access, lines) => {
    const line = billed(access, lines, LATE_MONTH);
    return { lines, planted: [at('late-line', line, line.net)] };
  },
  /** The writer accepts a finding that this access never brings. */
  'acceptance-unused': (access, lines) => ({
    lines,
    planted: [
      { code: 'acceptance-unused', line: undefined, invoice: '', access: access.id, atStake: undefined },
    ],
  }),
};

/** The months whose runs are closed; the late lines are of the last. */
export const CLOSED_MONTHS = [FIRST_MONTH, FIRST_MONTH + 1];
const LATE_MONTH = FIRST_MONTH + 1;

/** Things that happen and are right. @type {Readonly<Record<string, Teller>>} */
export const NEAR_MISSES = {
  plain: (_, lines) => ({ lines, planted: [] }),
  starts: (_, lines) => ({ lines, planted: [] }),
  ends: (_, lines) => ({ lines, planted: [] }),
  triple: (_, lines) => ({ lines, planted: [] }),
  'price-triple': (_, lines) => ({ lines, planted: [] }),
  /** The site goes on with another access; the writer puts it in the inventory. */
  moves: (access, lines) => ({ lines: [...lines, ...honestLines(successor(access))], planted: [] }),
  'credit-matches': (access, lines) => {
    const line = lineOf(access, lines);
    const note = apartFrom(access, access.month + 1, 'AV');
    const credit = { ...line, invoice: note, quantity: -1, net: -line.net, original: line.invoice.number };
    return { lines: [...lines, withVat(credit)], planted: [] };
  },
  'setup-credited': (access, lines) => {
    const again = oneOff(access, invoiceOf(access, access.month + 1), SETUP, access.activatedOn + 3);
    const note = apartFrom(access, access.month + 2, 'AV');
    const credit = oneOff(access, note, SETUP, access.activatedOn + 3, -1, again.invoice.number);
    return { lines: [...lines, again, credit], planted: [] };
  },
};

/** The access that takes over the day after. @param {Access} access @returns {Access} */
export function successor(access) {
  const activatedOn = (access.terminatedOn ?? 0) + 1;
  return { ...access, id: `${access.id}-BIS`, activatedOn, terminatedOn: undefined, role: 'plain' };
}

/** @param {Access} access @returns {Story} */
export function storyOf(access) {
  const tell = PLANTS[access.role] ?? NEAR_MISSES[access.role];
  if (tell === undefined) throw new Error(`nobody tells ${access.role}`);
  return tell(access, honestLines(access));
}
