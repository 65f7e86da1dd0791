import { type Fault, fault } from '../diagnostics/problem.ts';
import { isPortableFileName } from '../domain/identifiers.ts';

/** A refusal that runs of earlier releases did not know: they are computed again without it. */
export interface LaterRefusal {
  readonly release: '0.2';
  readonly fault: (text: string) => Fault | undefined;
  /** Whether any text may be refused; else only one that is not printable ASCII, or looks like a shortened number. */
  readonly ofAnyText?: boolean;
}

/** Characters that are not seen or that turn the direction of writing (AUDIT.md, "What may be relied on"). */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

/** A number of many digits as a spreadsheet writes it into a CSV: most of them are gone. */
const SHORTENED_NUMBER = /^\d(?:[.,]\d+)?E\+\d+$/;

/** Texts that identify, and have lost characters on their way, or hold some that nobody sees. */
export const WITHOUT_LOSS: LaterRefusal = {
  release: '0.2',
  fault: (value) => {
    if (SHORTENED_NUMBER.test(value)) return fault('id-number', { value });
    const found = INVISIBLE.exec(value)?.[0];
    if (found === undefined) return undefined;
    const code = found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return fault('id-invisible', { value, character: `U+${code}` });
  },
};

/** Ids that name a file, which some system cannot have. */
export const FILE_NAMES: LaterRefusal = {
  release: '0.2',
  fault: (value) =>
    WITHOUT_LOSS.fault(value) ??
    (isPortableFileName(value) ? undefined : fault('id-not-file-name', { value, other: '' })),
  ofAnyText: true,
};

/** Which numbers of a column have lost their form, where a workbook keeps them as numbers. */
export type LostNumbers = 'all' | 'siret';

/** More digits than a workbook keeps of a number. */
const TOO_MANY_DIGITS = /^\d{16,}$/;

/** As many digits as a SIRET has, with its leading zero or without. */
const SIRET_DIGITS = /^\d{13,14}$/;

/** Whether a text may have lost digits because its cell holds a number. */
export function isLostNumber(
  { kind, lostAsNumber }: { readonly kind: string; readonly lostAsNumber?: LostNumbers },
  text: string,
): boolean {
  if (kind !== 'text') return false;
  if (lostAsNumber === 'all' || TOO_MANY_DIGITS.test(text)) return true;
  return lostAsNumber === 'siret' && SIRET_DIGITS.test(text);
}
