import { decimalIn, type Language, NOTATION } from '../domain/language.ts';
import { fixedDecimal, unitsInOne } from '../domain/numbers/decimal.ts';
import { type Cents, roundHalfAway, sumOfCents } from '../domain/numbers/money.ts';

/** Parts of a whole in percent, each rounded, and the sum of the rounded parts. */
export interface Percentages {
  readonly parts: readonly string[];
  readonly total: string;
}

/** Sums, and what they are parts of. */
export interface PartsOf {
  readonly parts: readonly Cents[];
  readonly whole: Cents;
}

/** Numbers of decimals: the first with which the rounded parts of all columns add up is taken, else the first. */
const DECIMALS = [2, 1, 3, 4] as const;

/** Percentages of a whole, halves away from zero; undefined where the whole is zero or less. */
export function percentages(
  parts: readonly Cents[],
  whole: Cents,
  language: Language,
): Percentages | undefined {
  return percentageColumns([{ parts, whole }], language)[0];
}

/** The same for columns side by side, all with as many decimals. */
export function percentageColumns(
  columns: readonly PartsOf[],
  language: Language,
): readonly (Percentages | undefined)[] {
  const fitting = DECIMALS.find((decimals) =>
    columns.every((column) => column.whole <= 0n || addsUp(column, decimals)),
  );
  const decimals = fitting ?? DECIMALS[0];
  const text = (value: bigint): string => percent(value, decimals, language);
  return columns.map((column) => {
    if (column.whole <= 0n) return undefined;
    const values = roundedParts(column, decimals);
    return { parts: values.map(text), total: text(sumOfCents(values)) };
  });
}

function addsUp({ parts, whole }: PartsOf, decimals: number): boolean {
  const [total] = roundedParts({ parts: [sumOfCents(parts)], whole }, decimals);
  return sumOfCents(roundedParts({ parts, whole }, decimals)) === total;
}

function roundedParts({ parts, whole }: PartsOf, decimals: number): readonly bigint[] {
  return parts.map((part) => roundHalfAway(part * 100n * unitsInOne(decimals), whole));
}

function percent(value: bigint, decimals: number, language: Language): string {
  return `${decimalIn(language, fixedDecimal(value, decimals))}${NOTATION[language].percentSign}`;
}
