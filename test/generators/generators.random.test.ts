/** What the generators promise: most workspaces allocate, none is wrong but by lines that cannot be shared, every feature occurs. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { keyWords } from '../../src/allocate/keys/common/use.ts';
import { KEYS } from '../../src/allocate/keys/list.ts';
import { parseCsv } from '../oracle/csv.ts';
import { oracleRun } from '../oracle/oracle.ts';
import { bigWorkspace, bigWorkspaceArbitrary } from './big-workspace.ts';
import { type GeneratedWorkspace, TABLE_NAMES } from './model.ts';
import { render } from './render.ts';
import {
  monthsOf,
  negateInvoices,
  restyle,
  scaleMeasures,
  scaleWeights,
  shuffleInvoiceColumns,
  shuffleTable,
  shuffleTables,
  splitByMonth,
  splitSomewhere,
  splittable,
  splitValidity,
  withSwitches,
  withVat,
} from './transforms.ts';
import { workspaceArbitrary } from './workspace.ts';

const allocations = (ws: GeneratedWorkspace, period?: string): string | undefined => {
  const result = oracleRun(render(ws), period === undefined ? {} : { period });
  return result.ok ? result.allocations : undefined;
};
const RUNS = { numRuns: 14 };
const wellFormed = workspaceArbitrary({ keepErrors: 0 });
const seeds = fc.nat(0x7fffffff);

describe('generated workspaces', () => {
  let all: readonly { files: ReturnType<typeof render>; result: ReturnType<typeof oracleRun> }[];
  beforeAll(() => {
    all = fc.sample(workspaceArbitrary(), { numRuns: 200, seed: 1 }).map((ws) => {
      const files = render(ws);
      return { files, result: oracleRun(files) };
    });
  }, 300_000);

  test('are refused only for lines that cannot be shared, and that is a tenth to a fifth of them', () => {
    const refused = all.filter(({ result }) => !result.ok);
    for (const { files } of refused)
      expect(oracleRun(files, { allowUnallocated: true })).toMatchObject({ ok: true });
    expect(refused.length).toBeGreaterThan(16);
    expect(refused.length).toBeLessThan(50);
  });

  test('hold every key, several members, sites and rules on one line, credits, both policies', () => {
    const conventions = all.map(({ files }) => files['convention.yaml'] ?? '').join('\n');
    for (const word of [...keyWords(KEYS), 'students']) {
      expect(conventions).toContain(`by: ${word}`);
    }
    for (const word of [
      'carry',
      'period_start',
      'invoice_month',
      'charged',
      'left_out',
      'school_current',
      'vat: invoice',
      'counts_from:',
      'left_to:',
      'bands:',
      'coefficient: "-',
      'billed_to: largest_share',
    ]) {
      expect(conventions).toContain(word);
    }
    const rows = all.flatMap(({ result }) => (result.ok ? result.allocations.split('\n') : []));
    expect(rows.filter((row) => /,(before|[^,]*-before)\+[^,]*-after,/u.test(row)).length).toBeGreaterThan(5);
    expect(rows.filter((row) => /,\d+\/\d{3,},/u.test(row)).length).toBeGreaterThan(70);
  });

  test('big ones allocate', () => {
    expect(oracleRun(render(bigWorkspace(1, { sites: 60, days: 40 })))).toMatchObject({ ok: true });
    for (const ws of fc.sample(bigWorkspaceArbitrary({ sites: 60, days: 40 }), 5)) {
      expect(oracleRun(render(ws))).toMatchObject({ ok: true });
    }
  });
});

describe('transforms that change nothing', () => {
  test.each([
    ['shuffleTables', shuffleTables],
    ['shuffleInvoiceColumns', shuffleInvoiceColumns],
    ['restyle', restyle],
    ['splitSomewhere', splitSomewhere],
    ['scaleWeights', (ws: GeneratedWorkspace) => scaleWeights(ws, 7)],
    ['scaleMeasures', (ws: GeneratedWorkspace) => scaleMeasures(ws, 7)],
  ])('%s', (_, transform) => {
    fc.assert(
      fc.property(wellFormed, seeds, (ws, seed) => {
        const [whole, changed] = [allocations(ws), transform(ws, seed)];
        expect(allocations(changed)).toBe(whole);
        // Held as the others are, but not counted: what both refuse, and what has nothing to transform.
        fc.pre(whole !== undefined && !isDeepStrictEqual(render(changed), render(ws)));
      }),
      RUNS,
    );
  });

  test('each table shuffled, each row split on its first and last day, one at a time', () => {
    fc.assert(
      fc.property(workspaceArbitrary({ keepErrors: 0, maxSites: 4, maxLines: 3 }), seeds, (ws, seed) => {
        const whole = allocations(ws);
        fc.pre(whole !== undefined);
        for (const name of TABLE_NAMES) expect(allocations(shuffleTable(ws, name, seed))).toBe(whole);
        for (const { table, row, first, last } of splittable(ws).slice(0, 12)) {
          expect(allocations(splitValidity(ws, table, row, first))).toBe(whole);
          expect(allocations(splitValidity(ws, table, row, last))).toBe(whole);
        }
      }),
      { numRuns: 8 },
    );
  });

  test('month by month is the whole', () => {
    fc.assert(
      fc.property(wellFormed, (ws) => {
        const sorted = (texts: readonly (string | undefined)[]): string[] =>
          texts
            .flatMap((text) => (text ?? 'refused').split('\n').slice(1))
            .filter((row) => row !== '')
            .sort();
        const whole = sorted([allocations(ws)]);
        fc.pre(whole.length > 0);
        expect(sorted(splitByMonth(ws).map(({ workspace }) => allocations(workspace)))).toEqual(whole);
        expect(sorted(monthsOf(ws).map((month) => allocations(ws, month)))).toEqual(whole);
      }),
      RUNS,
    );
  });
});

test('negated invoices give negated rows under largest_remainder, whatever the VAT', () => {
  fc.assert(
    fc.property(wellFormed, fc.constantFrom('line' as const, 'invoice' as const), (generated, vat) => {
      const ws = withVat(withSwitches(generated, { rounding: 'largest_remainder' }), vat);
      expect(signed(allocations(negateInvoices(ws)), -1)).toEqual(signed(allocations(ws), 1));
    }),
    RUNS,
  );
});

/** Member, site, share and the amounts in cents times a sign, row by row. */
function signed(text: string | undefined, sign: 1 | -1): string[][] {
  const [header = [], ...rows] = parseCsv(text ?? 'refused').records;
  return rows.map((row) =>
    header.map((column, i) => {
      const cell = row[i] ?? '';
      return column.endsWith('_amount') ? String(BigInt(sign) * BigInt(cell.replace('.', ''))) : cell;
    }),
  );
}
