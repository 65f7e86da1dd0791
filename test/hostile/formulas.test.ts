/** Files for a spreadsheet hold no text that it would compute; files for programs hold every value as it is (SECURITY.md). */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXAMPLE, inFolder } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { slashed } from '../windows.ts';

/** The texts that become formulas: an invoice number, the name of a member, a budget nature. */
const PLANTED: readonly (readonly [file: string, from: string, to: string])[] = [
  ['invoices/2025-10.csv', 'F2025-0010', '=1+1'],
  ['invoices.csv', 'F2025-0010', '=1+1'],
  ['members.csv', 'Région Grand Est', '=2+2'],
  ['imputations.csv', ';6262;', ';=3+3;'],
];

/** What the cells of a CSV begin with, of those that hold a planted text. */
function beginnings(text: string): readonly string[] {
  const found = text.matchAll(/(?:^|[,;])"?('?=)\d\+\d/gmu);
  return [...new Set([...found].map(([, beginning = '']) => beginning))];
}

function inPlanted(use: (workspace: string) => Promise<void>): Promise<void> {
  return inFolder((folder) => {
    const workspace = join(folder, 'group');
    cpSync(EXAMPLE, workspace, { recursive: true });
    for (const [file, from, to] of PLANTED) {
      const path = join(workspace, file);
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll(from, to));
    }
    return use(workspace);
  });
}

test('of a run, statements, bureau/ and titres.csv have an apostrophe before them, the other files none', () =>
  inPlanted(async (workspace) => {
    const { exitCode } = await runCommand(['allocate', workspace, '--period', '2025-10', '-q']);
    expect(exitCode).toBe(0);
    const run = join(workspace, 'runs/2025-10');
    const files = readdirSync(run, { recursive: true, encoding: 'utf8' })
      .map(slashed)
      .filter((path) => path.endsWith('.csv') && !path.startsWith('inputs/'));
    const found = files.sort().flatMap((path) => {
      const begun = beginnings(readFileSync(join(run, path), 'utf8'));
      return begun.length === 0 ? [] : [`${path} ${begun.join(' ')}`];
    });
    expect(found).toEqual([
      'allocations.csv =',
      "bureau/depenses.csv '=",
      "bureau/dettes.csv '=",
      "bureau/titres.csv '=",
      'charges.csv =',
      "statements/CEA.csv '=",
      "statements/MEUSE.csv '=",
      "statements/REGION.csv '=",
      "titres.csv '=",
    ]);
  }));

test('findings as CSV have an apostrophe before them; lines that grappe reads again have none', () =>
  inPlanted(async (workspace) => {
    const prices = join(workspace, 'prices.csv');
    writeFileSync(prices, readFileSync(prices, 'utf8').replace(';524,75;', ';514,75;'));
    const reconciled = ['reconcile', workspace, '--period', '2025-10', '--format', 'csv'];
    expect(beginnings((await runCommand(reconciled)).stdout)).toEqual(["'="]);
    const imported = ['import', join(workspace, 'invoices/2025-10.csv'), '--workspace', workspace];
    expect(beginnings((await runCommand(imported)).stdout)).toEqual(['=']);
  }));
