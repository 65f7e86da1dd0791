/** Which problems of a file all of whose lines are in closed runs are told: its errors, and what holds it against others. */
import { expect, test } from 'vitest';
import { problem } from '../../src/diagnostics/problem.ts';
import type { InvoiceLine } from '../../src/domain/invoice-line.ts';
import type { ClosedLine } from '../../src/invoices/closed-lines.ts';
import { chargedFiles } from '../../src/jobs/charged-files.ts';

test('errors are told whatever is closed, and so are warnings of other codes', () => {
  const { observe, apart } = chargedFiles({ regularise: [] });
  observe({ file: 'invoices/a.csv' } as InvoiceLine, { spentBy: 0 } as ClosedLine);
  const place = { file: 'invoices/a.csv', row: 1, column: 'remark' };
  const warning = problem('column-unknown', place, { header: 'remark', near: '' } as never);
  const error = { ...warning, severity: 'error' } as const;
  const ofSheet = problem('sheet-unread', place, { sheet: 'x', rows: 1 } as never);
  expect(apart([error, warning, ofSheet])).toEqual({ told: [error, ofSheet], toldBefore: [warning] });
});
