import { expect, test } from 'vitest';
import { findingGroups, type ReportFinding } from '../../src/report/html/findings-section.ts';
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
};

test('the findings of one code may be more than a call takes arguments', () => {
  const [group] = findingGroups(new Array<ReportFinding>(150_000).fill(FINDING), en);
  expect(group?.summary).toContain('150,000');
});
