import { formatDay, parseDay } from '../../domain/time/calendar.ts';
import { monthNumber } from '../../domain/time/month-names.ts';
import { plainText } from '../../text/plain-form.ts';

/** How a header that counts pupils begins (`Rentrée 2024` too); one that continues differently counts only some of them. */
const COUNT =
  /^(?:total |(?:nombre|nb|nbre) (?:total )?(?:d |de |des )?)?(?:eleves|apprentis|apprenants|effectifs?(?: (?:d |des )?eleves)?|pupils|students)\b|^rentree(?: scolaire)? (?=(?:19|20)\d\d\b)/;

/** Words that may be next to the day: they change nothing. */
const BESIDE =
  /\b(?:total|totaux|inscrits|rentree|scolaire|annee|constates?|comptes?|au|a|la|le|en|de|d|du|eleves|on|as|of|at|in)\b/g;

/**
 * The day for which a header counts pupils, as YYYY-MM-DD: `Élèves au 01/10/2024`, `Effectif 2024`. A year, or its
 * October, is the first of October (code de l'éducation D216-1).
 */
export function dayOfCount(header: string): string | undefined {
  const plain = plainText(header);
  if (!COUNT.test(plain)) return undefined;
  const rest = plain.replace(COUNT, ' ').replace(BESIDE, ' ').split(' ').filter(Boolean).map(numbered);
  const text = rest.join('-');
  const october = octoberOf(text.replace(/^10-/, ''));
  if (october !== undefined) return october;
  const turned = /^(\d\d?)-(\d\d?)-(\d{4})$/.exec(text);
  const iso =
    turned === null ? text : [turned[3], turned[2]?.padStart(2, '0'), turned[1]?.padStart(2, '0')].join('-');
  const day = parseDay(iso);
  return day === undefined ? undefined : formatDay(day);
}

/** The first of October of a school year: `2024`, `2024-2025`, `2024/25`; but `2024-06` is a month. */
export function octoberOf(years: string): string | undefined {
  const [, first, next] = /^((?:19|20)\d\d)(?: ?[-/] ?((?:20)?\d\d))?$/.exec(years) ?? [];
  const isYear = next === undefined || Number(next) % 100 === (Number(first) + 1) % 100;
  return first !== undefined && isYear ? `${first}-10-01` : undefined;
}

/** The number of a month, or of a day; any other word as it is. */
function numbered(word: string): string {
  return String(monthNumber(word) ?? word.replace(/^1er$/, '1'));
}
