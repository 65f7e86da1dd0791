/** Which days a line is for, and what says so (ALLOCATION.md §3). */
import { expect, test } from 'vitest';
import { type DatedLine, serviceDays } from '../../src/allocate/service-days.ts';
import { bothWords } from '../../src/diagnostics/bilingual.ts';
import type { DatedSettings } from '../../src/domain/convention.ts';
import { dayOf, formatRange } from '../../src/domain/time/calendar.ts';
import { CATEGORY_WORDS } from '../../src/forms/choices.ts';

type Switches = Pick<DatedSettings, 'basis' | 'prorata' | 'undated'>;

const USUAL: Switches = { basis: 'service', prorata: 'daily', undated: 'error' };

/** The days of a line of 20 October 2025 and their source, or the code and arguments of the fault. */
function daysOf(line: Partial<DatedLine>, switches: Partial<Switches> = {}): readonly unknown[] {
  const dated: DatedLine = {
    periodStart: undefined,
    periodEnd: undefined,
    serviceDate: undefined,
    invoiceDate: dayOf(2025, 10, 20),
    category: 'subscription',
    ...line,
  };
  const found = serviceDays(dated, { ...USUAL, ...switches } as DatedSettings, new Map());
  return 'code' in found ? [found.code, found.args] : [formatRange(found.days), found.source];
}

const SEPTEMBER = { periodStart: dayOf(2025, 9, 1), periodEnd: dayOf(2025, 9, 30) };
const SERVICE = { serviceDate: dayOf(2025, 8, 5) };

test('its period comes first, then the day of service', () => {
  expect(daysOf({ ...SEPTEMBER, ...SERVICE })).toEqual(['2025-09-01..2025-09-30', 'period']);
  expect(daysOf(SERVICE)).toEqual(['2025-08-05', 'service_date']);
  expect(daysOf({ ...SEPTEMBER, category: 'setup' })).toEqual(['2025-09-01..2025-09-30', 'period']);
});

test('prorata: period_start keeps the first day', () => {
  expect(daysOf(SEPTEMBER, { prorata: 'period_start' })).toEqual(['2025-09-01', 'period']);
  expect(daysOf({}, { prorata: 'period_start', undated: 'invoice_month' })).toEqual([
    '2025-10-01',
    'invoice_month',
  ]);
});

test('basis: invoice_date looks at nothing else, but refuses a period in doubt', () => {
  const basis = 'invoice_date';
  expect(daysOf({ ...SEPTEMBER, ...SERVICE }, { basis })).toEqual(['2025-10-20', 'invoice_date']);
  expect(daysOf({ periodEnd: SEPTEMBER.periodEnd }, { basis })).toEqual(['period-incomplete', {}]);
});

test.each(['subscription', 'service', 'usage'] as const)('%s without days is in doubt', (category) => {
  expect(daysOf({ category })).toEqual(['undated', { category: bothWords(CATEGORY_WORDS, category) }]);
  expect(daysOf({ category }, { undated: 'invoice_date' })).toEqual(['2025-10-20', 'invoice_date']);
  expect(daysOf({ category }, { undated: 'invoice_month' })).toEqual([
    '2025-10-01..2025-10-31',
    'invoice_month',
  ]);
});

test.each(['error', 'invoice_month', 'invoice_date'] as const)(
  'any other category without days is of the day of its invoice, also under undated: %s',
  (undated) => {
    expect(daysOf({ category: 'setup' }, { undated })).toEqual(['2025-10-20', 'invoice_date']);
  },
);

test('a period of one day stands, one that is reversed or lacks an end does not', () => {
  const [day, eve] = [dayOf(2025, 9, 30), dayOf(2025, 9, 29)];
  expect(daysOf({ periodStart: day, periodEnd: day })).toEqual(['2025-09-30', 'period']);
  expect(daysOf({ periodStart: day, periodEnd: eve })).toEqual([
    'period-reversed',
    { from: '2025-09-30', to: '2025-09-29' },
  ]);
  expect(daysOf({ periodStart: day })).toEqual(['period-incomplete', {}]);
  expect(daysOf({ periodEnd: day })).toEqual(['period-incomplete', {}]);
});
