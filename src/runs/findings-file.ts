import { join } from 'node:path';
import * as z from 'zod';
import { amount, parseAs } from '../audit/manifest-forms.ts';
import { SEVERITIES } from '../domain/convention.ts';
import { FINDING_CODES, type FindingRecord } from '../domain/finding.ts';
import { parseCents } from '../domain/money.ts';
import { findingJson } from '../reconcile/outputs/json.ts';
import { isThere } from '../system/paths.ts';
import { readOwnText } from '../workspace/records/input-file.ts';

/**
 * The findings that report.html shows, kept beside it: they rest on invoices of other periods,
 * which a run does not pack, so `verify` shows them again instead of looking for them again.
 */
export const FINDINGS_FILE = 'findings.json';

const schema = z.array(
  z.strictObject({
    code: z.enum(FINDING_CODES),
    severity: z.enum(SEVERITIES),
    supplier: z.string(),
    invoice_number: z.string(),
    line_number: z.string(),
    access: z.string(),
    expected: z.string(),
    actual: z.string(),
    at_stake: amount.nullable(),
    message: z.string(),
    file: z.string(),
    row: z.int().nullable(),
    column: z.string(),
  }),
);

export function findingsText(findings: readonly FindingRecord[]): string {
  const rows: z.infer<typeof schema> = findings.map(findingJson);
  return `${JSON.stringify(rows, undefined, 2)}\n`;
}

/** The findings of a run; undefined where it has none to show, or they are not what was written. */
export function readFindings(runFolder: string): readonly FindingRecord[] | undefined {
  const path = join(runFolder, FINDINGS_FILE);
  if (!isThere(path)) return undefined;
  const rows = parseAs(schema, readOwnText(path) ?? '');
  return rows?.map((row) => ({
    code: row.code,
    severity: row.severity,
    supplier: row.supplier,
    invoiceNumber: row.invoice_number,
    lineNumber: row.line_number,
    access: row.access,
    expected: row.expected,
    actual: row.actual,
    atStake: row.at_stake === null ? undefined : parseCents(row.at_stake),
    message: row.message,
    file: row.file,
    row: row.row ?? undefined,
    column: row.column,
    accepted: undefined,
  }));
}
