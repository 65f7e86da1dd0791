/** An electronic invoice that is addressed to another member than the one that counts as its payer. */
import { expect, test } from 'vitest';
import { buyerWarnings } from '../../src/jobs/buyer-warnings.ts';

type Members = Parameters<typeof buyerWarnings>[0];
type Line = Parameters<ReturnType<typeof buyerWarnings>['add']>[0];

const MEUSE = '22550001600152';
const REGION = '20005226400013';
const LINE = { file: 'invoices/f.xml', invoiceNumber: 'E1' };

/** The warnings of lines, each with its buyer and its payer. */
function warned(
  lines: readonly (Partial<Line> & { readonly payer: string })[],
  ...more: readonly string[][]
) {
  const rows = [['MEUSE', MEUSE], ['REGION', REGION], ...more];
  const warnings = buyerWarnings(rows.map(([member, siret]) => ({ member, siret })) as unknown as Members);
  for (const { payer, ...line } of lines) warnings.add({ ...LINE, ...line } as Line, payer);
  return warnings.problems().map(({ place, args }) => [place.file, args['buyer'], args['payer']].join(' '));
}

test.each([
  ['its SIRET', MEUSE],
  ['its SIREN', '225500016'],
  ['the SIRET of one of its services', '22550001600999'],
])('is told once a file and payer, by %s', (_, buyer) => {
  const lines = [
    { buyer, payer: 'REGION' },
    { buyer, payer: 'REGION', file: 'invoices/b.xml' },
    { buyer, payer: 'REGION' },
    { buyer, payer: 'CEA' },
  ];
  expect(warned(lines)).toEqual([
    'invoices/b.xml MEUSE REGION',
    'invoices/f.xml MEUSE CEA',
    'invoices/f.xml MEUSE REGION',
  ]);
});

test('is not told where the buyer pays, is unknown, is no member, or may be several', () => {
  const lines = [
    { buyer: MEUSE, payer: 'MEUSE' },
    { payer: 'REGION' },
    { buyer: '73282932000074', payer: 'REGION' },
    { buyer: '111111111', payer: 'REGION' },
  ];
  expect(warned(lines, ['A', '11111111100001'], ['B', '11111111100002'], ['C', ''])).toEqual([]);
});

test('a member of two rows is one, and its own SIRET comes before those of its SIREN', () => {
  const lines = [
    { buyer: MEUSE, payer: 'REGION' },
    { buyer: '11111111100001', payer: 'REGION', file: 'invoices/g.xml' },
  ];
  expect(warned(lines, ['MEUSE', MEUSE], ['A', '11111111100001'], ['B', '11111111100002'])).toEqual([
    'invoices/f.xml MEUSE REGION',
    'invoices/g.xml A REGION',
  ]);
});
