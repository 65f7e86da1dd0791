/** A member reads in its statement which amount is borne first, not which fraction of the line that is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { must } from '../audit/workspace.ts';
import { smallGroup } from './small-group.ts';

const SHARE = 'by: students, as_of: { date: "10-01", year: previous }';

test.each([
  [
    'fr',
    '1010.00',
    'pour 1 010,00 d’abord : parts fixées par la convention ; pour le reste : à parts égales entre',
  ],
  ['en', '10.00', 'the first 10.00 of it: parts fixed by the convention ; the rest of it: equal parts'],
  ['en', '0.00', 'equal parts per establishment'],
])('%s, %s', async (language, amount, words) => {
  const { folder, edit } = smallGroup();
  edit('convention.yaml', SHARE, `by: amounts, first: { MEUSE: ${amount} }, rest: { by: equal, per: site }`);
  edit('convention.yaml', 'title:', `locale: ${language}\ntitle:`);
  edit('invoices/2025-09.csv', '289.90', '2899.00');
  await must('allocate', folder, '--period', '2025-09', '--reports', 'csv,html', '--lang', language);
  const run = join(folder, 'runs/2025-09');
  const statement = readFileSync(join(run, 'statements/MEUSE.csv'), 'utf8').replace(/[\u00a0\u202f]/g, ' ');
  expect(statement).toContain(words);
  const page = readFileSync(join(run, 'report.html'), 'utf8').replace(/[\u00a0\u202f]/g, ' ');
  expect(page).toContain(words.split(' ; ')[0]);
});
