/** Files of one layout and one mark share a kind, until it is full; the numbers of kinds that are gone are told once. */
import { beforeEach, expect, test, vi } from 'vitest';
import { isFull, type Kind } from '../../src/fastlane/kind.ts';
import { type KnownKinds, knownKinds } from '../../src/fastlane/known-kinds.ts';
import type { Slots } from '../../src/invoices/columns.ts';
import type { PlainCsv } from '../../src/invoices/plain-csv.ts';

vi.mock('../../src/fastlane/kind.ts', async (original) => {
  const module = await original<typeof import('../../src/fastlane/kind.ts')>();
  return { ...module, isFull: vi.fn(() => false) };
});
const full = new Set<Kind>();
beforeEach(() => {
  full.clear();
  vi.mocked(isFull).mockImplementation((kind) => full.has(kind));
});

const column = { read: () => ({ value: undefined }), fallback: undefined };
// Only how the cells of columns are read, and what an empty one means, makes a kind.
const slots = new Proxy({}, { get: () => column }) as unknown as Slots;
const ONE = { files: 'one' } as unknown as PlainCsv['layout'];
const OTHER = { files: 'other' } as unknown as PlainCsv['layout'];

function file(cells: Partial<Pick<PlainCsv, 'layout' | 'mark' | 'ownFields'>> = {}): PlainCsv {
  const plain = { slots, layout: undefined, mark: 'either', ownFields: false, ...cells };
  // Neither its records nor its path make its kind.
  return plain as unknown as PlainCsv;
}

const kinds = (): KnownKinds => knownKinds(() => 0);
const numberOf = (known: KnownKinds, plain: PlainCsv): number => known.of(plain).kind.number;

test('one layout and one mark make one kind, and each other layout or mark another', () => {
  const known = kinds();
  const files = [
    file(),
    file({ layout: ONE }),
    file({ layout: OTHER }),
    file({ mark: ',' }),
    file({ mark: '.' }),
  ];
  const numbers = files.map((plain) => numberOf(known, plain));
  expect(new Set(numbers).size).toBe(5);
  expect(files.map((plain) => numberOf(known, { ...plain }))).toEqual(numbers);
});

test('a file with fields of its own has a kind of its own, the same for all its blocks', () => {
  const known = kinds();
  const [shared, first, second] = [file(), file({ ownFields: true }), file({ ownFields: true })];
  const numbers = [shared, first, first, second, second, shared].map((plain) => numberOf(known, plain));
  const [a, b, , c] = numbers;
  expect(numbers).toEqual([a, b, b, c, c, a]);
  expect(new Set(numbers).size).toBe(3);
});

test('the kind of a file with fields of its own is forgotten with the next such file', () => {
  const known = kinds();
  const first = known.of(file({ ownFields: true }));
  expect(first.forget).toEqual([]);
  expect(known.of(file({ ownFields: true })).forget).toEqual([first.kind.number]);
});

test.each([false, true])(
  'a kind that is full is renewed, and its number forgotten once (own fields: %s)',
  (own) => {
    const known = kinds();
    const plain = file({ ownFields: own });
    const before = known.of(plain).kind;
    full.add(before);
    const renewed = known.of(plain);
    expect(renewed.kind).not.toBe(before);
    expect(renewed.kind.number).not.toBe(before.number);
    expect(renewed.forget).toEqual([before.number]);
    expect(known.of(plain)).toEqual({ kind: renewed.kind, forget: [] });
  },
);

test('all kinds are forgotten at once, and no number is given twice', () => {
  const known = kinds();
  const own = file({ ownFields: true });
  const files = [file(), file({ mark: ',' }), file({ layout: ONE }), own];
  const numbers = files.map((plain) => numberOf(known, plain));
  known.forget();
  const { kind, forget } = known.of(file());
  expect(forget.toSorted()).toEqual(numbers.toSorted());
  // Nor is that of a file with fields of its own kept, were it read on.
  expect(numbers).not.toContain(numberOf(known, own));
  expect(numbers).not.toContain(kind.number);
  expect(known.of(file({ mark: ',' })).forget).toEqual([]);
  known.forget();
  expect(known.of(file()).forget).toContain(kind.number);
});
