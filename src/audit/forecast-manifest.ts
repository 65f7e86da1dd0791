import * as z from 'zod';
import type { Fingerprint } from '../workspace/records/input-file.ts';
import { file, idOf, idOver, version } from './manifest-forms.ts';

/** What manifest.json of a forecast states: what it was made from and what it wrote. It is never closed. */
export const forecastManifestSchema = z
  .strictObject({
    grappe: version.describe('The version that wrote the forecast.'),
    forecast_id: idOver('period'),
    forecast: z.string().describe('The period that it is of.'),
    title: z.string().describe('Of the convention.'),
    inputs: z
      .array(file)
      .readonly()
      .describe('What it was made from: tables, invoices of earlier months, with votes the ledger.'),
    outputs: z.array(file).readonly(),
  })
  .readonly();

export type ForecastManifest = z.infer<typeof forecastManifestSchema>;

/** What names a forecast, in its manifest. */
export function forecastId(version: string, period: string, inputs: readonly Fingerprint[]): string {
  return idOf(version, [`forecast ${JSON.stringify(period)}`], inputs);
}
