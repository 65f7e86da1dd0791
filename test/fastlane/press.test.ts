/** The press has all texts printed in their order, and waits for what was printed of a block before its memory is needed. */
import { expect, test } from 'vitest';
import { type Block, blockIn, newMemory } from '../../src/fastlane/clerk/block.ts';
import { type Clerk, clerkHere } from '../../src/fastlane/clerk/clerk.ts';
import {
  ORDER_FIELDS,
  type Printed,
  type PrintTask,
  ROW_CENTS,
  ROW_FIELDS,
} from '../../src/fastlane/clerk/print.ts';
import { type Lend, NOTHING, newPress, type Press } from '../../src/fastlane/press.ts';

/** A clerk that prints what and when a test says. */
interface Hand {
  readonly clerk: Clerk;
  readonly tasks: PrintTask[];
  /** Answers the next task that was not. */
  readonly answer: (text: string) => void;
  readonly fail: (reason: unknown) => void;
}

const here = clerkHere();

function byHand(): Hand {
  const tasks: PrintTask[] = [];
  const waiting: { resolve: (printed: Printed) => void; reject: (reason: unknown) => void }[] = [];
  const clerk: Clerk = {
    ...here,
    print: (task) => {
      tasks.push(task);
      return new Promise((resolve, reject) => void waiting.push({ resolve, reject }));
    },
    hash: async () => 'the hash',
  };
  return {
    clerk,
    tasks,
    answer(text) {
      // More memory than is needed, as it is when it is used again.
      const bytes = new TextEncoder().encode(`${text}###`);
      waiting.shift()?.resolve({ bytes, length: bytes.length - 3 });
    },
    fail: (reason) => waiting.shift()?.reject(reason),
  };
}

/** A file that is lent: who writes texts, and what was written. */
interface Lent {
  readonly lend: Lend;
  readonly text: (text: string) => void;
  readonly written: string[];
}

function lent(begun = 'header\n'): Lent {
  const written: string[] = [];
  let borrower = (_text: string): void => {};
  return {
    written,
    text: (text) => borrower(text),
    lend(take) {
      borrower = take;
      return {
        begun,
        write: (bytes) => void written.push(new TextDecoder().decode(bytes)),
        giveBack: (sha256) => void written.push(`given back with ${sha256}`),
      };
    },
  };
}

const memory = blockIn(newMemory());

/** Orders a line of so many rows, of nothing. */
function order({ sheet }: Press, rows = 1): void {
  sheet.at += ORDER_FIELDS + ROW_FIELDS * rows;
  sheet.centsAt += ROW_CENTS * rows;
  sheet.lines++;
}

/** Whether a promise is settled once all that can happen by itself has happened. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const later = new Promise((resolve) => void setImmediate(resolve, 'later'));
  return (await Promise.race([promise.then(() => 'settled'), later])) === 'settled';
}

test('texts are printed before the line that is ordered next, and those behind the last line after it', async () => {
  const { clerk, tasks } = byHand();
  const { lend, text } = lent();
  const press = newPress(clerk, lend);
  press.begin(2, memory);
  text('a');
  text('b');
  order(press);
  order(press);
  text('c');
  order(press);
  text('d');
  await press.turn();
  expect(tasks).toMatchObject([
    {
      block: 2,
      lines: 3,
      between: [
        { line: 0, text: 'a' },
        { line: 0, text: 'b' },
        { line: 2, text: 'c' },
        { line: 3, text: 'd' },
      ],
    },
  ]);
});

test('texts between two blocks stand between them', async () => {
  const { clerk, tasks, answer } = byHand();
  const { lend, text } = lent();
  const press = newPress(clerk, lend);
  press.begin(0, memory);
  order(press);
  await press.turn();
  text('of another file');
  answer('1');
  await press.turn();
  press.begin(1, memory);
  order(press);
  answer('2');
  await press.turn();
  expect(tasks.map(({ lines, between }) => [lines, between])).toEqual([
    [1, []],
    [0, [{ line: 0, text: 'of another file' }]],
    [1, []],
  ]);
});

test('what was written before comes with the first task, even where there is nothing else', async () => {
  const { clerk, tasks, answer } = byHand();
  const { lend, written } = lent('header\n');
  const press = newPress(clerk, lend);
  const finished = press.finish();
  answer('');
  await finished;
  expect(tasks).toMatchObject([{ begun: 'header\n', lines: 0, between: [] }]);
  expect(written).toEqual(['', 'given back with the hash']);
});

test('what is printed is written in the order of ordering, each sheet once, at the end at the latest', async () => {
  const { clerk, tasks, answer } = byHand();
  const { lend, text, written } = lent();
  const press = newPress(clerk, lend);
  for (const label of ['a', 'b', 'c']) {
    text(label);
    await press.turn();
  }
  expect(written).toEqual([]);
  const finished = press.finish();
  expect(await isSettled(finished)).toBe(false);
  answer('1');
  answer('2');
  expect(await isSettled(finished)).toBe(false);
  answer('3');
  await finished;
  expect(written).toEqual(['1', '2', '3', 'given back with the hash']);
  expect(tasks.map(({ begun }) => begun)).toEqual(['header\n', undefined, undefined]);
});

test('the seventh sheet that waits has the first one written', async () => {
  const { clerk, answer } = byHand();
  const { lend, text, written } = lent();
  const press = newPress(clerk, lend);
  const turn = (): Promise<void> => {
    text('.');
    return press.turn();
  };
  for (let sheet = 1; sheet <= 6; sheet++) await turn();
  const seventh = turn();
  expect(await isSettled(seventh)).toBe(false);
  answer('1');
  await seventh;
  expect(written).toEqual(['1']);
});

test('a block is free where nothing of it is printed any more, and all before it is written', async () => {
  const { clerk, tasks, answer } = byHand();
  const { lend, text, written } = lent();
  const press = newPress(clerk, lend);
  for (const block of [4, 5, 6]) {
    press.begin(block, memory);
    order(press);
    await press.turn();
  }
  text('behind the block, on a sheet of its own');
  await press.turn();
  await press.whenFree(7);
  expect([tasks.length, written]).toEqual([4, []]);
  const free = press.whenFree(5);
  answer('4');
  expect(await isSettled(free)).toBe(false);
  answer('5');
  await free;
  expect(written).toEqual(['4', '5']);
  await press.whenFree(4);
  const last = press.whenFree(6);
  answer('6');
  expect(await isSettled(last)).toBe(false);
  answer('behind');
  await last;
  expect(written).toEqual(['4', '5', '6', 'behind']);
});

test('a block of which nothing is printed is free, and what waits goes on waiting', async () => {
  const { clerk, tasks } = byHand();
  const { lend } = lent();
  const press = newPress(clerk, lend);
  press.begin(0, memory);
  order(press);
  await press.turn();
  press.begin(1, memory);
  await press.turn();
  expect(tasks).toHaveLength(1);
  await press.whenFree(1);
  expect(await isSettled(press.whenFree(0))).toBe(false);
});

test('a turn begins the block anew: its lines are not printed twice', async () => {
  const { clerk, tasks, answer } = byHand();
  const { lend } = lent();
  const press = newPress(clerk, lend);
  press.begin(0, memory);
  order(press);
  await press.turn();
  answer('');
  await press.finish();
  expect(tasks.map(({ lines }) => lines)).toEqual([1]);
});

test('pieces are numbered on, given once, and begin anew when they are forgotten', async () => {
  const { clerk, tasks, answer } = byHand();
  const { lend, text } = lent();
  const press = newPress(clerk, lend);
  const turn = async (): Promise<void> => {
    text('.');
    await press.turn();
    answer('');
  };
  expect([press.piece('a'), press.piece('b'), NOTHING]).toEqual([1, 2, 0]);
  await turn();
  expect(press.piece('c')).toBe(3);
  await turn();
  await turn();
  press.piece('never asked for');
  press.forget();
  expect(press.piece('d')).toBe(1);
  await turn();
  await turn();
  expect(tasks.map(({ pieces, afresh }) => [pieces, afresh])).toEqual([
    [['', 'a', 'b'], true],
    [['c'], false],
    [[], false],
    [['', 'd'], true],
    [[], false],
  ]);
});

test('it is full with more than 262,144 pieces, until they are forgotten', () => {
  const press = newPress(byHand().clerk, lent().lend);
  for (let count = 1; count < 1 << 18; count++) press.piece('x');
  expect(press.isFull()).toBe(false);
  press.piece('x');
  expect(press.isFull()).toBe(true);
  press.forget();
  expect(press.isFull()).toBe(false);
});

test('memory is printed into again once it is written, by one sheet at a time', async () => {
  const { clerk, tasks, answer } = byHand();
  const { lend, text } = lent();
  const press = newPress(clerk, lend);
  const turn = async (block: number): Promise<void> => {
    press.begin(block, memory);
    text('.');
    await press.turn();
  };
  await turn(1);
  await turn(2);
  answer('a');
  answer('b');
  await press.whenFree(2);
  for (const block of [3, 4, 5]) await turn(block);
  const given = tasks.map(({ into }) => into && new TextDecoder().decode(into));
  expect(given).toEqual([undefined, undefined, 'b###', 'a###', undefined]);
});

test('a line has room where its orders and its amounts have', () => {
  const press = newPress(byHand().clerk, lent().lend);
  const small = (orders: number, cents: number): Block => ({
    ...memory,
    orders: memory.orders.subarray(0, orders),
    cents: memory.cents.subarray(0, cents),
  });
  const begin = (orders: number, cents: number): void => press.begin(0, small(orders, cents));
  begin(ORDER_FIELDS + 3 * ROW_FIELDS, 3 * ROW_CENTS);
  expect([3, 4].map(press.hasRoom)).toEqual([true, false]);
  begin(ORDER_FIELDS + 3 * ROW_FIELDS - 1, 3 * ROW_CENTS);
  expect(press.hasRoom(3)).toBe(false);
  begin(ORDER_FIELDS + 3 * ROW_FIELDS, 3 * ROW_CENTS - 1);
  expect(press.hasRoom(3)).toBe(false);
  begin(2 * (ORDER_FIELDS + ROW_FIELDS), 2 * ROW_CENTS);
  order(press);
  expect([1, 2].map(press.hasRoom)).toEqual([true, false]);
  order(press);
  expect(press.hasRoom(1)).toBe(false);
  begin(ORDER_FIELDS + ROW_FIELDS, ROW_CENTS);
  expect(press.hasRoom(1)).toBe(true);
});

test('a failure of the clerk comes out where it is waited for, and nowhere else', async () => {
  const unhandled: unknown[] = [];
  const listen = (reason: unknown): void => void unhandled.push(reason);
  process.on('unhandledRejection', listen);
  const ends: readonly ((press: Press) => Promise<void>)[] = [
    (press) => press.finish(),
    (press) => press.whenFree(1),
    async (press) => {
      for (let sheet = 2; sheet <= 7; sheet++) {
        press.begin(sheet, memory);
        order(press);
        await press.turn();
      }
    },
  ];
  try {
    for (const end of ends) {
      const { clerk, fail } = byHand();
      const { lend, written } = lent();
      const press = newPress(clerk, lend);
      press.begin(1, memory);
      order(press);
      await press.turn();
      fail(new Error('no paper'));
      await new Promise((resolve) => void setTimeout(resolve, 10));
      await expect(end(press)).rejects.toThrow('no paper');
      expect(written).toEqual([]);
    }
    expect(unhandled).toEqual([]);
  } finally {
    process.off('unhandledRejection', listen);
  }
});

test('a hash that is not known is a failure, too', async () => {
  const { clerk, answer } = byHand();
  const { lend, written } = lent();
  const press = newPress({ ...clerk, hash: () => Promise.reject(new Error('no hash')) }, lend);
  const finished = press.finish();
  answer('1');
  await expect(finished).rejects.toThrow('no hash');
  expect(written).toEqual(['1']);
});
