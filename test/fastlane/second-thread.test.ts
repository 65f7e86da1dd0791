/** A second thread helps where it is asked for, and by itself where there are more than four mebibytes of invoices. */
import { beforeEach, expect, test, vi } from 'vitest';
import { clerkHere } from '../../src/fastlane/clerk/clerk.ts';
import { clerkThread } from '../../src/fastlane/clerk/thread.ts';
import { inFolder } from '../properties/product.ts';
import { outcomeOf } from './both-ways.ts';
import { smallWorkspace } from './small.ts';

vi.mock('../../src/fastlane/clerk/thread.ts', () => ({ clerkThread: vi.fn() }));
const started = vi.mocked(clerkThread);
const closed = vi.fn();
beforeEach(() => {
  started.mockReset().mockImplementation(() => ({ ...clerkHere(), close: closed }));
  closed.mockReset();
});

const MOST_ALONE = 1 << 22;
const HEADER =
  'invoice_number,invoice_date,line_number,access,label,category,period_start,period_end,net_amount,vat_rate\n';

/** A file of so many bytes, most of them in its labels. */
function fileOf(bytes: number, invoice: string): string {
  const line = (number: number, label: string): string =>
    `${invoice},2025-01-31,${number},AG,${label},usage,2025-01-01,2025-01-31,10.01,20\n`;
  let text = HEADER;
  for (let number = 1; ; number++) {
    const left = bytes - text.length - line(number, '').length;
    if (left <= 8000) return text + line(number, 'x'.repeat(left));
    text += line(number, 'x'.repeat(7000));
  }
}

async function run(bytes: readonly number[], secondThread?: boolean): Promise<number> {
  const files = Object.fromEntries(
    bytes.map((size, index) => [`invoices/f${index}.csv`, fileOf(size, `F${index}`)]),
  );
  for (const [index, size] of bytes.entries()) expect(files[`invoices/f${index}.csv`]).toHaveLength(size);
  const { 'invoices/f.csv': _, ...tables } = smallWorkspace({}, []);
  const selection = { kind: 'all' } as const;
  const { outcome } = await inFolder({ ...tables, ...files }, (folder) =>
    outcomeOf(
      folder,
      { selection, allowUnallocated: false, ...(secondThread === undefined ? {} : { secondThread }) },
      true,
    ),
  );
  expect(outcome.problems).toEqual([]);
  expect(closed).toHaveBeenCalledTimes(started.mock.calls.length);
  return started.mock.calls.length;
}

test.each([
  ['none with four mebibytes', [MOST_ALONE], 0],
  ['one with a byte more', [MOST_ALONE + 1], 1],
  ['none with as many in two files', [1000, MOST_ALONE - 1000], 0],
  ['one with more in two files', [1000, MOST_ALONE - 999], 1],
])('%s', async (_, bytes, count) => {
  expect(await run(bytes)).toBe(count);
});

test('one where it is asked for, and none where it is not wanted', async () => {
  expect(await run([1000], true)).toBe(1);
  started.mockClear();
  closed.mockClear();
  expect(await run([MOST_ALONE + 1], false)).toBe(0);
});

test('it is let go where the run fails', async () => {
  started.mockImplementation(() => ({
    ...clerkHere(),
    print: () => Promise.reject(new Error('no paper')),
    close: closed,
  }));
  await expect(run([1000], true)).rejects.toThrow('no paper');
  expect(closed).toHaveBeenCalledTimes(1);
});
