/** DATA.md, `own_categories`: words of one's own behave as a built-in category and are matched by themselves. */
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { inWorkspace } from '../invoices/temporary-workspace.ts';
import { STENAY } from '../oracle/small-workspace.ts';
import { shares } from './shares.ts';

const HEADER =
  'invoice_number,invoice_date,line_number,serves,category,period_start,period_end,net_amount,vat_rate\n';

function files(lines: string) {
  return {
    ...STENAY,
    'convention.yaml':
      'prorata: daily\nrounding: largest_remainder\nvat: line\nbasis: service\nbilled_to: REGION\nown_categories: { Eau chaude: usage, personnel: other }\nrules:\n  - { id: water, article: "1", applies_to: { categories: [eau-chaude] }, share: { by: payer, member: MEUSE } }\n  - { id: rest, article: "2", share: { by: payer, member: REGION } }\n',
    'imputations.csv':
      'member,category,chapter,function,nature\nMEUSE,EAU CHAUDE,932,222,60611\nMEUSE,,932,222,6262\nREGION,*,932,222,6262\n',
    'invoices/f.csv': HEADER + lines,
  };
}

test('a word of one’s own is matched by itself only, and written as the convention writes it', async () => {
  const rows = await shares(
    files(
      'F1,2021-11-01,1,STENAY,eau_chaude,2021-10-01,2021-10-31,10.00,20\nF1,2021-11-01,2,STENAY,usage,2021-10-01,2021-10-31,10.00,20\n',
    ),
    'line_number category rule member nature',
  );
  expect(rows).toEqual(['1 Eau chaude water MEUSE 60611', '2 usage rest REGION 6262']);
});

test('it needs a period where the category that it behaves as needs one', async () => {
  const undated = (category: string) =>
    shares(files(`F1,2021-11-01,1,STENAY,${category},,,10.00,20\n`), 'category');
  expect(await undated('Eau chaude')).toEqual(['undated']);
  expect(await undated('Personnel')).toEqual(['personnel']);
});

test('a word that is nobody’s is refused', async () => {
  expect(
    await shares(files('F1,2021-11-01,1,STENAY,eau froide,2021-10-01,2021-10-31,10.00,20\n'), 'category'),
  ).toEqual(['choice-invalid']);
});

test('a list may give it to all its rows, and whoever writes it otherwise is told of it', async () => {
  const { 'convention.yaml': convention, ...tables } = files('');
  const check = (category: string) =>
    inWorkspace(
      {
        ...tables,
        'convention.yaml': `${convention}tables:\n  prices: { file: grille.csv, columns: { item_code: Article }, defaults: { category: ${category} } }\n`,
        'grille.csv': 'Article;prix_unitaire\nEC;0,12\n',
      },
      (folder) => runCommand(['check', folder, '--lang', 'en', '-q']),
    );
  expect((await check('eau chaude')).exitCode).toBe(0);
  const { stderr } = await check('eau chaudes');
  expect(stderr).toMatch(/error\[choice-invalid\]: expected one of Eau chaude, personnel, subscription \(/);
  expect(stderr).toContain('Nearest: Eau chaude');
  expect(stderr).toContain('other (autre) or an empty cell, found "eau chaudes"');
});
