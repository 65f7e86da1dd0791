import { getOrInsert } from '../../domain/cache.ts';
import { uaiFault } from '../../domain/identifiers.ts';
import { bareForm } from '../../text/look-alike.ts';
import { nearest } from '../../text/nearest.ts';
import type { Reference } from '../columns/columns.ts';
import type { Directory } from './directory.ts';
import type { SourceColumn } from './source-columns.ts';

/** Two of the eight characters of a UAI. */
const MOST_DIFFERENCES = 0.25;

/** The texts that name rows, by their bare form. */
type Spellings = ReadonlyMap<string, string>;

/**
 * Finds what a text that names nothing known is perhaps meant to name: the same text but for marks, capitals and
 * characters that look alike (O and 0, l and 1); or, for a UAI with a wrong key, one of nearly the same characters.
 * Of other names, as lists of a whole country have them, nothing is said.
 */
export function perhapsKnown(directory: Directory): (column: SourceColumn, text: string) => string {
  const known = new Map<string, Spellings>();
  return ({ column: { refersTo }, ways }, text) => {
    if (refersTo === undefined) return '';
    const spellings = getOrInsert(known, `${refersTo} ${ways.join(' ')}`, () =>
      byBareForm(directory, refersTo, ways),
    );
    const same = spellings.get(bareForm(text));
    if (same !== undefined) return same;
    const isMiskeyed = uaiFault(text) === 'key';
    return isMiskeyed ? nearest(text, [...spellings.values()].filter(isUai), MOST_DIFFERENCES) : '';
  };
}

function byBareForm(directory: Directory, refersTo: Reference, ways: SourceColumn['ways']): Spellings {
  return new Map([...directory.spellings(refersTo, ways)].map((text) => [bareForm(text), text]));
}

function isUai(text: string): boolean {
  return uaiFault(text) === undefined;
}
