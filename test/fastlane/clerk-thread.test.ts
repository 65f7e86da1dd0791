/** A clerk in another thread answers as one here does, says when it cannot any more, and lets the process end. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { AMOUNTS, FIELDS, HEAD } from '../../src/fastlane/clerk/block.ts';
import { BLOCKS, type Clerk, clerkHere } from '../../src/fastlane/clerk/clerk.ts';
import type { Scan, ScanTask } from '../../src/fastlane/clerk/scan.ts';
import { clerkThread } from '../../src/fastlane/clerk/thread.ts';
import { lookAt } from '../../src/workspace/input-file.ts';
import { EMPTY_TASK } from './empty-task.ts';
import { COLUMNS, shapeWith } from './scanned-text.ts';

let thread: Clerk | undefined;
afterEach(() => thread?.close());

function startThread(): Clerk {
  thread = clerkThread();
  return thread;
}

const SCAN: ScanTask = {
  block: 0,
  shape: shapeWith(COLUMNS),
  filled: HEAD,
  begin: HEAD,
  isLast: true,
};
/** What no clerk can do. */
const IMPOSSIBLE: ScanTask = { ...SCAN, block: BLOCKS };

/** A record of each column, the first so many times. */
const record = (number: number): string =>
  `${COLUMNS.map((column) => (column === 'line_number' ? number : column === 'net_amount' ? '1.5' : column)).join(';')}\n`;

function fill({ blocks }: Clerk, block: number, text: string): number {
  return HEAD + (blocks[block]?.bytes.write(text, HEAD) ?? 0);
}

describe('in another thread', () => {
  test('blocks are looked through and printed as they are here', async () => {
    const answersOf = async (clerk: Clerk) => {
      const filled = [record(1) + record(2).slice(0, 30), record(2).slice(30) + record(3)].map(
        (text, block) => fill(clerk, block, text),
      );
      const scans: Promise<Scan>[] = filled.map((end, block) =>
        clerk.scan({
          ...SCAN,
          block,
          filled: end,
          shape: block === 0 ? SCAN.shape : undefined,
          begin: block === 0 ? HEAD : undefined,
          isLast: block === 1,
        }),
      );
      const prints = [
        clerk.print({
          ...EMPTY_TASK,
          begun: 'é\n',
          between: [{ line: 0, text: 'a' }],
          into: new Uint8Array(9),
        }),
        clerk.print({ ...EMPTY_TASK, between: [{ line: 0, text: 'é'.repeat(600_000) }] }),
      ];
      const printed = await Promise.all(prints);
      const { records, amounts } = clerk.blocks[1] ?? {};
      return {
        scans: await Promise.all(scans),
        texts: printed.map(({ bytes, length }) => Buffer.from(bytes.subarray(0, length)).toString()),
        records: records?.slice(0, 2 * FIELDS),
        amounts: amounts?.slice(0, 2 * AMOUNTS),
        hash: await clerk.hash(),
      };
    };
    const here = await answersOf(clerkHere());
    expect(here.scans.map(({ count }) => count)).toEqual([1, 2]);
    expect(here.texts.map(({ length }) => length)).toEqual([1, 600_000]);
    expect(await answersOf(startThread())).toEqual(here);
  });

  test('memory that is handed over to be printed into is gone here, and comes back', async () => {
    const clerk = startThread();
    const into = new Uint8Array(100);
    const printed = clerk.print({ ...EMPTY_TASK, between: [{ line: 0, text: 'abc' }], into });
    expect(into.byteLength).toBe(0);
    const { bytes, length } = await printed;
    expect([bytes.byteLength, length]).toEqual([100, 3]);
  });

  test('a file is looked at as it is when it is opened, and one that is not there not at all', async () => {
    const clerk = startThread();
    const path = resolve('package.json');
    expect(await clerk.look(path)).toEqual(lookAt(path));
    expect(await clerk.look(resolve('nowhere.json'))).toBeUndefined();
    expect(await clerkHere().look(path)).toBeUndefined();
  });

  test('what is waited for is done before what was asked for first', async () => {
    const clerk = startThread();
    const done: string[] = [];
    const note = (what: string) => (): void => void done.push(what);
    // The first is begun before the others are asked for, or is not.
    await Promise.all([
      clerk.print(EMPTY_TASK).then(note('print')),
      clerk.hash().then(note('hash')),
      clerk.print(EMPTY_TASK).then(note('print')),
      clerk.look(resolve('package.json')).then(note('look')),
      clerk.scan(SCAN).then(note('scan')),
    ]);
    expect(done.at(-1)).toBe('hash');
    expect(done.indexOf('scan')).toBeLessThan(done.indexOf('look'));
    expect(done.indexOf('look')).toBeLessThan(done.lastIndexOf('print'));
  });

  test('what the clerk cannot do is said to whoever waits, and at once to whoever asks later', async () => {
    const clerk = startThread();
    const asked = [clerk.print(EMPTY_TASK), clerk.scan(IMPOSSIBLE), clerk.scan(SCAN), clerk.hash()];
    const answers = await Promise.allSettled(asked);
    expect(answers.map(({ status }) => status).slice(1)).toEqual(['rejected', 'rejected', 'rejected']);
    await new Promise((done) => void setTimeout(done, 100));
    await expect(clerk.scan(SCAN)).rejects.toThrow('a block that is known');
    await expect(clerk.print(EMPTY_TASK)).rejects.toThrow('a block that is known');
    await expect(clerk.hash()).rejects.toThrow('a block that is known');
  });

  test('that is closed, whoever waits hears of it', async () => {
    const clerk = startThread();
    await clerk.scan(SCAN);
    const asked = clerk.print({ ...EMPTY_TASK, between: [{ line: 0, text: 'x'.repeat(1 << 24) }] });
    clerk.close();
    await expect(asked).rejects.toThrow('the thread of the clerk ended with 1');
    await expect(clerk.scan(SCAN)).rejects.toThrow('the thread of the clerk ended with 1');
  });
});

/** What a process prints that starts a clerk in another thread, and how it ends. */
function processThat(does: string): { readonly code: number | null; readonly out: string } {
  const folder = mkdtempSync(join(tmpdir(), 'grappe-clerk-'));
  try {
    const source = join(folder, 'clerk.ts');
    const from = JSON.stringify(resolve('src/fastlane/clerk/thread.ts'));
    writeFileSync(source, `import { clerkThread } from ${from};\nconst clerk = clerkThread();\n${does}\n`);
    const { status, stdout } = spawnSync(process.execPath, ['scripts/typescript.js', source], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    return { code: status, out: stdout };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a process', () => {
  test('ends once the clerk is closed', () => {
    expect(processThat(`console.log((await clerk.hash()).length); clerk.close();`)).toEqual({
      code: 0,
      out: '64\n',
    });
  });

  test('ends where the thread failed and nobody waits', () => {
    const does = `clerk.look('.');
clerk.scan(${JSON.stringify(IMPOSSIBLE)});
clerk.hash();
process.on('exit', () => console.log('ends'));`;
    expect(processThat(does)).toEqual({ code: 0, out: 'ends\n' });
  });

  test('ends where the clerk is closed before it answers', () => {
    expect(processThat(`clerk.look('/dev/zero'); setTimeout(clerk.close, 50);`)).toEqual({
      code: 0,
      out: '',
    });
  });
});
