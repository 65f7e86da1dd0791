/** Of which type the site of a share is, where one bears all: by it its imputation is found (DATA.md, imputations.csv). */
import { expect, test } from 'vitest';
import { convention, invoice, STENAY } from '../oracle/small-workspace.ts';
import { outcomes } from './outcomes.ts';

/** The type of each share of a line for what is served. */
async function types(serves: string, share: string): Promise<readonly unknown[]> {
  const { plain } = await outcomes({
    ...STENAY,
    'convention.yaml': convention(share),
    'invoices/a.csv': invoice(`${serves},subscription,2021-09-01,2021-09-30,1.00,20,`),
  });
  return plain.flatMap((outcome): readonly unknown[] =>
    outcome.kind === 'allocated'
      ? outcome.plan.shares.map(({ member, site, siteType }) => [member, site, siteType])
      : outcome.faults,
  );
}

test('a site alone is of its own', async () => {
  expect(await types('NEW', '{ by: equal }')).toEqual([['REGION', 'NEW', 'lycee']]);
});

test('what stays on a member without a site there is of none', async () => {
  expect(await types('STENAY', '{ by: payer, member: CEA }')).toEqual([['CEA', '', undefined]]);
});
