import { expect, test } from 'vitest';
import { dayOf } from '../../src/domain/calendar.ts';
import type { PricedLine } from '../../src/domain/invoice-line.ts';
import type { Release } from '../../src/domain/release.ts';
import { type Correction, correctionDay } from '../../src/settle/correction.ts';
import { cents, line } from './values.ts';

const [KEPT, START, SERVICE, INVOICE] = [5, 1, 3, 30].map((day) => dayOf(2025, 9, day)) as [
  number,
  number,
  number,
  number,
];

const correction = (of: Partial<PricedLine>): Correction => ({
  ...{ run: '2025-09', line: line({ invoiceDate: INVOICE, ...of }), day: KEPT, member: 'A', site: '' },
  ...{ billedTo: 'R', chapter: '', function: '', nature: '', rule: 'r', article: '6' },
  ...{ oldShare: '1/2', newShare: '1/3', ...cents(100n) },
});

test.each<[string, Release, Partial<PricedLine>, number]>([
  ['the first kept day of the line', [0, 2], { periodStart: START, serviceDate: SERVICE }, KEPT],
  ['before 0.2 the first day of its period', [0, 1], { periodStart: START, serviceDate: SERVICE }, START],
  ['else the day of its service', [0, 1], { periodStart: undefined, serviceDate: SERVICE }, SERVICE],
  ['else that of its invoice', [0, 1], { periodStart: undefined, serviceDate: undefined }, INVOICE],
])('a correction is looked up by %s', (_, release, of, day) => {
  expect(correctionDay(correction(of), release)).toBe(day);
});
