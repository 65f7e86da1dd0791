import type { AllocatedLine } from '../allocate/allocator.ts';
import { safeVatOn } from '../allocate/safe-vat.ts';
import { lineHash } from '../invoices/key-hash.ts';
import { AMOUNT, AMOUNTS, type Block, EMPTY, FIELD, FIELDS } from './clerk/block.ts';
import { type Invoice, invoiceFinder } from './invoice.ts';
import { type Kind, knowsAll } from './kind.ts';
import type { FileCounts, LaneHost } from './lane.ts';
import { NOTHING, type Press } from './press.ts';
import { MOST_ROWS, splitOverRows } from './row-split.ts';
import { addLine, MOST_SUM, type RowSums } from './row-sums.ts';
import { rowWriter } from './row-writer.ts';
import { ruleClassOf } from './rule-class.ts';
import { serviceDaysOf } from './service-days.ts';
import type { TemplateMaker } from './template.ts';
import { NO_TEMPLATE } from './templates.ts';

/** One way through the records of a file that are of one kind. */
export interface Passage {
  /** The block that the next records are of. */
  readonly enter: (block: Block) => void;
  /** Whether a record of the block was dealt with, in this row of the file; otherwise it goes the ordinary way. */
  readonly passes: (record: number, row: number) => boolean;
  /** Makes a template of the record that did not pass, once it is known what it was shared to. */
  readonly remember: (shared: AllocatedLine) => void;
  /** Counts the lines that passed; nothing passes any more. */
  readonly finish: (counts: FileCounts) => void;
}

export function passage(
  file: string,
  kind: Kind,
  host: LaneHost,
  press: Press,
  make: TemplateMaker['make'],
  settle: (sums: RowSums) => void,
): Passage {
  const { templates, cells } = kind;
  const invoices = invoiceFinder(file, kind, host, press.piece);
  const ruleClass = ruleClassOf(kind, host.convention);
  const daysOf = serviceDaysOf(kind, host.convention);
  const write = rowWriter(file, kind, press);
  const nets = new Float64Array(MOST_ROWS);
  const vats = new Float64Array(MOST_ROWS);
  const passed = { selected: 0, others: 0, net: 0, netBefore: 0n };
  const codes = { access: 0, serves: 0, billedTo: 0, ruleClass: 0 };
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
  let bytes: Uint8Array = new Uint8Array(0);
  let records: Int32Array = new Int32Array(0);
  let amounts: Float64Array = new Float64Array(0);
  /** Whether of the last record all was there but a template. */
  let isNew = false;

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

  const field = (index: number): number => records[index] ?? 0;
  const amount = (index: number): number => amounts[index] ?? 0;
  const goesThrough = (record: number, row: number): boolean => {
    isNew = false;
    const at = record * FIELDS;
    if (records[at + FIELD.isPlain] === 0 || (kind.isDoubtful && !knowsAll(kind, records, at))) return false;
    const vatRate = field(at + FIELD.vat_rate);
    const net = amount(record * AMOUNTS + AMOUNT.net);
    const statedVat = amount(record * AMOUNTS + AMOUNT.vat);
    const vat = statedVat === EMPTY ? safeVatOn(net, cells.vat_rate.valueOf(vatRate).units) : statedVat;
    const gross = amount(record * AMOUNTS + AMOUNT.gross);
    if (vat === undefined || (gross !== EMPTY && gross !== net + vat)) return false;

    line.from = field(at + FIELD.numberFrom);
    line.to = field(at + FIELD.numberTo);
    const serves = field(at + FIELD.serves);
    const billedTo = field(at + FIELD.billed_to);
    const date = field(at + FIELD.invoice_date);
    const invoice = invoices.find(field(at + FIELD.supplier), field(at + FIELD.invoice_number), date, row);
    if (!invoice.isAsked) {
      const named = cells.serves.valueOf(serves) ?? cells.billed_to.valueOf(billedTo);
      return named === undefined && pass(invoice, net);
    }
    const category = field(at + FIELD.category);
    const itemCode = field(at + FIELD.item_code);
    const start = field(at + FIELD.period_start);
    const end = field(at + FIELD.period_end);
    const days = daysOf(date, start, end, field(at + FIELD.service_date), category);
    if (days === undefined) return false;
    codes.access = field(at + FIELD.access);
    codes.serves = serves;
    codes.billedTo = billedTo;
    codes.ruleClass = ruleClass(category, itemCode);
    const template = templates.find(codes, days.from, days.to);
    if (template === NO_TEMPLATE) {
      isNew = true;
      return false;
    }
    const sums = templates.budgets(template).find(cells.category.valueOf(category).number, days.from);
    if (sums === undefined) return false;
    if (!press.hasRoom(sums.nets.length)) return false;
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

  return {
    enter(block) {
      bytes = block.bytes;
      records = block.records;
      amounts = block.amounts;
    },
    passes(record, row) {
      const passes = goesThrough(record, row);
      if (!passes) invoices.forget();
      return passes;
    },
    remember(shared) {
      if (!isNew || shared.warning !== undefined) return;
      const template = make(shared);
      if (template !== undefined) templates.add(codes, template);
    },
    finish(counts) {
      counts.selected += passed.selected;
      counts.others += passed.others;
      counts.net += passed.netBefore + BigInt(passed.net);
    },
  };
}

/** Before the first line. */
const NO_INVOICE: Invoice = { isAsked: false, hash: [0, 0], cells: NOTHING };
