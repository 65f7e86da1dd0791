import { civil, type Day, parseDay } from '../../domain/time/calendar.ts';
import { type DayForm, dayUnder, parseDayForm } from '../../domain/time/day-form.ts';
import { monthNumber } from '../../domain/time/month-names.ts';

/** A day of a month: `1er`, `1st`, `30`. */
const DAY_NUMBER = String.raw`(?<day>\d{1,2})(?:er|st|nd|rd|th)?`;
const MONTH_NAME = String.raw`(?<name>\p{L}{3,})\.?`;
const IN_WORDS = new RegExp(`^${DAY_NUMBER} ${MONTH_NAME} (?<year>\\d{4})$`, 'iu');
const WITHOUT_YEAR = new RegExp(`^${DAY_NUMBER}(?: ${MONTH_NAME})?$`, 'iu');

/** The forms that names and texts use for days and that are read without being declared. */
const OWN_FORMS = ['DD/MM/YYYY', 'DD-MM-YYYY', 'YYYYMMDD'].flatMap((source) => parseDayForm(source) ?? []);

/**
 * The day of a text by the declared forms; without any, in one like `05/12/2025`, `05-12-2025` (file names cannot
 * contain `/`) or `20251205`. Always read are `2025-12-05` and words: `5 décembre 2025`, `1er sept. 2025`.
 */
export function writtenDay(text: string, forms: readonly DayForm[]): Day | undefined {
  const words = IN_WORDS.exec(text);
  if (words === null) return dayUnder(formsOr(forms), text);
  const [, day, name = '', year] = words;
  return dayIn(Number(year), monthNumber(name) ?? 0, Number(day));
}

/**
 * The first of several days up to `end`, where its text leaves the year, or the month and the year, to `end`: `01/09`
 * or `1er septembre` in `du 01/09 au 30/09/2025`, `15` in `du 15 au 30/09/2025`. It is the latest such day that is not
 * after `end`. Undefined for any other text, and where that day does not exist.
 */
export function startWithoutYear(text: string, end: Day, forms: readonly DayForm[]): Day | undefined {
  const inFigures = formsOr(forms).map((form) => form.withoutYear?.exec(text)?.groups);
  const [found, other] = new Set(
    [...inFigures, WITHOUT_YEAR.exec(text)?.groups].flatMap((parts) => (parts && startBy(parts, end)) ?? []),
  );
  return other === undefined ? found : undefined;
}

function startBy(
  { day, month, name }: Readonly<Record<string, string | undefined>>,
  end: Day,
): Day | undefined {
  const last = civil(end);
  const named = name === undefined ? month : (monthNumber(name) ?? 0);
  const start = { month: Number(named ?? last.month), day: Number(day) };
  const isBehind = start.month > last.month || (start.month === last.month && start.day > last.day);
  return isBehind && month === undefined && name === undefined
    ? undefined
    : dayIn(isBehind ? last.year - 1 : last.year, start.month, start.day);
}

function formsOr(forms: readonly DayForm[]): readonly DayForm[] {
  return forms.length === 0 ? OWN_FORMS : forms;
}

/** Undefined where there is no such day. */
function dayIn(year: number, month: number, day: number): Day | undefined {
  const [m, d] = [month, day].map((number) => String(number).padStart(2, '0'));
  return parseDay(`${year}-${m}-${d}`);
}
