import { describe, expect, test } from 'vitest';
import { words } from '../../src/cli/messages/words.ts';
import { progressLine } from '../../src/cli/progress.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import type { Progress } from '../../src/diagnostics/progress.ts';

const terminal: Terminal = {
  language: 'en',
  words: words('en'),
  quiet: false,
  color: false,
  out: () => {},
  err: () => {},
};
const MILLISECOND = 1_000_000n;

/** A progress line on a clock of milliseconds that the test sets, and what it wrote. */
function lineAt(isTerminal: boolean, quiet = false) {
  let now = 0n;
  const written: string[] = [];
  const line = progressLine(
    { ...terminal, quiet },
    isTerminal,
    (text) => void written.push(text),
    () => now * MILLISECOND,
  );
  const at = (time: bigint, progress: Progress): void => {
    now = time;
    line.show(progress);
  };
  const show = (time: bigint, count: number): void =>
    at(time, { step: 'lines', count, bytes: count, ofBytes: 100 });
  return { at, show, clear: line.clear, written };
}

describe('progress', () => {
  test('is silent in the first second, and leaves nothing to clear', () => {
    const { show, clear, written } = lineAt(true);
    show(999n, 10);
    clear();
    expect(written).toEqual([]);
  });

  test('then overwrites its line, ten times a second at most, and clears it at the end', () => {
    const { show, clear, written } = lineAt(true);
    show(500n, 10);
    show(1000n, 20);
    show(1099n, 25);
    show(1100n, 40);
    clear();
    // 10 lines in half a second, then 30 in six tenths.
    expect(written.map((text) => text.slice(5))).toEqual([
      '20 invoice lines read, 20 a second, about 4 s left …',
      '40 invoice lines read, 50 a second, about 2 s left …',
      '',
    ]);
  });

  test('says nothing of the time left while no part of the whole is known to be done', () => {
    const { at, written } = lineAt(true);
    at(2000n, { step: 'lines', count: 500, bytes: 0, ofBytes: 100 });
    at(3000n, { step: 'lines', count: 900, bytes: 0, ofBytes: 100 });
    expect(written.map((text) => text.slice(5))).toEqual([
      '500 invoice lines read …',
      '900 invoice lines read, 400 a second …',
    ]);
  });

  test('measures statements from where the first was made', () => {
    const { at, written } = lineAt(true);
    at(4000n, { step: 'lines', count: 100, bytes: 100, ofBytes: 100 });
    at(4200n, { step: 'statements', count: 1, of: 9 });
    at(6200n, { step: 'statements', count: 3, of: 9 });
    expect(written.slice(1).map((text) => text.slice(5))).toEqual([
      '1 of 9 statements written …',
      '3 of 9 statements written, about 6 s left …',
    ]);
  });

  test('counts the speed of a step by the step itself, whatever came before it', () => {
    const { at, written } = lineAt(true);
    at(5000n, { step: 'runs', count: 0, of: 12 });
    at(7000n, { step: 'runs', count: 2, of: 12 });
    expect(written.map((text) => text.slice(5))).toEqual([
      '0 of 12 closed runs computed again …',
      '2 of 12 closed runs computed again, about 10 s left …',
    ]);
  });

  test('is for terminals only, and not for who wants quiet', () => {
    for (const { show, clear, written } of [lineAt(false), lineAt(true, true)]) {
      show(5000n, 10);
      clear();
      expect(written).toEqual([]);
    }
  });
});
