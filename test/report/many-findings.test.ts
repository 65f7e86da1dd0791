import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import {
  findingGroups,
  findingsSection,
  type ReportFinding,
} from '../../src/report/html/findings-section.ts';
import { en } from '../../src/report/words/en.ts';

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
