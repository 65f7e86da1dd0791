import { expect, test } from 'vitest';
import { lettersOf } from '../../src/reconcile/letter/letters-of.ts';
import { billed, JUNE, MAY } from './billed.ts';
import { reconciled } from './workspace.ts';

test('a letter may dispute more lines than a call takes arguments', async () => {
  const { findings, history } = await reconciled(
    billed(MAY, JUNE.replace(',100.00,', ',105.00,')),
    '2025-06',
  );
  const many = Array.from({ length: 150_000 }, () => findings).flat();
  const { letters } = lettersOf({ findings: many, history }, 'fr', { date: undefined, warnings: false });
  expect(letters[0]?.sections[0]?.table.rows).toHaveLength(150_000);
});
