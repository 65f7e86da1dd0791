import { rowOn } from '../../allocate/register.ts';
import { getOrInsert } from '../../domain/cache.ts';
import type { BillingCycle } from '../../domain/convention.ts';
import { groupBy } from '../../domain/lists.ts';
import { scaled } from '../../domain/numbers/decimal.ts';
import { decimalFraction, type Fraction, HUNDREDTH, multiply } from '../../domain/numbers/fraction.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import type { Access, Price } from '../../domain/tables.ts';
import type { Day, DayRange } from '../../domain/time/calendar.ts';
import type { Workspace } from '../../domain/workspace.ts';
import { CALENDAR_MONTHS } from '../cycle.ts';
import { serviceOf } from './service-dates.ts';

/**
 * The tables that the checks use, by what lines name, and the settings of the checks. Known before any invoice is read.
 */
export interface CheckRegister {
  readonly workspace: Workspace;
  /** The settings of the checks, the defaults of RECONCILE.md filled in. */
  readonly settings: {
    readonly tolerance: Cents;
    /** The part of itself by which an amount may vary: 2 % is 1/50. */
    readonly variance: Fraction;
    readonly cycle: BillingCycle;
  };
  /** The rows of each access, oldest first. */
  readonly accesses: ReadonlyMap<string, readonly Access[]>;
  /** The days on which an access is in service (see `serviceOf`); undefined where the inventory lacks it. */
  readonly serviceOf: (access: string) => readonly DayRange[] | undefined;
  /** The row of the inventory that holds for an access on a day; undefined where none does, or no access is named. */
  readonly accessOn: (access: string | undefined, day: Day) => Access | undefined;
  /** The price of the schedule that holds on a day. */
  readonly priceOn: (itemCode: string | undefined, day: Day) => Price | undefined;
}

export function checkRegisterOf(workspace: Workspace): CheckRegister {
  const accesses = byId(workspace.accesses, ({ access }) => access);
  const prices = byId(workspace.prices, ({ itemCode }) => itemCode);
  const services = new Map<string, readonly DayRange[]>();
  const { tolerance = '0.01', variance = '2', cycle = CALENDAR_MONTHS } = workspace.convention.reconcile;
  return {
    workspace,
    settings: {
      tolerance: scaled(tolerance, 2),
      variance: multiply(decimalFraction(variance), HUNDREDTH),
      cycle,
    },
    accesses,
    serviceOf(access) {
      const rows = accesses.get(access);
      return rows && getOrInsert(services, access, () => serviceOf(rows));
    },
    accessOn: (access, day) => (access === undefined ? undefined : rowOn(accesses.get(access), day)),
    priceOn: latestOf((itemCode, day) => rowOn(prices.get(itemCode), day)),
  };
}

/** A memory of the last look-up: several checks ask the same for one line. */
function latestOf<T>(
  find: (id: string, day: Day) => T | undefined,
): (id: string | undefined, day: Day) => T | undefined {
  let latestId: string | undefined;
  let latestDay: Day | undefined;
  let latest: T | undefined;
  return (id, day) => {
    if (id === latestId && day === latestDay) return latest;
    latestId = id;
    latestDay = day;
    latest = id === undefined ? undefined : find(id, day);
    return latest;
  };
}

/** Rows of one id have disjoint days (DATA.md, "Tables"). */
function byId<T extends { readonly days: DayRange }>(
  rows: readonly T[] | undefined,
  idOf: (row: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = groupBy(rows ?? [], idOf);
  for (const group of groups.values()) group.sort((a, b) => a.days.from - b.days.from);
  return groups;
}
