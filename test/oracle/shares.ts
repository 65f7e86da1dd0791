/** ALLOCATION.md §§2–6: the shares of one line, day by day. */
import { byTexts } from './code-point.ts';
import { type Day, daysBetween, holds, monthDays } from './days.ts';
import { add, divide, type Fraction, fraction, isZero, ZERO } from './fraction.ts';
import { type DayShare, sharesByKey } from './keys.ts';
import type { Convention, Line, Rule, Tables } from './model.ts';
import { LineError, membersOn, ownersOf, participantsOn, type Target } from './participants.ts';
import { ruleOn } from './rules.ts';

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
}

/** Throws a LineError when the line cannot be shared. */
export function shareLine(line: Line, tables: Tables, convention: Convention): SharedLine {
  const days = daysOf(line, convention);
  const totals = new Map<string, LineShare>();
  const serves: string[] = [];
  const rules: string[] = [];
  const articles: string[] = [];
  for (const day of days) {
    const served = servedOn(line, day, tables);
    const target = participantsOn(served, day, tables);
    const rule = ruleOn(convention.rules, line, target, day);
    serves.push(served);
    rules.push(rule.id);
    articles.push(rule.article);
    for (const { member, site, share } of sharesOn(rule, target, day, tables)) {
      if (isZero(share)) continue;
      const key = JSON.stringify([member, site]);
      const sofar = totals.get(key) ?? { member, site, share: ZERO, firstDay: day };
      totals.set(key, { ...sofar, share: add(sofar.share, share) });
    }
  }
  const count = fraction(BigInt(days.length));
  return {
    firstDay: days[0] ?? 0,
    shares: [...totals.values()]
      .map((row) => ({ ...row, share: divide(row.share, count) }))
      .sort((a, b) => byTexts([a.member, a.site], [b.member, b.site])),
    serves: joined(serves),
    rule: joined(rules),
    article: joined(articles),
  };
}

/** §3. The days kept; never empty. */
function daysOf(line: Line, { basis, prorata, undated }: Convention): Day[] {
  const { periodStart, periodEnd, serviceDate, invoiceDate } = line;
  if ((periodStart === undefined) !== (periodEnd === undefined))
    throw new LineError('one end of the period alone');
  if (periodStart !== undefined && periodEnd !== undefined && periodEnd < periodStart) {
    throw new LineError('the period ends before it starts');
  }
  if (basis === 'invoice_date') return [invoiceDate];
  const kept = (days: Day[]): Day[] => (prorata === 'period_start' ? days.slice(0, 1) : days);
  if (periodStart !== undefined && periodEnd !== undefined) return kept(daysBetween(periodStart, periodEnd));
  if (serviceDate !== undefined) return [serviceDate];
  if (!['subscription', 'service', 'usage'].includes(line.category)) return [invoiceDate];
  if (undated === 'error') throw new LineError('no period');
  return undated === 'invoice_month' ? kept(monthDays(invoiceDate)) : [invoiceDate];
}

/** §2. */
function servedOn(line: Line, day: Day, tables: Tables): string {
  if (line.serves !== '') return line.serves;
  const row = tables.accesses.find((access) => access.access === line.access && holds(access, day));
  if (line.access === '' || row === undefined) throw new LineError(`no access ${line.access} on day ${day}`);
  return row.serves;
}

/** §5, with P and M of §4. */
function sharesOn(rule: Rule, target: Target, day: Day, tables: Tables): DayShare[] {
  if (target.kind === 'member') return [{ member: target.id, site: '', share: fraction(1n) }];
  const { siteTypes, members } = rule.over;
  const takesPart = (member: string): boolean => members === undefined || members.includes(member);
  const group = target.kind === 'group';
  const sites = target.sites.filter(
    (site) => takesPart(site.owner) && (siteTypes === undefined || siteTypes.includes(site.type)),
  );
  const owners = group ? membersOn(day, tables).filter(takesPart) : ownersOf(sites);
  if (owners.length === 0) throw new LineError(`nobody takes part on day ${day}`);
  return sharesByKey(rule.share, { day, tables, sites, members: owners, group });
}

/** Each value once, in order of the first day it held, empty ones left out, joined with `+`. */
function joined(values: readonly string[]): string {
  return [...new Set(values)].filter((value) => value !== '').join('+');
}
