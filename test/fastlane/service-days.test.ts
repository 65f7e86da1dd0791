/** The days of a line are those of its own cells, whatever lines came before it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { serviceDays } from '../../src/allocate/service-days.ts';
import type { Convention } from '../../src/domain/convention.ts';
import type { Kind } from '../../src/fastlane/kind.ts';
import { serviceDaysOf } from '../../src/fastlane/service-days.ts';

const CATEGORIES = ['subscription', 'usage', 'setup'] as const;
const dayOf = (code: number): number => 20_000 + code;
const dayOrNone = (code: number): number | undefined => (code === 0 ? undefined : dayOf(code));

const kind = {
  cells: {
    invoice_date: { valueOf: dayOf },
    period_start: { valueOf: dayOrNone },
    period_end: { valueOf: dayOrNone },
    service_date: { valueOf: dayOrNone },
    category: { valueOf: (code: number) => ({ category: CATEGORIES[code] }) },
  },
} as unknown as Kind;

// Few different cells, so that a line often has all but one of those of a line before it.
const code = fc.nat(2);
const lines = fc.array(fc.tuple(code, code, code, code, code), { minLength: 2, maxLength: 30 });
const conventions = fc.record({
  basis: fc.constantFrom('service', 'invoice_date'),
  prorata: fc.constantFrom('daily', 'period_start'),
  undated: fc.constantFrom('error', 'invoice_month', 'invoice_date'),
});

test('line after line', () => {
  let without = 0;
  fc.assert(
    fc.property(conventions, lines, (switches, list) => {
      // Nothing else of a convention says which days a line is of.
      const convention = switches as unknown as Convention;
      const daysOf = serviceDaysOf(kind, convention);
      for (const [date, start, end, service, category] of list) {
        const found = serviceDays(
          {
            invoiceDate: dayOf(date),
            periodStart: dayOrNone(start),
            periodEnd: dayOrNone(end),
            serviceDate: dayOrNone(service),
            category: CATEGORIES[category] ?? 'usage',
          },
          convention,
        );
        const days = 'code' in found ? undefined : found.days;
        if (days === undefined) without++;
        expect(daysOf(date, start, end, service, category)).toEqual(days);
      }
    }),
    { seed: 1, numRuns: 1000 },
  );
  expect(without).toBeGreaterThan(1000);
});
