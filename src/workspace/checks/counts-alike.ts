import { countedFor } from '../../allocate/keys/common/observation.ts';
import { bothDecimals } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import type { MeasureReference } from '../../domain/measure-reference.ts';
import { decimalFraction, equals, type Fraction, formatDecimal } from '../../domain/numbers/fraction.ts';
import type { ParsedConvention } from '../convention/parsed-convention.ts';
import type { Tables } from '../tables.ts';
import { countedMeasures } from './counted-measures.ts';

/**
 * Bounds and bands of a key under which all observations of its measure, although they differ, count the same: perhaps
 * a part of the cost (`at_most: 0.4`) or another unit was meant, and all would bear equal shares without a warning.
 */
export function countsAlike(parsed: ParsedConvention, { measures }: Tables): readonly Problem[] {
  if (!measures.readable) return [];
  const observed = new Map<string, Map<string, Fraction>>();
  for (const { measure, value } of measures.rows) {
    const values = observed.get(measure) ?? new Map<string, Fraction>();
    observed.set(measure, values.set(value, decimalFraction(value)));
  }
  return countedMeasures(parsed).flatMap(([reference, beside]) => {
    const [first, ...others] = observed.get(reference.measure)?.values() ?? [];
    const value = first && countedFor(first, reference);
    if (value === undefined || others.length === 0) return [];
    if (!others.every((other) => equals(countedFor(other, reference) ?? other, value))) return [];
    const place = parsed.placeOf([...beside, deciding(reference, value)]);
    const args = { measure: reference.measure, value: bothDecimals(formatDecimal(value)) };
    return [problem('counts-alike', place, args)];
  });
}

/** The parameter that makes all count as that value. */
function deciding({ bands, atMost }: MeasureReference, value: Fraction): string {
  if (bands.length > 0) return 'bands';
  return atMost !== undefined && equals(atMost, value) ? 'at_most' : 'at_least';
}
