import { limitWords } from '../../diagnostics/bilingual.ts';
import { type OnProblem, type Problem, problem } from '../../diagnostics/problem.ts';
import { shortestDecimal } from '../../domain/numbers/decimal.ts';
import { type DecimalText, decimalsOf } from '../../domain/numbers/decimal-text.ts';
import { type Cents, parseCents } from '../../domain/numbers/money.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import { type Day, parseDay } from '../../domain/time/calendar.ts';
import { nearest } from '../../text/nearest.ts';
import { termWords } from './term-words.ts';
import type { Term } from './terms.ts';
import { XML_LIMITS } from './xml.ts';
import type { XmlElement } from './xml-element.ts';

export type TermReader = ReturnType<typeof termReader>;

/** The most decimals of an amount and of a VAT rate. */
const MOST_DECIMALS = 2;

/**
 * Reads the terms of one file into checked values. Each function gives undefined where the term is absent or
 * wrong; what is wrong is reported, with the line of the file and the name of the term (`BT-131`).
 */
export function termReader(file: string, currency: string | undefined, report: OnProblem, release?: Release) {
  const at = (term: string, { row, text }: XmlElement) => ({
    file,
    row,
    column: term,
    value: shown(text ?? ''),
  });

  const fail = (found: Problem): undefined => {
    report(found);
  };

  /** The one non-empty element of a term; the same text twice is no contradiction. */
  const one = (term: string, found: Term): (XmlElement & { readonly text: string }) | undefined => {
    const [first, ...others] = found.filter(isPresent);
    if (first === undefined) return undefined;
    const { text } = first;
    if (text === undefined) {
      const args = { what: limitWords('text length'), most: XML_LIMITS['text length'] };
      return fail(problem('xml-limit', at(term, first), args));
    }
    const [inside] = [first, ...others].flatMap(({ children }) => children);
    // 0.1 read the text around it.
    if (inside !== undefined && holdsIn(release, '0.2')) {
      const args = { term: termWords(term), found: shown(inside.name) };
      return fail(problem('einvoice-term-mixed', at(term, inside), args));
    }
    const other = others.find((element) => element.text?.trim() !== text.trim());
    if (other !== undefined) {
      const args = { term: termWords(term), other: first.row };
      return fail(problem('einvoice-term-repeated', at(term, other), args));
    }
    return { ...first, text };
  };

  const text = (term: string, found: Term): string | undefined => {
    const element = one(term, found);
    if (element === undefined) return undefined;
    const clean = cleanXmlText(element.text);
    return /\p{Cc}/u.test(clean) ? fail(problem('text-invalid', at(term, element), {})) : clean;
  };

  const decimalOf = (
    term: string,
    element: XmlElement & { readonly text: string },
  ): DecimalText | undefined => {
    const decimal = parseXmlDecimal(element.text.trim());
    if (decimal !== undefined) return decimal;
    const args = { term: termWords(term), value: shown(element.text) };
    return fail(problem('einvoice-number', at(term, element), args));
  };

  const hasFewDecimals = (term: string, element: XmlElement, value: DecimalText): boolean => {
    const found = decimalsOf(value);
    if (found <= MOST_DECIMALS) return true;
    report(problem('number-decimals', at(term, element), { most: MOST_DECIMALS, found, value }));
    return false;
  };

  return {
    file,
    report,
    text,
    missing(term: string, row: number): undefined {
      return fail(problem('einvoice-term-missing', { file, row, column: term }, { term: termWords(term) }));
    },
    decimal(term: string, found: Term): DecimalText | undefined {
      const element = one(term, found);
      return element && decimalOf(term, element);
    },
    /** An amount in the currency of the invoice, with two decimals at most. */
    amount(term: string, found: Term): Cents | undefined {
      const element = one(term, found);
      const decimal = element && decimalOf(term, element);
      if (element === undefined || decimal === undefined) return undefined;
      if (currency !== undefined && element.currencyId !== undefined && element.currencyId !== currency) {
        const args = { found: shown(element.currencyId), expected: shown(currency) };
        return fail(problem('einvoice-currency-mixed', at(term, element), args));
      }
      const amount = shortestDecimal(decimal);
      return hasFewDecimals(term, element, amount) ? parseCents(amount) : undefined;
    },
    /** A VAT rate in its shortest form, with two decimals at most. */
    rate(term: string, found: Term): DecimalText | undefined {
      const element = one(term, found);
      const decimal = element && decimalOf(term, element);
      if (element === undefined || decimal === undefined) return undefined;
      const rate = shortestDecimal(decimal);
      if (rate.startsWith('-')) return fail(problem('number-negative', at(term, element), { value: rate }));
      return hasFewDecimals(term, element, rate) ? rate : undefined;
    },
    day(term: string, found: Term): Day | undefined {
      const element = one(term, found);
      if (element === undefined) return undefined;
      const day = parseXmlDay(element.text.trim(), element.format);
      if (day !== undefined) return day;
      const args = { term: termWords(term), value: shown(element.text) };
      return fail(problem('einvoice-date', at(term, element), args));
    },
    choice(term: string, found: Term, choices: readonly string[]): string | undefined {
      const element = one(term, found);
      const value = element?.text.trim();
      if (element === undefined || value === undefined || choices.includes(value)) return value;
      const args = { choices: choices.join(', '), value: shown(value), nearest: nearest(value, choices) };
      return fail(problem('choice-invalid', at(term, element), args));
    },
  };
}

/** Whether an element has any content; an empty one counts as absent. */
export function isPresent({ text }: XmlElement): boolean {
  return text === undefined || text.trim() !== '';
}

/** Trimmed, NFC, on one line: in XML a line break inside a text is layout. */
export function cleanXmlText(text: string): string {
  return text.trim().replace(/\s+/g, ' ').normalize('NFC');
}

const MOST_DIGITS = 40;

/** An `xs:decimal` (`+0.10`, `64.` and `.5` are some) as canonical decimal text. */
function parseXmlDecimal(text: string): DecimalText | undefined {
  const match = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))$/.exec(text);
  if (match === null || text.length > MOST_DIGITS) return undefined;
  const [, sign, whole = '0', afterWhole, alone] = match;
  const decimals = afterWhole ?? alone ?? '';
  return (sign === '-' ? '-' : '') + whole + (decimals === '' ? '' : `.${decimals}`);
}

/** A day of UBL (`xs:date`, whose zone does not change the calendar day) or of CII (format 102, YYYYMMDD). */
function parseXmlDay(text: string, format: string | undefined): Day | undefined {
  if (format !== undefined) {
    const match = format === '102' ? /^(\d{4})(\d{2})(\d{2})$/.exec(text) : null;
    return match === null ? undefined : parseDay(`${match[1]}-${match[2]}-${match[3]}`);
  }
  const match = /^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})?$/.exec(text);
  return match?.[1] === undefined ? undefined : parseDay(match[1]);
}

/** A text short enough to be shown. */
export function shown(text: string): string {
  const clean = cleanXmlText(text.slice(0, 400));
  return clean.length > 80 ? `${clean.slice(0, 80)}…` : clean;
}
