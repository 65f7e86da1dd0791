import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FINDING_CODES } from '../../src/domain/finding.ts';
import { formatCents } from '../../src/domain/numbers/money.ts';
import type { Finding } from '../../src/reconcile/finding.ts';
import { ALL_CHECKS } from '../../src/reconcile/reconciliation.ts';
import { FIXTURES, reconciled, workspaceOf } from './workspace.ts';

const folders = readdirSync(join(FIXTURES, 'reconcile')).filter((name) =>
  existsSync(join(FIXTURES, 'reconcile', name, 'expected.csv')),
);

/** `code,invoice_number,line_number,access,at_stake`, as expected.csv has it. */
function row({ code, invoiceNumber, lineNumber, access, atStake }: Finding): string {
  const amount = atStake === undefined ? '' : formatCents(atStake);
  return [code, invoiceNumber, lineNumber, access, amount].join(',');
}

describe.each(folders)('%s', (code) => {
  test('the trigger brings exactly its findings, each with what is at stake', async () => {
    const { findings } = await reconciled(workspaceOf('reconcile/base', `reconcile/${code}/trigger`));
    const expected = readFileSync(join(FIXTURES, 'reconcile', code, 'expected.csv'), 'utf8');
    expect(findings.map(row).sort()).toEqual(expected.trim().split('\n').slice(1).sort());
  });

  test('the near miss stays silent, and the check ran', async () => {
    const { findings, ran } = await reconciled(workspaceOf('reconcile/base', `reconcile/${code}/near-miss`));
    expect(findings.map(row)).toEqual([]);
    expect(ran.map((check) => check.code)).toContain(code);
  });
});

test('amounts are at stake in the findings of the checks that say so, and of no other', async () => {
  const found = await Promise.all(
    folders.map((code) => reconciled(workspaceOf('reconcile/base', `reconcile/${code}/trigger`))),
  );
  const states = found
    .flatMap(({ findings }) => findings)
    .filter(({ atStake }) => atStake !== undefined)
    .map(({ code }) => code);
  const says = ALL_CHECKS.filter(({ code, stakes }) => stakes !== undefined && folders.includes(code));
  expect([...new Set(states)].sort()).toEqual(says.map(({ code }) => code).sort());
});

test('every code has its fixture but late-line, which needs a closed run', () => {
  expect([...folders, 'late-line'].sort()).toEqual([...FINDING_CODES].sort());
});

test('a check that the convention does not ask for is none of the workspace', async () => {
  const { ran, notRun } = await reconciled(
    workspaceOf('reconcile/base', 'reconcile/outside-market/near-miss'),
  );
  expect([...ran, ...notRun].map(({ code }) => code)).not.toContain('billed-in-advance');
});
