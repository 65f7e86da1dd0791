import { expect, test } from 'vitest';
import { PLAIN_TITLES, titleHeader } from '../../src/domain/title-columns.ts';

test('titres.csv is plain where a convention says nothing of it', () => {
  expect(PLAIN_TITLES).toEqual({
    names: new Map(),
    columns: undefined,
    delimiter: ',',
    decimal: '.',
    encoding: 'utf-8',
    dates: 'YYYY-MM-DD',
  });
});

test('a listed column is called by its own name, else by the one of all, else by its field', () => {
  const settings = { ...PLAIN_TITLES, names: new Map([['debtor', 'TIERS'] as const]) };
  expect(titleHeader({ field: 'debtor', as: 'CLIENT' }, settings)).toBe('CLIENT');
  expect(titleHeader({ field: 'debtor', as: undefined }, settings)).toBe('TIERS');
  expect(titleHeader({ field: 'creditor', as: undefined }, settings)).toBe('creditor');
  expect(titleHeader({ value: '01', as: 'BUDGET' }, settings)).toBe('BUDGET');
});
