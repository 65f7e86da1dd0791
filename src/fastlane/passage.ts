import type { AllocatedLine } from '../allocate/allocator.ts';
import { safeVatOn } from '../allocate/safe-vat.ts';
import { lineHash } from '../invoices/key-hash.ts';
import type { PlainCsv } from '../invoices/plain-csv.ts';
import { categoryNumber } from './budgets.ts';
import type { Cells } from './cells.ts';
import type { Dictionary } from './dictionary.ts';
import { columnIndexes, NONE } from './indexes.ts';
import { type Invoice, invoiceFinder } from './invoice.ts';
import { isFull, type Kind } from './kind.ts';
import type { FileCounts, LaneHost } from './lane.ts';
import { isPlainDecimal, isPlainLabel, isPlainReference, plainCents } from './plain-cells.ts';
import { MOST_ROWS, splitOverRows } from './row-split.ts';
import { addLine, MOST_SUM, type RowSums } from './row-sums.ts';
import { rowWriter } from './row-writer.ts';
import { ruleClassOf } from './rule-class.ts';
import { serviceDaysOf } from './service-days.ts';
import type { TemplateMaker } from './template.ts';
import { NO_TEMPLATE } from './templates.ts';

/** One way through a file, record by record; the cells are those that were found last. */
export interface Passage {
  /** Whether the record was dealt with; otherwise it goes the ordinary way. */
  readonly passes: (row: number) => boolean;
  /** Makes a template of the record that did not pass, once it is known what it was shared to. */
  readonly remember: (shared: AllocatedLine) => void;
  /** Whether it is better to begin a new one. */
  readonly isFull: () => boolean;
  /** Counts the lines that passed. */
  readonly finish: (counts: FileCounts) => void;
}

export function passage(
  { file, slots, mark }: PlainCsv,
  kind: Kind,
  bytes: Buffer,
  cells: Cells,
  host: LaneHost,
  make: TemplateMaker['make'],
  settle: (sums: RowSums) => void,
): Passage {
  const { from, to } = cells;
  const { templates } = kind;
  const width = file.header.length;
  const at = columnIndexes(slots);
  const invoices = invoiceFinder(file.fingerprint.path, kind, host);
  const ruleClass = ruleClassOf(kind, host.convention);
  const daysOf = serviceDaysOf(kind, host.convention);
  const write = rowWriter(file.fingerprint.path, kind, bytes, host.rows);
  const nets = new Float64Array(MOST_ROWS);
  const vats = new Float64Array(MOST_ROWS);
  const passed = { selected: 0, others: 0, net: 0, netBefore: 0n };
  const codes = { access: NONE, serves: NONE, billedTo: NONE, ruleClass: NONE };
  const line = {
    invoice: NO_INVOICE,
    row: 0,
    from: 0,
    to: 0,
    category: 0,
    itemCode: 0,
    start: 0,
    end: 0,
    vatRate: 0,
  };
  /** The template of the last record, where all but that or its budgets was there. */
  let missing: number | undefined;

  const codeOf = <T>(dictionary: Dictionary<T>, index: number): number =>
    index === NONE
      ? dictionary.codeOf(bytes, 0, 0)
      : dictionary.codeOf(bytes, from[index] ?? 0, to[index] ?? 0);
  const isEmpty = (index: number): boolean => index === NONE || from[index] === to[index];
  const cents = (index: number): number => plainCents(bytes, from[index] ?? 0, to[index] ?? 0, mark);
  const isDecimal = (index: number): boolean =>
    isEmpty(index) || isPlainDecimal(bytes, from[index] ?? 0, to[index] ?? 0, mark);
  const pass = (invoice: Invoice, net: number): true => {
    if (invoice.isAsked) passed.selected++;
    else passed.others++;
    host.addKey(lineHash(invoice.hash, bytes, line.from, line.to));
    passed.net += net;
    if (passed.net >= MOST_SUM || passed.net <= -MOST_SUM) {
      passed.netBefore += BigInt(passed.net);
      passed.net = 0;
    }
    return true;
  };
  /** Whether the texts of a record are what they look like. */
  const areTextsPlain = (): boolean => {
    line.from = from[at.lineNumber] ?? 0;
    line.to = to[at.lineNumber] ?? 0;
    return (
      isPlainReference(bytes, line.from, line.to) &&
      (isEmpty(at.label) || isPlainLabel(bytes, from[at.label] ?? 0, to[at.label] ?? 0)) &&
      isDecimal(at.quantity) &&
      isDecimal(at.unitPrice)
    );
  };

  const goesThrough = (row: number): boolean => {
    missing = undefined;
    if (cells.count !== width) return false;
    if (cells.escaped > 1 || (cells.escaped === 1 && cells.lastEscaped !== at.label)) return false;
    const supplier = codeOf(kind.supplier, at.supplier);
    const number = codeOf(kind.invoiceNumber, at.invoiceNumber);
    const date = codeOf(kind.invoiceDate, at.invoiceDate);
    const access = codeOf(kind.access, at.access);
    const serves = codeOf(kind.serves, at.serves);
    const billedTo = codeOf(kind.billedTo, at.billedTo);
    const itemCode = codeOf(kind.itemCode, at.itemCode);
    const category = codeOf(kind.category, at.category);
    const start = codeOf(kind.periodStart, at.periodStart);
    const end = codeOf(kind.periodEnd, at.periodEnd);
    const service = codeOf(kind.serviceDate, at.serviceDate);
    const vatRate = codeOf(kind.vatRate, at.vatRate);
    const original = codeOf(kind.originalInvoice, at.originalInvoice);
    // One code that says NOT_UNDERSTOOD makes them all negative.
    const ofInvoice = supplier | number | date | original;
    const ofTarget = access | serves | billedTo | itemCode | category | vatRate;
    if ((ofInvoice | ofTarget | start | end | service) < 0 || !areTextsPlain()) return false;
    const net = cents(at.net);
    const vat = isEmpty(at.vat) ? safeVatOn(net, kind.vatRate.valueOf(vatRate).units) : cents(at.vat);
    const gross = isEmpty(at.gross) ? net + (vat ?? 0) : cents(at.gross);
    if (vat === undefined || Number.isNaN(gross) || gross !== net + vat) return false;

    const invoice = invoices.find(supplier, number, date, row);
    if (!invoice.isAsked) {
      const named = kind.serves.valueOf(serves) ?? kind.billedTo.valueOf(billedTo);
      return named === undefined && pass(invoice, net);
    }
    const days = daysOf(date, start, end, service, category);
    if (days === undefined) return false;
    codes.access = access;
    codes.serves = serves;
    codes.billedTo = billedTo;
    codes.ruleClass = ruleClass(category, itemCode);
    const template = templates.find(codes, days.from, days.to);
    const sums =
      template === NO_TEMPLATE
        ? undefined
        : templates.budgets(template).find(kind.category.valueOf(category).number, days.from);
    if (sums === undefined) {
      missing = template;
      return false;
    }
    const split = templates.split(template);
    if (split === undefined) {
      nets[0] = net;
      vats[0] = vat;
    } else {
      if (Math.abs(net) > split.most || Math.abs(vat) > split.most) return false;
      splitOverRows(net, split, nets);
      splitOverRows(vat, split, vats);
    }
    if (addLine(sums, net, vat, nets, vats)) settle(sums);
    if (!host.failed()) {
      line.invoice = invoice;
      line.row = row;
      line.category = category;
      line.itemCode = itemCode;
      line.start = start;
      line.end = end;
      line.vatRate = vatRate;
      write(line, template, sums, nets, vats);
    }
    return pass(invoice, net);
  };

  const newTemplate = (shared: AllocatedLine): number => {
    const template = make(shared);
    return template === undefined ? NO_TEMPLATE : templates.add(codes, template);
  };
  return {
    passes(row) {
      const passes = goesThrough(row);
      if (!passes) invoices.forget();
      return passes;
    },
    remember(shared) {
      if (missing === undefined || shared.warning !== undefined) return;
      const template = missing === NO_TEMPLATE ? newTemplate(shared) : missing;
      if (template === NO_TEMPLATE) return;
      const budgets = templates.budgets(template);
      const isKnown = budgets.find(categoryNumber(shared.line.category), shared.plan.days.from) !== undefined;
      if (!isKnown) budgets.add(shared, host.reach.ofImputations(shared));
    },
    isFull: () => isFull(kind),
    finish(counts) {
      counts.selected += passed.selected;
      counts.others += passed.others;
      counts.net += passed.netBefore + BigInt(passed.net);
      Object.assign(passed, { selected: 0, others: 0, net: 0, netBefore: 0n });
    },
  };
}

/** Before the first line. */
const NO_INVOICE: Invoice = { isAsked: false, hash: [0, 0], cells: new Uint8Array(0) };
