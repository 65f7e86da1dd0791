import type { Manifest } from './manifest-schema.ts';

/** A closed run; its manifest is undefined where it cannot be read. */
interface NamedRun {
  readonly name: string;
  readonly manifest: Manifest | undefined;
}

/** A run that an earlier closed run had corrected, and that one. */
export interface UnseenCorrection {
  readonly base: string;
  readonly by: string;
}

/** Corrections by earlier closed runs of what a run corrects too, without looking at them: it repeats their rows. */
export function unseenCorrections(
  { options: { regularise, closed_runs: known } }: Manifest,
  before: readonly NamedRun[],
): readonly UnseenCorrection[] {
  return before.flatMap(({ name, manifest }) => {
    const base = manifest?.options.regularise.find((run) => regularise.includes(run));
    return base === undefined || known.includes(name) ? [] : [{ base, by: name }];
  });
}
