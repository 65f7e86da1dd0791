import { type ExplainedKey, sharesBetweenMembers } from '../../audit/explained-span.ts';
import type { Explanation } from '../../audit/explanation.ts';
import { NOTATION } from '../../domain/language.ts';
import { formatFraction, fraction, parsePart, ZERO } from '../../domain/numbers/fraction.ts';
import { reportWords } from '../../report/words/words.ts';
import type { Words } from '../messages/en.ts';
import { textTable } from '../terminal.ts';
import { daysText, isoDayText, section } from '../text-parts.ts';

type Run = Explanation['runs'][number];
type Failure = Explanation['failures'][number];

/** Consecutive equal days: what is served, by which rule and key, with every weight and its place. */
export function runText(run: Run, words: Words): string {
  const title = words.explain.runTitle(
    daysText(run.from, run.to, words),
    reportWords(words.language).days(run.days),
  );
  return section(title, [
    targetText(run.target, words),
    ...(run.key === null ? [] : [ruleText(run.rule, words), ...keyLines(run.key, words)]),
    ...(run.key === null ? participantLines(run.participants, words) : []),
    ...overSites(run, words),
    ...siteSources(run, words),
  ]);
}

/** Days without share, as far as their derivation went. */
export function failureText(failure: Failure, words: Words): string {
  const title = words.explain.failureTitle(
    daysText(failure.from, failure.to, words),
    reportWords(words.language).days(failure.days),
  );
  return section(title, [
    ...(failure.target === null ? [] : [targetText(failure.target, words)]),
    ...(failure.participants === null ? [] : participantLines(failure.participants, words)),
    ...(failure.rule === null ? [] : [ruleText(failure.rule, words)]),
    `${words.explain.stops}${words.explain.colon}${failure.codes.join(', ')}`,
  ]);
}

function targetText(target: NonNullable<Failure['target']>, { explain: text }: Words): string {
  const id = target.kind === 'group' ? '' : ` ${target.id}`;
  const place = target.place === null ? '' : `, ${target.place.file}:${target.place.row}`;
  return `${text.serves} ${text.targets[target.kind]}${id} (${text.saidBy[target.source]}${place})`;
}

function ruleText({ id, article, title, place }: Run['rule'], { explain: text }: Words): string {
  if (place === null) return `${text.rule} ${text.ownRule}`;
  const named = [id, article, title].filter((part) => part !== null).join(', ');
  return `${text.rule} ${named} (${place.file}:${place.row})`;
}

function keyLines(key: ExplainedKey, words: Words): readonly string[] {
  const lookedUp =
    key.reference_day === null
      ? ''
      : `, ${words.explain.referenceDay(isoDayText(key.reference_day, words), asOfText(key.as_of ?? '', words))}`;
  const parts = key.parts.flatMap(({ part, key: inner }) => [
    words.explain.part(part),
    ...keyLines(inner, words).flatMap((line) => line.split('\n').map((row) => `  ${row}`)),
  ]);
  return [
    `${words.explain.key} ${key.name[words.language]}${lookedUp}`,
    ...(key.weights.length > 0 ? [weightTable(key, words)] : []),
    ...parts,
  ];
}

/** `10-01 previous` in words. */
function asOfText(asOf: string, words: Words): string {
  if (asOf === 'latest') return words.explain.asOfLatest;
  if (asOf === 'period_end') return words.explain.asOfPeriodEnd;
  const [date = '', year = ''] = asOf.split(' ');
  const [month = '', day = ''] = date.split('-');
  const { referenceYears } = reportWords(words.language);
  const named = Object.entries(referenceYears).find(([name]) => name === year)?.[1];
  return `${NOTATION[words.language].dayParts(month, day)} ${named ?? year}`;
}

/** A row for each weight, with the table rows that it was read from; a weight read from several has a row for each. */
function weightTable({ proportional, weights, total }: ExplainedKey, words: Words): string {
  const grounded = weights.some(({ grounds }) => grounds.length > 0);
  const header = [words.explain.siteOrMember, words.explain.owner, words.explain.weight, words.explain.share];
  const ofGround = [words.explain.observed, words.explain.place, words.explain.source];
  const rows = weights.flatMap(({ id, member, weight, grounds }) => {
    // Where the weights choose who bears all, the weight of a site is not what it bears.
    const own = [id, member, weight, proportional ? shareOf(weight, total) : ''];
    if (grounds.length === 0) return [own];
    return grounds.map(({ as_of: day, value, place, source }, index) => [
      ...(index === 0 ? own : ['', '', '', '']),
      observedText(day, grounds.length === 1 && value === weight ? '' : value, words),
      `${place.file}:${place.row}`,
      source ?? '',
    ]);
  });
  const width = grounded ? 7 : 4;
  const sum = ['', '', total, '', '', '', ''].slice(0, width);
  return textTable(grounded ? [...header, ...ofGround] : header, [...rows, sum], width);
}

/** The day of an observation, and its value where that is not the weight itself. */
function observedText(day: string | null, value: string, words: Words): string {
  const on = day === null ? '' : isoDayText(day, words);
  return on === '' || value === '' ? `${on}${value}` : `${on}${words.explain.colon}${value}`;
}

function shareOf(weight: string, total: string): string {
  const part = parsePart(weight) ?? ZERO;
  const whole = parsePart(total) ?? ZERO;
  if (whole.numerator === 0n) return '';
  return formatFraction(fraction(part.numerator * whole.denominator, part.denominator * whole.numerator));
}

function participantLines(
  { members, sites }: Run['participants'],
  { explain: text }: Words,
): readonly string[] {
  const named = sites.length === 0 ? members : sites.map(({ site, member }) => `${site} (${member})`);
  return [`${text.participants}${text.colon}${named.join(', ')}`];
}

/** How the share of a member with several sites is split, where a key shares among members (ALLOCATION.md §5). */
function overSites({ key, target, participants: { sites } }: Run, words: Words): readonly string[] {
  const owners = sites.map(({ member }) => member);
  const isDivided = target.kind !== 'group' && new Set(owners).size < owners.length;
  return isDivided && key !== null && sharesBetweenMembers(key) ? [words.explain.overSites] : [];
}

/** The places of the sites of a key and their owners; not for the whole group, where it would be every row. */
function siteSources({ target, participants }: Run, words: Words): readonly string[] {
  if (target.kind === 'group' || participants.sites.length === 0) return [];
  const places = participants.sites.map(({ site, place, in_grappe: inGrappe }) => {
    const grappe = inGrappe === null ? '' : `, ${inGrappe.place.file}:${inGrappe.place.row}`;
    return `${site} ${place.file}:${place.row}${grappe}`;
  });
  return [`${words.explain.sitesReadIn}${words.explain.colon}${places.join(' · ')}`];
}
