import { join } from 'node:path';
import * as z from 'zod';
import { parseAs } from '../audit/manifest-forms.ts';
import type { FindingRecord } from '../domain/finding.ts';
import { parseCents } from '../domain/numbers/money.ts';
import { findingJson, findingSchema } from '../reconcile/outputs/json.ts';
import { isThere } from '../system/paths.ts';
import { readOwnText } from '../workspace/records/input-file.ts';

/**
 * The findings that report.html shows, kept next to it: they rest on invoices of other periods, which a run does not
 * pack, so `verify` takes them from here instead of looking for them again.
 */
export const FINDINGS_FILE = 'findings.json';

/** `accepted`: why it is, where it is. */
const schema = z.array(findingSchema.extend({ accepted: z.string().optional() }));

export function findingsText(findings: readonly FindingRecord[]): string {
  const rows = findings.map((record) => ({ ...findingJson(record), accepted: record.accepted }));
  return `${JSON.stringify(rows, undefined, 2)}\n`;
}

/** The findings of a run; undefined where it has none to show, or where the file is not as it was written. */
export function readFindings(runFolder: string): readonly FindingRecord[] | undefined {
  const path = join(runFolder, FINDINGS_FILE);
  if (!isThere(path)) return undefined;
  const rows = parseAs(schema, readOwnText(path) ?? '');
  return rows?.map(({ invoice_number: invoiceNumber, line_number: lineNumber, at_stake, row, ...told }) => ({
    ...told,
    invoiceNumber,
    lineNumber,
    atStake: at_stake === null ? undefined : parseCents(at_stake),
    row: row ?? undefined,
    accepted: told.accepted,
  }));
}
