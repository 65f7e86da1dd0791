import type { LineOutcome } from '../allocate/allocator.ts';
import type { KeyTrace, StandIn } from '../allocate/keys/common/key.ts';
import { bothDays } from '../diagnostics/bilingual.ts';
import { type Problem, problem } from '../diagnostics/problem.ts';
import { getOrInsert } from '../domain/cache.ts';
import type { Day } from '../domain/time/calendar.ts';
import { compareText } from '../text/text-order.ts';

/** An observation that was counted: its place, its site or member, and its day. */
interface Counted {
  readonly file: string;
  readonly row: number;
  readonly id: string;
  readonly made: Day;
}

/** What is missing, and what was counted instead, by its place. */
interface Lacking {
  readonly lacking: StandIn;
  readonly counted: Map<string, Counted>;
}

/** Receives outcomes of lines; warns, once a measure and day, where counts of a year before stand in without leave. */
export function yearOldCounts() {
  const found = new Map<string, Lacking>();
  const seen = new WeakSet<object>();

  function collect({ weights, parts }: KeyTrace): void {
    for (const { id, grounds } of weights) {
      for (const { file, row, asOf, standsInFor } of grounds) {
        if (standsInFor === undefined || asOf === undefined) continue;
        const { measure, day } = standsInFor;
        const { counted } = getOrInsert(found, `${day} ${measure}`, () => ({
          lacking: standsInFor,
          counted: new Map(),
        }));
        counted.set(`${file}:${row}`, { file, row, id, made: asOf });
      }
    }
    for (const { trace } of parts) collect(trace);
  }

  return {
    add(outcome: LineOutcome): void {
      if (outcome.kind !== 'allocated') return;
      const { shares, spans } = outcome.plan;
      if (seen.has(shares)) return;
      seen.add(shares);
      for (const { trace } of spans) if (trace !== undefined) collect(trace);
    },
    // Sorted, so that they do not depend on the order of the lines.
    problems: (): readonly Problem[] =>
      [...found.values()]
        .sort((a, b) => compareText(a.lacking.measure, b.lacking.measure) || a.lacking.day - b.lacking.day)
        .flatMap(problemOf),
  };
}

function problemOf({ lacking: { measure, day }, counted }: Lacking): readonly Problem[] {
  const inOrder = [...counted.values()].sort((a, b) => compareText(a.file, b.file) || a.row - b.row);
  return inOrder.slice(0, 1).map(({ file, row, id, made }) => {
    const args = { measure, day: bothDays(day), count: counted.size, id, found: bothDays(made) };
    return problem('measure-year-old', { file, row }, args);
  });
}
