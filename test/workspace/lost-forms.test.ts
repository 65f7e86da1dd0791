/** Cells that lost their form: the remedy names what they may have been. */
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { smallGroup } from '../doors/small-group.ts';

/** What is said of a day of the invoice that is written so. */
async function saidOf(day: string): Promise<string> {
  const { folder, edit } = smallGroup();
  edit('invoices/2025-09.csv', '2025-09-30,1', `${day},1`);
  return (await runCommand(['check', folder, '--lang', 'en'])).stderr;
}

test.each([
  ['1/9/2025', 'D/M/YYYY'],
  ['30/09/25', 'DD/MM/YY'],
  ['30.09.2025', 'DD.MM.YYYY'],
  ['1-9-25', 'D-M-YY'],
  ['20250930', 'YYYYMMDD'],
  ['2025-09-30T00:00:00', 'YYYY-MM-DD hh:mm:ss'],
])('a day written %s is told by which form it is read', async (day, form) => {
  const said = await saidOf(day);
  expect(said).toContain('error[date-invalid]');
  expect(said).toContain('A day written so is read where the entry');
  expect(said).toContain(`invoices: [{ files: "2025-09.csv", dates: ${form} }]`);
});

test('a day with its month first is not told so', async () => {
  const said = await saidOf('9/30/2025');
  expect(said).toContain('Here the month seems to come first (2025-09-30)');
  expect(said).not.toContain('A day written so');
});

test.each([
  ['8105', 'it is 08105'],
  ['810', undefined],
])('the code of a commune %s', async (code, told) => {
  const { folder, write } = smallGroup();
  write('sites.csv', `site,name,type,member,insee\nX,X,other,MEUSE,${code}\n`);
  const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
  expect(stderr).toContain('error[insee-invalid]');
  expect(stderr.includes('took away its first zero')).toBe(told !== undefined);
  if (told !== undefined) expect(stderr).toContain(told);
});

test.each([
  ['31/09/2025', 'found "31/09/2025": its month ends on 2025-09-30\n'],
  ['2025-02-29', 'found "2025-02-29": its month ends on 2025-02-28\n'],
  ['32/09/2025', 'found "32/09/2025"\n'],
  ['31/13/2025', 'found "31/13/2025"\n'],
])('the day %s is not there', async (day, told) => {
  expect(await saidOf(day)).toContain(`expected a day (2025-09-01 or 01/09/2025), ${told}`);
});
