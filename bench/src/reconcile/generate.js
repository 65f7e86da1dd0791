// @ts-check
/**
 * Writes a workspace with planted errors and `planted.json`, the list of findings that it must bring.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isoDay, isoMonth } from '../calendar.js';
import { cents } from '../tables.js';
import { BEFORE, buildAccesses, MARKETS, priceRows, SUPPLIERS } from './inventory.js';
import { CLOSED_MONTHS, NEAR_MISSES, PLANTS, storyOf, successor } from './plants.js';

/** @typedef {import("./billing.js").Line} Line */
/** @typedef {import("./inventory.js").Access} Access */
/** @typedef {import("./plants.js").Planted} Planted */
/** @typedef {Map<Line, string>} Numbers line numbers as the files write them */
/** @typedef {{ code: string, invoice_number: string, line_number: string, access: string, at_stake: string | null }} Expected */

const ACCESSES = 2100;
const OF_EACH_ERROR = 23;
const OF_EACH_NEAR_MISS = 40;
const ACCEPTED = 5;

/**
 * @param {string} folder @param {number} seed
 * @param {(folder: string, month: string) => void} close allocates and closes a month, before the late lines come
 * @returns {Promise<{ lines: number, expected: Expected[] }>}
 */
export async function generate(folder, seed, close) {
  const roles = new Map([
    ...Object.keys(PLANTS).map((role) => /** @type {const} */ ([role, OF_EACH_ERROR])),
    ...Object.keys(NEAR_MISSES).map((role) => /** @type {const} */ ([role, OF_EACH_NEAR_MISS])),
  ]);
  const accesses = buildAccesses(seed, ACCESSES, roles);
  const stories = accesses.map(storyOf);
  const planted = stories.flatMap((story) => story.planted);
  const invoices = byInvoice(stories.flatMap(({ lines }) => lines));
  const numbers = numbered(invoices);
  await rm(folder, { recursive: true, force: true });
  await mkdir(join(folder, 'invoices'), { recursive: true });
  const text = (/** @type {string} */ path, /** @type {string} */ content) =>
    writeFile(join(folder, path), content);
  await text('convention.yaml', convention());
  await text(
    'members.csv',
    csv([
      ['member', 'name'],
      ['GROUPE', 'Groupement'],
    ]),
  );
  await text(
    'sites.csv',
    csv([
      ['site', 'name', 'type', 'member'],
      ['SITE', 'Site', 'other', 'GROUPE'],
    ]),
  );
  await text('grappes.csv', csv([['grappe', 'name', 'kind', 'site']]));
  await text('accesses.csv', csv(accessRows(accesses)));
  await text('prices.csv', csv([...priceRows()].map(moneyAndDays)));
  await text('invoices.csv', csv(declaredRows(invoices)));
  await text('accepted-findings.csv', csv(acceptanceRows(planted, numbers)));
  const early = join('invoices', 'closed-months.csv');
  await text(early, csv(lineRows(closedLines(invoices, planted), numbers)));
  for (const month of CLOSED_MONTHS) close(folder, isoMonth(month));
  await rm(join(folder, early));
  for (const [name, lines] of byFile(invoices))
    await text(join('invoices', name), csv(lineRows(lines, numbers)));
  const expected = toldOnce(planted).map((plant) => expectation(plant, numbers));
  await text('planted.json', JSON.stringify(expected, undefined, 1));
  return { lines: [...invoices.values()].reduce((sum, lines) => sum + lines.length, 0), expected };
}

/** @param {readonly Line[]} lines the lines of each invoice, copies right after their line @returns {Map<string, Line[]>} */
function byInvoice(lines) {
  /** @type {Map<string, Line[]>} */
  const invoices = new Map();
  for (const line of lines) {
    const known = invoices.get(line.invoice.number);
    if (known === undefined) invoices.set(line.invoice.number, [line]);
    else known.push(line);
  }
  return new Map([...invoices].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @param {Map<string, Line[]>} invoices @returns {Numbers} */
function numbered(invoices) {
  /** @type {Numbers} */
  const numbers = new Map();
  for (const lines of invoices.values()) {
    let last = 0;
    for (const line of lines)
      numbers.set(line, line.copies === undefined ? String(++last) : (numbers.get(line.copies) ?? ''));
  }
  return numbers;
}

/** @param {Map<string, Line[]>} invoices one file for each supplier and month */
function byFile(invoices) {
  /** @type {Map<string, Line[]>} */
  const files = new Map();
  for (const lines of invoices.values()) {
    const [first] = lines;
    if (first === undefined) continue;
    const name = `${first.invoice.supplier.letter.toLowerCase()}-${isoMonth(first.invoice.month)}.csv`;
    const file = files.get(name) ?? [];
    file.push(...lines);
    files.set(name, file);
  }
  return files;
}

const day = (/** @type {number | undefined} */ value) => (value === undefined ? '' : isoDay(value));

/** @param {readonly (string | number | undefined)[][]} rows */
const csv = (rows) => rows.map((row) => `${row.map((cell) => cell ?? '').join(',')}\n`).join('');

/** @param {readonly (string | number | undefined)[]} row of prices.csv */
function moneyAndDays(row) {
  return row.map((cell, column) =>
    typeof cell !== 'number' ? cell : column === 2 ? cents(cell) : isoDay(cell),
  );
}

/** @param {readonly Access[]} accesses */
function accessRows(accesses) {
  const rows = [...accesses, ...accesses.filter(({ role }) => role === 'moves').map(successor)].flatMap(
    ({ id, item, activatedOn, terminatedOn, later }) => {
      const service = [day(activatedOn), day(terminatedOn)];
      return later === undefined
        ? [[id, 'SITE', item.code, ...service, day(BEFORE), '']]
        : [
            [id, 'SITE', item.code, ...service, day(BEFORE), day(later.from - 1)],
            [id, 'SITE', later.item.code, ...service, day(later.from), ''],
          ];
    },
  );
  const header = ['access', 'serves', 'item_code', 'activated_on', 'terminated_on', 'valid_from', 'valid_to'];
  return [header, ...rows];
}

/** @param {Map<string, Line[]>} invoices */
function declaredRows(invoices) {
  const rows = [...invoices].map(([number, lines]) => {
    const sum = (/** @type {'net' | 'vat' | 'gross'} */ amount) =>
      lines.reduce((total, line) => total + line[amount], 0);
    const net = sum('net') + (number.startsWith('TOTAL-') ? 500 : 0);
    return [lines[0]?.invoice.supplier.id, number, cents(net), cents(sum('vat')), cents(sum('gross'))];
  });
  return [['supplier', 'invoice_number', 'net_amount', 'vat_amount', 'gross_amount'], ...rows];
}

/** Acceptances that match nothing, and some of planted price errors. @param {readonly Planted[]} planted @param {Numbers} numbers */
function acceptanceRows(planted, numbers) {
  const unused = planted
    .filter(({ code }) => code === 'acceptance-unused')
    .map(({ access }) => ['duplicate-line', '', '', access, 'nothing of the kind']);
  const accepted = acceptedOf(planted).map(({ code, invoice, line, access }) => [
    code,
    invoice,
    line === undefined ? '' : numbers.get(line),
    access,
    'agreed with the operator',
  ]);
  return [['code', 'invoice_number', 'line_number', 'access', 'reason'], ...unused, ...accepted];
}

/** @param {readonly Planted[]} planted */
const acceptedOf = (planted) => planted.filter(({ code }) => code === 'price-mismatch').slice(0, ACCEPTED);

/** @param {readonly Line[]} lines @param {Numbers} numbers */
function lineRows(lines, numbers) {
  const header =
    'supplier,invoice_number,invoice_date,line_number,access,item_code,label,category,period_start,period_end,service_date,quantity,unit_price,net_amount,vat_rate,vat_amount,gross_amount,original_invoice';
  const rows = lines.map((line) => [
    line.invoice.supplier.id,
    line.invoice.number,
    day(line.invoice.day),
    numbers.get(line),
    line.access,
    line.item,
    `Ligne ${line.item}`,
    line.category,
    day(line.period?.from),
    day(line.period?.to),
    day(line.serviceDate),
    line.quantity,
    cents(line.unit),
    cents(line.net),
    line.rate,
    cents(line.vat),
    cents(line.gross),
    line.original,
  ]);
  return [header.split(','), ...rows];
}

function convention() {
  const [a, b] = SUPPLIERS;
  const markets = Object.entries(MARKETS)
    .map(([name, { from, to }]) => `    ${name}: { from: ${isoDay(from)}, to: ${isoDay(to)} }\n`)
    .join('');
  return `title: Generated group with planted errors
billed_to: GROUPE
prorata: daily
rounding: largest_remainder
vat: line
basis: service
invoices:
  - files: "a-*.csv"
    supplier: "${a.id}"
  - files: "b-*.csv"
    supplier: "${b.id}"
    cycle: { start_day: ${b.startDay} }
reconcile:
  markets:
${markets}`;
}

/** The lines of the months whose runs are closed, but those that come late. @param {Map<string, Line[]>} invoices @param {readonly Planted[]} planted */
function closedLines(invoices, planted) {
  const late = new Set(planted.filter(({ code }) => code === 'late-line').map(({ line }) => line));
  return [...invoices.values()]
    .flat()
    .filter(({ invoice }) => CLOSED_MONTHS.some((month) => isoDay(invoice.day).startsWith(isoMonth(month))))
    .filter((line) => !late.has(line));
}

/** Late lines are told once an invoice, with their sum. @param {readonly Planted[]} planted @returns {readonly Planted[]} */
function toldOnce(planted) {
  /** @type {Map<string, Planted>} */
  const late = new Map();
  for (const { code, invoice, atStake = 0 } of planted.filter((plant) => plant.code === 'late-line')) {
    const sum = (late.get(invoice)?.atStake ?? 0) + atStake;
    late.set(invoice, { code, line: undefined, invoice, access: '', atStake: sum });
  }
  return [...planted.filter(({ code }) => code !== 'late-line'), ...late.values()];
}

/** @param {Planted} plant @param {Numbers} numbers @returns {Expected} */
function expectation({ code, line, invoice, access, atStake }, numbers) {
  return {
    code,
    invoice_number: invoice,
    line_number: line === undefined ? '' : (numbers.get(line) ?? ''),
    access,
    at_stake: atStake === undefined ? null : cents(atStake),
  };
}
