import { definitionOf, keysWithin } from '../../allocate/keys/common/use.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { NOTATION } from '../../domain/notation.ts';
import { formatDay } from '../../domain/time/calendar.ts';
import type { ParsedConvention } from '../convention/parsed-convention.ts';
import type { KeyPath } from '../convention/yaml-source.ts';
import type { Tables } from '../tables.ts';

/**
 * Dates of `as_of` whose month and day are perhaps swapped: no observation of the measure was made on that date of a
 * year, but some were with the month in the place of the day. An older observation would count, and nothing else say so.
 */
export function swappedReferenceDates(parsed: ParsedConvention, { measures }: Tables): readonly Problem[] {
  if (!measures.readable) return [];
  const made = new Map<string, number>();
  for (const { measure, asOf } of measures.rows) {
    const date = `${formatDay(asOf).slice(5)} ${measure}`;
    made.set(date, (made.get(date) ?? 0) + 1);
  }
  return referencesOf(parsed).flatMap(({ measure, month, day, path }) => {
    const count = made.get(`${day}-${month} ${measure}`);
    if (count === undefined || made.has(`${month}-${day} ${measure}`)) return [];
    const args = { measure, count, date: bothParts(month, day), other: bothParts(day, month) };
    const place = { ...parsed.placeOf(path), value: `${month}-${day}` };
    return [problem('month-day-swapped', place, { ...args, swapped: `${day}-${month}` })];
  });
}

interface DatedReference {
  readonly measure: string;
  readonly month: string;
  readonly day: string;
  /** Where its date stands. */
  readonly path: KeyPath;
}

/** The dates, in two digits each, on which keys of the rules count a measure. */
function referencesOf({ convention, keys }: ParsedConvention): readonly DatedReference[] {
  return convention.rules.flatMap(({ share }, index) =>
    keysWithin(keys, share).flatMap(({ share: inner, path }) =>
      definitionOf(keys, inner)
        .mentions(inner)
        .flatMap(({ id, reference, path: named }) => {
          if (reference?.asOf.kind !== 'date') return [];
          const { month, day } = reference.asOf;
          const beside = [...path, ...named.slice(0, -1)];
          const at: KeyPath = ['rules', index, 'share', ...beside, 'as_of', 'date'];
          return [{ measure: id, month: twoDigits(month), day: twoDigits(day), path: at }];
        }),
    ),
  );
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}

function bothParts(month: string, day: string) {
  return { en: NOTATION.en.dayParts(month, day), fr: NOTATION.fr.dayParts(month, day) };
}
