import { createHash } from 'node:crypto';
import * as z from 'zod';
import { compareText } from '../text/text-order.ts';
import type { Fingerprint } from '../workspace/records/input-file.ts';
import { RUN_PATH } from './run-path.ts';

const file = z
  .strictObject({
    path: z.string().regex(RUN_PATH),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.int().min(0),
  })
  .readonly();

/** What manifest.json of a forecast states: what it was made from and what it wrote. It is never closed. */
export const forecastManifestSchema = z
  .strictObject({
    grappe: z.string().describe('The version that wrote the forecast.'),
    forecast_id: z
      .string()
      .regex(/^[0-9a-f]{16}$/)
      .describe('The first 16 hex digits of the SHA-256 over version, period and inputs.'),
    forecast: z.string().describe('The period that it is of.'),
    title: z.string().describe('Of the convention.'),
    inputs: z.array(file).readonly().describe('Tables that it was made from.'),
    outputs: z.array(file).readonly(),
  })
  .readonly();

export type ForecastManifest = z.infer<typeof forecastManifestSchema>;

/** The manifest that a text holds; undefined where it holds none of a forecast. */
export function parseForecastManifest(text: string): ForecastManifest | undefined {
  try {
    const parsed = forecastManifestSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** What names a forecast: the first 16 hex digits of the SHA-256 over version, period and inputs. */
export function forecastId(version: string, period: string, inputs: readonly Fingerprint[]): string {
  const lines = [
    `grappe ${version.split('.').slice(0, 2).join('.')}`,
    `forecast ${JSON.stringify(period)}`,
    ...[...inputs]
      .sort((a, b) => compareText(a.path, b.path))
      .map((input) => `input ${input.sha256} ${JSON.stringify(input.path)}`),
  ];
  return createHash('sha256')
    .update(`${lines.join('\n')}\n`)
    .digest('hex')
    .slice(0, 16);
}

/** The text of manifest.json. */
export function forecastManifestText(manifest: ForecastManifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
