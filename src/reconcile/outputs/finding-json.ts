import type { FindingRecord } from '../../domain/finding.ts';
import { formatCents } from '../../domain/money.ts';

/** A finding for a program: the columns of RECONCILE.md; the amount is a string, what a finding lacks is null. */
export function findingJson(record: FindingRecord) {
  return {
    code: record.code,
    severity: record.severity,
    supplier: record.supplier,
    invoice_number: record.invoiceNumber,
    line_number: record.lineNumber,
    access: record.access,
    expected: record.expected,
    actual: record.actual,
    at_stake: record.atStake === undefined ? null : formatCents(record.atStake),
    message: record.message,
    file: record.file,
    row: record.row ?? null,
    column: record.column,
  };
}
