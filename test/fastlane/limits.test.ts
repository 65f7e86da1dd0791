/** What the lane remembers is bounded: it begins anew, within a file and between files, and nothing else changes. */
import { beforeEach, expect, test, vi } from 'vitest';
import { isFull, type Kind, newKind } from '../../src/fastlane/kind.ts';
import { newPress } from '../../src/fastlane/press.ts';
import type { Slots } from '../../src/invoices/columns.ts';
import { inFolder } from '../properties/product.ts';
import { bothWays } from './both-ways.ts';
import { difference } from './difference.ts';
import { invoiceText, type LineCells, smallWorkspace } from './small.ts';

vi.mock('../../src/fastlane/kind.ts', async (original) => {
  const module = await original<typeof import('../../src/fastlane/kind.ts')>();
  return { ...module, isFull: vi.fn(module.isFull), newKind: vi.fn(module.newKind) };
});
vi.mock('../../src/fastlane/press.ts', async (original) => {
  const module = await original<typeof import('../../src/fastlane/press.ts')>();
  return { ...module, newPress: vi.fn(module.newPress) };
});
const asked = vi.mocked(isFull);
const begun = vi.mocked(newKind);
const makePress = vi.mocked(newPress).getMockImplementation();
beforeEach(() => {
  begun.mockClear();
  asked.mockImplementation(() => false);
  if (makePress !== undefined) vi.mocked(newPress).mockImplementation(makePress);
});

const ALL = { selection: { kind: 'all' }, allowUnallocated: false } as const;

/** So many lines, each third of another access, in invoices of ten. */
function lines(count: number, first: number): readonly LineCells[] {
  return Array.from({ length: count }, (_, index) => ({
    day: `2025-01-${String((index % 28) + 1).padStart(2, '0')}`,
    access: ['AG', 'A1', 'A2'][index % 3] ?? '',
    invoice: `F${first + Math.floor(index / 10)}`,
  }));
}

const THREADS = [
  ['one thread', false],
  ['two threads', true],
] as const;

test.each(THREADS)(
  'files that fill it, one in several blocks: the lane begins anew, and the run is the same, with %s',
  async (_, secondThread) => {
    asked.mockImplementation(
      ({ cells, templates }) => cells.invoice_number.size() > 20 || templates.size() > 50,
    );
    const files = {
      ...smallWorkspace({}, lines(20_000, 1)),
      'invoices/g.csv': invoiceText(lines(300, 10_000)),
      'invoices/h.csv': invoiceText(lines(30, 20_000)),
    };
    const both = await inFolder(files, (folder) => bothWays(folder, { ...ALL, secondThread }));
    expect(difference(both.withLane, both.without)).toBeUndefined();
    expect(both.without.problems).toEqual([]);
    // Of the first file, too, and not only because another begins.
    expect(begun.mock.calls.length).toBeGreaterThan(4);
    expect(both.shared).toBe(20_330);
    expect(both.inLane).toBe(20_330 - 3 * begun.mock.calls.length);
  },
);

test.each(THREADS)(
  'texts that fill it: with each file all begins anew, and the run is the same, with %s',
  async (_, secondThread) => {
    vi.mocked(newPress).mockImplementation((...given) => {
      if (makePress === undefined) throw new Error('the press as it is');
      return { ...makePress(...given), isFull: () => true };
    });
    const files = {
      ...smallWorkspace({}, lines(3000, 1)),
      'invoices/g.csv': invoiceText(lines(3000, 10_000)),
      'invoices/h.csv': invoiceText(lines(30, 20_000)),
    };
    const both = await inFolder(files, (folder) => bothWays(folder, { ...ALL, secondThread }));
    expect(difference(both.withLane, both.without)).toBeUndefined();
    expect(both.without.problems).toEqual([]);
    expect(begun.mock.calls.length).toBe(3);
    expect([both.shared, both.inLane]).toEqual([6030, 6030 - 3 * 3]);
  },
);

test('it is full with more than 65,536 cells of a column, or templates', async () => {
  const { isFull: isReallyFull } = await vi.importActual<typeof import('../../src/fastlane/kind.ts')>(
    '../../src/fastlane/kind.ts',
  );
  const column = { read: () => ({ value: undefined }), fallback: undefined };
  // Only how the cells of columns are read, and what an empty one means, makes a kind.
  const slots = new Proxy({}, { get: () => column }) as unknown as Slots;
  const withSize = (name: 'supplier' | 'original_invoice' | 'templates', size: number): Kind => {
    const kind = newKind(slots, 0, () => 0);
    if (name === 'templates') return { ...kind, templates: { ...kind.templates, size: () => size } };
    return { ...kind, cells: { ...kind.cells, [name]: { ...kind.cells[name], size: () => size } } };
  };
  for (const name of ['supplier', 'original_invoice', 'templates'] as const) {
    expect([65_536, 65_537].map((size) => isReallyFull(withSize(name, size)))).toEqual([false, true]);
  }
});
