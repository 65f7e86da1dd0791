import { monthNumber } from '../../domain/time/month-names.ts';
import { withoutAccents } from '../../text/plain-form.ts';
import { QUARTER_IN_WORDS } from './written-period.ts';

/** What is next to a month: nothing of importance, a day that it is part of, or a doubt about the days meant. */
export type Vicinity = 'nothing' | 'day' | 'doubt';

/** A month, with or without its year, or a quarter; no month of a day. */
const MONTH = String.raw`(?:(?<name>\p{L}{3,})\.?(?: \d{4})?|(?<figures>(?:[TQ][1-4]|${QUARTER_IN_WORDS})(?:[ -]\d{4})?|\d{2}[-/]\d{4}|\d{4}-(?:\d{2}|[TQ][1-4])))`;
/** What may join two months: marks, blanks, and words as in `juillet 2025 jusqu’à fin août 2025`. */
const JOINERS = 'à|a|au|aux|et|ou|puis|jusqu|fin|de|d|sauf|hors|to|and|or|then|until|through|end|of|except';
const LINK = String.raw`[^\p{L}\p{N}]+(?:(?:${JOINERS})[^\p{L}\p{N}]+){0,4}`;

const MONTH_BEFORE = new RegExp(String.raw`(?<![\p{L}\p{N}]|\d[-/.])${MONTH}${LINK}$`, 'giu');
const MONTH_BEHIND = new RegExp(String.raw`^${LINK}${MONTH}(?![\p{L}\p{N}]|[-/.]\d)`, 'iu');
const DAY_BEFORE = /(?<![\p{L}\p{N}])\d{1,2}(?:er|[èe]?me|r?e|st|nd|rd|th)?(?: of| de| d['’])? ?$/iu;
const SEVERAL_DAYS_BEFORE = /\d[^\p{L}\p{N}]+(?:(?:au|à|et|to|and)[^\p{L}\p{N}]+)?\d{1,2}\P{N}*$/iu;
const DAYS_BEFORE = /(?:au|to|-) \d{2}[-/]\d{2}[-/]\d{4}[^\p{L}\p{N}]+$/iu;
/** One or two digits joined to a month in figures by a mark or a word: `15- 09-2025`, `01 à 03/2025`. */
const NUMBER_BEFORE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])\d{1,2}(?:er|[eè]?me|e)?(?: ?[-–—/.,;+&>→] ?| (?:(?:${JOINERS})[^\p{L}\p{N}]+)+)$`,
  'iu',
);
const NUMBER_BEHIND = /^ ?[-/.] ?\d{1,2} ?(?![\p{L}\p{N}])/u;
const DAYS_BEHIND = /^[^\p{L}\p{N}]+(?:du|au|le|from|to|on) \d{1,2}(?!\d)/iu;

/** How many characters are looked at on each side of a month. */
const NEAR = 60;

/** Where a month or a quarter stands in a text, and the pattern that finds it there. */
export interface Near {
  readonly text: string;
  readonly at: number;
  readonly end: number;
  readonly pattern: string;
}

type Side = 'before' | 'behind';

/** Judges the text on one side of a month or a quarter. */
export function judge(near: Near, side: Side): Vicinity {
  return side === 'before' ? judgeBefore(near) : judgeBehind(near);
}

/** `30/`, `1er `, `janvier à `, `2e quinzaine de `, `semaine 36, `. */
function judgeBefore(near: Near): Vicinity {
  const { text, at } = near;
  const before = textBeside(near, 'before');
  const isName = /\p{L}{3}/u.test(text.slice(at, at + 3));
  const isFigure = /\d/.test(text.charAt(at));
  if (/\d[-/.]$/.test(before)) return 'day';
  if (isName && DAY_BEFORE.test(before)) return SEVERAL_DAYS_BEFORE.test(before) ? 'doubt' : 'day';
  const isDoubt =
    (isFigure && NUMBER_BEFORE.test(before)) ||
    DAYS_BEFORE.test(before) ||
    [...before.matchAll(MONTH_BEFORE)].some(isMonth) ||
    hasTime(near, 'before');
  return isDoubt ? 'doubt' : 'nothing';
}

/** `-05`, ` à novembre 2025`, ` (du 15 au 30)`, ` jusqu’au 15`. */
function judgeBehind(near: Near): Vicinity {
  const { text, at } = near;
  const behind = textBeside(near, 'behind');
  if (/^[-/.]\d/.test(behind)) return 'day';
  const month = MONTH_BEHIND.exec(behind);
  const isDoubt =
    (/\d/.test(text.charAt(at)) && NUMBER_BEHIND.test(behind)) ||
    DAYS_BEHIND.test(behind) ||
    (month !== null && isMonth(month)) ||
    hasTime(near, 'behind');
  return isDoubt ? 'doubt' : 'nothing';
}

function textBeside({ text, at, end }: Near, side: Side): string {
  return side === 'before' ? text.slice(Math.max(0, at - NEAR), at) : text.slice(end, end + NEAR);
}

function isMonth({ groups }: RegExpExecArray): boolean {
  return groups?.['figures'] !== undefined || monthNumber(groups?.['name'] ?? '') !== undefined;
}

/** Words for units of time, in French and English, without accents; months and hours are not among them. */
const QUARTERS = String.raw`trimestr\p{L}*|quarters?|quarterly`;
const UNITS = [
  String.raw`jours?(?! (?:ouvr|feri))|journ\p{L}+|quotidien\p{L}*|days?|daily`,
  'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche',
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day',
  String.raw`semaines?|hebdo\p{L}*|weeks?|weekly|weekends?|(?:sem|wk)\.? ?\d{1,2}|[sw] ?-?\d{1,2}`,
  'quinzaines?|fortnights?|fortnightly|decades?|bimensuel(?:le)?s?',
  String.raw`bimestr\p{L}*|semestr\p{L}*|annees?|annuel\p{L}*|years?|yearly|annual\p{L}*`,
  String.raw`\d+ ?j(?!/)`,
  String.raw`pro ?-?rata|partiel\p{L}*|partial\p{L}*|incomplet\p{L}*|incomplete`,
].join('|');

/** Words that limit or shorten the period next to them, with only words between as in `à compter du mois de`. */
const BOUNDS = [
  'jusqu|jusque|depuis|des|partir|compter|avant|apres|hors|sauf|excepte|fin|debut|mi|milieu|moitie|demi|courant|cours',
  'until|till|from|since|before|after|by|end|ends|ending|start|starts|starting|beginning|early|late|mid|middle|half|part',
  'except|excluding|through|thru',
].join('|');
const GLUE = 'a|au|aux|d|de|du|des|en|l|la|le|les|mois|of|the|in|month';
const MONTHS = String.raw`\d+ (?:mois|months?|ans?|years?)`;
const OTHER_MARKS = String.raw`[^\p{L}\p{N}]`;

const BOUND_BEFORE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:${MONTHS} |(?:${BOUNDS})${OTHER_MARKS}+)(?:(?:${GLUE})${OTHER_MARKS}+){0,4}|(?:a|au|to) )$`,
  'u',
);
const BOUND_BEHIND = new RegExp(
  String.raw`^${OTHER_MARKS}+(?:jusqu|jusque|depuis|des|inclus|incluse?s?|until|till|since|through|thru|included|inclusive|onwards?|et suiv\p{L}*|${MONTHS})(?![\p{L}\p{N}])`,
  'u',
);

const LIMIT_BEFORE = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${BOUNDS})${OTHER_MARKS}+(?:(?:${GLUE})${OTHER_MARKS}+){0,4}$`,
  'u',
);
const NOTHING_BEFORE = new RegExp(`^${OTHER_MARKS}*(?:(?:${GLUE}|from|on|to)${OTHER_MARKS}+)*$`, 'u');

/** Whether the text before a day makes it a limit of a period (`jusqu’au `), or says nothing of what it is the day of. */
export function isLimitOrAlone(before: string): boolean {
  const plain = withoutAccents(before);
  return LIMIT_BEFORE.test(plain) || NOTHING_BEFORE.test(plain);
}

const WORDS = {
  month: wordsOf(`${UNITS}|${QUARTERS}`),
  quarter: wordsOf(`${UNITS}|mois|months?`),
  months: wordsOf(UNITS),
};

/**
 * Whether the text on one side of a month or a quarter names another unit of time (`semaine 36`), or a limit (`jusqu’à
 * fin`). Words of the pattern itself do not count: by naming them it says that they change nothing.
 */
export function hasTime(near: Near, side: Side): boolean {
  const [text, named] = [withoutAccents(textBeside(near, side)), withoutAccents(near.pattern)];
  const bound = (side === 'before' ? BOUND_BEFORE : BOUND_BEHIND).exec(text);
  const words = text.matchAll(WORDS[unitOf(near.text.slice(near.at, near.end))]);
  return (bound === null ? [...words] : [bound, ...words]).some(([word]) => !named.includes(word.trim()));
}

function unitOf(period: string): keyof typeof WORDS {
  if (/[tq][1-4]|trim/i.test(period)) return 'quarter';
  return / (?:à|to) |\p{L}\.? ?[-–]/iu.test(period) ? 'months' : 'month';
}

function wordsOf(words: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words})(?![\p{L}\p{N}])`, 'gu');
}
