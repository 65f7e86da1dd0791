import { type OnProblem, problem } from '../../diagnostics/problem.ts';

/** A line number as in the file, and its place. */
interface FoundNumber {
  readonly number: string;
  readonly row: number;
}

/**
 * BT-126 is not always unique, but the key of a line must be: the second `7` becomes `7#2`, in file order, with a
 * warning. A number that the file itself uses is never generated.
 */
export function uniqueNumbers(
  found: readonly FoundNumber[],
  file: string,
  report: OnProblem,
): readonly string[] {
  const taken = new Set(found.map(({ number }) => number));
  const seen = new Map<string, number>();
  return found.map(({ number, row }) => {
    let order = (seen.get(number) ?? 0) + 1;
    let made = number;
    if (order > 1) {
      while (taken.has(`${number}#${order}`)) order++;
      made = `${number}#${order}`;
      taken.add(made);
      const place = { file, row, column: 'BT-126', value: number };
      report(problem('einvoice-line-repeated', place, { value: number, made }));
    }
    seen.set(number, order);
    return made;
  });
}
