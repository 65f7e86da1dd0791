/** Nothing lost, nothing invented: ALLOCATION.md §8 on the oracle itself. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { render } from '../generators/render.ts';
import { workspaceArbitrary } from '../generators/workspace.ts';
import { parseCsv } from './csv.ts';
import { add, type Fraction, fraction, ONE, ZERO } from './fraction.ts';
import { oracleRun, pricedLines } from './oracle.ts';

interface Totals {
  readonly net: bigint;
  readonly vat: bigint;
  readonly gross: bigint;
  readonly share: Fraction;
}

/** Sums of the rows of an output by the columns of a key. */
function totals(text: string, key: readonly string[]): Map<string, Totals> {
  const [header = [], ...rows] = parseCsv(text).records;
  const sums = new Map<string, Totals>();
  for (const row of rows) {
    const cell = (column: string): string => row[header.indexOf(column)] ?? '';
    const cents = (column: string): bigint => BigInt(cell(column).replace('.', ''));
    const [n = '0', d = '1'] = cell('share').split('/');
    const name = JSON.stringify(key.map(cell));
    const sum = sums.get(name) ?? { net: 0n, vat: 0n, gross: 0n, share: ZERO };
    sums.set(name, {
      net: sum.net + cents('net_amount'),
      vat: sum.vat + cents('vat_amount'),
      gross: sum.gross + cents('gross_amount'),
      share: add(sum.share, fraction(BigInt(n), BigInt(d || '1'))),
    });
  }
  return sums;
}

test('every line of 200 generated workspaces is conserved, in shares, net, VAT and gross', () => {
  fc.assert(
    // Lists may be written so that both refuse them; what they hold is held by agreement with the product.
    fc.property(workspaceArbitrary({ without: ['lists'] }), (ws) => {
      const files = render(ws);
      const result = oracleRun(files, { allowUnallocated: true });
      if (!result.ok) throw new Error(result.reasons.join('; '));
      const unallocated = result.unallocated.map(({ file, row }) => `${file}:${row}`);
      const expected = pricedLines(files)
        .filter(({ file, row }) => !unallocated.includes(`${file}:${row}`))
        .map(({ file, row, net, vat, gross }): [string, Totals] => [
          JSON.stringify([file, String(row)]),
          { net, vat, gross, share: ONE },
        ]);
      expect(totals(result.allocations, ['file', 'row'])).toEqual(new Map(expected));
      const charges = totals(result.charges, ['member', 'billed_to']);
      const noShare = ([key, sum]: [string, Totals]): [string, Totals] => [key, { ...sum, share: ZERO }];
      expect([...charges].map(noShare).sort()).toEqual(
        [...totals(result.allocations, ['member', 'billed_to'])].map(noShare).sort(),
      );
    }),
    { numRuns: 200 },
  );
});
