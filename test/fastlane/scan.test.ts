/** What is found in blocks is what splitRecords finds in the whole text, and what its cells say; up to what is irregular. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Block,
  blockIn,
  CODED_COLUMNS,
  HEAD,
  MOST_RECORDS,
  newMemory,
} from '../../src/fastlane/clerk/block.ts';
import { type FileShape, scanner } from '../../src/fastlane/clerk/scan.ts';
import { splitRecords } from '../../src/workspace/csv-records.ts';
import type { InvoiceColumn } from '../../src/workspace/tables/invoice-lines.ts';
import {
  COLUMNS,
  type FoundText,
  type PlainRecord,
  type Scanner,
  scanText,
  shapeWith,
} from './scanned-text.ts';

const blocks: readonly Block[] = Array.from({ length: 3 }, newMemory).map(blockIn);
const DELIMITER = ';';

/** A record of these cells, the others empty. */
function record(cells: Partial<Record<InvoiceColumn, string>>, columns = COLUMNS): string {
  return `${columns.map((column) => cells[column] ?? '').join(DELIMITER)}\n`;
}

const plain = (number: number | string, cells: Partial<Record<InvoiceColumn, string>> = {}): string =>
  record({ line_number: String(number), net_amount: '10.01', ...cells });

/** Scans a text alone. */
function find(text: string | Buffer, options: Partial<Parameters<typeof scanText>[3]> = {}): FoundText {
  return scanText(scanner(blocks), blocks, text, { shape: shapeWith(COLUMNS), ...options });
}

const numbersOf = ({ records }: FoundText): readonly (string | undefined)[] =>
  records.map(({ plain: found }) => found?.lineNumber);

/** Of a record what the lane may take as it looks; undefined where a reader of cells has to decide. */
function expected(cells: readonly string[], { columns, width, mark }: FileShape): PlainRecord | undefined {
  const cell = (column: InvoiceColumn): string => cells[columns[column]] ?? '';
  const separator = mark === 'either' ? '[.,]' : mark === '.' ? '\\.' : ',';
  const decimal = new RegExp(`^-?\\d+(?:${separator}\\d{1,2})?$`, 'u');
  const isAmount = (text: string): boolean => decimal.test(text);
  const isOther = cells.some((text, index) => text.includes('"') && index !== columns.label);
  const isLabel = !/\p{Cc}/u.test(cell('label'));
  const isPlain =
    cells.length === width &&
    !isOther &&
    /^[!-~]{1,64}$/u.test(cell('line_number')) &&
    !/[",]/u.test(cell('line_number')) &&
    isLabel &&
    isAmount(cell('net_amount')) &&
    (['vat_amount', 'gross_amount', 'quantity', 'unit_price'] as const).every(
      (column) => cell(column) === '' || isAmount(cell(column)),
    );
  if (!isPlain) return undefined;
  const cents = (text: string): number | undefined => {
    if (text === '') return undefined;
    const [, sign, whole, decimals = ''] = /^(-?)(\d+)[.,]?(\d*)$/u.exec(text) ?? [];
    const value = Number(`${whole}${decimals.padEnd(2, '0')}`);
    return sign === '-' && value > 0 ? -value : value;
  };
  return {
    lineNumber: cell('line_number'),
    cells: CODED_COLUMNS.map(cell),
    amounts: [cell('net_amount'), cell('vat_amount'), cell('gross_amount')].map(cents),
  };
}

const few = fc.constantFrom('', 'a', 'b', 'é😀', 'F-1');
const amounts = fc.constantFrom('', '10.01', '0', '-3,5', '-0', '12.345', '1e3', '7 ', '000.10');
const numbers = fc.constantFrom('1', 'L-2', '#', '', 'a b', 'é', 'x,y', 'x'.repeat(64), 'x'.repeat(65));
const labels = fc.constantFrom('', 'Accès "fibre"', 'deux\nlignes', 'é\u0085', '\u00a0', 'x;y', '😀');

/** Cells, mostly of a record that is plain; some records have one too many. */
function cellsOf(columns: readonly InvoiceColumn[]): fc.Arbitrary<readonly string[]> {
  const cellOf = (column: InvoiceColumn): fc.Arbitrary<string> => {
    if (column === 'line_number') return fc.oneof({ weight: 9, arbitrary: fc.constant('1') }, numbers);
    if (column === 'net_amount') return fc.oneof({ weight: 9, arbitrary: fc.constant('10.01') }, amounts);
    if (column === 'label') return fc.oneof({ weight: 3, arbitrary: fc.constant('') }, labels);
    if (column.endsWith('_amount') || column === 'quantity' || column === 'unit_price') {
      return fc.oneof({ weight: 9, arbitrary: fc.constant('') }, amounts);
    }
    return fc.oneof({ weight: 40, arbitrary: few }, fc.constant('"'));
  };
  const whole = fc.tuple(...columns.map(cellOf));
  const longer = fc.tuple(whole, few).map(([cells, more]) => [...cells, more]);
  return fc.oneof({ weight: 9, arbitrary: whole }, { weight: 1, arbitrary: longer });
}

const quoted = (cell: string, always: boolean): string =>
  always || /[";\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

interface File {
  readonly shape: FileShape;
  readonly text: string;
  readonly cuts: readonly number[];
}

const files: fc.Arbitrary<File> = fc
  .record({
    columns: fc.shuffledSubarray([...COLUMNS], { minLength: 1 }),
    kind: fc.integer({ min: 0, max: 2 }),
    headerRow: fc.integer({ min: 0, max: 3 }),
    mark: fc.constantFrom('either' as const, '.' as const, ',' as const),
  })
  .chain(({ columns, ...more }) => {
    const all = [...new Set<InvoiceColumn>([...columns, 'line_number', 'net_amount'])];
    const records = fc.array(fc.tuple(cellsOf(all), fc.boolean(), fc.constantFrom('\n', '\r\n')), {
      minLength: 1,
      maxLength: 8,
    });
    return fc
      .tuple(records, fc.array(fc.nat(), { maxLength: 6 }), fc.boolean())
      .map(([rows, cuts, isOpen]) => {
        const text = rows
          .map(([cells, always, end]) => cells.map((cell) => quoted(cell, always)).join(DELIMITER) + end)
          .join('');
        const length = Buffer.byteLength(text);
        return {
          shape: shapeWith(all, more),
          text: isOpen ? text.trimEnd() : text,
          cuts: cuts.map((cut) => cut % Math.max(1, length - 3)).toSorted((a, b) => a - b),
        };
      });
  });

test('records and their cells are found wherever blocks end, in file after file', () => {
  let found = 0;
  let irregular = 0;
  fc.assert(
    fc.property(fc.array(files, { minLength: 1, maxLength: 4 }), (list) => {
      const scan = scanner(blocks);
      const texts = [0, 1, 2].map(() => CODED_COLUMNS.map((): string[] => []));
      for (const { shape, text, cuts } of list) {
        const { records, end } = splitRecords(text, DELIMITER);
        const outcome = scanText(scan, blocks, text, { shape, cuts }, texts[shape.kind]);
        const rows = records.map((cells, index) =>
          index < shape.headerRow ? undefined : expected(cells, shape),
        );
        expect(outcome.records.map(({ plain: ofRecord }) => ofRecord)).toEqual(rows);
        expect(outcome.irregularAt).toBe(
          end === text.length ? undefined : Buffer.byteLength(text.slice(0, end)),
        );
        found += rows.filter((row) => row !== undefined).length;
        irregular += rows.filter((row) => row === undefined).length;
      }
      // News are given once each.
      for (const ofKind of texts) {
        for (const cells of ofKind) expect(new Set(cells).size).toBe(cells.length);
      }
    }),
    { seed: 1, numRuns: 1500 },
  );
  expect(found).toBeGreaterThan(1500);
  expect(irregular).toBeGreaterThan(1500);
});

test('where records begin in the file, whatever was left over before', () => {
  const rows = [plain(1, { label: 'é' }), plain(2), plain(3, { label: 'x'.repeat(50) })];
  const length = Buffer.byteLength(rows.join(''));
  for (let cut = 0; cut < length; cut++) {
    const { records } = find(rows.join(''), { cuts: [cut, Math.min(length, cut + 7)] });
    expect(records.map(({ start }) => start)).toEqual([
      0,
      Buffer.byteLength(rows[0] ?? ''),
      Buffer.byteLength(rows.slice(0, 2).join('')),
    ]);
  }
});

test('a file begins behind its byte order mark', () => {
  const { records } = find(Buffer.concat([Buffer.from('\uFEFF'), Buffer.from(plain(1))]), { bom: 3 });
  expect(records).toMatchObject([{ start: 3, plain: { lineNumber: '1' } }]);
});

test('the header and what stands above it are not looked at', () => {
  const shape = shapeWith(COLUMNS, { headerRow: 2 });
  const found = find(plain(1) + plain(2) + plain(3) + plain(4), { shape, cuts: [30] });
  expect(numbersOf(found)).toEqual([undefined, undefined, '3', '4']);
});

test('behind an irregular record nothing is looked at, until the next file', () => {
  const scan = scanner(blocks);
  const shape = shapeWith(COLUMNS);
  const texts = CODED_COLUMNS.map((): string[] => []);
  const text = `${plain(1)}a"b\n${plain(2, { supplier: 'unseen' })}`;
  const length = Buffer.byteLength(plain(1));
  const found = scanText(scan, blocks, text, { shape, cuts: [length + 4, length + 30] }, texts);
  expect(numbersOf(found)).toEqual(['1']);
  expect(found.irregularAt).toBe(length);
  expect(found.scans.map(({ count, isIrregular }) => [count, isIrregular])).toEqual([
    [1, true],
    [0, true],
    [0, true],
  ]);
  expect(texts[CODED_COLUMNS.indexOf('supplier')]).toEqual(['']);
  const next = scanText(scan, blocks, plain(3), { shape }, texts);
  expect([numbersOf(next), next.irregularAt]).toEqual([['3'], undefined]);
});

test('what an irregular file, or one that was not read to its end, left over is not that of the next file', () => {
  const scan = scanner(blocks);
  const shape = shapeWith(COLUMNS);
  for (const text of [`${plain(1)}a"b`, `${plain(1)}rest`]) {
    const bytes = Buffer.from(text);
    bytes.copy(blocks[0]?.bytes ?? bytes, HEAD);
    scan({ block: 0, shape, filled: HEAD + bytes.length, begin: HEAD, isLast: false });
    expect(numbersOf(scanText(scan, blocks, plain(2), { shape }))).toEqual(['2']);
  }
});

test('a record is as long as the bytes before the pieces of a block, and one that is longer is irregular', () => {
  const scan = (bytes: number, last: number): readonly [number, boolean][] => {
    const text = `${plain(1)}"${'x'.repeat(bytes - 3)}"\n${plain(2)}`;
    const first = Buffer.byteLength(plain(1));
    const cut = first + bytes - last;
    // A block takes no more than its pieces, so that the record is of several of them.
    const cuts = Array.from({ length: 8 }, (_, index) => Math.ceil((cut * (index + 1)) / 8));
    const { scans, irregularAt } = find(text, { cuts });
    const isIrregular = scans.some((found) => found.isIrregular);
    expect(irregularAt).toBe(isIrregular ? first : undefined);
    return scans.map((found) => [found.count, found.isIrregular]);
  };
  const nothing = (count: number): [number, boolean][] => Array(count).fill([0, false]);
  // Its last byte, or more of it, lies in the last block.
  for (const last of [1, 100, 100_000]) {
    expect(scan(HEAD, last)).toEqual([[1, false], ...nothing(7), [2, false]]);
    expect(scan(HEAD + 1, last)).toEqual([[1, false], ...nothing(7), [0, true]]);
  }
  // More than fits before the pieces is not kept for the last block.
  expect(scan(HEAD + 200_000, 100)).toEqual([[1, false], ...nothing(5), ...Array(3).fill([0, true])]);
});

test('a block of as many records as it has room for is the last that is looked at', () => {
  const shape = shapeWith(['line_number', 'net_amount']);
  const lines = (count: number): string => '1;1\n'.repeat(count);
  const before = find(lines(MOST_RECORDS - 1), { shape });
  expect([before.records.length, before.irregularAt]).toEqual([MOST_RECORDS - 1, undefined]);
  const full = find(lines(MOST_RECORDS + 5), { shape });
  expect([full.records.length, full.irregularAt]).toEqual([MOST_RECORDS, 4 * MOST_RECORDS]);
});

test('files of one kind share their codes, those of others do not, and a kind that is forgotten has none', () => {
  const scan = scanner(blocks);
  const newsOf = (kind: number, forget: readonly number[] = []): readonly string[] => {
    const texts = CODED_COLUMNS.map((): string[] => []);
    scanText(
      scan,
      blocks,
      plain(1, { supplier: 'OP' }),
      { shape: shapeWith(COLUMNS, { kind, forget }) },
      texts,
    );
    return texts[CODED_COLUMNS.indexOf('supplier')] ?? [];
  };
  expect(newsOf(1)).toEqual(['OP']);
  expect(newsOf(1)).toEqual([]);
  expect(newsOf(2)).toEqual(['OP']);
  expect(newsOf(1, [2])).toEqual([]);
  expect(newsOf(2)).toEqual(['OP']);
  expect(newsOf(1)).toEqual([]);
});

test('news are the places of cells, in the order of codes, also where another kind begins within a file', () => {
  const scan: Scanner = scanner(blocks);
  const text = plain(1, { supplier: 'A' }) + plain(2, { supplier: 'B' });
  const bytes = Buffer.from(text + plain(3, { supplier: 'B' }) + plain(4, { supplier: 'C' }));
  const cut = Buffer.byteLength(text);
  const suppliers = (number: number, news: readonly number[]): readonly string[] => {
    const found: string[] = [];
    for (let at = 0; at < news.length; at += 3) {
      const cell = blocks[number]?.bytes.toString('utf8', news[at + 1], news[at + 2]) ?? '';
      if (CODED_COLUMNS[news[at] ?? -1] === 'supplier') found.push(cell);
    }
    return found;
  };
  bytes.copy(blocks[0]?.bytes ?? bytes, HEAD, 0, cut);
  bytes.copy(blocks[1]?.bytes ?? bytes, HEAD, cut);
  const shape = shapeWith(COLUMNS);
  const first = scan({ block: 0, shape, filled: HEAD + cut, begin: HEAD, isLast: false });
  const second = scan({
    block: 1,
    shape: { ...shape, kind: 1, forget: [0] },
    filled: HEAD + bytes.length - cut,
    begin: undefined,
    isLast: true,
  });
  expect(suppliers(0, first.news)).toEqual(['A', 'B']);
  expect(suppliers(1, second.news)).toEqual(['B', 'C']);
});

test('a block that nobody has is a mistake', () => {
  const task = { block: 3, shape: undefined, filled: HEAD, begin: HEAD, isLast: true };
  expect(() => scanner(blocks)(task)).toThrow(RangeError);
});
