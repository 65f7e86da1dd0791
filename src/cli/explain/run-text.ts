import { type ExplainedKey, sharesBetweenMembers } from '../../audit/explained-span.ts';
import type { Explanation } from '../../audit/explanation.ts';
import { type Language, NOTATION } from '../../domain/language.ts';
import { formatFraction, fraction, parsePart, ZERO } from '../../domain/numbers/fraction.ts';
import { reportWords } from '../../report/words/words.ts';
import { words } from '../messages/words.ts';
import { textTable } from '../terminal.ts';
import { daysText, isoDayText, section } from '../text-parts.ts';

type Run = Explanation['runs'][number];
type Failure = Explanation['failures'][number];

/** Consecutive equal days: what is served, by which rule and key, with every weight and its place. */
export function runText(run: Run, language: Language): string {
  const text = words(language).explain;
  const title = text.runTitle(daysText(run.from, run.to, language), reportWords(language).days(run.days));
  return section(title, [
    targetText(run.target, language),
    ...(run.key === null ? [] : [ruleText(run.rule, language), ...keyLines(run.key, language)]),
    ...(run.key === null ? participantLines(run.participants, language) : []),
    ...overSites(run, language),
    ...siteSources(run, language),
  ]);
}

/** Days without share, as far as their derivation went. */
export function failureText(failure: Failure, language: Language): string {
  const text = words(language).explain;
  const title = text.failureTitle(
    daysText(failure.from, failure.to, language),
    reportWords(language).days(failure.days),
  );
  return section(title, [
    ...(failure.target === null ? [] : [targetText(failure.target, language)]),
    ...(failure.participants === null ? [] : participantLines(failure.participants, language)),
    ...(failure.rule === null ? [] : [ruleText(failure.rule, language)]),
    `${text.stops}${text.colon}${failure.codes.join(', ')}`,
  ]);
}

function targetText(target: NonNullable<Failure['target']>, language: Language): string {
  const text = words(language).explain;
  const id = target.kind === 'group' ? '' : ` ${target.id}`;
  const place = target.place === null ? '' : `, ${target.place.file}:${target.place.row}`;
  return `${text.serves} ${text.targets[target.kind]}${id} (${text.saidBy[target.source]}${place})`;
}

function ruleText({ id, article, title, place }: Run['rule'], language: Language): string {
  const text = words(language).explain;
  if (place === null) return `${text.rule} ${text.ownRule}`;
  const named = [id, article, title].filter((part) => part !== null).join(', ');
  return `${text.rule} ${named} (${place.file}:${place.row})`;
}

function keyLines(key: ExplainedKey, language: Language): readonly string[] {
  const text = words(language).explain;
  const lookedUp =
    key.reference_day === null
      ? ''
      : `, ${text.referenceDay(isoDayText(key.reference_day, language), asOfText(key.as_of ?? '', language))}`;
  const parts = key.parts.flatMap(({ part, key: inner }) => [
    text.part(part),
    ...keyLines(inner, language).flatMap((line) => line.split('\n').map((row) => `  ${row}`)),
  ]);
  return [
    `${text.key} ${key.name[language]}${lookedUp}`,
    ...(key.weights.length > 0 ? [weightTable(key, language)] : []),
    ...parts,
  ];
}

/** `10-01 previous` in words. */
function asOfText(asOf: string, language: Language): string {
  const text = words(language).explain;
  if (asOf === 'latest') return text.asOfLatest;
  if (asOf === 'period_end') return text.asOfPeriodEnd;
  const [date = '', year = ''] = asOf.split(' ');
  const [month = '', day = ''] = date.split('-');
  const { referenceYears } = reportWords(language);
  const named = Object.entries(referenceYears).find(([name]) => name === year)?.[1];
  return `${NOTATION[language].dayParts(month, day)} ${named ?? year}`;
}

/** A row for each weight, with the table rows that it was read from; a weight read from several has a row for each. */
function weightTable({ proportional, weights, total }: ExplainedKey, language: Language): string {
  const text = words(language).explain;
  const grounded = weights.some(({ grounds }) => grounds.length > 0);
  const header = [text.siteOrMember, text.owner, text.weight, text.share];
  const ofGround = [text.observed, text.place, text.source];
  const rows = weights.flatMap(({ id, member, weight, grounds }) => {
    // Where the weights choose who bears all, the weight of a site is not what it bears.
    const own = [id, member, weight, proportional ? shareOf(weight, total) : ''];
    if (grounds.length === 0) return [own];
    return grounds.map(({ as_of: day, value, place, source }, index) => [
      ...(index === 0 ? own : ['', '', '', '']),
      observedText(day, grounds.length === 1 && value === weight ? '' : value, language),
      `${place.file}:${place.row}`,
      source ?? '',
    ]);
  });
  const width = grounded ? 7 : 4;
  const sum = ['', '', total, '', '', '', ''].slice(0, width);
  return textTable(grounded ? [...header, ...ofGround] : header, [...rows, sum], width);
}

/** The day of an observation, and its value where that is not the weight itself. */
function observedText(day: string | null, value: string, language: Language): string {
  const on = day === null ? '' : isoDayText(day, language);
  return on === '' || value === '' ? `${on}${value}` : `${on}${words(language).explain.colon}${value}`;
}

function shareOf(weight: string, total: string): string {
  const part = parsePart(weight) ?? ZERO;
  const whole = parsePart(total) ?? ZERO;
  if (whole.numerator === 0n) return '';
  return formatFraction(fraction(part.numerator * whole.denominator, part.denominator * whole.numerator));
}

function participantLines({ members, sites }: Run['participants'], language: Language): readonly string[] {
  const text = words(language).explain;
  const named = sites.length === 0 ? members : sites.map(({ site, member }) => `${site} (${member})`);
  return [`${text.participants}${text.colon}${named.join(', ')}`];
}

/** How the share of a member with several sites is split, where a key shares among members (ALLOCATION.md §5). */
function overSites({ key, target, participants: { sites } }: Run, language: Language): readonly string[] {
  const owners = sites.map(({ member }) => member);
  const isDivided = target.kind !== 'group' && new Set(owners).size < owners.length;
  return isDivided && key !== null && sharesBetweenMembers(key) ? [words(language).explain.overSites] : [];
}

/** The places of the sites of a key and their owners; not for the whole group, where it would be every row. */
function siteSources({ target, participants }: Run, language: Language): readonly string[] {
  if (target.kind === 'group' || participants.sites.length === 0) return [];
  const places = participants.sites.map(({ site, place, in_grappe: inGrappe }) => {
    const grappe = inGrappe === null ? '' : `, ${inGrappe.place.file}:${inGrappe.place.row}`;
    return `${site} ${place.file}:${place.row}${grappe}`;
  });
  return [`${words(language).explain.sitesReadIn}${words(language).explain.colon}${places.join(' · ')}`];
}
