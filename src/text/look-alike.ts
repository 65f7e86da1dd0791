/** Letters of other scripts that are drawn like Latin ones (Unicode confusables), beside those. */
const LIKE_LATIN: readonly (readonly [others: string, latin: string])[] = [
  ['АВЕЅІЈКМНОРСТУХԚԜ', 'ABESIJKMHOPCTYXQW'],
  ['аеѕіјорсухԛԝһ', 'aesijopcyxqwh'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ['ονϲϳ', 'ovcj'],
];

const LATIN = new Map(
  LIKE_LATIN.flatMap(([others, latin]) =>
    [...others].map((other, index): [string, string] => [other, latin.charAt(index)]),
  ),
);

const ASCII = /^[ -~]*$/;

/** A text with the letters that look like Latin ones written as those: two texts that look alike have the same. */
export function latinForm(text: string): string {
  if (ASCII.test(text)) return text;
  return [...text.normalize('NFKC')].map((letter) => LATIN.get(letter) ?? letter).join('');
}
