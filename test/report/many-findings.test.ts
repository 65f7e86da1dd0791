import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import {
  findingGroups,
  findingsSection,
  type ReportFinding,
} from '../../src/report/html/findings-section.ts';
import { en } from '../../src/report/words/en.ts';
import { fr } from '../../src/report/words/fr.ts';
import { markupText } from '../../src/text/markup.ts';
import { inFolder } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';

const FINDING: ReportFinding = {
  code: 'duplicate-line',
  check: 'Lines billed twice',
  severity: 'error',
  supplier: 'OP',
  invoiceNumber: 'F1',
  lineNumber: '1',
  access: 'A1',
  expected: '',
  actual: '',
  atStake: 100n,
  message: 'billed twice',
  file: 'invoices/a.csv',
  row: 2,
  column: '',
  accepted: undefined,
};

test('accepted findings come last, apart, with the name of the check and the reason', () => {
  const accepted = { ...FINDING, severity: 'error', accepted: 'agreed' } as const;
  const groups = findingGroups([accepted, FINDING, { ...FINDING, code: 'price-mismatch' }, accepted], en);
  expect(groups.map(({ summary }) => summary)).toEqual([
    'Lines billed twice · error · 1 finding · At stake (net) 1.00',
    'Lines billed twice · error · 1 finding · At stake (net) 1.00',
    'Accepted · 2 findings · At stake (net) 2.00',
  ]);
  expect(groups[2]?.table.columns.map(({ title }) => title)).toContain('Reason');
  const [row] = groups[2]?.table.rows ?? [];
  expect(inspect(row, { depth: null })).toContain('agreed');
  expect(inspect(row, { depth: null })).toContain('Lines billed twice');
  expect(groups[0]?.table.columns.map(({ title }) => title)).not.toContain('Reason');
});

test('where all are accepted, the page does not say that nothing was found', () => {
  const note = (...findings: readonly ReportFinding[]): string | undefined =>
    /<p class="note">([^<]*)/.exec(findingsSection(findings, [], en))?.[1];
  expect(note({ ...FINDING, accepted: 'agreed' })).toBe(en.nothingBut);
  expect(note()).toBe(en.noFindings);
  expect(note(FINDING)).toBeUndefined();
});

test('the findings of one code may be more than a call takes arguments', () => {
  const [group] = findingGroups(new Array<ReportFinding>(150_000).fill(FINDING), en);
  expect(group?.summary).toContain('150,000');
});

test('the page counts and leads with findings that nobody accepted only', async () => {
  await inFolder(async (workspace) => {
    for (const files of ['base', 'price-mismatch/trigger'])
      cpSync(`fixtures/reconcile/${files}`, workspace, { recursive: true });
    const page = async (): Promise<string> => {
      const argv = ['allocate', workspace, '--reports', 'html', '--force', '-q', '--lang', 'en'];
      expect((await runCommand(argv)).exitCode).toBe(0);
      return readFileSync(join(workspace, 'runs/all/report.html'), 'utf8');
    };
    const before = await page();
    expect(before).toContain('Écarts (2)</a>');
    expect(before).toContain(markupText(fr.andFindings(2, 2)));
    writeFileSync(
      join(workspace, 'accepted-findings.csv'),
      'code,reason,line_number\nprice-mismatch,agreed,1\n',
    );
    const after = await page();
    expect(after).toContain('Écarts (1)</a>');
    expect(after).toContain(markupText(fr.andFindings(1, 1)));
    writeFileSync(join(workspace, 'accepted-findings.csv'), 'code,reason\nprice-mismatch,agreed\n');
    const accepted = await page();
    expect(accepted).toContain('Écarts (0)</a>');
    expect(accepted).not.toContain('<a href="#findings">2');
    expect(accepted).toContain(markupText(fr.nothingBut));
  });
});
