/** What is said of the row of imputations.csv that an amount has, or lacks (DATA.md, imputations.csv). */
import { describe, expect, test } from 'vitest';
import { CATEGORIES } from '../../src/domain/invoice-line.ts';
import type { Release } from '../../src/domain/release.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { runCommand } from '../cli/run-command.ts';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { invoice, STENAY } from '../oracle/small-workspace.ts';
import { inFolder, productRun } from '../properties/product.ts';

function withImputations(serves: string, imputations: string): WorkspaceFiles {
  return {
    ...STENAY,
    'imputations.csv': `member,site_type,category,chapter,function,nature\n${imputations}`,
    'invoices/a.csv': invoice(`${serves},subscription,2021-09-01,2021-09-30,1.00,20,`),
  };
}

async function reasons(serves: string, imputations: string): Promise<readonly string[]> {
  const result = await productRun(withImputations(serves, imputations));
  return result.ok ? ['shared'] : result.reasons;
}

test('a member without any row has none', async () => {
  expect(await reasons('STENAY', 'REGION,,,011,20,6262\n')).toEqual([
    'invoices/a.csv:2 imputation-missing: no imputation of MEUSE holds for reimbursed, site type college, category subscription on 2021-09-01 (1.00 without VAT)',
  ]);
});

test('a table without a row stops every line: the remedy is to remove it too, and of no other table', async () => {
  const hints = async (rows: string) => {
    const check = (folder: string) => runCommand(['check', folder, '--lang', 'en']);
    return (await inFolder(withImputations('STENAY', rows), check)).stderr;
  };
  const removing = 'imputations.csv is empty (0 rows): if your group names no imputations, remove it.';
  expect(await hints('')).toContain(removing);
  expect(await hints('REGION,,,011,20,6262\n')).not.toContain('remove it');
});

test('a row that would apply on other days is named, with the day on which one is asked for', async () => {
  const hints = async (rows: string) => {
    const files = {
      ...withImputations('STENAY', ''),
      'imputations.csv': `member,flow,chapter,function,nature,valid_from,valid_to\nREGION,,011,20,6262,,\n${rows}`,
    };
    return (await inFolder(files, (folder) => runCommand(['check', folder, '--lang', 'en']))).stderr;
  };
  const named = /imputations\.csv:3 would apply, but does not hold on 2021-09-01, .* correct its days\./;
  expect(await hints('MEUSE,,011,20,6262,2021-09-11,\n')).toMatch(named);
  expect(await hints('MEUSE,,011,20,6262,,2021-08-31\n')).toMatch(named);
  expect(await hints('MEUSE,,011,20,6262,,2021-08-31\nMEUSE,,011,21,6262,2021-09-11,\n')).toMatch(named);
  expect(await hints('MEUSE,paid,011,20,6262,2021-09-11,\n')).not.toContain('would apply');
  expect(await hints('MEUSE,,011,20,6262,2021-09-01,\n')).toBe('');
});

test('a share that stays on the member is of no site type', async () => {
  expect(await reasons('REGION', 'REGION,lycee,,011,20,6262\n')).toEqual([
    'invoices/a.csv:2 imputation-missing: no imputation of REGION holds for paid, category subscription on 2021-09-01 (1.00 without VAT)',
  ]);
  expect(await reasons('REGION', 'REGION,,,011,20,6262\n')).toEqual(['shared']);
});

test('`*` is any flow, site type and category, as an empty cell is', async () => {
  const anyOf = (cell: string): WorkspaceFiles => ({
    ...withImputations('STENAY', ''),
    'imputations.csv': `member,flow,site_type,category,chapter,function,nature\n${['REGION', 'MEUSE'].map((member) => `${member},${cell},${cell},${cell},011,20,6262\n`).join('')}`,
  });
  const [starred, empty] = [await productRun(anyOf('*')), await productRun(anyOf(''))];
  expect([starred.ok, starred]).toEqual([true, empty]);
});

test('explain tells what the row was chosen for, and from which others', async () => {
  const files = withImputations(
    'STENAY',
    'REGION,,,011,20,6262\nMEUSE,,,011,221,6262\nMEUSE,lycee,,011,222,6262\nMEUSE,college,,65,221,6558\n',
  );
  const { rows } = await inFolder(files, async (folder) => {
    const asked = ['explain', folder, '--invoice', 'F1', '--line', '1', '--format', 'json'];
    return JSON.parse((await runCommand(asked)).stdout) as { readonly rows: readonly unknown[] };
  });
  const sought = { category: 'subscription', day: '2021-09-01' };
  const from = (row: number) => ({ file: 'imputations.csv', row });
  expect(rows).toEqual([
    expect.objectContaining({
      member: 'MEUSE',
      imputation: {
        ...{ chapter: '65', function: '221', nature: '6558', engagement: null },
        place: from(5),
        sought: { ...sought, flow: 'reimbursed', site_type: 'college' },
        given: ['site_type'],
        preferred_to: [{ place: from(3), given: [] }],
      },
    }),
    expect.objectContaining({
      member: 'REGION',
      imputation: {
        ...{ chapter: '011', function: '20', nature: '6262', engagement: null },
        place: from(2),
        sought: { ...sought, flow: 'paid', site_type: 'lycee' },
        given: [],
        preferred_to: [],
      },
    }),
  ]);
});

describe('rows that are equally specific', () => {
  const TWO = 'REGION,,,011,20,6262\nMEUSE,college,,011,221,6262\nMEUSE,,subscription,011,222,6262\n';

  test('refuse a line whose row they both are for, whatever their order', async () => {
    const tied = (one: number, other: number): readonly string[] => [
      `invoices/a.csv:2 imputation-tie: several imputations of MEUSE (imputations.csv:${one}, imputations.csv:${other}) are equally specific for reimbursed, site type college, category subscription on 2021-09-01 (1.00 without VAT)`,
    ];
    expect(await reasons('STENAY', TWO)).toEqual(tied(3, 4));
    expect(await reasons('STENAY', TWO.split('\n').reverse().join('\n').trim())).toEqual(tied(2, 3));
  });

  test('are told before, and refuse no line that has no such row', async () => {
    const files = withImputations('REGION', TWO);
    expect(await reasons('REGION', TWO)).toEqual(['shared']);
    const check = (folder: string) => runCommand(['check', folder, '--lang', 'en']);
    const { exitCode, stderr } = await inFolder(files, check);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('imputations.csv:4:member: warning[imputation-tie-ahead]: row 3 is as specific');
  });

  test('of the revenue of a title stop the run that would issue it', async () => {
    const revenue = (other: string): WorkspaceFiles => ({
      ...withImputations('STENAY', ''),
      'imputations.csv': `member,flow,site_type,category,chapter,function,nature\nREGION,,,,011,20,6262\nMEUSE,,,,011,20,6262\nREGION,recovered,college,,70,20,70878\n${other}`,
    });
    const allocate = async (other: string) => {
      return inFolder(revenue(other), (folder) =>
        runCommand(['allocate', folder, '--reports', 'csv', '--lang', 'en']),
      );
    };
    expect(await allocate('')).toMatchObject({ exitCode: 0 });
    const { exitCode, stderr } = await allocate('REGION,recovered,,subscription,74,20,74888\n');
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      'error[imputation-tie]: several imputations of REGION (imputations.csv:4, imputations.csv:5)',
    );
  });

  test('stop every run where they are for the same amounts on the same days', async () => {
    const twice = 'REGION,,,011,20,6262\nMEUSE,college,*,011,221,6262\nMEUSE,college,,011,222,6262\n';
    expect(await reasons('REGION', twice)).toEqual([
      'imputations.csv:4 rows-overlap: MEUSE / college has two rows for the same days: this one and row 3',
    ]);
  });

  test('stop no run of 0.1 that had them behind others', async () => {
    const behind = 'MEUSE,college,,65,221,6558\nMEUSE,college,,65,222,6558\n';
    const others = CATEGORIES.map((category) => `MEUSE,college,${category},011,221,6262\n`);
    const files = withImputations('STENAY', `REGION,,,011,20,6262\n${behind}${others.join('')}`);
    const codesOf = (release: Release) =>
      inFolder(files, async (folder) => loadWorkspace(folder, { release }).problems.map(({ code }) => code));
    expect(await codesOf([0, 1])).toEqual([]);
    expect(await codesOf([0, 2])).toEqual(['rows-overlap']);
  });
});
