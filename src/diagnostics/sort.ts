import { compareText } from '../text/text-order.ts';
import { isError, type Problem } from './problem.ts';

/** Errors, then warnings; each in the order of their places: file, row, column, then code. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort(
    (a, b) =>
      Number(isError(b)) - Number(isError(a)) ||
      compareText(a.place.file, b.place.file) ||
      (a.place.row ?? 0) - (b.place.row ?? 0) ||
      compareText(a.place.column ?? '', b.place.column ?? '') ||
      compareText(a.code, b.code),
  );
}
