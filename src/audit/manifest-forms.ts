import * as z from 'zod';
import { CENTS_TEXT } from '../domain/numbers/money.ts';
import { compareText } from '../text/text-order.ts';
import type { Fingerprint } from '../workspace/records/input-file.ts';
import { sha256OfText } from './checksums.ts';
import { RUN_PATH } from './run-path.ts';

// What the manifests of runs, accounts and forecasts have in common (AUDIT.md).

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const amount = z.string().regex(CENTS_TEXT).describe('Euros, two decimals.');
/** A version of grappe: 0.1 was the first. */
export const version = z.string().regex(/^(?!0\.0\.)\d{1,9}\.\d{1,9}\.\d{1,9}(?:[-+][0-9A-Za-z.+-]+)?$/);
export const amounts = { net_amount: amount, vat_amount: amount, gross_amount: amount };
export const count = z.int().min(0);
export const path = z.string().regex(RUN_PATH);
export const file = z.strictObject({ path, sha256, bytes: count }).readonly();

/** The id of what was computed: 16 hex digits of a SHA-256 over what `ofWhat` describes. */
export function idOver(ofWhat: string) {
  return z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .describe(`The first 16 hex digits of the SHA-256 over version, ${ofWhat} and inputs.`);
}

/**
 * The id of what was computed: the first 16 hex digits of the SHA-256 of a text with one item a line: grappe's
 * major.minor version, what it was computed by, then each input by path with its hash.
 */
export function idOf(version: string, by: readonly string[], inputs: readonly Fingerprint[]): string {
  const lines = [
    `grappe ${version.split('.').slice(0, 2).join('.')}`,
    ...by,
    ...[...inputs]
      .sort((a, b) => compareText(a.path, b.path))
      .map((input) => `input ${input.sha256} ${JSON.stringify(input.path)}`),
  ];
  return sha256OfText(`${lines.join('\n')}\n`).slice(0, 16);
}

/** The value in a JSON text that has the form of a schema; undefined where it has not. */
export function parseAs<T>(schema: z.ZodType<T>, text: string): T | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** The text of manifest.json. */
export function manifestText(manifest: object): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}
