import type { AllocatedLine } from '../../../allocate/allocator.ts';
import type { LineTrace } from '../../../allocate/trace.ts';

/** The trace of a line that was shared: it has all its parts. */
export type RecordedTrace = {
  readonly [Part in keyof LineTrace]: Exclude<LineTrace[Part], undefined>;
};

/** What the allocation of a line recorded; a line without is a contradiction, for the page was asked for. */
export function recordedTrace({ line, trace }: AllocatedLine): RecordedTrace {
  const { days, billedTo, rounding } = trace ?? {};
  if (trace === undefined || days === undefined || billedTo === undefined || rounding === undefined) {
    throw new Error(`${line.file}:${line.row} was shared without a trace`);
  }
  return { ...trace, days, billedTo, rounding };
}
