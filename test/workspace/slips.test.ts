/** A slip in the word of a key is told by itself, not by what stands beside it. */
import { expect, test } from 'vitest';
import { convention, invoice, STENAY } from '../oracle/small-workspace.ts';
import { productRun } from '../properties/product.ts';

async function codes(share: string): Promise<readonly string[]> {
  const rules = convention(share).replace(/ {2}- \{ id: r2.*\n/u, '');
  const files = { ...STENAY, 'convention.yaml': rules };
  const lines = invoice('STENAY,subscription,2021-09-01,2021-09-30,100.00,20,');
  const result = await productRun({ ...files, 'invoices/a.csv': lines });
  return result.ok ? [] : result.codes;
}

test.each([
  ['{ by: egal, per: site }', 'value-invalid'],
  ['{ by: egal, per: member }', 'measure-unknown'],
  ['{ by: egal }', 'measure-unknown'],
  ['{ by: fixe, parts: { MEUSE: 1 } }', 'value-invalid'],
  ['{ by: summ, of: [] }', 'value-invalid'],
])('%s', async (share, code) => {
  expect(await codes(share)).toEqual([code]);
});

test('what a measure lacks is told all the same', async () => {
  expect(await codes('{ by: students }')).toEqual(['key-missing']);
  expect(await codes('{ by: student }')).toEqual(['key-missing', 'measure-unknown']);
  expect(await codes('{ by: students, per: site }')).toEqual(['value-invalid']);
});
