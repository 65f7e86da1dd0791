/** What is printed of the orders of lines are the bytes that allocationRows gives for them, in turn with other texts. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AllocatedLine } from '../../src/allocate/allocator.ts';
import { type Block, blockIn, newMemory } from '../../src/fastlane/clerk/block.ts';
import {
  type Between,
  ORDER,
  ORDER_FIELDS,
  type Printed,
  type Printer,
  type PrintTask,
  printer,
  ROW_CENTS,
  ROW_FIELDS,
} from '../../src/fastlane/clerk/print.ts';
import {
  allocationRows,
  budgetCells,
  invoiceCells,
  ownerCells,
  periodCells,
  ruleCells,
  servedCells,
} from '../../src/report/allocations.ts';
import { csvCell } from '../../src/report/csv.ts';
import { EMPTY_TASK } from './empty-task.ts';

const blocks: readonly Block[] = Array.from({ length: 2 }, newMemory).map(blockIn);

const textOf = ({ bytes, length }: Printed): string =>
  Buffer.from(bytes.subarray(0, length)).toString('utf8');

/** The pieces of texts, as the press numbers them. */
function pieces() {
  const known = new Map<string, number>([['', 0]]);
  let fresh: string[] = [''];
  return {
    of(text: string): number {
      const piece = known.get(text) ?? known.size;
      if (!known.has(text)) fresh.push(text);
      known.set(text, piece);
      return piece;
    },
    /** Those that were not given yet. */
    take(): readonly string[] {
      const taken = fresh;
      fresh = [];
      return taken;
    },
  };
}

/** Writes the orders of lines onto a block, their numbers among its bytes. */
function order(block: Block, lines: readonly AllocatedLine[], { of }: ReturnType<typeof pieces>): void {
  let at = 0;
  let centsAt = 0;
  let byte = 0;
  for (const { line, plan, billedTo, rows } of lines) {
    const numberTo = byte + block.bytes.write(line.lineNumber, byte);
    block.orders.set(
      [
        of(`${invoiceCells(line)},`),
        of(`,${csvCell(line.file)},`),
        byte,
        numberTo,
        line.row,
        of(`,${servedCells(line, plan.serves)},`),
        of(`${line.category},`),
        of(`${csvCell(line.itemCode ?? '')},`),
        of(periodCells(line)),
        of(`,${line.vatRate},`),
        of(`${ruleCells(plan)},`),
        rows.length,
      ],
      at,
    );
    byte = numberTo;
    rows.forEach((row, index) => {
      const places = [of(`${ownerCells(row)},`), of(`,${budgetCells(billedTo, row)}\n`)];
      block.orders.set(places, at + ORDER_FIELDS + ROW_FIELDS * index);
      block.cents.set([Number(row.net), Number(row.vat)], centsAt + ROW_CENTS * index);
    });
    at += ORDER_FIELDS + ROW_FIELDS * rows.length;
    centsAt += ROW_CENTS * rows.length;
  }
}

const words = fc.constantFrom('', 'a', 'é', '😀 "x"', 'a,b', '2/3', 'MEUSE');
const cents = fc.oneof(
  fc.bigInt({ min: -1000n, max: 1000n }),
  fc.bigInt({ min: -(2n ** 51n), max: 2n ** 51n }),
);
const days = fc.option(fc.integer({ min: 10_000, max: 30_000 }), { nil: undefined });

const rowsOf = fc.record({
  member: words,
  site: words,
  share: fc.constant('1/3'),
  net: cents,
  vat: cents,
  imputation: fc.option(fc.record({ chapter: words, function: words, nature: words }), { nil: undefined }),
});
/** Lines as far as their rows show them. */
const lines = fc
  .record({
    line: fc.record({
      supplier: words,
      invoiceNumber: words,
      invoiceDate: fc.integer({ min: 10_000, max: 30_000 }),
      lineNumber: fc.stringMatching(/^[!#-+\--~]{1,9}$/u),
      file: words,
      row: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      access: fc.option(words, { nil: undefined }),
      category: fc.constantFrom('subscription', 'usage'),
      itemCode: fc.option(words, { nil: undefined }),
      periodStart: days,
      periodEnd: days,
      vatRate: fc.constantFrom('20', '5.5'),
    }),
    plan: fc.record({ serves: words, rule: words, article: words }),
    billedTo: words,
    rows: fc.array(rowsOf, { minLength: 1, maxLength: 4 }),
  })
  .map((made) => {
    const rows = made.rows.map((row) => ({ ...row, gross: row.net + row.vat }));
    return { ...made, rows } as unknown as AllocatedLine;
  });

/** Prints texts only. */
const printTexts = ({ print }: Printer, texts: readonly string[], more: Partial<PrintTask> = {}): Printed =>
  print({ ...EMPTY_TASK, between: texts.map((text): Between => ({ line: 0, text })), ...more });

test('the rows of lines, sheet after sheet, with texts between them', () => {
  const sheets = fc.array(fc.tuple(fc.array(lines, { maxLength: 5 }), fc.array(words, { maxLength: 6 })), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(sheets, (list) => {
      const { print } = printer(blocks);
      const known = pieces();
      list.forEach(([ofSheet, texts], index) => {
        const block = blocks[index % 2] ?? blocks[0];
        if (block === undefined) throw new RangeError('a block');
        order(block, ofSheet, known);
        // Texts are spread over the places before, between and behind the lines.
        const places = texts.map((_, at) => Math.floor((at * (ofSheet.length + 1)) / texts.length));
        const between = texts.map((text, at): Between => ({ line: places[at] ?? 0, text }));
        const printed = print({
          ...EMPTY_TASK,
          block: index % 2,
          lines: ofSheet.length,
          pieces: known.take(),
          afresh: index === 0,
          between,
        });
        const before = (line: number): string => texts.filter((_, at) => places[at] === line).join('');
        const whole = ofSheet.map((line, at) => before(at) + allocationRows(line)).join('');
        expect(textOf(printed)).toBe(whole + before(ofSheet.length));
      });
    }),
    { seed: 1, numRuns: 500 },
  );
});

/** A line of one row whose cells are all one piece, but for its row number. */
function orderOf(piece: number, block = blocks[0]): void {
  const { numberFrom, numberTo, row, rows } = ORDER;
  block?.orders.fill(piece, 0, ORDER_FIELDS + ROW_FIELDS);
  for (const [field, value] of [
    [numberFrom, 0],
    [numberTo, 0],
    [row, 7],
    [rows, 1],
  ] as const) {
    block?.orders.fill(value, field, field + 1);
  }
  block?.cents.fill(0, 0, ROW_CENTS);
}

const printed = (text: string): string => `${text.repeat(2)}7${text.repeat(7)}0.00,0.00,0.00${text}`;

test('pieces are those that were given before, until numbers begin anew', () => {
  const { print } = printer(blocks);
  orderOf(1);
  expect(textOf(print({ ...EMPTY_TASK, lines: 1, pieces: ['', 'a', 'b'], afresh: true }))).toBe(printed('a'));
  orderOf(2);
  expect(textOf(print({ ...EMPTY_TASK, lines: 1, pieces: ['c'] }))).toBe(printed('b'));
  orderOf(3);
  expect(textOf(print({ ...EMPTY_TASK, lines: 1 }))).toBe(printed('c'));
  orderOf(1);
  expect(textOf(print({ ...EMPTY_TASK, lines: 1, pieces: ['', 'd'], afresh: true }))).toBe(printed('d'));
  orderOf(0);
  expect(textOf(print({ ...EMPTY_TASK, lines: 1 }))).toBe(printed(''));
});

test('a piece of which each letter takes three bytes has room for all of them', () => {
  const { print } = printer(blocks);
  const piece = '€'.repeat(16_000);
  orderOf(1);
  expect(textOf(print({ ...EMPTY_TASK, lines: 1, pieces: ['', piece], afresh: true }))).toBe(printed(piece));
});

test('others are served before every 128th line, and the rows are the same', () => {
  let pauses = 0;
  const { print } = printer(blocks, () => {
    pauses++;
    // As the clerk does who finds records in another block.
    blocks[1]?.bytes.fill(0x78);
    blocks[1]?.orders.fill(0x78);
  });
  const [block] = blocks;
  orderOf(1);
  const size = ORDER_FIELDS + ROW_FIELDS;
  for (let line = 1; line < 257; line++) block?.orders.copyWithin(line * size, 0, size);
  block?.cents.fill(0, 0, 257 * ROW_CENTS);
  const whole = textOf(print({ ...EMPTY_TASK, lines: 257, pieces: ['', 'a'], afresh: true }));
  expect(whole).toBe(printed('a').repeat(257));
  expect(pauses).toBe(3);
});

test('pieces that are long, and more than there was room for', () => {
  const { print } = printer(blocks);
  const texts = Array.from({ length: 3000 }, (_, index) => 'é'.repeat(index % 60) + index);
  texts.push('😀'.repeat(40_000));
  print({ ...EMPTY_TASK, pieces: ['', ...texts], afresh: true });
  for (const piece of [1, 1234, 3000, 3001]) {
    orderOf(piece);
    expect(textOf(print({ ...EMPTY_TASK, lines: 1 }))).toBe(printed(texts[piece - 1] ?? ''));
  }
});

test('memory that is handed over is printed into, and where it is too small there is more', () => {
  const known = printer(blocks);
  const first = printTexts(known, ['a'.repeat(1000)]);
  const again = printTexts(known, ['b'.repeat(900)], { into: first.bytes });
  expect(again.bytes).toBe(first.bytes);
  expect(textOf(again)).toBe('b'.repeat(900));
  const tight = new Uint8Array(1000);
  expect(printTexts(known, ['c'.repeat(1000)], { into: tight }).bytes).toBe(tight);
  const texts = ['d'.repeat(600_000), 'é'.repeat(200_000), 'f'.repeat(3), 'g'.repeat(2_000_000)];
  for (const into of [new Uint8Array(1000), new Uint8Array(0), undefined]) {
    expect(textOf(printTexts(known, texts, { into }))).toBe(texts.join(''));
  }
});

test('the hash is of what was written before, and of all that was printed', () => {
  const known = printer(blocks);
  printTexts(known, ['é', 'b'], { begun: 'header é\n' });
  orderOf(1);
  const [printedLine, nothing] = [
    known.print({ ...EMPTY_TASK, lines: 1, pieces: ['', 'x'], afresh: true }),
    known.print(EMPTY_TASK),
  ];
  expect(nothing.length).toBe(0);
  const whole = `header é\néb${textOf(printedLine)}`;
  expect(known.hash()).toBe(createHash('sha256').update(whole).digest('hex'));
});

test('a block that nobody has is a mistake', () => {
  expect(() => printer(blocks).print({ ...EMPTY_TASK, block: 2 })).toThrow(RangeError);
});
