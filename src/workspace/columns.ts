import type { Code } from '../diagnostics/codes.ts';
import { type Args, type Fault, fault as makeFault } from '../diagnostics/problem.ts';
import { type Day, parseDay } from '../domain/calendar.ts';
import { decimalsOf, shortestDecimal } from '../domain/decimal.ts';
import {
  type IdentifierFault,
  isFileName,
  isInseeCommune,
  siretFault,
  uaiFault,
} from '../domain/identifiers.ts';
import { type Cents, parseCents } from '../domain/money.ts';
import { nearest } from '../text/nearest.ts';

/** What a column is besides its type: its French name, what it means, and how its cells are spelled. */
export interface ColumnFacts {
  readonly alias: string | undefined;
  readonly doc: { readonly en: string; readonly fr: string };
  readonly kind: 'text' | 'number' | 'day' | 'choice';
  /** French words of a choice, by the English one. */
  readonly french?: Readonly<Record<string, string | undefined>>;
  /** Regular expression of the canonical form, for the published schema. */
  readonly pattern?: string;
}

/** The facts of a column, and how the cleaned text of a cell is read that is not empty. */
export interface ColumnEntry<T = unknown> extends ColumnFacts {
  readonly read: (text: string) => Reading<T>;
}

/** A column whose every cell holds a value. */
export interface RequiredColumn<T> extends ColumnEntry<T> {
  readonly required: true;
  /** The same column, where cells may be empty and the file may lack it. */
  readonly optional: () => OptionalColumn<T>;
}

export interface OptionalColumn<T> extends ColumnEntry<T> {
  readonly required: false;
}

function fault<C extends Code>(code: C, args: Args<C>): { readonly fault: Fault } {
  return { fault: makeFault(code, args) };
}

/** The value of a cell, or why it has none. */
export type Reading<T> = { readonly value: T } | { readonly fault: Fault };

function cell<T>(read: (text: string) => Reading<T>, facts: ColumnFacts): RequiredColumn<T> {
  const entry = { ...facts, read };
  return { ...entry, required: true, optional: () => ({ ...entry, required: false }) };
}

type Doc = readonly [alias: string | undefined, en: string, fr: string];

function facts([alias, en, fr]: Doc): {
  readonly alias: string | undefined;
  readonly doc: ColumnFacts['doc'];
} {
  return { alias, doc: { en, fr } };
}

/** Text that people read: a name, a label. */
export function text(...doc: Doc) {
  return cell((value) => (hasControl(value, true) ? fault('text-invalid', {}) : { value }), {
    ...facts(doc),
    kind: 'text',
  });
}

/** A number that identifies, such as an invoice's: anything printable. */
export function reference(...doc: Doc) {
  return cell((value) => (hasControl(value, false) ? fault('text-invalid', {}) : { value }), {
    ...facts(doc),
    kind: 'text',
  });
}

export function id(...doc: Doc) {
  return cell(readId, { ...facts(doc), kind: 'text' });
}

/** What a line or an access serves: an id, or `*` for the whole group. */
export function serves(...doc: Doc) {
  return cell((value) => (value === '*' ? { value } : readId(value)), {
    ...facts(doc),
    kind: 'text',
  });
}

/** The id of a member where it is defined: it becomes a file name. */
export function memberId(...doc: Doc) {
  return cell((value) => (isFileName(value) ? readId(value) : fault('id-not-file-name', { value })), {
    ...facts(doc),
    kind: 'text',
  });
}

const ID_LENGTH = 64;

function readId(value: string): Reading<string> {
  const short = value.length <= ID_LENGTH || [...value].length <= ID_LENGTH;
  const valid = value !== '*' && short && !hasControl(value, false);
  return valid ? { value } : fault('id-invalid', { value });
}

function hasControl(value: string, linesAllowed: boolean): boolean {
  return linesAllowed ? /[^\P{Cc}\n\r\t]/u.test(value) : /\p{Cc}/u.test(value);
}

export function day(...doc: Doc) {
  return cell(
    (value): Reading<Day> => {
      const read = parseDay(value);
      return read === undefined ? fault('date-invalid', { value }) : { value: read };
    },
    { ...facts(doc), kind: 'day' },
  );
}

/** An amount in euros with at most two decimals, read as cents. */
export function amount(...doc: Doc) {
  return cell(
    (value): Reading<Cents> => {
      const found = decimalsOf(value);
      return found > 2 ? fault('number-decimals', { most: 2, found, value }) : { value: parseCents(value) };
    },
    { ...facts(doc), kind: 'number', pattern: '^-?\\d+(\\.\\d{1,2})?$' },
  );
}

/** A decimal kept as text in its shortest form, with a limit of decimals and, where `positive`, no sign. */
export function decimal(most: number, positive: boolean, ...doc: Doc) {
  return cell(
    (value): Reading<string> => {
      const found = decimalsOf(value);
      if (found > most) return fault('number-decimals', { most, found, value });
      const shortest = shortestDecimal(value);
      return positive && shortest.startsWith('-') ? fault('number-negative', { value }) : { value: shortest };
    },
    {
      ...facts(doc),
      kind: 'number',
      pattern: `^${positive ? '' : '-?'}\\d+(\\.\\d{1,${most}})?$`,
    },
  );
}

/** One of a few words; `words` gives the French one where there is one. */
export function choice<const W extends string>(words: Readonly<Record<W, string | undefined>>, ...doc: Doc) {
  const byWord = new Map<string, W>();
  for (const word of Object.keys(words) as W[]) {
    byWord.set(word, word);
    const french = words[word];
    if (french !== undefined) byWord.set(french, word);
  }
  return cell(
    (value): Reading<W> => {
      const word = byWord.get(value);
      if (word !== undefined) return { value: word };
      const choices = (Object.keys(words) as W[])
        .map((known) => (words[known] === undefined ? known : `${known} (${words[known]})`))
        .join(', ');
      return fault('choice-invalid', { choices, value, nearest: nearest(value, byWord.keys()) });
    },
    { ...facts(doc), kind: 'choice', french: words },
  );
}

export function uai(...doc: Doc) {
  return identifier(uaiFault, 'uai-invalid', 'uai-key', '^\\d{7}[A-Z]$', doc);
}

/** A SIRET; the spaces between which people write it are left out. */
export function siret(...doc: Doc) {
  return identifier(siretFault, 'siret-invalid', 'siret-key', '^\\d{14}$', doc);
}

export function insee(...doc: Doc) {
  const check = (value: string): IdentifierFault | undefined =>
    isInseeCommune(value) ? undefined : { kind: 'form' };
  return identifier(check, 'insee-invalid', 'insee-invalid', '^(2[AB]\\d{3}|\\d{5})$', doc);
}

function identifier(
  check: (value: string) => IdentifierFault | undefined,
  form: 'uai-invalid' | 'siret-invalid' | 'insee-invalid',
  key: 'uai-key' | 'siret-key' | 'insee-invalid',
  pattern: string,
  doc: Doc,
) {
  return cell(
    (written): Reading<string> => {
      const value = written.replace(/[ \u00a0\u202f]/g, '');
      const found = check(value);
      if (found === undefined) return { value };
      return found.kind === 'form'
        ? fault(form, { value })
        : fault(key, { value, right: found.right ?? '—' });
    },
    { ...facts(doc), kind: 'text', pattern },
  );
}
