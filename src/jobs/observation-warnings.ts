import type { LineOutcome } from '../allocate/allocator.ts';
import type { Ground, KeyTrace } from '../allocate/keys/common/key.ts';
import { bothDays } from '../diagnostics/bilingual.ts';
import { type Fault, fault, type Problem, problemAt } from '../diagnostics/problem.ts';
import { getOrInsert } from '../domain/cache.ts';
import { rowPlace, type TableRow } from '../domain/tables.ts';
import type { Day } from '../domain/time/calendar.ts';
import { compareText } from '../text/text-order.ts';

/** An observation that a warning is about: its place, its site or member, and its day. */
interface Noted extends TableRow {
  readonly id: string;
  readonly made: Day;
}

/** The observations that one warning is about, by their place. */
interface Notes {
  /** The day for which observations are missing; undefined where some do not count because a later one does. */
  readonly lacking: Day | undefined;
  readonly measure: string;
  readonly noted: Map<string, Noted>;
}

/**
 * Receives outcomes of lines; warns, once a measure and day, where counts of a year before stand in without leave, and,
 * once a measure, where several observations are within the days of a line and only the last counts.
 */
export function observationWarnings() {
  const found = new Map<string, Notes>();
  const seen = new WeakSet<object>();

  function note(measure: string, lacking: Day | undefined, row: Noted): void {
    const { noted } = getOrInsert(found, `${lacking} ${measure}`, () => ({
      ...{ lacking, measure },
      noted: new Map<string, Noted>(),
    }));
    noted.set(`${row.file}:${row.row}`, row);
  }

  function collect({ weights, parts }: KeyTrace): void {
    for (const { id, grounds } of weights) for (const ground of grounds) collectGround(ground, id);
    for (const { trace } of parts) collect(trace);
  }

  function collectGround(ground: Ground, id: string): void {
    const { asOf: made, standsInFor, passedOver } = ground;
    if (standsInFor !== undefined && made !== undefined)
      note(standsInFor.measure, standsInFor.day, { ...rowPlace(ground), id, made });
    if (passedOver === undefined) return;
    for (const one of passedOver.observations)
      note(passedOver.measure, undefined, { ...rowPlace(one), id, made: one.asOf });
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
        .sort((a, b) => compareText(a.measure, b.measure) || (a.lacking ?? 0) - (b.lacking ?? 0))
        .flatMap(problemOf),
  };
}

function problemOf(notes: Notes): readonly Problem[] {
  const inOrder = [...notes.noted.values()].sort((a, b) => compareText(a.file, b.file) || a.row - b.row);
  return inOrder.slice(0, 1).map((first) => problemAt(faultOf(notes, first), rowPlace(first)));
}

function faultOf({ lacking, measure, noted }: Notes, { id, made }: Noted): Fault {
  const args = { measure, count: noted.size, id, found: bothDays(made) };
  return lacking === undefined
    ? fault('measure-passed-over', args)
    : fault('measure-year-old', { ...args, day: bothDays(lacking) });
}
