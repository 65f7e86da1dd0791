/** The VAT that an electronic invoice states for a rate weighs many times on lines that nearly cancel out. */
import { expect, test } from 'vitest';
import { vatFinder } from '../../src/allocate/vat.ts';
import { skewedVatWarnings } from '../../src/jobs/skewed-vat.ts';

type Line = Parameters<ReturnType<typeof skewedVatWarnings>['add']>[0];

/** The lines named by the warnings of an invoice, whose VAT of the rate is stated as such. */
function warned(nets: readonly bigint[], vat: bigint, more: Partial<Line> = {}): readonly string[] {
  const whole = nets.reduce((sum, net) => sum + net, 0n);
  const vatOf = vatFinder();
  const warnings = skewedVatWarnings();
  const given = { supplier: 'OP', invoiceNumber: 'E1', vatRate: '20', vatMode: 'invoice', file: 'f.xml' };
  for (const [index, net] of nets.entries()) {
    const at = { row: index + 2, lineNumber: String(index + 1), net };
    const line = { ...given, ...at, statedRateVat: { vat, net: whole }, ...more } as Line;
    warnings.add({ ...line, vat: vatOf(line) });
  }
  return warnings
    .problems()
    .map(({ place, args }) =>
      [
        place.row,
        args['line'],
        (args['found'] as { en: string }).en,
        (args['expected'] as { en: string }).en,
      ].join(' '),
    );
}

test.each<readonly [string, readonly bigint[], bigint, readonly string[]]>([
  ['a cent over cents', [-28990n, 28993n], 1n, ['2 1 -96.63 -57.98']],
  ['the farthest of several', [-28990n, 10000n, 18993n], 1n, ['2 1 -96.63 -57.98']],
  ['no VAT over cents', [28992n, -28990n], 0n, ['2 1 0.00 57.98']],
  ['a credit larger than what is billed', [28990n, -28993n], -1n, ['2 1 96.63 57.98']],
  ['four cents off, where the invoice states a cent too much', [-300n, 400n], 21n, ['3 2 0.84 0.80']],
  ['three cents off by a cent stated', [-24990n, 25042n], 11n, ['3 2 52.97 50.08']],
])('is told where it does: %s', (_, nets, vat, expected) => {
  expect(warned(nets, vat)).toEqual(expected);
});

test.each<readonly [string, readonly bigint[], bigint]>([
  ['lines of one sign, off by what the invoice states too much', [10000n, 20000n, 5n], 6021n],
  ['a credit beside more that is billed', [10002n, -4000n], 1200n],
  ['two cents of rounding', [-15000n, 20002n], 1000n],
  ['lines that cancel out wholly', [-28990n, 28990n], 0n],
])('is not told of %s', (_, nets, vat) => {
  expect(warned(nets, vat)).toEqual([]);
});

test('is not told where the invoice states no VAT of the rate', () => {
  expect(warned([-28990n, 28993n], 1n, { statedRateVat: undefined })).toEqual([]);
});

test('names the convention’s way to leave the file aside only where its lines are its own', () => {
  const waiting = (statedIn?: string) => {
    const warnings = skewedVatWarnings();
    const statedRateVat = { vat: 1n, net: 3n, ...(statedIn === undefined ? {} : { statedIn }) };
    warnings.add({ net: 28993n, vat: 9664n, vatRate: '20', statedRateVat } as Line);
    return warnings.problems().map(({ args }) => args['waiting']);
  };
  expect([waiting(), waiting('invoices/e.xml')]).toEqual([['ignore_files'], ['']]);
});
