/** A template is found by all codes and days that it was made for, and by no others. */
import { expect, test } from 'vitest';
import {
  ANY_CLASS,
  NO_TEMPLATE,
  newTemplates,
  RULED,
  SERVED,
  type Template,
} from '../../src/fastlane/templates.ts';

const BUDGETS = { find: () => undefined, add: () => {} };

function template(piece: number, days: readonly [number, number], isForAllCosts = false): Template {
  const [from, to] = days;
  return {
    isForAllCosts,
    from,
    to,
    split: undefined,
    budgets: BUDGETS,
    served: piece,
    ruled: piece + 1,
  };
}

test('of many, some of which lie in one place', () => {
  const templates = newTemplates();
  // 200 × 200 templates in fewer places than half of them.
  const codes = Array.from({ length: 40_000 }, (_, index) => ({
    access: index % 200,
    serves: Math.floor(index / 200),
    billedTo: 0,
    ruleClass: 0,
  }));
  codes.forEach((item, index) => void expect(templates.add(item, template(index, [0, 9]))).toBe(index));
  expect(templates.size()).toBe(40_000);
  expect(codes.map((item) => templates.find(item, 0, 9))).toEqual(codes.map((_, index) => index));
  expect([SERVED, RULED].map((field) => templates.field(39_999, field))).toEqual([39_999, 40_000]);
});

test('one code or day apart there is none', () => {
  const templates = newTemplates();
  const codes = { access: 1, serves: 2, billedTo: 3, ruleClass: 4 };
  templates.add(codes, template(1, [10, 20]));
  expect(templates.find(codes, 10, 20)).toBe(0);
  for (const name of ['access', 'serves', 'billedTo', 'ruleClass'] as const) {
    expect(templates.find({ ...codes, [name]: 0 }, 10, 20)).toBe(NO_TEMPLATE);
  }
  // In the same place, since there are 2¹⁴ of them.
  expect(templates.find({ ...codes, serves: 2 + (1 << 14) }, 10, 20)).toBe(NO_TEMPLATE);
  expect([templates.find(codes, 9, 20), templates.find(codes, 10, 21)]).toEqual([NO_TEMPLATE, NO_TEMPLATE]);
});

test('one for all costs is found whatever their class, and the newer of two is', () => {
  const templates = newTemplates();
  const codes = { access: 1, serves: 2, billedTo: 3, ruleClass: 4 };
  templates.add(codes, template(1, [10, 20], true));
  expect(templates.find({ ...codes, ruleClass: 5 }, 12, 12)).toBe(0);
  expect(templates.find({ ...codes, ruleClass: ANY_CLASS }, 12, 12)).toBe(0);
  templates.add({ ...codes, ruleClass: 5 }, template(2, [12, 30]));
  expect([4, 5].map((ruleClass) => templates.find({ ...codes, ruleClass }, 12, 20))).toEqual([0, 1]);
});
