import type { KeyTrace, Weight } from '../allocate/keys/common/key.ts';
import { definitionOf } from '../allocate/keys/common/use.ts';
import { KEYS } from '../allocate/keys/list.ts';
import { type DayFailure, OWN, type PlanSpan } from '../allocate/plan/plan.ts';
import type { Participants } from '../allocate/target/participants.ts';
import type { Target } from '../allocate/target/target.ts';
import type { AsOf, Band, MeasureReference } from '../domain/measure-reference.ts';
import { type Fraction, formatFraction, sum } from '../domain/numbers/fraction.ts';
import type { Rule } from '../domain/rule.ts';
import { rowPlace, type TableRow } from '../domain/tables.ts';
import { type DayRange, formatDay, length } from '../domain/time/calendar.ts';

/** A span of equal days of a line: who takes part, the rule, its key, what was looked up, and the shares. */
export function explainSpan({ days, target, participants, rule, shares, trace }: PlanSpan) {
  return {
    ...explainDayRange(days),
    target: explainTarget(target),
    participants: explainParticipants(participants),
    rule: explainRule(rule),
    key: trace === undefined ? null : explainKey(trace),
    shares: shares.map(({ member, site, share }) => ({ member, site, share: formatFraction(share) })),
  };
}

/** Days that have no shares, and what was known of them by then. */
export function explainFailure({ days, target, participants, rule, faults }: DayFailure) {
  return {
    ...explainDayRange(days),
    target: target === undefined ? null : explainTarget(target),
    participants: participants === undefined ? null : explainParticipants(participants),
    rule: rule === undefined ? null : explainRule(rule),
    codes: faults.map(({ code }) => code),
  };
}

function explainDayRange(days: DayRange) {
  return { from: formatDay(days.from), to: formatDay(days.to), days: length(days) };
}

function explainTarget({ kind, id, access }: Target) {
  const place: TableRow | null = access === undefined ? null : rowPlace(access);
  return { kind, id, source: access === undefined ? ('line' as const) : ('access' as const), place };
}

function explainParticipants({ sites, members }: Participants) {
  return {
    members,
    sites: sites.map(({ site, member, type, inGrappe, ...row }) => ({
      site,
      member,
      type,
      place: rowPlace(row),
      in_grappe: inGrappe === undefined ? null : { kind: inGrappe.kind, place: rowPlace(inGrappe) },
    })),
  };
}

function explainRule(rule: Rule | undefined) {
  if (rule === undefined) return { id: OWN, article: null, title: null, place: null };
  return {
    id: rule.id,
    article: rule.article ?? null,
    title: rule.title ?? null,
    place: { file: 'convention.yaml', row: rule.row },
  };
}

/** A key with the weights that it gave; a mix contains the keys that it is made of. */
export interface ExplainedKey extends ReturnType<typeof explainOneKey> {
  readonly parts: readonly { readonly part: string; readonly key: ExplainedKey }[];
}

/** Whether a key, or one that it is made of, shares among members. */
export function sharesBetweenMembers({ by, parts }: ExplainedKey): boolean {
  return definitionOf(KEYS, { by }).over === 'members' || parts.some(({ key }) => sharesBetweenMembers(key));
}

function explainKey(trace: KeyTrace): ExplainedKey {
  return {
    ...explainOneKey(trace),
    parts: trace.parts.map(({ part, trace: inner }) => ({
      part: formatFraction(part),
      key: explainKey(inner),
    })),
  };
}

function explainOneKey({ definition, key, reference, referenceDay, weights }: KeyTrace) {
  const { en, fr } = definition.words;
  const facts = { alone: false, called: (measure: string) => measure };
  return {
    by: key.by,
    /** The key in words. */
    name: { en: en.name(key, facts), fr: fr.name(key, facts) },
    /** Whether a share is weight / total; otherwise the weights only choose who bears all. */
    proportional: definition.proportional,
    measure: reference?.measure ?? null,
    as_of: reference === undefined ? null : asOfText(reference.asOf),
    max_age_days: reference?.maxAgeDays ?? null,
    /** The number of years of which the value is the mean. */
    years: reference?.years ?? null,
    at_least: boundText(reference?.atLeast),
    at_most: boundText(reference?.atMost),
    /** From which value on the value counts how much; null: it counts as it is. */
    bands: reference === undefined || reference.bands.length === 0 ? null : reference.bands.map(bandText),
    /** The factor for a site, by its type. */
    times: reference === undefined ? null : timesText(reference),
    reference_day: referenceDay === undefined ? null : formatDay(referenceDay),
    weights: weights.map(explainWeight),
    total: weightText(sum(weights.map(({ weight }) => weight))),
  };
}

/** What a key counts, and the rows that it was read from. */
function explainWeight({ id, member, weight, grounds }: Weight) {
  return {
    id,
    member,
    weight: weightText(weight),
    grounds: grounds.map(({ file, row, asOf, value, source }) => ({
      as_of: asOf === undefined ? null : formatDay(asOf),
      value,
      source: source ?? null,
      place: { file, row },
    })),
  };
}

function boundText(bound: Fraction | undefined): string | null {
  return bound === undefined ? null : weightText(bound);
}

function bandText({ from, counts }: Band) {
  return { from: weightText(from), counts: weightText(counts) };
}

function timesText({ times }: MeasureReference): Readonly<Record<string, string>> {
  return Object.fromEntries([...times].map(([type, factor]) => [type, weightText(factor)]));
}

/** A whole number as it is, else the reduced quotient. */
function weightText(weight: Fraction): string {
  return weight.denominator === 1n ? weight.numerator.toString() : formatFraction(weight);
}

/** `latest`, or the day and year of the convention: `10-01 previous`. */
function asOfText(asOf: AsOf): string {
  if (asOf.kind !== 'date') return asOf.kind;
  return `${pad(asOf.month)}-${pad(asOf.day)} ${asOf.year}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
