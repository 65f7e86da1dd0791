/** What a correction takes back leaves the revenue under which a closed run claimed it. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rowsOf } from '../audit/tables.ts';
import { runCommand } from '../cli/run-command.ts';
import { type SmallGroup, smallGroup } from './small-group.ts';

/** The Région recovers the share of the collège, 177.28 and 35.46 of VAT, by the type of the site. */
const IMPUTATIONS = `member,flow,site_type,chapter,function,nature
REGION,,,011,020,6262
REGION,recovered,college,70,221,70878
REGION,recovered,cfa,70,23,70878
REGION,recovered,other,70,020,70878
MEUSE,reimbursed,college,65,221,62878
MEUSE,reimbursed,cfa,65,23,62878
MEUSE,reimbursed,other,65,020,62878
`;

function withType(group: SmallGroup, before: string, type: string): void {
  group.edit('sites.csv', `${before},MEUSE`, `${type},MEUSE`);
}

async function correct(group: SmallGroup, name: string, ...runs: readonly string[]) {
  const asked = runs.flatMap((run) => ['--regularise', run]);
  const options = ['--pending', ...asked, '--reports', 'csv', '--out', join(group.folder, 'runs', name)];
  return await runCommand(['allocate', group.folder, ...options, '--lang', 'en']);
}

const titlesOf = ({ folder }: SmallGroup, run: string): readonly string[] =>
  rowsOf(join(folder, 'runs', run), 'titres.csv')
    .map(({ kind, corrects, function: budgetFunction, gross_amount: gross }) =>
      [kind, corrects, budgetFunction, gross].join(' '),
    )
    .sort();

async function closed(group: SmallGroup, run: string, on: string): Promise<void> {
  const { exitCode, stderr } = await runCommand(['close', join(group.folder, 'runs', run), '--on', on]);
  expect(stderr).toBe('');
  expect(exitCode).toBe(0);
}

/** A group whose run of September is closed, kept with its inputs or not. */
async function september(...options: readonly string[]): Promise<SmallGroup> {
  const group = smallGroup();
  group.write('imputations.csv', IMPUTATIONS);
  await group.close('2025-09', '2025-10-20', ...options);
  return group;
}

test('where the type of a site was corrected without a day', async () => {
  const group = await september();
  withType(group, 'college', 'cfa');
  expect((await correct(group, 'again', '2025-09')).exitCode).toBe(0);
  expect(titlesOf(group, 'again')).toEqual(['complement 2025-09 23 212.74', 'reduction 2025-09 221 -212.74']);
  await closed(group, 'again', '2025-11-20');
  expect((await runCommand(['verify', join(group.folder, 'runs/again')])).exitCode).toBe(0);

  // The second correction takes back what the first one claimed.
  withType(group, 'cfa', 'other');
  expect((await correct(group, 'third', '2025-09')).exitCode).toBe(0);
  expect(titlesOf(group, 'third')).toEqual(['complement 2025-09 020 212.74', 'reduction 2025-09 23 -212.74']);
  await closed(group, 'third', '2025-12-20');
  for (const run of ['again', 'third']) {
    expect((await runCommand(['verify', join(group.folder, 'runs', run)])).exitCode).toBe(0);
  }
});

test('where the revenue was edited, and the amount too', async () => {
  const group = await september();
  group.edit('imputations.csv', 'college,70,221', 'college,70,229');
  group.edit('invoices/2025-09.csv', '289.90', '100.00');
  expect((await correct(group, 'again', '2025-09')).exitCode).toBe(0);
  expect(titlesOf(group, 'again')).toEqual(['complement 2025-09 229 73.38', 'reduction 2025-09 221 -212.74']);
});

test('where the run kept no inputs, by today’s tables', async () => {
  const group = await september('--no-pack');
  withType(group, 'college', 'cfa');
  expect((await correct(group, 'again', '2025-09')).exitCode).toBe(0);
  expect(titlesOf(group, 'again')).toEqual([]);
});

test('and not by tables that are not those that the run kept', async () => {
  const group = await september();
  const kept = join(group.folder, 'runs/2025-09/inputs/sites.csv');
  chmodSync(kept, 0o644);
  writeFileSync(kept, 'site,name,type,member\n0550020Y,C,other,MEUSE\n0550072E,L,lycee,REGION\n');
  withType(group, 'college', 'cfa');
  const { exitCode, stderr } = await correct(group, 'again', '2025-09');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('runs/2025-09/inputs/sites.csv');
});
