/** A folder that is no run is told as what it is, with the one to name in its place. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { must } from '../audit/workspace.ts';
import { smallGroup } from '../doors/small-group.ts';
import { runCommand } from './run-command.ts';

test('the runs of an account are named, and the run of a workspace that is meant', async () => {
  const { folder, close } = smallGroup();
  await close('2025-09', '2025-10-01');
  await must('account', folder, '--period', '2025-09', '--reports', 'none', '-q');
  const [account, run] = ['accounts/2025-09', 'runs/2025-09'].map((path) => join(folder, path));
  const of = async (...command: readonly string[]): Promise<string> => {
    const { exitCode, stderr } = await runCommand([...command, '--lang', 'en']);
    expect(exitCode).toBe(2);
    return stderr;
  };
  const explain = ['explain', folder, '--invoice', 'F1', '--line', '1', '--run'];
  const anAccount = `${account} is an account: it adds up closed runs, and shares no line itself. Name one of them: ${run}.\n`;
  expect(await of('diff', account ?? '', run ?? '')).toBe(anAccount);
  expect(await of('diff', run ?? '', account ?? '')).toBe(anAccount);
  const byText =
    'What two accounts differ in is seen by comparing their account.csv, expense.csv and balance.csv with any tool for text: their rows are in one order.';
  expect(await of('diff', account ?? '', account ?? '')).toBe(anAccount.replace('\n', ` ${byText}\n`));
  expect(await of(...explain, account ?? '')).toBe(anAccount);
  expect(await of(...explain, '2025-09')).toBe(`There is no run 2025-09 here; there is ${run}.\n`);
  const within = `${folder} is no run folder: it has no manifest.json. It holds runs: name one of them, such as ${run}.`;
  expect(await of('diff', folder, run ?? '')).toBe(`${within}\n`);
  const all = `To verify all closed runs and their ledger: \`grappe verify --all ${folder}\`.`;
  expect(await of('verify', folder)).toBe(`${within} ${all}\n`);
  const runs = join(folder, 'runs');
  expect(await of('verify', runs)).toBe(`${within.replace(folder, runs)}\n`);
  for (const given of [folder, runs])
    expect(await of('close', given, '--on', '2025-10-01')).toContain(
      `Name the folder of a run, such as ${run}.`,
    );
  const [noAccount, noRun] = ['accounts/2026', 'runs/2026'].map((path) => join(folder, path));
  expect(await of('verify', noAccount ?? '')).toBe(
    `There is no account ${noAccount}: grappe account --period makes one.\n`,
  );
  expect(await of('verify', noRun ?? '')).toContain('grappe allocate --period makes one');
});
