/** How the VAT and the gross of lines are settled (ALLOCATION.md §1), and what is told of it. */
import { describe, expect, test } from 'vitest';
import type { VatTrace } from '../../src/allocate/trace.ts';
import { vatAdder } from '../../src/allocate/vat.ts';
import { type InvoiceLine, lineWithVat } from '../../src/domain/invoice-line.ts';
import type { Release } from '../../src/domain/release.ts';

/** A line without any days; VAT and gross are unknown. */
function line(fields: Partial<InvoiceLine>): InvoiceLine {
  const plain = { supplier: 'S', invoiceNumber: 'F1', vatRate: '20', vatMode: 'line', net: 0n } as const;
  return lineWithVat({ ...plain, ...fields } as InvoiceLine, 0n, 0n);
}

function settled(lines: readonly Partial<InvoiceLine>[], release?: Release) {
  const settle = vatAdder(release);
  const traces: VatTrace[] = [];
  const found = lines.map((fields) => settle(line(fields), (trace) => void traces.push(trace)));
  return { vats: found.map((one) => one.line.vat), faults: found.map(({ fault }) => fault), traces };
}

describe('by line', () => {
  test('the VAT is that of the net, rounded half away from zero', () => {
    const { vats, traces } = settled([
      { net: 1003n },
      { net: 2n, vatRate: '25' },
      { net: -2n, vatRate: '25' },
    ]);
    expect(vats).toEqual([201n, 1n, -1n]);
    expect(traces).toEqual([{ kind: 'computed' }, { kind: 'computed' }, { kind: 'computed' }]);
  });

  test('a stated VAT stands', () => {
    const { vats, traces } = settled([{ net: 1003n, statedVat: 199n }]);
    expect(vats).toEqual([199n]);
    expect(traces).toEqual([{ kind: 'stated' }]);
  });

  test('a stated gross that is another is told', () => {
    const { faults } = settled([
      { net: 100n, statedGross: 120n },
      { net: 100n, statedGross: 121n },
    ]);
    const told = {
      code: 'gross-mismatch',
      args: { expected: { en: '1.20', fr: '1,20' }, value: { en: '1.21', fr: '1,21' } },
    };
    expect(faults).toEqual([undefined, told]);
  });
});

describe('by invoice', () => {
  const vatMode = 'invoice';

  test('the lines of a rate sum to its VAT', () => {
    const { vats, traces } = settled([
      { net: 2n, vatMode },
      { net: 2n, vatMode },
    ]);
    // 2 × 20 % = 0.4, 4 × 20 % = 0.8.
    expect(vats).toEqual([0n, 1n]);
    expect(traces).toEqual([
      { kind: 'invoice', netBefore: 0n, netAfter: 2n, vatBefore: 0n, vatAfter: 0n },
      { kind: 'invoice', netBefore: 2n, netAfter: 4n, vatBefore: 0n, vatAfter: 1n },
    ]);
  });

  test('each supplier, invoice and rate is counted on its own', () => {
    const others = [{ supplier: 'T' }, { invoiceNumber: 'F2' }, { vatRate: '25' }, {}];
    const vats = (release?: Release) =>
      settled(
        [{}, ...others].map((fields) => ({ net: 2n, vatMode, ...fields })),
        release,
      ).vats;
    expect(vats()).toEqual([0n, 0n, 0n, 1n, 1n]);
    expect(vats([0, 1])).toEqual(vats());
  });

  // 61 of 300: 100 → 20.33, 300 → 61.
  test.each([1n, -1n])(
    'the VAT that the invoice states is spread over its net, charge and credit',
    (sign) => {
      const statedRateVat = { vat: sign * 61n, net: sign * 300n };
      const lines = [100n, 200n].map((net) => ({ net: sign * net, vatMode, statedRateVat }) as const);
      expect(settled(lines).vats).toEqual([sign * 20n, sign * 41n]);
      expect(settled(lines, [0, 1]).vats).toEqual([sign * 20n, sign * 41n]);
    },
  );

  test('if the nets of a rate add up to zero, each line has the VAT of its rate, and all together none; in 0.1 each had none', () => {
    const statedRateVat = { vat: 0n, net: 0n };
    const lines = [10_000n, -10_000n].map((net) => ({ net, vatMode, statedRateVat }) as const);
    expect(settled(lines).vats).toEqual([2000n, -2000n]);
    expect(settled(lines, [0, 1]).vats).toEqual([0n, 0n]);
  });
});
