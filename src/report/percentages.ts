import { fixedDecimal, unitsInOne } from '../domain/decimal.ts';
import type { Language } from '../domain/language.ts';
import { type Cents, roundHalfAway } from '../domain/money.ts';
import { decimalIn, NOTATION } from '../domain/notation.ts';
import { sumOfCents } from '../domain/sum.ts';

/** Parts of a whole in percent, each rounded, and what the rounded ones add up to. */
export interface Percentages {
  readonly parts: readonly string[];
  readonly total: string;
}

/** Decimals, the first of which is taken with which the rounded parts add up to 100; else the first of all. */
const DECIMALS = [2, 1, 3, 4] as const;

/** Percentages of a whole, halves away from zero; undefined where the whole is nothing or less. */
export function percentages(
  parts: readonly Cents[],
  whole: Cents,
  language: Language,
): Percentages | undefined {
  if (whole <= 0n) return undefined;
  const rounded = DECIMALS.map((decimals) => {
    const scale = unitsInOne(decimals);
    const values = parts.map((part) => roundHalfAway(part * 100n * scale, whole));
    return { decimals, scale, values, sum: sumOfCents(values) };
  });
  const chosen = rounded.find(({ sum, scale }) => sum === 100n * scale) ?? rounded[0];
  if (chosen === undefined) return undefined;
  const text = (value: bigint): string => percent(value, chosen.decimals, language);
  return { parts: chosen.values.map(text), total: text(chosen.sum) };
}

function percent(value: bigint, decimals: number, language: Language): string {
  return `${decimalIn(language, fixedDecimal(value, decimals))}${NOTATION[language].percentSign}`;
}
