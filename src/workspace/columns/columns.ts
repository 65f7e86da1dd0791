import type { Code } from '../../diagnostics/codes.ts';
import { type Args, type Fault, fault as makeFault } from '../../diagnostics/problem.ts';
import { isFileName } from '../../domain/identifiers.ts';
import { shortestDecimal } from '../../domain/numbers/decimal.ts';
import { type Cents, parseCents } from '../../domain/numbers/money.ts';
import { type Day, parseDay } from '../../domain/time/calendar.ts';
import { nearestWord } from '../../text/nearest.ts';
import { plainWord } from '../../text/plain-form.ts';
import {
  dateInvalid,
  FILE_NAMES,
  invisibleIn,
  type LaterRefusal,
  type LineDay,
  type LostNumbers,
  OF_SOMETHING,
  WITHOUT_LOSS,
} from './lost-form.ts';
import { surplusDecimals } from './numbers.ts';

/** The facts of a column besides its type: its French name, its meaning, and how its cells are spelled. */
export interface ColumnFacts {
  readonly alias: string | undefined;
  readonly doc: { readonly en: string; readonly fr: string };
  readonly kind: 'text' | 'number' | 'day' | 'choice';
  /** French words of a choice, by the English one. */
  readonly french?: Readonly<Record<string, string | undefined>>;
  /** Regular expression of the canonical form, for the published schema. */
  readonly pattern?: string;
  /** Which table its cells refer to, if they do. */
  readonly refersTo?: Reference;
  /** Which numbers in a workbook may have lost their form, besides those of too many digits. */
  readonly lostAsNumber?: LostNumbers;
  /** Whether its cells are categories, for which a convention may have words of its own. */
  readonly holdsCategory?: boolean;
  /** Whether its cells are sums of money, in the currency of the convention. */
  readonly isMoney?: true;
  /** What later releases refuse in its cells, besides what was always refused. */
  readonly refusedSince?: LaterRefusal;
  /** The release that added the column: runs of earlier ones did not read a column of that name. */
  readonly since?: `${number}.${number}`;
}

/** What an id refers to: a member, a site, or anything that can be served. */
export type Reference = 'member' | 'site' | 'serves';

/** The facts of a column, and a reader of the cleaned text of a cell that is not empty. */
export interface ColumnEntry<T = unknown> extends ColumnFacts {
  readonly read: (text: string) => Reading<T>;
}

/** A column that has a value in every cell. */
export interface RequiredColumn<T> extends ColumnEntry<T> {
  readonly required: true;
  /** The same column, whose cells may be empty and which a file may lack. */
  readonly optional: () => OptionalColumn<T>;
}

export interface OptionalColumn<T> extends ColumnEntry<T> {
  readonly required: false;
}

/** A reading without value, for a fault. */
export function fault<C extends Code>(code: C, args: Args<C>): { readonly fault: Fault } {
  return { fault: makeFault(code, args) };
}

/** The value of a cell, or why it has none. */
export type Reading<T> = { readonly value: T } | { readonly fault: Fault };

/** A column, by how its cells are read. */
export function cell<T>(read: (text: string) => Reading<T>, facts: ColumnFacts): RequiredColumn<T> {
  const entry = { ...facts, read };
  return { ...entry, required: true, optional: () => ({ ...entry, required: false }) };
}

/** A column like another one, with some facts added or replaced. */
export function like<T>(column: RequiredColumn<T>, more: Partial<ColumnFacts>): RequiredColumn<T> {
  return cell(column.read, { ...column, ...more });
}

/** The French name of a column, and what it means in both languages. */
export type Doc = readonly [alias: string | undefined, en: string, fr: string];

/** The facts for the name and the meaning of a column. */
export function facts([alias, en, fr]: Doc): Pick<ColumnFacts, 'alias' | 'doc'> {
  return { alias, doc: { en, fr } };
}

/** Text that people read: a name, a label. */
export function text(...doc: Doc) {
  return cell((value) => (hasControl(value, true) ? fault('text-invalid', {}) : { value }), {
    ...facts(doc),
    kind: 'text',
  });
}

/** A code that is printed as it is, such as a budget chapter: a text that a workbook must not have changed. */
export function code(...doc: Doc) {
  return like(text(...doc), { refusedSince: WITHOUT_LOSS });
}

/** A number that identifies something, such as an invoice: anything printable. */
export function reference(...doc: Doc) {
  return cell((value) => (hasControl(value, false) ? fault('text-invalid', {}) : { value }), {
    ...facts(doc),
    kind: 'text',
    refusedSince: WITHOUT_LOSS,
  });
}

/** The supplier as invoices name it: anything printable, often its SIRET. */
export function supplier(...doc: Doc) {
  return like(reference(...doc), { lostAsNumber: 'siret' });
}

export function id(...doc: Doc) {
  return cell(readId, { ...facts(doc), kind: 'text', refusedSince: WITHOUT_LOSS });
}

/** The id of a row where it is defined, by which others find it. */
export function ownId(...doc: Doc) {
  return like(id(...doc), { refusedSince: OF_SOMETHING });
}

/** The id of a member of members.csv. */
export function memberReference(...doc: Doc) {
  return like(id(...doc), { refersTo: 'member' });
}

/** The id of a site of sites.csv. */
export function siteReference(...doc: Doc) {
  return like(id(...doc), { refersTo: 'site' });
}

/** What a line or an access serves: an id, or `*` for the whole group. */
export function serves(...doc: Doc) {
  return cell((value) => (value === '*' ? { value } : readId(value)), { ...id(...doc), refersTo: 'serves' });
}

/** The id of a member where it is defined: it becomes a file name. */
export function memberId(...doc: Doc) {
  return cell((value) => (isFileName(value) ? readId(value) : fault('id-not-file-name', { value })), {
    ...id(...doc),
    refusedSince: FILE_NAMES,
  });
}

const ID_LENGTH = 64;

function readId(value: string): Reading<string> {
  const short = value.length <= ID_LENGTH || [...value].length <= ID_LENGTH;
  const valid = value !== '*' && short && !hasControl(value, false);
  return valid ? { value } : fault('id-invalid', { value });
}

/** Why a text cannot be an identifier; undefined where it can. */
export function idFault(value: string): Fault | undefined {
  const reading = readId(value);
  return 'fault' in reading ? reading.fault : invisibleIn(value);
}

function hasControl(value: string, linesAllowed: boolean): boolean {
  return linesAllowed ? /[^\P{Cc}\n\r\t]/u.test(value) : /\p{Cc}/u.test(value);
}

export function day(...doc: Doc) {
  return dayOf(undefined, doc);
}

/** A day of a line of an invoice. */
export function lineDay(name: LineDay, ...doc: Doc) {
  return dayOf(name, doc);
}

function dayOf(name: LineDay | undefined, doc: Doc) {
  return cell(
    (value): Reading<Day> => {
      const read = parseDay(value);
      return read === undefined ? { fault: dateInvalid(value, name) } : { value: read };
    },
    { ...facts(doc), kind: 'day' },
  );
}

/** An amount in euros with at most two decimals, read as cents. */
export function amount(...doc: Doc) {
  return cell((value): Reading<Cents> => surplusDecimals(value, 2) ?? { value: parseCents(value) }, {
    ...facts(doc),
    kind: 'number',
    pattern: '^-?\\d+(\\.\\d{1,2})?$',
    isMoney: true,
  });
}

/** A decimal kept as text in its shortest form, with a limit of decimals and, where `positive`, no sign. */
export function decimal(most: number, positive: boolean, ...doc: Doc) {
  return cell(
    (value): Reading<string> => {
      const surplus = surplusDecimals(value, most);
      if (surplus !== undefined) return surplus;
      const shortest = shortestDecimal(value);
      return positive && shortest.startsWith('-') ? fault('number-negative', { value }) : { value: shortest };
    },
    { ...facts(doc), kind: 'number', pattern: `^${positive ? '' : '-?'}\\d+(\\.\\d{1,${most}})?$` },
  );
}

/** One of a few words; `words` gives the French one if there is one. */
export function choice<const W extends string>(words: Readonly<Record<W, string | undefined>>, ...doc: Doc) {
  const byWord = new Map<string, W>();
  const known = Object.keys(words) as W[];
  for (const word of known) {
    for (const spelling of [word, words[word] ?? word]) byWord.set(plainWord(spelling), word);
  }
  const readOr =
    (en: string, fr: string) =>
    (value: string): Reading<W> => {
      const word = byWord.get(plainWord(value));
      if (word !== undefined) return { value: word };
      const both = (word: W): string => (words[word] === undefined ? word : `${word} (${words[word]})`);
      const french = known.map((word) => words[word] ?? word);
      const choices = { en: known.map(both).join(', ') + en, fr: french.join(', ') + fr };
      const near = nearestWord(value, [...new Set([...known, ...french])]);
      const meant = byWord.get(plainWord(near));
      const inFrench = nearestWord(value, french) || (meant && (words[meant] ?? meant)) || '';
      return fault('choice-invalid', { choices, value, nearest: { en: near, fr: inFrench } });
    };
  const required = cell(readOr('', ''), { ...facts(doc), kind: 'choice', french: words });
  const orEmpty = readOr(' or an empty cell', ' ou une cellule vide');
  return { ...required, optional: (): OptionalColumn<W> => ({ ...required.optional(), read: orEmpty }) };
}
