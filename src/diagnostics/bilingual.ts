import { cached } from '../domain/cache.ts';
import { dayText, decimalIn, type Language } from '../domain/language.ts';
import { amountText } from '../domain/numbers/amount-text.ts';
import { type Cents, formatCents } from '../domain/numbers/money.ts';
import type { Day } from '../domain/time/calendar.ts';
import { csvCell } from '../text/csv-cell.ts';
import { fillBy, NAME, PART, type TemplateValue } from '../text/template.ts';

/** A part of a wording in the reader's language: a word of the trade, or the error of a parser. */
export interface Bilingual {
  readonly en: string;
  readonly fr: string;
}

/** The value for a `{name}` of a wording. */
export type Argument = TemplateValue | Bilingual;

/** The values for a wording: a part with a name that has no value, or an empty one, is left out. */
export type Arguments = Readonly<Record<string, Argument | undefined>>;

/** Replaces `{names}` by arguments, in a language. */
export function fillIn(template: string, args: Arguments, language: Language): string {
  return fillBy(template, (name) => {
    const value = Object.hasOwn(args, name) ? args[name] : undefined;
    if (value === undefined) return namesInParts(template).has(name) ? '' : undefined;
    return typeof value === 'object' ? value[language] : value;
  });
}

/** The names in the optional parts of a template, except those that have a text of their own. */
const namesInParts = cached((template: string): ReadonlySet<string> => {
  const parts = [...template.matchAll(PART)].flatMap(([, part = '']) => [...part.matchAll(NAME)]);
  return new Set(
    parts.flatMap(([, name = '', other]) => (other === undefined && !name.includes('.') ? [name] : [])),
  );
});

/**
 * Fills in a remedy. Within quotes of something to write (`columns: { net_amount: "{charge}" }`) a text is escaped for
 * YAML: headers may contain quotes, backslashes, line breaks. In a row (`{invoice},{line}`) it becomes a cell of CSV.
 */
export function fillInRemedy(template: string, args: Arguments, language: Language): string {
  const escaped: Record<string, Argument> = {};
  const withEscapes = (part: string, form: keyof typeof WRITTEN): string =>
    part.replace(/\{(\w+)\}/g, (whole, name: string) => {
      if (args[name] === undefined) return whole;
      escaped[`${name}.${form}`] = WRITTEN[form](fillIn(`{${name}}`, args, language));
      return `{${name}.${form}}`;
    });
  const marked = template.replace(/`[^`]*`/g, (written) =>
    CSV_ROW.test(written)
      ? withEscapes(written, 'csv')
      : written.replace(/"[^"]*"/g, (quoted) => withEscapes(quoted, 'yaml')),
  );
  return fillIn(marked, { ...args, ...escaped }, language);
}

/** Cells of a row to write, with a comma between them or the sign that the file has. */
const CSV_ROW = /\}(?:,|\{[\w-]+\.delimiter\|,\})\{/;

/** How a text is written within quotes of YAML, and as a cell of CSV, whichever of its signs separates them. */
const WRITTEN = {
  yaml: (text: string): string => JSON.stringify(text).slice(1, -1),
  csv: (text: string): string => (text.includes(';') ? `"${text.replaceAll('"', '""')}"` : csvCell(text)),
};

/** An enumerated word with its French form, if it has one. */
export function bothWords(words: Readonly<Record<string, string | undefined>>, word: string): Bilingual {
  return { en: word, fr: (Object.hasOwn(words, word) ? words[word] : undefined) ?? word };
}

/** A decimal as people write it in a sentence: `0.99`, `0,99`. */
export function bothDecimals(text: string): Bilingual {
  return { en: text, fr: decimalIn('fr', text) };
}

/** An amount as people write it in a sentence: `1234.50`, `1 234,50`. */
export function bothAmounts(amount: Cents): Bilingual {
  return { en: formatCents(amount), fr: amountText(amount, 'fr') };
}

/** A day as people write it in a sentence: `2025-10-20`, `20/10/2025`. */
export function bothDays(day: Day): Bilingual {
  return { en: dayText(day, 'en'), fr: dayText(day, 'fr') };
}

/** Things of which a file may contain only a limited amount, as messages name them. */
const LIMITS = {
  bytes: 'octets',
  'unpacked bytes': 'octets une fois décompressé',
  rows: 'lignes',
  columns: 'colonnes',
  cells: 'cellules',
  merges: 'cellules fusionnées',
  depth: 'profondeur des éléments',
  elements: 'éléments',
  attributes: 'attributs d’un élément',
  'attribute length': 'longueur d’un attribut',
  'text length': 'longueur d’un texte',
} as const;

export type LimitName = keyof typeof LIMITS;

/** A limit as a message names it. */
export function limitWords(name: LimitName): Bilingual {
  return { en: name, fr: LIMITS[name] };
}

/**
 * A kind of parser error: a pattern for its message, the French wording, with the groups of the match as `$1`, and an
 * English one if the parser’s own message is not clear.
 */
export type ParserWording = readonly [known: RegExp, french: string, english?: string];

/** A parser error: in English its own message, or ours; in French our wording; an unknown message stays in quotes. */
export function parserWords(message: string, wordings: readonly ParserWording[]): Bilingual {
  const [known, french, english] = wordings.find(([pattern]) => pattern.test(message)) ?? [];
  const match = known?.exec(message);
  const filled = (wording: string): string =>
    wording.replace(/\$(\d)/g, (_, group: string) => match?.[Number(group)] ?? '');
  return {
    en: english === undefined ? message.replace(/^[A-Z_]+, /, '') : filled(english),
    fr: french === undefined ? `« ${message} »` : filled(french),
  };
}
