import { compareText } from '../text/text-order.ts';
import type { Fingerprint } from '../workspace/records/input-file.ts';
import { idOf, idText } from './manifest-forms.ts';
import type { RunOptions } from './manifest-schema.ts';

/** The text whose SHA-256 names a run: what it was computed by is each of its options. */
export function runIdText(version: string, options: RunOptions, inputs: readonly Fingerprint[]): string {
  return idText(version, optionLines(options), inputs);
}

export function runId(version: string, options: RunOptions, inputs: readonly Fingerprint[]): string {
  return idOf(version, optionLines(options), inputs);
}

function optionLines(options: RunOptions): readonly string[] {
  return Object.entries(options)
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, value]) => `option ${name} ${JSON.stringify(value)}`);
}
