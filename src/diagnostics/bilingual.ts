import type { Language } from '../domain/language.ts';
import { dayText, decimalIn } from '../domain/notation.ts';
import { amountText } from '../domain/numbers/amount-text.ts';
import { type Cents, formatCents } from '../domain/numbers/money.ts';
import type { Day } from '../domain/time/calendar.ts';
import { csvCell } from '../text/csv-cell.ts';
import { fill, NAME, PART, type TemplateValue } from '../text/template.ts';

/** A part of a wording that is said in the reader's language: a word of the trade, or what a parser found. */
export interface Bilingual {
  readonly en: string;
  readonly fr: string;
}

/** What stands in the place of a `{name}` of a wording. */
export type Argument = TemplateValue | Bilingual;

/** What a wording is filled in with: it leaves out a part of which a name has no argument, or an empty one. */
export type Arguments = Readonly<Record<string, Argument | undefined>>;

/** Puts arguments, said in a language, in the place of their `{names}`. */
export function fillIn(template: string, args: Arguments, language: Language): string {
  const nothing = namesInParts(template).map((name) => [name, ''] as const);
  const said = Object.entries(args).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, typeof value === 'object' ? value[language] : value] as const],
  );
  return fill(template, Object.fromEntries([...nothing, ...said]));
}

/** The names in the parts of a template that may be left out, but those that have a text of their own. */
function namesInParts(template: string): readonly string[] {
  const parts = [...template.matchAll(PART)].flatMap(([, part = '']) => [...part.matchAll(NAME)]);
  return parts.flatMap(([, name = '', other]) => (other === undefined && !name.includes('.') ? [name] : []));
}

/**
 * Fills in a remedy. Within quotes of what it tells to write (`columns: { net_amount: "{charge}" }`) a text is escaped, as
 * YAML wants it: a header may hold quotes, backslashes and line breaks. In a row (`{invoice},{line}`) it is a cell of CSV.
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
    /\},\{/.test(written)
      ? withEscapes(written, 'csv')
      : written.replace(/"[^"]*"/g, (quoted) => withEscapes(quoted, 'yaml')),
  );
  return fillIn(marked, { ...args, ...escaped }, language);
}

/** A text within quotes of YAML, and as a cell of CSV. */
const WRITTEN = {
  yaml: (text: string): string => JSON.stringify(text).slice(1, -1),
  csv: (text: string): string => csvCell(text),
};

/** An enumerated word by its French one where it has one. */
export function bothWords(words: Readonly<Record<string, string | undefined>>, word: string): Bilingual {
  return { en: word, fr: words[word] ?? word };
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

/** What a file may hold only a limited amount of, as messages name it. */
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
 * A kind of error of a parser: how its message is known, how French says it, with the groups of the match as `$1`, and
 * how English does where the parser’s own message is not clear.
 */
export type ParserWording = readonly [known: RegExp, french: string, english?: string];

/** An error of a parser: its own message in English, without its code, or ours, our wording of its kind in French; an unknown one stays in quotes. */
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
