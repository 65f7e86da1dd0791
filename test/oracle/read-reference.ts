/** What a key says of a measure: its day, how old it may be, years, bounds and coefficients. */
import { compare, type Fraction } from './fraction.ts';
import type { AsOf, Reference } from './model.ts';
import { parseNumber, parsePart } from './numbers.ts';
import type { ShareContext } from './read-share.ts';
import type { Reasons } from './table.ts';
import { SITE_TYPES } from './vocabulary.ts';
import { type Reader, reader } from './yaml-node.ts';

export const REFERENCE = ['as_of', 'max_age_days'];
export const VALUE = ['years', 'at_least', 'at_most', 'bands'];
const YEARS = ['current', 'previous', 'penultimate', 'school_current', 'school_previous'];
const DEFAULT_AGE = 366;

export function readReference(
  measure: string,
  share: Reader,
  over: 'site' | 'member',
  { known, reasons, wholePeriods }: ShareContext,
): Reference {
  const wrong = (what: string): void => {
    reasons.push(`convention.yaml: ${share.place}: ${what}`);
  };
  const observed = known.measures.get(measure);
  if (observed === undefined) wrong(`unknown measure ${measure}`);
  else if (observed !== over) wrong(`${measure} is a measure of ${observed}s`);
  const asOf = readAsOf(share, reasons);
  const age = share.text('max_age_days');
  if (age !== '' && age !== 'none' && !/^\d+$/u.test(age)) wrong('max_age_days');
  if (asOf.kind === 'latest' && age === '') wrong('latest must say max_age_days');
  if (asOf.kind === 'period_end' && age !== '') wrong('no max_age_days with period_end');
  if (asOf.kind === 'period_end' && !wholePeriods) wrong('period_end needs daily and service');
  const years = share.text('years');
  if (years !== '' && !/^0*[1-9]\d*$/u.test(years)) wrong('years');
  if (years !== '' && asOf.kind !== 'dated') wrong('years needs a dated reference');
  const atLeast = bound(share, 'at_least', wrong);
  const atMost = bound(share, 'at_most', wrong);
  if (atLeast !== undefined && atMost !== undefined && compare(atLeast, atMost) > 0)
    wrong('at_least is above at_most');
  return {
    measure,
    asOf,
    maxAge: age === 'none' || asOf.kind === 'period_end' ? undefined : age === '' ? DEFAULT_AGE : Number(age),
    years: years === '' ? 1 : Number(years),
    atLeast,
    atMost,
    bands: readBands(share, wrong),
    times: readTimes(share, wrong),
  };
}

/** Numbers like measures: at most six decimals, not below zero. */
function bound(share: Reader, key: string, wrong: (what: string) => void): Fraction | undefined {
  const text = share.text(key);
  if (text === '') return undefined;
  const value = measureNumber(text);
  if (value === undefined) wrong(key);
  return value;
}

function measureNumber(text: string): Fraction | undefined {
  const value = parseNumber(text, { delimiter: ',', decimal: undefined }, 6);
  return value === undefined || value.n < 0n ? undefined : value;
}

/** The first values of the bands, each once, and how much each counts. */
function readBands(share: Reader, wrong: (what: string) => void): Reference['bands'] {
  const bands: { from: Fraction; counts: Fraction }[] = [];
  for (const [text, node] of share.map('bands')) {
    const from = measureNumber(text);
    const counts = typeof node === 'string' ? parsePart(node) : undefined;
    if (from === undefined || counts === undefined || bands.some((other) => compare(other.from, from) === 0))
      wrong(`bands: ${text}`);
    else bands.push({ from, counts });
  }
  if (share.has('bands') && bands.length === 0) wrong('no bands');
  return bands.sort((a, b) => compare(a.from, b.from));
}

function readTimes(share: Reader, wrong: (what: string) => void): Map<string, Fraction> {
  const times = new Map<string, Fraction>();
  for (const [word, node] of share.map('times')) {
    const type = SITE_TYPES.get(word);
    const factor = typeof node === 'string' ? parsePart(node) : undefined;
    if (type === undefined || factor === undefined || times.has(type)) wrong(`times: ${word}`);
    else times.set(type, factor);
  }
  return times;
}

function readAsOf(share: Reader, reasons: Reasons): AsOf {
  const place = `${share.place}.as_of`;
  if (!share.has('as_of')) reasons.push(`convention.yaml: ${place}: must be said`);
  if (!share.has('as_of') || share.isText('as_of')) {
    const kind = share.oneOf('as_of', ['latest', 'period_end'], 'latest');
    return { kind: kind === 'period_end' ? 'period_end' : 'latest' };
  }
  const asOf = reader(share.map('as_of'), place, ['date', 'year'], reasons);
  const date = /^(\d{2})-(\d{2})$/u.exec(asOf.text('date'));
  const [month, day] = [Number(date?.[1] ?? 0), Number(date?.[2] ?? 0)];
  const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  if (day < 1 || day > longest) reasons.push(`convention.yaml: ${place}: no MM-DD`);
  return { kind: 'dated', month, day, year: asOf.oneOf('year', YEARS, undefined) };
}
