import { withoutAccents } from '../../text/plain-form.ts';

/** The months in French and English, without accents. */
export const MONTH_NAMES: readonly (readonly string[])[] = [
  ['janvier', 'january'],
  ['fevrier', 'february'],
  ['mars', 'march'],
  ['avril', 'april'],
  ['mai', 'may'],
  ['juin', 'june'],
  ['juillet', 'july'],
  ['aout', 'august'],
  ['septembre', 'september'],
  ['octobre', 'october'],
  ['novembre', 'november'],
  ['decembre', 'december'],
];

/** The number of the only month whose French or English name begins with these letters, three at least: `sept` is 9. */
export function monthNumber(word: string): number | undefined {
  const plain = withoutAccents(word);
  if (plain.length < 3) return undefined;
  const found = MONTH_NAMES.flatMap((names, index) =>
    names.some((name) => name.startsWith(plain)) ? [index + 1] : [],
  );
  return found.length === 1 ? found[0] : undefined;
}
