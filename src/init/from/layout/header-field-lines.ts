import { parseDayForm } from '../../../domain/time/day-form.ts';
import { cleanText } from '../../../text/clean-text.ts';
import { printable } from '../../../text/printable.ts';
import { writtenDay } from '../../../workspace/written/written-day.ts';
import { plainHeader } from '../../header-words.ts';
import { nameWithField, quoted } from '../yaml-text.ts';
import { hasColumn, type LayoutGuess } from './layout-guess.ts';
import type { LayoutWords } from './layout-words.ts';

/** Words before an invoice number or date, and the form of each. */
const HEADER_FIELDS = {
  invoice_number: { before: /^(?!.*\bdate\b).*\b(facture|invoice)\b/, value: /^\S*\d\S*$/ },
  invoice_date: {
    before: /^(?!.*\b(echeance|limite|paiement|reglement|due|payment|commande|order)\b).*\bdate\b/,
    value: /^(?:\d{1,4}([-/.])\d{1,2}\1\d{2,4}|\d{1,2}(?:er)? \p{L}{3,}\.? \d{4})$/u,
  },
} as const;

type HeaderField = keyof typeof HEADER_FIELDS;

/** One cell that announces a number and its date: `Facture n° F1 du 30/11/2025`, `Facture n° F1 du 30 novembre 2025`. */
const NUMBER_AND_DATE =
  /^(?=.{1,200}$)([^*{}\d]*\b(?:facture|invoice)\b[^*{}\d]*? )([\p{L}\d][\p{L}\d./-]*)( [^*{}\d]* )(\d{4}-\d\d-\d\d|\d\d[-/]\d\d[-/]\d{4}|\d{1,2}(?:er)? \p{L}{3,}\.? \d{4})$/iu;

/**
 * Lines for an invoice number or date without a column: taken from the preamble next to such a word. A pattern is
 * proposed as a key if each file has only one such place, otherwise as a comment.
 */
export function headerFieldLines(guess: LayoutGuess, words: LayoutWords): readonly string[] {
  const fields = (['invoice_number', 'invoice_date'] as const).filter((name) => !hasColumn(guess, name));
  if (fields.length === 0) return [];
  const { name: file, preamble } = guess.list;
  const rows = preamble.map((record) => record.map(cleanText).filter((cell) => cell !== ''));
  const found = fields.map((field) => ({ field, places: placesOf(field, rows) }));
  const isSure = found.every(
    ({ field, places: [place, ...others] }) =>
      place !== undefined && others.length === 0 && HEADER_FIELDS[field].value.test(place.value),
  );
  const mark = isSure ? '    ' : '    # ';
  const patterns = new Map<string, string[]>();
  for (const { pattern, value } of found.flatMap(({ places }) => places))
    patterns.set(pattern, [...(patterns.get(pattern) ?? []), printable(value)]);
  const names = fields.join(', ');
  const inName = isSure ? undefined : nameWithField(file, fields[0] ?? '', mayBeIn(fields, guess));
  if (inName === undefined && rows.length === 0) return [`    # ${words.nowhere(names)}`];
  return [
    `    # ${isSure ? words.saidAbove(names) : words.withoutColumn(names)}`,
    ...(inName === undefined ? [] : [`    # from_name: ${quoted(inName)}`]),
    ...(rows.length === 0 ? [] : [`${mark}from_preamble:`]),
    ...[...patterns].map(([pattern, values]) => `${mark}  - ${quoted(pattern)}   # ${values.join(' · ')}`),
    ...rows
      .filter((cells) => cells.length > 0)
      .slice(0, 12)
      .map((cells) => `    #     ${printable(cells.join(' | ')).slice(0, 100)}`),
  ];
}

/** Whether a number of a file's name may be the first of some fields: any may be that of an invoice, only a day its date. */
function mayBeIn([field]: readonly HeaderField[], { writing }: LayoutGuess): (number: string) => boolean {
  const days = writing.days.flatMap((form) => parseDayForm(form) ?? []);
  return (number) => field !== 'invoice_date' || writtenDay(number, days) !== undefined;
}

/** The text of a cell before its last word or its day in letters, `Facture n° : `; in plain letters, of a number. */
const BEFORE_LAST = /^([^*{}]*?[\s:])(\d{1,2}(?:er)? \p{L}{3,}\.? \d{4}|[^\s:*{}]+)$/u;
const OF_NUMBER = /^(facture|invoice)$|\b(n|no|nr|num|numero|number)\b/;

/** The place of a field in a cell that both announces and contains it. */
function saidInOne(field: HeaderField, cell: string): FieldPlace | undefined {
  const [, before, value] = BEFORE_LAST.exec(cell) ?? [];
  if (before === undefined || value === undefined) return undefined;
  const word = plainHeader(before);
  const { invoice_number: ofNumber, invoice_date: ofDate } = HEADER_FIELDS;
  const isSaid =
    field === 'invoice_date'
      ? ofDate.before.test(word) && ofDate.value.test(value)
      : ofNumber.before.test(word) &&
        OF_NUMBER.test(word) &&
        ofNumber.value.test(value) &&
        !ofDate.value.test(value);
  return isSaid ? { pattern: `${before}{${field}}`, value } : undefined;
}

interface FieldPlace {
  readonly pattern: string;
  readonly value: string;
}

/** Each place of a preamble that announces a field, with the pattern that reads it and the text that it reads. */
function placesOf(field: HeaderField, rows: readonly (readonly string[])[]): readonly FieldPlace[] {
  return rows.flatMap((cells) =>
    cells.flatMap((word, index) => {
      const [, before, number, between, date] = NUMBER_AND_DATE.exec(word) ?? [];
      if (number !== undefined && date !== undefined) {
        const pattern = `${before}{invoice_number}${between}{invoice_date}`;
        return [{ pattern, value: field === 'invoice_number' ? number : date }];
      }
      const inOne = saidInOne(field, word);
      if (inOne !== undefined) return [inOne];
      const value = cells[index + 1];
      const announces =
        (HEADER_FIELDS[field].before.test(plainHeader(word)) && word.length < 40) ||
        (field === 'invoice_date' && isBehindNumber(cells, index));
      return announces && value !== undefined ? [{ pattern: `${word} {${field}}`, value }] : [];
    }),
  );
}

/** Whether a cell is between the number of an invoice and its day: `Facture | F-771 | du | 30/09/2025`. */
function isBehindNumber(cells: readonly string[], index: number): boolean {
  const [announced = '', , word = '', day = ''] = cells.slice(Math.max(0, index - 2), index + 2);
  const { invoice_number: ofNumber, invoice_date: ofDate } = HEADER_FIELDS;
  return (
    /^(?:du|le|dated|of)$/i.test(word) &&
    ofNumber.before.test(plainHeader(announced)) &&
    ofDate.value.test(day)
  );
}
