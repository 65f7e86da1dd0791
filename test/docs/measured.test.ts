/** The figures of README.md are those that were measured. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pageText } from './pages.ts';

/** How far a figure may be from the one measured last: it is measured again more often than the page is written. */
const WITHIN = 0.15;

/** By the row of README.md: the part of bench/RESULTS.md, and the row there. */
const MEASURED = [
  ['a month of', '## A month (y', 'grappe --reports none'],
  ['the same month', '## A month (y', 'grappe (all defaults)'],
  ['1,000,000 lines', '## One million lines (y', 'grappe --reports none'],
  ['one invoice of', '## One invoice: 200,000 lines', 'grappe --reports csv,xlsx,pdf'],
] as const;

/** Seconds and MB in the row of a table. */
function figuresIn(text: string, start: string): readonly [seconds: number, megabytes: number] {
  const row = text.split('\n').find((line) => line.startsWith(`| ${start}`)) ?? '';
  const [, time = '', unit] = /\| ([\d.]+) (m?s)\b/u.exec(row) ?? [];
  const [, memory = ''] = /\| (\d+) MB/u.exec(row) ?? [];
  return [Number(time) / (unit === 'ms' ? 1000 : 1), Number(memory)];
}

test.each(MEASURED)('README.md says of %s what RESULTS.md says', (said, part, row) => {
  const results = readFileSync('bench/RESULTS.md', 'utf8');
  const [seconds, megabytes] = figuresIn(results.slice(results.indexOf(`\n${part}`)), `${row} |`);
  const [saidSeconds, saidMegabytes] = figuresIn(pageText('README.md'), said);
  expect(Math.abs(saidSeconds / seconds - 1)).toBeLessThan(WITHIN);
  expect(Math.abs(saidMegabytes / megabytes - 1)).toBeLessThan(WITHIN);
});

test('README.md says of the package what SECURITY.md says', () => {
  const [, packed, unpacked] =
    /([\d.]+ MB) packed, ([\d.]+ MB) unpacked/u.exec(pageText('SECURITY.md')) ?? [];
  expect(pageText('README.md')).toContain(`one package, of ${packed} (${unpacked} unpacked)`);
});
