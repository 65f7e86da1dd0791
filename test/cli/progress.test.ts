import { describe, expect, test } from 'vitest';
import { progressLine } from '../../src/cli/progress.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

const terminal: Terminal = { language: 'en', quiet: false, color: false, out: () => {}, err: () => {} };
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
  const show = (at: bigint, count: number): void => {
    now = at;
    line.show({ step: 'lines', count });
  };
  return { show, clear: line.clear, written };
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
    show(1000n, 10);
    show(1099n, 20);
    show(1100n, 30);
    clear();
    expect(written.map((text) => text.slice(5))).toEqual([
      '10 invoice lines read …',
      '30 invoice lines read …',
      '',
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
