/** Where two outcomes of a run differ first, in words that fit on a screen. */
import { isDeepStrictEqual } from 'node:util';
import type { Outcome } from './both-ways.ts';

/** The first difference; undefined where there is none. */
export function difference(withLane: Outcome, without: Outcome): string | undefined {
  if (isDeepStrictEqual(withLane, without)) return undefined;
  const [lane, ordinary] = [linesOf(withLane), linesOf(without)];
  const at = ordinary.findIndex((line, index) => line !== lane[index]);
  const from = at === -1 ? ordinary.length : at;
  return `with the lane: ${lane[from]}\nwithout:       ${ordinary[from]}`;
}

function linesOf({ problems, inputs, written }: Outcome): readonly string[] {
  return [
    ...problems.map(json),
    ...inputs.map(json),
    ...Object.values(written ?? {}).flatMap((part) =>
      typeof part === 'string' ? part.split('\n') : [json(part)],
    ),
  ];
}

function json(value: unknown): string {
  return JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? `${item}n` : item));
}
