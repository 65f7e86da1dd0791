/** Records that are no plain ones, or that lie across the pieces in which a file is read, are those of the ordinary way. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { inFolder } from '../properties/product.ts';
import { type BothWays, bothWays, outcomeOf } from './both-ways.ts';
import { difference } from './difference.ts';
import { smallWorkspace } from './small.ts';

const ALL = { selection: { kind: 'all' }, allowUnallocated: true } as const;
const HEADER =
  'invoice_number,invoice_date,line_number,access,label,category,period_start,period_end,net_amount,vat_rate';
const PIECE = 1 << 16;
const MEBIBYTE = 1 << 20;

function record(number: number | string, label = '', net = '10.01'): string {
  return `F1,2025-01-31,${number},AG,${label},subscription,2025-01-01,2025-01-31,${net},20`;
}

function records(from: number, count: number, label = ''): readonly string[] {
  return Array.from({ length: count }, (_, index) => record(from + index, label));
}

async function compute(text: string, files: WorkspaceFiles = {}): Promise<BothWays> {
  const all = { ...smallWorkspace(files, []), 'invoices/f.csv': text };
  const both = await inFolder(all, (folder) => bothWays(folder, ALL));
  expect(difference(both.withLane, both.without)).toBeUndefined();
  return both;
}

const found = ({ without }: BothWays) => without.problems.map(({ code, place }) => [code, place.row]);
const text = (...lines: readonly string[]): string => `${[HEADER, ...lines].join('\n')}\n`;

describe('a record in the middle of a file', () => {
  const around = (...lines: readonly string[]): string => text(...records(1, 3), ...lines, ...records(8, 2));
  test.each([
    ['that is blank', around('', ','.repeat(9)), [], 4],
    ['with a cell too many', around(`${record(4)},`), [['cell-count', 5]], 4],
    ['with a cell too few', around(record(4).slice(0, -3)), [['cell-count', 5]], 4],
    ['with quoted cells', around(`"${record(4).replaceAll(',', '","')}"`), [], 5],
    ['with doubled quotes in its label', around(record(4, '"Accès ""fibre"""')), [], 5],
    ['with doubled quotes elsewhere', around(record('"4""a"')), [], 4],
    ['with doubled quotes in two cells', around(record('"4""a"', '"""é"""')), [], 4],
    ['with doubled quotes in the number of its invoice', around(record(4).replace('F1', '"F""1"')), [], 4],
    ['with a line end in its label', around(record(4, '"deux\nlignes"'), record(5, '"a\r\nb"')), [], 4],
    ['with a space behind its number', around(record('4 ')), [], 4],
    ['with an amount as people write it', around(record(4, '', '1 234.50 €')), [], 4],
    ['with a comma for a point', around(record(4, '', '"1,50"')), [['number-invalid', 5]], 4],
    ['with a negative zero', around(record(4, '', '-0.00')), [], 5],
    ['with a control character in its label', around(record(4, 'a\u0085b')), [['text-invalid', 5]], 4],
    ['with more cells than are looked at', around(`${record(4)}${','.repeat(300)}`), [['cell-count', 5]], 2],
    ['that a carriage return alone ends', around(`${record(4)}\r${record(5)}`), [['cell-count', 5]], 4],
    ['with a lone quote', around(record(4, 'a"b')), [['csv-syntax', 5]], 2],
    ['whose quote is never closed', around(record(4, '"ab')), [['csv-syntax', 5]], 2],
    ['with text behind a quoted cell', around(record(4, '"a"b')), [['csv-syntax', 5]], 2],
    ['that has the number of another', around(record(2)), [['line-repeated', 5]], 5],
  ])('%s', async (_, file, problems, inLane) => {
    const both = await compute(file);
    expect(found(both)).toEqual(problems);
    if (problems.length === 0) expect(both.inLane).toBe(inLane);
  });
});

describe('a file', () => {
  const lines = text(...records(1, 5));
  test.each([
    ['with a byte order mark', `\uFEFF${lines}`],
    ['with carriage returns', lines.replaceAll('\n', '\r\n')],
    ['whose last line has no end', lines.slice(0, -1)],
    ['whose last line has no end and a carriage return', `${lines.slice(0, -1)}\r`.replace(/20\r$/u, '"20"')],
    ['with semicolons and decimal commas', lines.replaceAll(',', ';').replaceAll('10.01', '10,01')],
    ['with tabs', lines.replaceAll(',', '\t')],
  ])('%s', async (_, file) => {
    const both = await compute(file);
    expect(found(both)).toEqual([]);
    expect([both.shared, both.inLane]).toEqual([5, 4]);
  });

  test('under a declared decimal comma, with the other mark in one cell', async () => {
    const convention = smallWorkspace({}, [])['convention.yaml'] ?? '';
    const file = lines.replaceAll(',', ';').replaceAll('10.01', '10,01').split('\n');
    const mixed = file.toSpliced(3, 1, (file[3] ?? '').replace('10,01', '10.01')).join('\n');
    const both = await compute(mixed, { 'convention.yaml': `numbers: { decimal: "," }\n${convention}` });
    expect(found(both)).toEqual([['number-invalid', 4]]);
  });
});

test('a record is the same wherever the end of a piece lies in it', async () => {
  const odd = [record('"b-1"', '"é😀 ""x"" é"'), record('b-2', '"a\r\nb"'), record('b-3', '', '"-3.00"')];
  const end = `${[...odd, ...records(11, 3)].join('\r\n')}\n`;
  // Labels as long as the lane takes them fill most of a piece; one more leaves so many bytes of it.
  const fill = text(...records(1, 7, 'x'.repeat(8192)), record(8, ''));
  for (let left = 0; left < Buffer.byteLength(odd.join('\r\n')); left += 4) {
    const start = fill.replace('8,AG,', `8,AG,${'y'.repeat(PIECE - Buffer.byteLength(fill) - left)}`);
    expect(Buffer.byteLength(start)).toBe(PIECE - left);
    const both = await compute(start + end);
    expect([found(both), both.shared, both.inLane]).toEqual([[], 14, 12]);
  }
});

describe('a record of', () => {
  const HEADERS = `${HEADER},note`;
  const long = (bytes: number, before: readonly string[]): string => {
    const short = record(4);
    const own = `${short},"${'é\n'.repeat(10)}${'z'.repeat(bytes - short.length - 33)}"`;
    expect(Buffer.byteLength(own)).toBe(bytes);
    const rows = [...before.map((line) => `${line},`), own, ...records(5, 3).map((line) => `${line},`)];
    return `${[HEADERS, ...rows].join('\n')}\n`;
  };
  test.each([
    ['a piece', PIECE, 7],
    ['a mebibyte', MEBIBYTE, 7],
    ['somewhat more, read in pieces that end before it does', MEBIBYTE + 1000, 7],
  ])('%s', async (_, bytes, shared) => {
    const both = await compute(long(bytes, records(1, 3)));
    expect(found(both)).toEqual([['column-unknown', 1]]);
    expect(both.shared).toBe(shared);
  });
  test('somewhat more than a mebibyte is too long with the lane where it is without it', async () => {
    const found = new Set<string>();
    for (const more of [1, 60_000, 130_000]) {
      for (const before of [0, 12, 25, 40]) {
        const both = await compute(long(MEBIBYTE + more, records(11, before, 'x'.repeat(8000))));
        found.add(both.without.problems.map(({ code }) => code).join());
      }
    }
    expect([...found].toSorted()).toEqual(['column-unknown', 'column-unknown,record-too-long']);
  });
  test('more than a mebibyte at the end of a piece is too long, wherever the lane left off', async () => {
    const before = records(1, 3, 'x'.repeat(8000));
    const both = await compute(long(MEBIBYTE + PIECE - 10_000, before));
    expect(found(both)).toEqual([
      ['column-unknown', 1],
      ['record-too-long', 5],
    ]);
  });
});

test('a file that changed while it was read is reported once', async () => {
  const lines = text(...records(1, 20, 'x'.repeat(8000)));
  await inFolder({ ...smallWorkspace({}, []), 'invoices/f.csv': lines }, async (folder) => {
    const path = join(folder, 'invoices/f.csv');
    const outcome = (lane: boolean) => {
      writeFileSync(path, lines);
      let asked = 0;
      const onProgress = (): void => {
        if (asked++ === 0) appendFileSync(path, `${record(21)}\n`);
      };
      return outcomeOf(folder, { ...ALL, onProgress }, lane);
    };
    const [withLane, without] = [await outcome(true), await outcome(false)];
    // How much of it was read by then is of no matter.
    expect(withLane.outcome.problems).toEqual(without.outcome.problems);
    expect([withLane.outcome.written, without.outcome.written]).toEqual([undefined, undefined]);
    expect(withLane.outcome.problems.map(({ code }) => code)).toEqual(['file-changed']);
  });
});

test('a file that changed since the second thread had a first look at it is read as it is', async () => {
  const files = {
    ...smallWorkspace({}, []),
    'invoices/f.csv': text(...records(1, 60, 'x'.repeat(8000))),
    'invoices/g.csv': text(...records(101, 3)),
  };
  const outcome = (lane: boolean) =>
    inFolder(files, (folder) => {
      let asked = 0;
      const onProgress = (): void => {
        asked++;
        // Time enough for the look, which is asked for behind the first of these calls.
        if (asked === 3) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
        if (asked === 3) appendFileSync(join(folder, 'invoices/g.csv'), `${record(104)}\n`);
      };
      return outcomeOf(folder, { ...ALL, secondThread: true, onProgress }, lane);
    });
  const [withLane, without] = [await outcome(true), await outcome(false)];
  expect(withLane.outcome).toEqual(without.outcome);
  expect([withLane.outcome.problems, withLane.shared]).toEqual([[], 64]);
});
