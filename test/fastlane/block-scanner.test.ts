/** A file goes into blocks one after the other, each looked through while the one before is shared. */
import { describe, expect, test } from 'vitest';
import { blockScanner, type ScannedBlock } from '../../src/fastlane/block-scanner.ts';
import { BLOCK_BYTES, HEAD } from '../../src/fastlane/clerk/block.ts';
import { BLOCKS, clerkHere } from '../../src/fastlane/clerk/clerk.ts';
import type { FileShape, Scan, ScanTask } from '../../src/fastlane/clerk/scan.ts';
import type { CsvFile } from '../../src/workspace/csv-file.ts';
import { PIECE_BYTES } from '../../src/workspace/input-file.ts';
import { COLUMNS, shapeWith } from './scanned-text.ts';

/** So many bytes, each piece of its own number, as a file gives them. */
function fileOf(bytes: number, encoding: CsvFile['dialect']['encoding'] = 'utf-8'): CsvFile {
  function* pieces(): Generator<Buffer> {
    const piece = Buffer.alloc(PIECE_BYTES);
    for (let at = 0; at < bytes; at += PIECE_BYTES) {
      yield piece.fill(at / PIECE_BYTES).subarray(0, Math.min(PIECE_BYTES, bytes - at));
    }
    yield Buffer.alloc(0);
  }
  return { dialect: { delimiter: ';', encoding }, bytes: pieces } as unknown as CsvFile;
}

const KIND = { name: 'one' };
const ofOneKind = (): { kind: object; shape: FileShape } => ({ kind: KIND, shape: shapeWith(COLUMNS) });

/** A clerk that finds nothing, and notes what it is asked. */
function noting() {
  const tasks: ScanTask[] = [];
  const waits: number[] = [];
  const answers: ((found: Scan | Error) => void)[] = [];
  const clerk = {
    ...clerkHere(),
    scan(task: ScanTask): Promise<Scan> {
      tasks.push(task);
      return new Promise((resolve, reject) => {
        answers.push((found) => (found instanceof Error ? reject(found) : resolve(found)));
        if (answers.length <= answered) answers.at(-1)?.(FOUND);
      });
    },
  };
  /** So many tasks are answered at once. */
  let answered = Number.POSITIVE_INFINITY;
  return {
    clerk,
    tasks,
    waits,
    answers,
    answerOnly(count: number): void {
      answered = count;
    },
    scanBlocks: blockScanner(clerk, async (block) => void waits.push(block)),
  };
}

const FOUND: Scan = { count: 0, next: HEAD, isIrregular: false, news: [] };

async function all<T>(generator: AsyncGenerator<T>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const item of generator) items.push(item);
  return items;
}

const placeOf = ({ number, offset, filled, isLast }: ScannedBlock<object>): readonly unknown[] => [
  number,
  offset,
  filled - HEAD,
  isLast,
];

describe('the blocks of a file', () => {
  test('are a piece, then as many as a block takes, and the last is looked at once the file has ended', async () => {
    const { scanBlocks } = noting();
    const end = PIECE_BYTES + BLOCK_BYTES + 10;
    expect((await all(scanBlocks(fileOf(end), ofOneKind, () => {}))).map(placeOf)).toEqual([
      [0, 0, PIECE_BYTES, false],
      [1, PIECE_BYTES, BLOCK_BYTES, false],
      [2, PIECE_BYTES + BLOCK_BYTES, 10, true],
    ]);
  });

  test.each([
    ['nothing', 0, [[0, 0, 0, true]]],
    ['less than a piece', 7, [[0, 0, 7, true]]],
    [
      'a piece',
      PIECE_BYTES,
      [
        [0, 0, PIECE_BYTES, false],
        [1, PIECE_BYTES, 0, true],
      ],
    ],
  ])('of %s', async (_, bytes, places) => {
    const { scanBlocks } = noting();
    expect((await all(scanBlocks(fileOf(bytes), ofOneKind, () => {}))).map(placeOf)).toEqual(places);
  });

  test('hold the bytes of the file', async () => {
    const { scanBlocks } = noting();
    for await (const { block, offset, filled } of scanBlocks(fileOf(600_000), ofOneKind, () => {})) {
      const bytes = block.bytes.subarray(HEAD, filled);
      expect(bytes.every((byte, at) => byte === Math.floor((offset + at) / PIECE_BYTES))).toBe(true);
    }
  });

  test('begin behind a byte order mark, and only the first is told where', async () => {
    const { scanBlocks, tasks } = noting();
    await all(scanBlocks(fileOf(100_000, 'utf-8-bom'), ofOneKind, () => {}));
    await all(scanBlocks(fileOf(100), ofOneKind, () => {}));
    expect(tasks.map(({ begin }) => begin)).toEqual([HEAD + 3, undefined, HEAD]);
  });

  test('are all free before they are filled, and each is another than those before it', async () => {
    const { scanBlocks, waits, tasks } = noting();
    await all(scanBlocks(fileOf(4 * BLOCK_BYTES), ofOneKind, () => {}));
    await all(scanBlocks(fileOf(6 * BLOCK_BYTES), ofOneKind, () => {}));
    const expected = Array.from({ length: 12 }, (_, index) => index % BLOCKS);
    expect(waits).toEqual(expected);
    expect(tasks.map(({ block }) => block)).toEqual(expected);
  });

  test('are told their shape at the beginning of a file, and where another kind begins', async () => {
    const { scanBlocks, tasks } = noting();
    const kinds = [KIND, KIND, { name: 'other' }, KIND];
    const shapes = kinds.map((_, kind) => shapeWith(COLUMNS, { kind }));
    let asked = 0;
    const shapeOf = () => {
      const at = asked++;
      return { kind: kinds[at] ?? KIND, shape: shapes[at] ?? shapeWith(COLUMNS) };
    };
    const found = await all(scanBlocks(fileOf(2 * BLOCK_BYTES), shapeOf, () => {}));
    await all(scanBlocks(fileOf(1), shapeOf, () => {}));
    expect(tasks.map(({ shape }) => shape)).toEqual([shapes[0], undefined, shapes[2], shapes[3]]);
    expect(found.map(({ kind }) => kind)).toEqual(kinds.slice(0, 3));
  });
});

describe('while a block is shared', () => {
  test('the next one is looked through, and none behind it', async () => {
    const { scanBlocks, tasks, answerOnly } = noting();
    answerOnly(1);
    const blocks = scanBlocks(fileOf(4 * BLOCK_BYTES), ofOneKind, () => {});
    await blocks.next();
    expect(tasks.map(({ block }) => block)).toEqual([0, 1]);
    const second = blocks.next();
    await new Promise((resolve) => void setImmediate(resolve));
    expect(tasks.map(({ block }) => block)).toEqual([0, 1, 2]);
    await Promise.race([second, new Promise((resolve) => void setImmediate(resolve))]);
  });

  test('its file may be left: the next file goes into the blocks behind', async () => {
    const { scanBlocks, tasks } = noting();
    for await (const _ of scanBlocks(fileOf(4 * BLOCK_BYTES), ofOneKind, () => {})) break;
    await all(scanBlocks(fileOf(1), ofOneKind, () => {}));
    expect(tasks.map(({ block }) => block)).toEqual([0, 1, 2]);
  });

  test('a failure of the clerk ahead comes out with the next block, and not before', async () => {
    const unhandled: unknown[] = [];
    const listen = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', listen);
    try {
      const { scanBlocks, answers, answerOnly } = noting();
      answerOnly(1);
      const blocks = scanBlocks(fileOf(4 * BLOCK_BYTES), ofOneKind, () => {});
      await blocks.next();
      answers[1]?.(new Error('no eyes'));
      await new Promise((resolve) => void setTimeout(resolve, 10));
      await expect(blocks.next()).rejects.toThrow('no eyes');
      expect(unhandled).toEqual([]);
    } finally {
      process.off('unhandledRejection', listen);
    }
  });
});
