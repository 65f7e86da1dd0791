import { createHash } from 'node:crypto';
import { formatCents } from '../domain/money.ts';
import type { Totals } from '../settle/totals.ts';
import { compareText } from '../text/text-order.ts';
import type { Fingerprint } from '../workspace/records/input-file.ts';
import type { Manifest, ManifestTotals, RunOptions } from './manifest-schema.ts';

/**
 * The text whose SHA-256 names a run, one item a line: grappe's major.minor version, each option, then each
 * input by path with its hash.
 */
export function runIdText(version: string, options: RunOptions, inputs: readonly Fingerprint[]): string {
  const lines = [
    `grappe ${version.split('.').slice(0, 2).join('.')}`,
    ...Object.entries(options)
      .sort(([a], [b]) => compareText(a, b))
      .map(([name, value]) => `option ${name} ${JSON.stringify(value)}`),
    ...[...inputs]
      .sort((a, b) => compareText(a.path, b.path))
      .map(({ path, sha256 }) => `input ${sha256} ${JSON.stringify(path)}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** The first 16 hex digits of the hash of {@link runIdText}. */
export function runId(version: string, options: RunOptions, inputs: readonly Fingerprint[]): string {
  return createHash('sha256')
    .update(runIdText(version, options, inputs))
    .digest('hex')
    .slice(0, 16);
}

/** The text of manifest.json. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

export function manifestTotals({ lines, net, vat, gross }: Totals): ManifestTotals {
  return {
    lines,
    net_amount: formatCents(net),
    vat_amount: formatCents(vat),
    gross_amount: formatCents(gross),
  };
}
