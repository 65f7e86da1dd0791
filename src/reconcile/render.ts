import { FINDING_CODES, type FindingCode, type FindingRecord } from '../domain/finding.ts';
import { dayText, type Language, NOTATION } from '../domain/language.ts';
import { AMOUNT_KINDS, amountText } from '../domain/numbers/amount-text.ts';
import { shortestDecimal } from '../domain/numbers/decimal.ts';
import type { DayRange } from '../domain/time/calendar.ts';
import { fill } from '../text/template.ts';
import type { DecimalArg, Finding, FindingArg } from './finding.ts';
import { type CheckWords, checksEn } from './messages/checks-en.ts';
import { checksFr } from './messages/checks-fr.ts';
import { wordingsEn } from './messages/en.ts';
import { wordingsFr } from './messages/fr.ts';

const WORDINGS = { en: wordingsEn, fr: wordingsFr } as const;
const CHECKS = { en: checksEn, fr: checksFr } as const;

/** The name of a check, its purpose, and what to do about its findings. */
export function checkWords(code: FindingCode, language: Language): CheckWords {
  return CHECKS[language][code];
}

/**
 * `Lines billed twice (duplicate-line)`: the name of a check, and the code that one writes; a text that is no code
 * stays.
 */
export function checkName(code: string, language: Language): string {
  const known = FINDING_CODES.find((name) => name === code);
  return known === undefined ? code : `${checkWords(known, language).title} (${known})`;
}

/** The finding with its message. */
export function toRecord(
  { wording, args, line, ...told }: Finding,
  language: Language,
  accepted?: string,
): FindingRecord {
  return { ...told, message: messageOf({ wording, args }, language), accepted };
}

export function messageOf({ wording, args }: Pick<Finding, 'wording' | 'args'>, language: Language): string {
  const texts = Object.entries(args).map(([name, value]) => [name, argText(value, language)] as const);
  return fill(WORDINGS[language][wording], Object.fromEntries(texts));
}

function argText(value: FindingArg, language: Language): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'bigint') return amountText(value, language);
  if ('decimal' in value) return decimalText(value, language);
  if ('amountKind' in value) return AMOUNT_KINDS[value.amountKind][language];
  if ('en' in value) return value[language];
  if ('check' in value) return `${checkName(value.check, language)} ${value.of}`.trim();
  const ranges = 'from' in value ? [value] : value;
  return ranges.map((range) => daysText(range, language)).join(', ');
}

/** `289,90` for 289.9 with at least two decimals; `20` as it is. */
function decimalText({ decimal, least }: DecimalArg, language: Language): string {
  const [whole = '', decimals = ''] = shortestDecimal(decimal).split('.');
  const shown = decimals.padEnd(least, '0');
  return shown === '' ? whole : `${whole}${NOTATION[language].decimalMark}${shown}`;
}

const DAYS = {
  en: { one: (day: string) => day, several: (from: string, to: string) => `${from} to ${to}` },
  fr: { one: (day: string) => `le ${day}`, several: (from: string, to: string) => `du ${from} au ${to}` },
} as const;

/** `du 15/09/2025 au 30/09/2025`, `2025-09-15 to 2025-09-30`; one day alone. */
export function daysText({ from, to }: DayRange, language: Language): string {
  const words = DAYS[language];
  return from === to
    ? words.one(dayText(from, language))
    : words.several(dayText(from, language), dayText(to, language));
}
