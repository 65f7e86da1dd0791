import * as z from 'zod';
import { shortestDecimal } from '../domain/numbers/decimal.ts';
import { type DecimalText, decimalsOf, isDecimal } from '../domain/numbers/decimal-text.ts';
import {
  type Fraction,
  parseCoefficient,
  parsePart,
  parseSignedCoefficient,
} from '../domain/numbers/fraction.ts';
import { type Day, daysInMonth, parseDay } from '../domain/time/calendar.ts';
import { cleanText } from '../text/clean-text.ts';
import { plainWord } from '../text/plain-form.ts';

// A convention is read once: compiling each of its forms, as zod would, takes longer than it saves.
z.config({ jitless: true });

/** Scalars of the convention, from source text; an issue says the expected form, the same in all languages. */
export function scalar<T>(
  expected: string,
  read: (text: string) => T | undefined,
  published: readonly string[] | Readonly<Record<string, unknown>> = TEXT,
) {
  // The published schema: its few words, or its form. To editors, YAML gives numbers and booleans.
  const source = z.string({ error: expected });
  const facts = Array.isArray(published) ? { enum: [...published] } : { description: expected, ...published };
  return source.meta(facts).transform((text, context): T => {
    const value = read(text.normalize('NFC').trim());
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: expected });
    return z.NEVER;
  });
}

/** Any text, which YAML may take for a number or a boolean. */
const TEXT = { type: ['string', 'number', 'boolean'] } as const;

/** Not negative: a number in YAML, or a text of this form. */
function number(pattern: string): Readonly<Record<string, unknown>> {
  return { type: ['string', 'number'], minimum: 0, pattern };
}

export const words = scalar('"…"', (text) => (text === '' ? undefined : text), {
  ...TEXT,
  pattern: '\\S',
});

export const day = scalar<Day>('2025-09-01 | 01/09/2025', parseDay, {
  type: 'string',
  pattern: '^\\s*(\\d{4}-\\d{2}-\\d{2}|\\d{2}/\\d{2}/\\d{4})\\s*$',
});

/** A part of a whole; `1/3 %` would be ambiguous. */
export const part = scalar<Fraction>(
  '60 | 33.5 | 1/3 | 50 %',
  parsePart,
  number('^\\s*(\\d+(\\.\\d+)?(\\s?%)?|\\d+/0*[1-9]\\d*)\\s*$'),
);

/** A factor. */
export const coefficient = scalar<Fraction>(
  '1.5 | 3/2',
  parseCoefficient,
  number('^\\s*(\\d+(\\.\\d+)?|\\d+/0*[1-9]\\d*)\\s*$'),
);

/** A factor that may be negative. */
export const signedCoefficient = scalar<Fraction>('1.5 | 3/2 | -1', parseSignedCoefficient, {
  type: ['string', 'number'],
  pattern: '^\\s*-?(\\d+(\\.\\d+)?|\\d+/0*[1-9]\\d*)\\s*$',
});

export const wholeNumber = scalar<number>(
  '366',
  (text) => (/^\d{1,6}$/.test(text) ? Number(text) : undefined),
  { type: ['string', 'integer'], minimum: 0, maximum: 999_999, pattern: '^\\s*\\d{1,6}\\s*$' },
);

/** A decimal ≥ 0 with `most` decimals at most. */
export function decimal(most: number, example: string) {
  return scalar<DecimalText>(
    example,
    (text) =>
      isDecimal(text) && decimalsOf(text) <= most && !text.startsWith('-')
        ? shortestDecimal(text)
        : undefined,
    number(`^\\s*\\d+(\\.\\d{1,${most}})?\\s*$`),
  );
}

/** A percentage, with or without its sign. */
export const percentage = scalar<DecimalText>(
  '2%',
  (text) => {
    const digits = text.replace(/\s?%$/, '');
    return isDecimal(digits) && !digits.startsWith('-') ? shortestDecimal(digits) : undefined;
  },
  number('^\\s*\\d+(\\.\\d+)?(\\s?%)?\\s*$'),
);

/** One of a few words, by its English or its French name. */
export function oneOf<const W extends string>(choices: Readonly<Record<W, string | undefined>>) {
  const names = Object.keys(choices) as W[];
  const french = names.flatMap((name) => choices[name] ?? []);
  return scalar<W>(
    names.join(' | '),
    (text) => {
      const plain = plainWord(text);
      return names.find((name) => plainWord(name) === plain || plainWord(choices[name] ?? name) === plain);
    },
    [...names, ...french],
  );
}

/** One of a few words that have no French name. */
export function oneWord<const W extends string>(choices: readonly W[]) {
  return scalar<W>(choices.join(' | '), (text) => wordMeant(text, choices), choices);
}

/** The word, among a few, that a text means; words that only hyphens distinguish are compared as written. */
export function wordMeant<const W extends string>(text: string, choices: readonly W[]): W | undefined {
  const alike = choices.filter((word) => plainWord(word) === plainWord(text));
  return alike.length > 1 ? alike.find((word) => word === text) : alike[0];
}

/** `MM-DD`, a day that exists in some year. */
export const monthDay = scalar(
  '"10-01"',
  (text) => {
    const match = /^(\d{2})-(\d{2})$/.exec(text);
    if (!match) return undefined;
    const month = Number(match[1]);
    const dayOfMonth = Number(match[2]);
    const exists = month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(2000, month);
    return exists ? { month, day: dayOfMonth } : undefined;
  },
  { type: 'string', pattern: '^\\s*(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])\\s*$' },
);

/** A mapping with no other keys than these; its issue lists the known keys. */
export function mapping<S extends z.core.$ZodShape>(shape: S) {
  const known = Object.keys(shape).join(' ');
  return z.preprocess(
    asObject,
    z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? known : '{ … }') }),
  );
}

/** A key that may be left out, with the value that it then has. */
export function orElse<T extends z.ZodType>(schema: T, absent: z.output<T>) {
  return schema.optional().transform((given): z.output<T> => given ?? absent);
}

/** A YAML mapping as an object, for schemas that know its keys. */
export function asObject(value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries(value) : value;
}

/** What is expected instead of an empty list. */
export const NOT_EMPTY = '[ …, … ]';

/** A list of one item at least. */
export function listOf<T extends z.ZodType>(item: T) {
  return anyListOf(item).min(1, { error: NOT_EMPTY });
}

/** A list that may be empty. */
export function anyListOf<T extends z.ZodType>(item: T) {
  return z.array(item, { error: '[ … ]' });
}

/** A mapping from the users' own names, in file order; `nameOf` makes a name of a text. */
export function mapOf<T extends z.ZodType>(item: T, nameOf: (text: string) => string = cleanText) {
  return z
    .map(z.string(), item, { error: '{ … }' })
    .transform(
      (entries): ReadonlyMap<string, z.output<T>> =>
        new Map([...entries].map(([name, value]) => [nameOf(name), value])),
    );
}

/** A mapping from some of a few words, by their English or French names; each word once. */
export function mapOfWords<const W extends string, T extends z.ZodType>(
  choices: Readonly<Record<W, string | undefined>>,
  item: T,
) {
  const word = oneOf(choices);
  return mapOf(item).transform((entries, context): ReadonlyMap<W, z.output<T>> => {
    const known = new Map<W, z.output<T>>();
    for (const [name, value] of entries) {
      const read = word.safeParse(name).data;
      if (read === undefined || known.has(read)) {
        const message = Object.keys(choices).join(' | ');
        context.addIssue({ code: 'custom', message, path: [name], params: { found: name } });
      } else known.set(read, value);
    }
    return known;
  });
}
