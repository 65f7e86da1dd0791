import { compareText } from '../text/text-order.ts';
import type { Fingerprint } from '../workspace/records/input-file.ts';
import { idOf } from './manifest-forms.ts';
import type { RunOptions } from './manifest-schema.ts';

/** What names a run: what it was computed by is each of its options. */
export function runId(version: string, options: RunOptions, inputs: readonly Fingerprint[]): string {
  const by = Object.entries(options)
    .sort(([a], [b]) => compareText(a, b))
    .map(([name, value]) => `option ${name} ${JSON.stringify(value)}`);
  return idOf(version, by, inputs);
}
