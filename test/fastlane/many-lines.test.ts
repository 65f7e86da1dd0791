/** Files of several blocks, with one thread and with two: what a block has no room for goes the ordinary way, in its turn. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MOST_RECORDS } from '../../src/fastlane/clerk/block.ts';
import { PIECE_BYTES } from '../../src/workspace/input-file.ts';
import { cii } from '../invoices/einvoice/sample-cii.ts';
import { SAMPLE } from '../invoices/einvoice/sample-invoice.ts';
import { windows1252 } from '../invoices/temporary-workspace.ts';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { inFolder } from '../properties/product.ts';
import { type BothWays, bothWays } from './both-ways.ts';
import { difference } from './difference.ts';
import { CONVENTION, invoiceText, type LineCells, RULES, smallWorkspace } from './small.ts';

const ALL = { selection: { kind: 'all' }, allowUnallocated: true } as const;
const THREADS = [
  ['one thread', false],
  ['two threads', true],
] as const;

async function compute(
  files: WorkspaceFiles,
  secondThread: boolean,
  bytes: Readonly<Record<string, Uint8Array>> = {},
): Promise<BothWays> {
  const both = await inFolder(files, (folder) => {
    for (const [path, content] of Object.entries(bytes)) writeFileSync(join(folder, path), content);
    return bothWays(folder, { ...ALL, secondThread });
  });
  expect(difference(both.withLane, both.without)).toBeUndefined();
  return both;
}

/** So many lines of an invoice of their own, every tenth of an access that nobody knows, if so. */
function lines(invoice: string, count: number, isOdd = false): readonly LineCells[] {
  return Array.from({ length: count }, (_, index) => ({
    day: `2025-01-${String((index % 28) + 1).padStart(2, '0')}`,
    invoice,
    access: isOdd && index % 10 === 9 ? 'NOWHERE' : (['AG', 'A1', 'ALL'][index % 3] ?? ''),
    net: `${index % 1000}.${String(index % 100).padStart(2, '0')}`,
  }));
}

test.each(THREADS)('more short records than a block has room for, with %s', async (_, secondThread) => {
  const layout = `invoices:
  - files: "s*"
    defaults: { supplier: OP, invoice_number: F1, invoice_date: "2025-01-31", access: AG, category: usage, vat_rate: "20" }
`;
  const count = 30_000;
  const short = Array.from({ length: count }, (_, index) => `${index},1\n`).join('');
  const both = await compute(
    {
      ...smallWorkspace({ 'convention.yaml': CONVENTION + layout + RULES }, []),
      'invoices/s.csv': `line_number,net_amount\n${short}`,
      'invoices/t.csv': invoiceText(lines('F2', 500)),
    },
    secondThread,
  );
  const inFirst = short.slice(0, PIECE_BYTES).split('\n').length;
  expect(both.without.problems).toEqual([]);
  expect(both.shared).toBe(count + 500);
  // All of the first block, as many as there may be of the second, and what comes behind in the next file.
  expect(both.inLane).toBeGreaterThan(inFirst + MOST_RECORDS + 490 - 10);
  expect(both.inLane).toBeLessThan(inFirst + MOST_RECORDS + 500);
});

test.each(THREADS)('more rows than a block has room for, with %s', async (_, secondThread) => {
  const members = Array.from({ length: 60 }, (_, index) => `M${index},Membre ${index},,\n`).join('');
  const base = smallWorkspace({}, []);
  const count = 6000;
  const [header = '', ...rows] = invoiceText(
    lines('F1', count).map((line) => ({ ...line, access: 'ALL' })),
  ).split('\n');
  const both = await compute(
    {
      ...base,
      'members.csv': `${base['members.csv']}${members}`,
      'invoices/f.csv': [header, ...rows].join('\n'),
    },
    secondThread,
  );
  expect(both.without.problems).toEqual([]);
  expect(both.shared).toBe(count);
  expect(both.without.written?.allocations.split('\n')).toHaveLength(63 * count + 1);
  // Of a block of 256 KiB some 4000 lines, at 138 orders each.
  expect(both.inLane).toBeLessThan(count - 1000);
  expect(both.inLane).toBeGreaterThan(1500);
});

test.each(THREADS)('files that go the ordinary way between others, with %s', async (_, secondThread) => {
  const layout = `invoices:
  - { files: "*.xml", einvoice: { access: BT-128, scheme: AAA }, defaults: { category: usage } }
`;
  const xml = cii({
    ...SAMPLE,
    lines: SAMPLE.lines.map((line) => ({ ...line, objects: [{ id: 'A2', scheme: 'AAA' }] })),
  });
  const old = invoiceText(lines('F3', 300).map((line) => ({ ...line, item: 'é' })));
  const both = await compute(
    {
      ...smallWorkspace({ 'convention.yaml': CONVENTION + layout + RULES }, []),
      'invoices/f.csv': invoiceText(lines('F1', 3000, true)),
      'invoices/g.xml': xml,
      'invoices/h.csv': invoiceText(lines('F2', 10, true)),
      'invoices/i.csv': '',
      'invoices/j.xml': xml.replaceAll('FAC-2025-0917', 'FAC-2025-0918'),
      'invoices/k.csv': invoiceText(lines('F4', 6000, true)),
    },
    secondThread,
    { 'invoices/i.csv': windows1252(old) },
  );
  expect(both.without.problems).toEqual([]);
  // Nine tenths of three files, all of the old one, and the three lines of each XML; its allowances name no access.
  expect(both.shared).toBe(2700 + 9 + 5400 + 300 + 2 * 3);
  expect(both.without.written?.unallocated.trimEnd().split('\n')).toHaveLength(300 + 1 + 600 + 2 * 2);
  expect(both.inLane).toBeGreaterThan(8000);
});
