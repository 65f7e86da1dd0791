import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatCents } from '../../src/domain/numbers/money.ts';
import type { Finding } from '../../src/reconcile/finding.ts';
import { FIXTURES, reconciled, workspaceOf } from './workspace.ts';

function row({ code, invoiceNumber, lineNumber, access, atStake }: Finding): string {
  return [code, invoiceNumber, lineNumber, access, atStake === undefined ? '' : formatCents(atStake)].join(
    ',',
  );
}

describe('the worked example', () => {
  test.each(['2025-09', '2025-10', '2025-11', '2025-12', '2025-09..2025-12', '2025-Q4', '2025'])(
    'is silent in %s',
    async (period) => {
      const { findings } = await reconciled(workspaceOf('grand-est'), period);
      expect(findings.map(row)).toEqual([]);
    },
  );

  test('is silent over all its months', async () => {
    const { findings, lines } = await reconciled(workspaceOf('grand-est'));
    expect(findings.map(row)).toEqual([]);
    expect(lines).toBe(330);
  });
});

describe('November with planted errors', () => {
  test('brings all of them and nothing else', async () => {
    const { findings } = await reconciled(workspaceOf('grand-est', 'grand-est-errors'), '2025-11');
    const expected = readFileSync(join(FIXTURES, 'grand-est-errors.expected.csv'), 'utf8');
    expect(findings.map(row).sort()).toEqual(expected.trim().split('\n').slice(1).sort());
  });

  test('is over-billed by 1,292.67 and under-billed by 75.00, which are not set off', async () => {
    const { tally } = await reconciled(workspaceOf('grand-est', 'grand-est-errors'), '2025-11');
    expect(tally).toMatchObject({ overBilled: 129_267n, owed: -7500n });
  });

  test('shows what was accepted apart, with its reason', async () => {
    const { accepted } = await reconciled(workspaceOf('grand-est', 'grand-est-errors'), '2025-11');
    expect(accepted.map(({ finding, acceptance }) => [finding.code, acceptance.reason])).toEqual([
      ['unknown-item', "option prise à l'essai, hors bordereau"],
    ]);
  });

  test('leaves the months before as they were', async () => {
    const { findings } = await reconciled(workspaceOf('grand-est', 'grand-est-errors'), '2025-10');
    expect(findings.map(row)).toEqual([]);
  });
});
