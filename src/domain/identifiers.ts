import { nearest } from '../text/nearest.ts';

/** What is wrong with an identifier. A wrong key does not say which character is, so no right value is suggested. */
export type IdentifierFault = 'form' | 'key';

const UAI_KEYS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

/** Checks a UAI: 7 digits and the key letter of their number modulo 23 (RAMSESE). Undefined when right. */
export function uaiFault(text: string): IdentifierFault | undefined {
  if (!/^\d{7}[A-Z]$/.test(text)) return 'form';
  return text.charAt(7) === uaiKey(text) ? undefined : 'key';
}

/** The key letter that the digits of a UAI give. */
export function uaiKey(uai: string): string {
  return UAI_KEYS.charAt(Number(uai.slice(0, 7)) % 23);
}

/** The known id nearest to one that is not known: a UAI with its right key is no misspelling of another such UAI. */
export function nearestId(id: string, known: Iterable<string>): string {
  return nearest(id, uaiFault(id) === undefined ? [...known].filter((other) => uaiFault(other)) : known);
}

const LA_POSTE_SIREN = '356000000';

/** Checks a SIRET: 14 digits under the Luhn key; for La Poste (SIREN 356000000) the digits sum to a multiple of 5. */
export function siretFault(text: string): IdentifierFault | undefined {
  if (!/^\d{14}$/.test(text)) return 'form';
  return isSiret(text) ? undefined : 'key';
}

function isSiret(text: string): boolean {
  if (isLuhn(text)) return true;
  return text.startsWith(LA_POSTE_SIREN) && digitSum(text) % 5 === 0;
}

function digitSum(text: string): number {
  return [...text].reduce((total, digit) => total + Number(digit), 0);
}

function isLuhn(text: string): boolean {
  let total = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = Number(text[text.length - 1 - i]);
    const doubled = digit * 2;
    total += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return total % 10 === 0;
}

/** The SIREN of a company within its SIREN, SIRET or French VAT id; undefined within another text. */
export function sirenOf(text: string): string | undefined {
  return /^(?:FR[0-9A-Z]{2}(?=\d{9}$))?(\d{9})(?:\d{5})?$/.exec(text.replace(/\s/g, ''))?.[1];
}

/** The code of a commune: `55502`, `2A004`; text, with its leading zero. */
export function isInseeCommune(text: string): boolean {
  return /^(2[AB]\d{3}|\d{5})$/.test(text);
}

const DEVICE_NAMES = /^(con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³]|conin\$|conout\$)(\..*)?$/i;

/** Whether an id may become a file name (DATA.md: member ids become file names), as 0.1 judged it. */
export function isFileName(id: string): boolean {
  return !/[/\\]/.test(id) && !id.startsWith('.') && !DEVICE_NAMES.test(id);
}

/** Whether Windows would not take a name for a file: it is that of a device (`nul`), or of a stream after a colon. */
export function isNoFileOfWindows(name: string, platform: string): boolean {
  return platform === 'win32' && (DEVICE_NAMES.test(name) || name.includes(':'));
}

/** Whether an id may become a file name on every system, Windows included. */
export function isPortableFileName(id: string): boolean {
  return isFileName(id) && isPortableName(id);
}

/** Whether every system, Windows included, takes a name for a file or folder, be it hidden. */
export function isPortableName(name: string): boolean {
  return !DEVICE_NAMES.test(name) && !/[/\\:*?"<>|]/.test(name) && !/[. ]$/.test(name);
}

/** The form in which two names are equal if they are one file on a disk that ignores case and the form of accents. */
export function fileNameForm(id: string): string {
  return id.normalize('NFC').toLowerCase();
}

/** The UAI with which a text begins, unchecked, if no other follows: `0550020Y - Collège Alfred Kastler`. */
export function uaiFirst(text: string): string | undefined {
  const [first, ...others] = uaisIn(text);
  return first !== undefined && others.length === 0 && text.toUpperCase().startsWith(first)
    ? first
    : undefined;
}

/** The UAIs that are words of a text, each once, in capitals; their keys are not checked. */
export function uaisIn(text: string): readonly string[] {
  const found = text.match(/(?<![\p{L}\p{N}])\d{7}[A-Z](?![\p{L}\p{N}])/giu) ?? [];
  return [...new Set(found.map((uai) => uai.toUpperCase()))];
}
