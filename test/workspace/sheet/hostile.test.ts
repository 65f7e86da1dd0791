/** Workbooks that are none, are damaged, or unpack into more than a machine holds. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Problem } from '../../../src/diagnostics/problem.ts';
import { formatKind } from '../../../src/workspace/records/sheet/number-format.ts';
import { openSheet } from '../../../src/workspace/records/sheet/open-sheet.ts';
import { odsText, writeOds } from './write-ods.ts';
import { writeXlsx } from './write-xlsx.ts';

/** What was said of a workbook, and its records where nothing was. */
function read(bytes: Uint8Array): { readonly codes: readonly string[]; readonly text: string } {
  const problems: Problem[] = [];
  const source = openSheet(bytes, 'x', {}, (found) => void problems.push(found));
  const records = source === undefined ? [] : [...source.batches((found) => void problems.push(found))];
  return { codes: problems.map(({ code }) => code), text: JSON.stringify([source?.header, records]) };
}

const GOOD = writeXlsx({
  sheets: [
    { name: 'S', rows: [['a', 'b'], ...Array.from({ length: 40 }, (_, i) => [`t${i}`, { v: `${i}.5` }])] },
  ],
});

/** Changes the size that an archive of one `content.xml` declares. */
function declareSize(bytes: Uint8Array, size: number): void {
  const central = bytes.length - 22 - (46 + 'content.xml'.length);
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(central + 24, size, true);
}

/** The archive with the sizes and places of its files in their records for large ones, as some programs write any workbook. */
function asLarge(bytes: Uint8Array, extra: readonly number[] = []): Buffer {
  const zip = Buffer.from(bytes);
  const end = zip.length - 22;
  const start = zip.readUInt32LE(end + 16);
  const list: Buffer[] = [];
  for (let at = start; at < end; at += 46 + zip.readUInt16LE(at + 28)) {
    const entry = Buffer.from(zip.subarray(at, at + 46 + zip.readUInt16LE(at + 28)));
    const record = Buffer.alloc(28);
    record.writeUInt16LE(1, 0);
    record.writeUInt16LE(24, 2);
    for (const [index, field] of [24, 20, 42].entries()) {
      record.writeBigUInt64LE(BigInt(entry.readUInt32LE(field)), 4 + 8 * index);
      entry.writeUInt32LE(0xffffffff, field);
    }
    entry.writeUInt16LE(extra.length + record.length, 30);
    list.push(entry, Buffer.from(extra), record);
  }
  return Buffer.concat([zip.subarray(0, start), ...list, zip.subarray(end)]);
}

test('an archive whose list of files is that of large ones is read, and refused where it leads outside', () => {
  const [good, large] = [read(GOOD), read(asLarge(GOOD))];
  expect([large, read(asLarge(GOOD, [9, 0, 2, 0, 7, 7]))]).toEqual([good, good]);
  const none = asLarge(GOOD);
  none.writeUInt16LE(2, none.lastIndexOf(Buffer.from([1, 0, 24, 0])));
  expect(read(none).codes).toEqual(['sheet-unreadable']);
});

/** The same archive, whose end leaves its numbers to the end record for large archives, as `zip -fz` writes them. */
function endingAsLarge(bytes: Uint8Array): Buffer {
  const zip = Buffer.from(bytes);
  const at = zip.length - 22;
  const end = Buffer.from(zip.subarray(at));
  const record = Buffer.alloc(76);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  for (const field of [24, 32]) record.writeBigUInt64LE(BigInt(end.readUInt16LE(10)), field);
  for (const [index, field] of [40, 48].entries())
    record.writeBigUInt64LE(BigInt(end.readUInt32LE(12 + 4 * index)), field);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(at), 64);
  return Buffer.concat([zip.subarray(0, at), record, end.fill(0xff, 8, 20)]);
}

test('one whose end, too, is that of large archives is read, and two of them, one behind the other, are refused', () => {
  const large = endingAsLarge(asLarge(GOOD));
  expect([read(large), read(endingAsLarge(GOOD))]).toEqual([read(GOOD), read(GOOD)]);
  const without = Buffer.concat([large.subarray(0, -98), large.subarray(-22)]);
  expect([Buffer.concat([large, large]), without].map((bytes) => read(bytes).codes)).toEqual([
    ['sheet-unreadable'],
    ['sheet-unreadable'],
  ]);
});

test.each([
  ['more files than it has', 32],
  ['a list that is elsewhere', 48],
  ['a list outside', 54],
])('one whose end says %s is refused', (_, field) => {
  const large = endingAsLarge(GOOD);
  large[large.length - 98 + field] = 1 + (large[large.length - 98 + field] ?? 0);
  expect(read(large).codes).toEqual(['sheet-unreadable']);
});

test('the size that a record for large files states is held: neither more than is unpacked, nor another one', () => {
  const bytes = zipSync({ 'content.xml': strToU8(' '.repeat(1 << 22)) });
  const codes = [2 ** 31, 10].map((size) => {
    declareSize(bytes, size);
    return read(endingAsLarge(asLarge(bytes))).codes;
  });
  expect(codes).toEqual([['sheet-limit'], ['sheet-unreadable']]);
});

test('a text, an old .xls and an empty file are refused', () => {
  const ole = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  expect([strToU8('a;b\n1;2\n'), ole, new Uint8Array()].map((bytes) => read(bytes).codes)).toEqual(
    Array.from({ length: 3 }, () => ['sheet-unreadable']),
  );
});

test.each([
  ['all parts are encrypted', { 'content.xml': new Uint8Array([0xc3, 0x28]) }],
  ['they are one part', { 'encrypted-package': new Uint8Array([0xc3, 0x28]) }],
])('of an ods that a password locks, it is said so: %s', (_, parts) => {
  const manifest =
    '<manifest:file-entry manifest:full-path="x"><manifest:encryption-data/></manifest:file-entry>';
  const bytes = zipSync({ ...parts, 'META-INF/manifest.xml': strToU8(manifest) });
  const problems: Problem[] = [];
  openSheet(bytes, 'x', {}, (found) => void problems.push(found));
  expect(JSON.stringify(problems)).toContain('a password locks it');
});

test('a sheet that unpacks into 2 GB is refused before it is unpacked', () => {
  const bytes = zipSync({ 'content.xml': strToU8(' '.repeat(1 << 22)) });
  declareSize(bytes, 2 ** 31);
  expect(read(bytes).codes).toEqual(['sheet-limit']);
});

test('one that declares less than it holds is refused where it goes beyond', () => {
  const bytes = zipSync({ 'content.xml': strToU8(' '.repeat(1 << 22)) });
  declareSize(bytes, 10);
  expect(read(bytes).codes).toEqual(['sheet-unreadable']);
});

test('one row said a million times over sixteen thousand columns is refused', () => {
  const row = `<table:table-row table:number-rows-repeated="1000000">${odsText('x', 'table:number-columns-repeated="16000"')}</table:table-row>`;
  expect(read(writeOds([{ name: 'S', rows: row }])).codes).toEqual(['sheet-limit']);
});

test.each(['[', '[$', '[$a', '"', '\\', '0,'])(
  'a code of a format that says %s thousands of times is read as one that says it often',
  (part) => {
    const read = (times: number) => {
      const kind = formatKind(part.repeat(times));
      // What is shown instead of a number is the code itself, which is longer.
      return typeof kind === 'string' ? kind : { ...kind, instead: kind.instead.map((text) => typeof text) };
    };
    expect(read(20_000)).toEqual(read(200));
  },
);

test('entities and document types are refused', () => {
  const content = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>';
  expect(read(zipSync({ 'content.xml': strToU8(content) })).codes).toEqual(['sheet-unreadable']);
});

test.each([
  ['an archive that says it is in parts', 8],
  ['an archive of another disk', 4],
])('%s, is refused', (_, field) => {
  const bytes = GOOD.slice();
  bytes[bytes.length - 22 + field] = 9;
  expect(read(bytes).codes).toEqual(['sheet-unreadable']);
});

test.each([
  ['a text in a cell of numbers, which would not be shown', '<c r="A2"><is><t>x</t></is></c>'],
  [
    'a style that the workbook has not, under which a percentage would be a number',
    '<c r="A2" s="99"><v>0.2</v></c>',
  ],
  ['a number in a cell of texts', '<c r="A2" t="inlineStr"><v>5</v></c>'],
  ['a cell within a cell', '<c r="A2" t="inlineStr"><c r="B2"><v>5</v></c><is><t>x</t></is></c>'],
  ['a cell with two values', '<c r="A2"><v>5</v><v>6</v></c>'],
  ['a cell that names another row', '<c r="A7"><v>5</v></c>'],
  ['two cells at one place', '<c r="A2"><v>5</v></c><c r="A2"><v>6</v></c>'],
  ['two rows of one number', '<c r="A2"><v>5</v></c></row><row r="2"><c r="A2"><v>6</v></c>'],
  ['a row within a row', '<row r="9"><c r="A9"><v>5</v></c></row>'],
  ['a cell outside of rows', '</row><c r="A2"><v>5</v></c><row r="9">'],
])('%s, is refused', (_, content) => {
  const parts = unzipSync(GOOD);
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const damaged = sheet.replace(/<c r="A2".*?<\/c>/, content);
  expect(read(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(damaged) })).codes).toEqual([
    'sheet-unreadable',
  ]);
});

test('formats behind the styles that name them, under which a percentage would be a number, are refused', () => {
  const parts = unzipSync(
    writeXlsx({ formats: ['0%'], sheets: [{ name: 'S', rows: [['n'], [{ v: '0.2', s: 1 }]] }] }),
  );
  const styles = strFromU8(parts['xl/styles.xml'] ?? new Uint8Array());
  const moved = styles.replace(/(<numFmts>.*<\/numFmts>)(.*)(<\/styleSheet>)/, '$2$1$3');
  expect(moved).not.toBe(styles);
  expect(read(zipSync({ ...parts, 'xl/styles.xml': strToU8(moved) })).codes).toEqual(['sheet-unreadable']);
});

test.each([
  [
    'a row within a row',
    '<table:table-row><table:table-row><table:table-cell/></table:table-row></table:table-row>',
  ],
  [
    'a cell outside of rows',
    '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>',
  ],
  [
    'a paragraph within a paragraph',
    '<table:table-row><table:table-cell office:value-type="string"><text:p>a<text:p>b</text:p></text:p></table:table-cell></table:table-row>',
  ],
  [
    'a heading in a cell, whose text would be passed over',
    '<table:table-row><table:table-cell office:value-type="string"><text:h>x</text:h></table:table-cell></table:table-row>',
  ],
  [
    'a list in a cell',
    '<table:table-row><table:table-cell office:value-type="string"><text:list><text:list-item><text:p>x</text:p></text:list-item></text:list></table:table-cell></table:table-row>',
  ],
])('%s of an ods, is refused', (_, rows) => {
  expect(read(writeOds([{ name: 'S', rows }])).codes).toEqual(['sheet-unreadable']);
});

test.each([
  ['an element within a text, which would cut it off', '<is><t>289<x>z</x>,90</t></is>', 'inlineStr'],
  ['an element within a number', '<v>289<x/>.90</v>', 'n'],
  ['a kind of cell that there is not', '<v>289.90</v>', 'number'],
])('%s, is refused', (_, content, type) => {
  const parts = unzipSync(GOOD);
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const damaged = sheet.replace(/<c r="A2".*?<\/c>/, `<c r="A2" t="${type}">${content}</c>`);
  expect(damaged).not.toBe(sheet);
  expect(read(zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(damaged) })).codes).toEqual([
    'sheet-unreadable',
  ]);
});

test('3,000 damaged workbooks are refused, or say exactly what the sound one says', () => {
  const sound = read(GOOD);
  expect(sound.codes).toEqual([]);
  let seed = 12_345;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return seed % below;
  };
  const wrong: string[] = [];
  for (let round = 0; round < 3000; round++) {
    const bytes = GOOD.slice(0, round % 10 === 0 ? random(GOOD.length) : GOOD.length);
    for (let left = 1 + random(4); left > 0 && bytes.length > 0; left--)
      bytes[random(bytes.length)] = random(256);
    const { codes, text } = read(bytes);
    if (codes.length === 0 && text !== sound.text) wrong.push(`round ${round}`);
  }
  expect(wrong).toEqual([]);
});

test('2,000 workbooks whose XML is damaged are refused or read, and never break the reader', () => {
  const parts = unzipSync(GOOD);
  let seed = 4321;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return seed % below;
  };
  const bits = [
    '<',
    '>',
    '"',
    '&',
    '/',
    'r="0"',
    ' r="ZZZZ9"',
    '1e999',
    '-',
    '\u0000',
    '<row r="2">',
    't="s"',
    '</c>',
    'hidden="1"',
  ];
  const codes = new Set<string>();
  for (let round = 0; round < 2000; round++) {
    const names = Object.keys(parts);
    const name = names[random(names.length)] ?? '';
    const text = strFromU8(parts[name] ?? new Uint8Array());
    const at = random(text.length);
    const damaged = text.slice(0, at) + (bits[random(bits.length)] ?? '') + text.slice(at + random(3));
    for (const code of read(zipSync({ ...parts, [name]: strToU8(damaged) }, { level: 0 })).codes)
      codes.add(code);
  }
  const known = [
    'sheet-unreadable',
    'sheet-unknown',
    'sheet-several',
    'sheet-limit',
    'csv-empty',
    'header-not-found',
  ];
  expect([...codes].filter((code) => !known.includes(code))).toEqual([]);
});
