import { type Fault, fault } from '../../diagnostics/problem.ts';
import type { SiteOfGrappe } from '../../domain/invoice-line.ts';
import { holdsIn } from '../../domain/release.ts';
import type { Access } from '../../domain/tables.ts';
import { covers, type Day, formatDay } from '../../domain/time/calendar.ts';
import type { Register } from '../register.ts';

/** Whether grappes.csv holds a site on some day, so that what it means must be asked (ALLOCATION §2). */
export function mayMeanGrappe(site: string, { grappesOfSite, workspace }: Register): boolean {
  return grappesOfSite.has(site) && holdsIn(workspace.release, '0.2');
}

/**
 * What a site that is served means on a day: the grappe that holds it, or undefined for the site alone. In doubt it is
 * a fault: nobody says which is meant, or two grappes hold the site.
 *
 * @param access the inventory row of that day which names the site; `alone` there is the last word.
 */
export function grappeMeantBy(
  site: string,
  day: Day,
  word: SiteOfGrappe | undefined,
  access: Access | undefined,
  register: Register,
): string | undefined | Fault<'grappe-site'> {
  if (!mayMeanGrappe(site, register) || (access?.alone && access.serves === site)) return undefined;
  const holding = grappesHolding(site, day, register);
  const [grappe, ...others] = holding;
  const said = word ?? register.siteOfGrappe;
  if (grappe === undefined || said === 'site') return undefined;
  if (said === 'grappe' && others.length === 0) return grappe;
  return fault('grappe-site', {
    site,
    grappes: holding.join(', '),
    days: formatDay(day),
    onlyIts: ITS_INVOICES,
  });
}

/** What an entry of `invoices:` decides; but an access that is in doubt is so whatever an entry says. */
const ITS_INVOICES = { en: 'invoices', fr: 'factures' };

/** The grappes that hold a site on a day. */
export function grappesHolding(site: string, day: Day, { grappesOfSite }: Register): readonly string[] {
  const rows = grappesOfSite.get(site) ?? [];
  return [...new Set(rows.flatMap(({ days, grappe }) => (covers(days, day) ? [grappe] : [])))];
}
