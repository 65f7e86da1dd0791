import * as z from 'zod';
import type { Fingerprint } from '../workspace/records/input-file.ts';
import { amount, amounts, count, file, idOf, idOver, sha256, version } from './manifest-forms.ts';
import { RUN_NAME } from './run-path.ts';

const month = z.string().regex(/^\d{4}-\d{2}$/);
const sums = z.strictObject(amounts).readonly();

/** What manifest.json of an account states (YEAR.md): no clock, host, user or absolute path. */
export const accountManifestSchema = z
  .strictObject({
    grappe: version.describe('The version that wrote the account.'),
    account_id: idOver('period, runs'),
    account: z.string().describe('The period that it is of.'),
    title: z.string().describe('Of the convention.'),
    reports: z.string().describe('The formats of the statements, or `none`.'),
    runs: z
      .array(
        z
          .strictObject({
            run: z.string().regex(RUN_NAME),
            run_id: z.string(),
            month: month.describe('The month that it counts in.'),
            closed_on: z.string(),
            manifest_sha256: sha256,
          })
          .readonly(),
      )
      .readonly()
      .describe('The closed runs that it adds up, in the order of closing.'),
    partial: z
      .strictObject({
        months: z.array(month).readonly().describe('Months that no closed run holds.'),
        late: z
          .array(z.strictObject({ month, lines: count, net_amount: amount }).readonly())
          .readonly()
          .describe('Invoice lines of the period in no closed run, by the month of their date.'),
      })
      .readonly()
      .nullable()
      .describe('What is not in it; null where nothing is missing.'),
    inputs: z.array(file).readonly().describe('Tables, copied to `inputs/`.'),
    outputs: z.array(file).readonly(),
    totals: z.strictObject({ owed: sums, borne: sums }).readonly(),
  })
  .readonly();

export type AccountManifest = z.infer<typeof accountManifestSchema>;

/** What names an account: on every page that it prints, and in its manifest. */
export function accountId(
  version: string,
  { account, reports, runs, partial }: Pick<AccountManifest, 'account' | 'reports' | 'runs' | 'partial'>,
  inputs: readonly Fingerprint[],
): string {
  const by = [
    `account ${JSON.stringify(account)}`,
    `reports ${JSON.stringify(reports)}`,
    `partial ${JSON.stringify(partial)}`,
    ...runs.map(
      ({ run, month, manifest_sha256 }) => `run ${manifest_sha256} ${month} ${JSON.stringify(run)}`,
    ),
  ];
  return idOf(version, by, inputs);
}
