import { withoutAccents, withoutMarks } from './plain-form.ts';

/** Letters of other scripts that look like Latin ones (Unicode confusables), with the Latin ones. */
const LIKE_LATIN: readonly (readonly [others: string, latin: string])[] = [
  ['АВЕЅІЈКМНОРСТУХԚԜ', 'ABESIJKMHOPCTYXQW'],
  ['аеѕіјорсухԛԝһ', 'aesijopcyxqwh'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ['ονϲϳ', 'ovcj'],
  ['ՕՏՍօոհսցզ', 'OSUonhugq'],
];

const LATIN = new Map(
  LIKE_LATIN.flatMap(([others, latin]) =>
    [...others].map((other, index): [string, string] => [other, latin.charAt(index)]),
  ),
);

const ASCII = /^[ -~]*$/;

/** Finds for each id the first that looks like it in another alphabet, once; undefined for one that looks like none. */
export function alikeFinder(): (id: string) => string | undefined {
  const firsts = new Map<string, string>();
  const said = new Set<string>();
  return (id) => {
    const look = latinForm(id);
    const first = firsts.get(look);
    if (first === undefined) firsts.set(look, id);
    if (first === undefined || first === id || said.has(id)) return undefined;
    said.add(id);
    return first;
  };
}

/** Of an id and an earlier one that look alike, that with letters of another alphabet; the later one if both have some. */
export function foreignOf(id: string, earlier: string): string {
  return latinForm(id) === id && latinForm(earlier) !== earlier ? earlier : id;
}

/** A text with letters that look like Latin ones replaced by these: texts that look alike become the same. */
export function latinForm(text: string): string {
  if (ASCII.test(text)) return text;
  return [...text.normalize('NFKC')].map((letter) => LATIN.get(letter) ?? letter).join('');
}

/** A text without what people overlook: marks, accents, capitals, and characters that look alike (O and 0, l and 1). */
export function bareForm(text: string): string {
  return withoutMarks(withoutAccents(latinForm(text)))
    .replace(/o/g, '0')
    .replace(/[il]/g, '1');
}
