import * as z from 'zod';
import { compareText } from '../text/text-order.ts';
import type { Fingerprint } from '../workspace/records/input-file.ts';
import { amount, amounts, count, idOf, idOver, parseAs, path, sha256, version } from './manifest-forms.ts';
import { RUN_FOLDER, RUN_NAME } from './run-path.ts';

export const MANIFEST_FILE = 'manifest.json';

const runName = z.string().regex(RUN_NAME);

const totals = z.strictObject({ lines: count, ...amounts }).readonly();

const options = z
  .strictObject({
    selection: z
      .string()
      .describe(
        '`all`; a period (`2025-09`); `pending`, alone or before a period; or invoice numbers, each as a JSON string.',
      ),
    allow_unallocated: z.boolean(),
    reports: z.string().describe('The formats of the statements, or `none`.'),
    late_before: z
      .string()
      .nullable()
      .describe('With `pending`: lines dated before this day are marked as late.'),
    regularise: z.array(runName).readonly().describe('The closed runs that this run corrects.'),
    closed_runs: z
      .array(runName)
      .readonly()
      .describe('The closed runs that this run looked at, in the order in which they were closed.'),
    per_member: z.literal(true).optional().describe('Each member has a folder, ready to be sent.'),
    no_reconcile: z
      .literal(true)
      .optional()
      .describe('The page was asked for without findings; runs of 0.1 do not state it.'),
  })
  .readonly();

const input = z
  .strictObject({
    path: path.describe('From the workspace, with `/`.'),
    sha256,
    bytes: count,
    rows: count,
  })
  .readonly();

const output = z
  .strictObject({ path: path.describe('From the run folder, with `/`.'), sha256, bytes: count })
  .readonly();

const memberTotals = { member: z.string(), lines: count, ...amounts };

const lateLine = z
  .strictObject({
    supplier: z.string(),
    invoice_number: z.string(),
    line_number: z.string(),
    invoice_date: z.string(),
    gross_amount: amount,
  })
  .readonly();

/** What manifest.json states: no clock, host, user or absolute path (AUDIT.md). */
export const manifestSchema = z
  .strictObject({
    grappe: version.describe('The version that wrote the run.'),
    run_id: idOver('options'),
    run: z
      .string()
      .regex(RUN_FOLDER)
      .optional()
      .describe('The name of its folder; runs of 0.1 do not state it.'),
    closed_on: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional()
      .describe('Of a closed run: the day that its row of the ledger states.'),
    anchor: sha256.optional().describe('Of a closed run: the SHA-256 of the ledger before its row.'),
    period: z.string(),
    title: z.string().describe('Of the convention.'),
    options,
    no_inputs: z
      .literal(true)
      .optional()
      .describe('The run keeps no copy of its inputs (`--no-pack`); runs of 0.1 do not state it.'),
    ignore_files: z
      .array(z.strictObject({ files: z.string(), reason: z.string() }).readonly())
      .readonly()
      .optional()
      .describe('Globs on files of invoices/ that the convention leaves aside; absent where there are none.'),
    inputs: z.array(input).readonly(),
    outputs: z.array(output).readonly(),
    totals: z
      .strictObject({
        read: totals,
        allocated: totals,
        unallocated: totals,
        skipped: totals,
        late: totals.describe('Of the lines allocated, those marked as late.'),
        regularised: totals.describe('Rows of regularisations.csv.'),
      })
      .readonly(),
    members: z
      .array(z.strictObject(memberTotals).readonly())
      .readonly()
      .describe('What each member bears, regularisations included.'),
    years: z
      .array(z.strictObject({ year: z.int(), ...memberTotals }).readonly())
      .readonly()
      .optional()
      .describe('The same, by the year in which the invoices are dated; runs of 0.1 do not state it.'),
    late_lines: z.array(lateLine).readonly().describe('With `pending`: the lines marked as late.'),
  })
  .readonly();

export type Manifest = z.infer<typeof manifestSchema>;
export type RunOptions = Manifest['options'];
export type ManifestInput = Manifest['inputs'][number];
export type ManifestTotals = Manifest['totals']['read'];

/** The manifest in a text; undefined where there is none. */
export function parseManifest(text: string): Manifest | undefined {
  return parseAs(manifestSchema, text);
}

/** The `run_id`: by its version, each of its options and its inputs. */
export function runId(version: string, options: RunOptions, inputs: readonly Fingerprint[]): string {
  const by = Object.entries(options)
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, value]) => `option ${name} ${JSON.stringify(value)}`);
  return idOf(version, by, inputs);
}
