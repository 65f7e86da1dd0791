/** Letters of other scripts that look like Latin ones (Unicode confusables), with the Latin ones. */
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

/** A text with letters that look like Latin ones replaced by these: texts that look alike become the same. */
export function latinForm(text: string): string {
  if (ASCII.test(text)) return text;
  return [...text.normalize('NFKC')].map((letter) => LATIN.get(letter) ?? letter).join('');
}
