import type { ReasonCode } from '../../../diagnostics/codes.ts';
import { type Fault, fault } from '../../../diagnostics/problem.ts';
import {
  add,
  decimalFraction,
  type Fraction,
  fraction,
  multiply,
  ONE,
  ZERO,
} from '../../../domain/numbers/fraction.ts';
import type { Key } from '../../../domain/rule.ts';
import { type Access, rowPlace } from '../../../domain/tables.ts';
import { covers, type Day, formatDay } from '../../../domain/time/calendar.ts';
import { startsOf } from '../../change-days.ts';
import type { Register } from '../../register.ts';
import { grappeMeantBy, grappesHolding } from '../../target/site-of-grappe.ts';
import { noParameters } from './define.ts';
import type { Ground, KeyChanges, KeyFaults, KeyInput, KeyScope, OwnShares, Weight } from './key.ts';
import { sharesBySiteWeight } from './shares-by-weight.ts';

/** How much an access in service counts: once, or by its bandwidth; a fault where its row does not say. */
type Counted<C extends ReasonCode> = (
  access: Access,
  args: { readonly access: string; readonly site: string; readonly days: string; readonly rule: string },
) => Fraction | Fault<C>;

/** What keys without parameters that weigh sites by the accesses in service have in common. */
export function byInventory<C extends ReasonCode = never>(counted: Counted<C>) {
  return {
    ...noParameters,
    changes: (_key: Key, scope: KeyScope): KeyChanges => inventoryChanges(scope),
    shares(
      key: Key,
      input: KeyInput,
    ): KeyFaults<C | 'grappe-site' | 'no-participant' | 'weights-zero'> | OwnShares {
      const found = inventoryWeights(counted, input);
      return 'faults' in found ? found : sharesBySiteWeight(key, found.weights, input);
    },
  };
}

/**
 * The weight of each participating site on a day: the whole of an access that serves it, 1/n of one that serves its
 * grappe of n rows (ALLOCATION.md §5, `accesses`).
 */
function inventoryWeights<C extends ReasonCode>(
  counted: Counted<C>,
  { participants, day, rule, register }: KeyInput,
): { readonly weights: readonly Weight[] } | KeyFaults<C | 'grappe-site'> {
  const faults = new Map<string, Fault<C | 'grappe-site'>>();
  const weights = participants.sites.map(({ site, member }): Weight => {
    const grounds: Ground[] = [];
    let weight = ZERO;
    for (const { access, part, doubt } of accessesFor(site, day, register)) {
      const count = doubt ?? counted(access, { access: access.access, site, days: formatDay(day), rule });
      if ('code' in count) {
        if (!faults.has(access.access)) faults.set(access.access, count);
        continue;
      }
      weight = add(weight, multiply(part, count));
      grounds.push(groundOf(access, part));
    }
    return { id: site, member, weight, grounds };
  });
  return faults.size > 0 ? { faults: [...faults.values()] } : { weights };
}

/** An access in service for a site, and the part of it that is the site's. */
interface ServingAccess {
  readonly access: Access;
  readonly part: Fraction;
  /** Set where nothing says whether the access serves the site that it names, or its grappe. */
  readonly doubt: Fault<'grappe-site'> | undefined;
}

/** The accesses in service on a day that serve a site or a grappe that holds it. */
function accessesFor(site: string, day: Day, register: Register): readonly ServingAccess[] {
  const own = servingSite(site, day, register).filter(({ grappe }) => grappe === undefined);
  const shared = grappesHolding(site, day, register).flatMap((grappe) => {
    const rows = (register.grappes.get(grappe) ?? []).filter(({ days }) => covers(days, day));
    const named = rows.flatMap((row) => servingSite(row.site, day, register));
    const serving = [
      ...inService(register.accessesServing.get(grappe), day).map((access) => ({ access, doubt: undefined })),
      ...named.filter((found) => found.grappe === grappe || found.doubt !== undefined),
    ];
    return serving.map(({ access, doubt }) => ({ access, part: fraction(1n, BigInt(rows.length)), doubt }));
  });
  return [...own.map(({ access, doubt }) => ({ access, part: ONE, doubt })), ...shared];
}

/**
 * The accesses in service that name a site, each with the grappe that it serves, if it is not for the site alone (§2).
 * Where nothing says which, that is a fault here for a line dated by its invoice; for days of service the table has an
 * error already.
 */
function servingSite(
  site: string,
  day: Day,
  register: Register,
): readonly (Pick<ServingAccess, 'access' | 'doubt'> & { readonly grappe: string | undefined })[] {
  return inService(register.accessesServing.get(site), day).map((access) => {
    const meant = grappeMeantBy(site, day, undefined, access, register);
    return typeof meant === 'object'
      ? { access, grappe: undefined, doubt: meant }
      : { access, grappe: meant, doubt: undefined };
  });
}

function inService(rows: readonly Access[] | undefined, day: Day): readonly Access[] {
  return (rows ?? []).filter(
    ({ days, activatedOn, terminatedOn }) =>
      covers(days, day) &&
      (activatedOn === undefined || activatedOn <= day) &&
      (terminatedOn === undefined || day <= terminatedOn),
  );
}

/** The access, its bandwidth, and among how many sites of its grappe it is divided: `A1, 200 Mbit/s ÷ 2`. */
function groundOf(found: Access, part: Fraction): Ground {
  const { access, bandwidthMbps } = found;
  const counted = bandwidthMbps === undefined ? access : `${access}, ${bandwidthMbps} Mbit/s`;
  const value = part.denominator === 1n ? counted : `${counted} ÷ ${part.denominator}`;
  return { ...rowPlace(found), asOf: undefined, value, source: undefined };
}

/** When rows of accesses begin and end, when accesses go into and out of service, and when grappes change. */
function inventoryChanges({ sites, register }: KeyScope): KeyChanges {
  const grappes = new Set(
    sites.flatMap((site) => (register.grappesOfSite.get(site) ?? []).map(({ grappe }) => grappe)),
  );
  const rows = [...grappes].flatMap((grappe) => register.grappes.get(grappe) ?? []);
  const held = new Set([...sites, ...rows.map(({ site }) => site)]);
  const accesses = [...held, ...grappes].flatMap((id) => register.accessesServing.get(id) ?? []);
  const service = accesses.flatMap(({ activatedOn, terminatedOn }) => [
    ...(activatedOn === undefined ? [] : [activatedOn]),
    ...(terminatedOn === undefined ? [] : [terminatedOn + 1]),
  ]);
  return { days: [...startsOf([...rows, ...accesses]), ...service], yearly: [] };
}

/** What a row of accesses.csv says of its bandwidth. */
export const bandwidthOf: Counted<'bandwidth-missing'> = ({ bandwidthMbps }, args) =>
  bandwidthMbps === undefined ? fault('bandwidth-missing', args) : decimalFraction(bandwidthMbps);
