import { withoutAccents } from '../../text/plain-form.ts';

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

const WORDS = {
  month: wordsOf(`${UNITS}|${QUARTERS}`),
  quarter: wordsOf(`${UNITS}|mois|months?`),
  months: wordsOf(UNITS),
};

/**
 * Whether the text on one side of a month or a quarter names another unit of time (`semaine 36`), or a limit (`jusqu’à
 * fin`). Words of the pattern itself do not count: by naming them it says that they change nothing.
 */
export function otherTimeWords(
  beside: string,
  side: 'before' | 'behind',
  period: string,
  pattern: string,
): boolean {
  const [text, named] = [withoutAccents(beside), withoutAccents(pattern)];
  const bound = (side === 'before' ? BOUND_BEFORE : BOUND_BEHIND).exec(text);
  const words = text.matchAll(WORDS[unitOf(period)]);
  return (bound === null ? [...words] : [bound, ...words]).some(([word]) => !named.includes(word.trim()));
}

function unitOf(period: string): keyof typeof WORDS {
  if (/[tq][1-4]|trim/i.test(period)) return 'quarter';
  return / (?:à|to) |\p{L}\.? ?[-–]/iu.test(period) ? 'months' : 'month';
}

function wordsOf(words: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words})(?![\p{L}\p{N}])`, 'gu');
}
