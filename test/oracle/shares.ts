/** ALLOCATION.md §§2–6: the shares of one line, day by day. */
import { byTexts } from './code-point.ts';
import { type Day, daysBetween, monthDays, type Validity } from './days.ts';
import { add, divide, type Fraction, fraction, isZero, ZERO } from './fraction.ts';
import { type DayShare, narrowed, sharesByKey } from './keys.ts';
import type { Convention, Line, Rule, Tables } from './model.ts';
import { LineError, membersOn, ownersOf, participantsOn, type Target } from './participants.ts';
import { ruleOn } from './rules.ts';
import { type Setting, settingOn } from './settings.ts';
import { servedOn, siteOfGrappeFor } from './targets.ts';

interface LineShare {
  readonly member: string;
  readonly site: string;
  readonly share: Fraction;
  /** The first day on which the row has a share. */
  readonly firstDay: Day;
}

export interface SharedLine {
  readonly firstDay: Day;
  /** Sorted by member, then site; no zero shares. */
  readonly shares: readonly LineShare[];
  readonly serves: string;
  readonly rule: string;
  readonly article: string;
  /** Whether the rule of the first day lets the member with the largest share pay. */
  readonly largestPays: boolean;
}

/** Throws a LineError when the line cannot be shared. */
export function shareLine(line: Line, tables: Tables, convention: Convention): SharedLine {
  const days = daysOf(line, convention);
  const kept = { from: days[0] ?? 0, to: days.at(-1) ?? 0 };
  const siteOfGrappe = siteOfGrappeFor(line, convention);
  const net = fraction(line.net);
  const totals = new Map<string, LineShare>();
  const serves: string[] = [];
  const rules: string[] = [];
  const articles: string[] = [];
  const largestPays: boolean[] = [];
  for (const day of days) {
    const served = servedOn(line, day, tables, convention);
    const target = participantsOn(served, day, tables);
    const rule = ruleOn(convention.rules, line, target, day);
    serves.push(served);
    rules.push(rule.id);
    articles.push(rule.article);
    largestPays.push(rule.largestPays);
    for (const { member, site, share } of sharesOn(rule, target, { day, tables, kept, siteOfGrappe, net })) {
      if (isZero(share)) continue;
      const key = JSON.stringify([member, site]);
      const sofar = totals.get(key) ?? { member, site, share: ZERO, firstDay: day };
      totals.set(key, { ...sofar, share: add(sofar.share, share) });
    }
  }
  const count = fraction(BigInt(days.length));
  return {
    firstDay: kept.from,
    shares: [...totals.values()]
      .map((row) => ({ ...row, share: divide(row.share, count) }))
      .sort((a, b) => byTexts([a.member, a.site], [b.member, b.site])),
    serves: joined(serves),
    rule: joined(rules),
    largestPays: largestPays[0] ?? false,
    article: joined(articles),
  };
}

/** §3. The days kept; never empty. */
function daysOf(line: Line, convention: Convention): Day[] {
  const { periodStart, periodEnd, serviceDate, invoiceDate } = line;
  const on = (setting: Setting): string => settingOn(setting, invoiceDate);
  if ((periodStart === undefined) !== (periodEnd === undefined))
    throw new LineError('one end of the period alone');
  if (periodStart !== undefined && periodEnd !== undefined && periodEnd < periodStart) {
    throw new LineError('the period ends before it starts');
  }
  if (on(convention.basis) === 'invoice_date') return [invoiceDate];
  const kept = (days: Day[]): Day[] => (on(convention.prorata) === 'period_start' ? days.slice(0, 1) : days);
  if (periodStart !== undefined && periodEnd !== undefined) return kept(daysBetween(periodStart, periodEnd));
  if (serviceDate !== undefined) return [serviceDate];
  const behavesAs = convention.ownCategories.get(line.category) ?? line.category;
  if (!['subscription', 'service', 'usage'].includes(behavesAs)) return [invoiceDate];
  const undated = on(convention.undated);
  if (undated === 'error') throw new LineError('no period');
  return undated === 'invoice_month' ? kept(monthDays(invoiceDate)) : [invoiceDate];
}

interface DayContext {
  readonly day: Day;
  readonly tables: Tables;
  readonly kept: Validity;
  readonly siteOfGrappe: string;
  readonly net: Fraction;
}

/** §5, with P and M of §4. */
function sharesOn(rule: Rule, target: Target, context: DayContext): DayShare[] {
  if (target.kind === 'member') return [{ member: target.id, site: '', share: fraction(1n) }];
  const group = target.kind === 'group';
  const members = group ? membersOn(context.day, context.tables) : ownersOf(target.sites);
  return sharesByKey(rule.share, narrowed({ ...context, sites: target.sites, members, group }, rule.over));
}

/** Each value once, in order of the first day it held, empty ones left out, joined with `+`. */
function joined(values: readonly string[]): string {
  return [...new Set(values)].filter((value) => value !== '').join('+');
}
