import { createHash } from 'node:crypto';
import { formatCents } from '../domain/money.ts';
import { compareText } from '../domain/text-order.ts';
import type { Totals } from '../report/totals.ts';
import type { Fingerprint } from '../workspace/input-file.ts';

/** What a run was asked for, as far as it decides a byte of its outputs. */
export interface RunOptions {
  /** `2025-09`, `all`, or the invoices. */
  readonly selection: string;
  readonly allow_unallocated: boolean;
  /** The formats of the statements, `csv,xlsx,pdf`, or `none`. */
  readonly reports: string;
}

export interface ManifestInput extends Fingerprint {
  readonly rows: number;
}

/** What manifest.json states: no clock, host, user or absolute path (AUDIT.md). */
export interface Manifest {
  readonly grappe: string;
  readonly run_id: string;
  readonly period: string;
  readonly title: string;
  readonly options: RunOptions;
  readonly inputs: readonly ManifestInput[];
  readonly outputs: readonly Fingerprint[];
  readonly totals: Readonly<Record<'read' | 'allocated' | 'unallocated' | 'skipped', ManifestTotals>>;
}

export interface ManifestTotals {
  readonly lines: number;
  readonly net_amount: string;
  readonly vat_amount: string;
  readonly gross_amount: string;
}

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

/** The text of SHA256SUMS, as `sha256sum -c` reads it: a name with `\` or a line feed is escaped and marked. */
export function checksumsText(files: readonly Fingerprint[]): string {
  return [...files]
    .sort((a, b) => compareText(a.path, b.path))
    .map(({ path, sha256 }) => {
      const escaped = path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
      return `${escaped === path ? '' : '\\'}${sha256}  ${escaped}\n`;
    })
    .join('');
}
