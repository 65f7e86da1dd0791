/** What a text says beside a month or a quarter: that it is a part of a day, or may not be the days meant. */
import { expect, test } from 'vitest';
import { hasTime, judge, type Near } from '../../../src/workspace/written/partial-period.ts';

/** The month stands between brackets. */
function near(marked: string, pattern = '*{period}*'): Near {
  const [before = '', month = '', behind = ''] = marked.split(/[[\]]/);
  return { text: before + month + behind, at: before.length, end: before.length + month.length, pattern };
}

test.each([
  ['01/[09/2025]', 'day'],
  ['30 [septembre 2025]', 'day'],
  ['15 et 30 [septembre 2025]', 'doubt'],
  ['août et [septembre 2025]', 'doubt'],
  ['15- [09/2025]', 'doubt'],
  ['Lot 2 - [septembre 2025]', 'nothing'],
  ['A-[09/2025]', 'nothing'],
] as const)('before, %s: %s', (text, said) => {
  expect(judge(near(text), 'before')).toBe(said);
});

test.each([
  ['[2025-09]-05', 'day'],
  ['[2025-09] - 05', 'doubt'],
  ['[septembre 2025] à octobre 2025', 'doubt'],
  ['[septembre 2025] au 15', 'doubt'],
  ['[septembre 2025]-FTTO', 'nothing'],
  ['[septembre 2025], 2 accès', 'nothing'],
] as const)('behind, %s: %s', (text, said) => {
  expect(judge(near(text), 'behind')).toBe(said);
});

test('the words of quarters are those of another time beside a month, whatever else the text names', () => {
  expect(hasTime(near('Lot T2, trimestriel, [septembre 2025]'), 'before')).toBe(true);
  expect(hasTime(near('trimestriel, [T3 2025]'), 'before')).toBe(false);
  expect(hasTime(near('[septembre 2025], lot T2, trimestriel'), 'behind')).toBe(true);
  expect(hasTime(near('[T3 2025], trimestriel'), 'behind')).toBe(false);
});

test('sixty characters are looked at on each side', () => {
  const [far, long] = ['x'.repeat(60), ' x'.repeat(40)];
  expect(hasTime(near(`S36 lien [mars 2025]${long}`), 'before')).toBe(true);
  expect(hasTime(near(`S36 ${far}[mars 2025]`), 'before')).toBe(false);
  expect(hasTime(near(`${long}[mars 2025] lien S36`), 'behind')).toBe(true);
  expect(hasTime(near(`[mars 2025]${far} S36`), 'behind')).toBe(false);
});

test('a word that the pattern says itself bounds nothing, wherever it says it', () => {
  expect(hasTime(near('fin [mars 2025]'), 'before')).toBe(true);
  expect(hasTime(near('fin [mars 2025]', '*{period} fin'), 'before')).toBe(false);
});
