/** ALLOCATION.md §5, `accesses` and `bandwidth`: what the inventory holds for a site on one day. */
import { type Day, holds } from './days.ts';
import { add, type Fraction, fraction, isZero, multiply, ONE, ZERO } from './fraction.ts';
import type { AccessRow, Tables } from './model.ts';
import { LineError } from './participants.ts';
import { meantBySite } from './targets.ts';

export function inventoryWeight(
  site: string,
  counted: 'accesses' | 'bandwidth',
  day: Day,
  siteOfGrappe: string,
  tables: Tables,
): Fraction {
  let total: Fraction = ZERO;
  for (const row of tables.accesses) {
    if (!holds(row, day) || !holds(row.inService, day)) continue;
    const part = partOf(row, site, day, siteOfGrappe, tables);
    if (isZero(part)) continue;
    if (counted === 'bandwidth' && row.bandwidth === undefined)
      throw new LineError(`bandwidth-missing: ${row.access}`);
    total = add(total, multiply(part, counted === 'accesses' ? ONE : (row.bandwidth ?? ZERO)));
  }
  return total;
}

/** 1 where the access serves the site, 1/n where it serves a grappe that holds it, 0 otherwise. */
function partOf(row: AccessRow, site: string, day: Day, siteOfGrappe: string, tables: Tables): Fraction {
  const target = row.alone ? row.serves : meantBySite(row.serves, day, siteOfGrappe, tables);
  if (target === site) return ONE;
  const rows = tables.grappes.filter((grappe) => grappe.grappe === target && holds(grappe, day));
  return rows.some((grappe) => grappe.site === site) ? fraction(1n, BigInt(rows.length)) : ZERO;
}
