import { basename } from 'node:path';
import { bothDays } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import type { Day } from '../../domain/time/calendar.ts';
import { grappeVersion } from '../../package-files.ts';
import { shellWord } from '../../text/shell-word.ts';
import type { CloseResult } from './close.ts';

/** Why the run in a folder was not closed on a day, as problems of that folder. */
export function refusalProblems(
  folder: string,
  on: Day,
  result: Exclude<CloseResult, { kind: 'closed' }>,
): readonly Problem[] {
  const place = { file: folder };
  const run = basename(folder);
  switch (result.kind) {
    case 'problems':
      return result.problems;
    case 'not-verified':
      return [problem('run-unverified', place, { run: shellWord(folder) })];
    case 'already':
      return [alreadyClosed(folder, on, result)];
    case 'not-in-runs':
      return [problem('run-outside', place, {})];
    case 'bad-name':
      return [problem('run-misnamed', place, { name: run })];
    case 'other-version':
      return [problem('run-other-version', place, { wrote: result.wrote, closes: grappeVersion() })];
    case 'renamed':
      return [problem('run-renamed', place, { name: result.from })];
    case 'same-name':
      return [problem('run-name-taken', place, { other: result.as })];
    case 'too-early': {
      const days = { [result.than]: bothDays(result.day) };
      return [problem('close-too-early', place, { on: bothDays(on), ...days })];
    }
    case 'too-late':
      return [problem('close-too-late', place, { on: bothDays(on), day: bothDays(result.day) })];
    case 'empty':
      return [problem('run-empty', place, {})];
    case 'corrected': {
      const { base, by, issued } = result;
      return [problem('corrected-since', place, { base, by, ...stateOf(folder, issued) })];
    }
    case 'spent': {
      const { by, issued } = result;
      return by.map(({ run: other, count, lineNumber: line, invoiceNumber: invoice }) =>
        problem('lines-spent', place, { by: other, count, line, invoice, ...stateOf(folder, issued) }),
      );
    }
  }
}

/** A run that is in the ledger: as it was asked for, closed on another day, or changed since. */
function alreadyClosed(
  folder: string,
  on: Day,
  { row, isSame }: Extract<CloseResult, { kind: 'already' }>,
): Problem {
  const place = { file: folder };
  const closedOn = bothDays(row.closedOn);
  if (!isSame) return problem('closed-run-changed', place, { path: folder, run: shellWord(folder) });
  return on === row.closedOn
    ? problem('already-closed', place, { on: closedOn, run: row.run })
    : problem('closed-another-day', place, { on: bothDays(on), closedOn });
}

/** Whether a run is a draft, or was issued and has no row in the ledger. */
function stateOf(folder: string, issued: boolean) {
  return issued ? { issued: folder } : { draft: folder };
}
