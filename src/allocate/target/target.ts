import { type Fault, fault, type Reason } from '../../diagnostics/problem.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import type { Access } from '../../domain/tables.ts';
import { type Day, formatDay } from '../../domain/time/calendar.ts';
import { type ListedAccesses, unlistedAccess } from '../../domain/unlisted-access.ts';
import { nearest } from '../../text/nearest.ts';
import { accessOn, type Register, rowOn } from '../register.ts';
import { grappeMeantBy } from './site-of-grappe.ts';

/** What a line pays for on a day (ALLOCATION.md §2). */
export interface Target {
  readonly kind: 'site' | 'grappe' | 'member' | 'group';
  /** The id, or `*` for the group. */
  readonly id: string;
  /** The inventory row that says so; undefined where the line itself does. */
  readonly access: Access | undefined;
}

/** The reason that the inventory has no row of an access. */
export function unknownAccess(access: string, accesses: ListedAccesses): Reason {
  return fault('access-unknown', unlistedAccess(access, accesses));
}

/** The reason that a line names neither an access nor what it serves. */
export function servesMissing(): Reason {
  return fault('serves-missing', {});
}

/** The reason that nobody takes part in what a line pays for. */
export function nobodyTakesPart({ kind, id }: Target, day: Day, rule: string): Fault<'no-participant'> {
  const remedy = kind === 'group' ? { rule } : { grappe: id };
  return fault('no-participant', { value: id, days: formatDay(day), ...remedy });
}

type Named = Pick<InvoiceLine, 'serves' | 'access'> & Partial<Pick<InvoiceLine, 'siteOfGrappe'>>;

/** The target of a line on a day: what the line serves, else what its access serves then; a site may stand for its grappe. */
export function targetOn(line: Named, day: Day, register: Register): { readonly target: Target } | Reason {
  const { serves, access } = line;
  if (serves !== undefined) {
    const row = accessOn(access, day, register);
    return describe(serves, undefined, register, () => meant(serves, row));
  }
  if (access === undefined) return servesMissing();
  const rows = register.accesses.get(access);
  if (rows === undefined) {
    return unknownAccess(access, register.accesses);
  }
  const row = rowOn(rows, day);
  if (row === undefined) return fault('access-undated', { value: access, days: formatDay(day) });
  return describe(row.serves, row, register, () => meant(row.serves, row));

  function meant(site: string, row: Access | undefined): string | undefined | Reason {
    return grappeMeantBy(site, day, line.siteOfGrappe, row, register);
  }
}

function describe(
  id: string,
  access: Access | undefined,
  register: Register,
  grappeMeant: () => string | undefined | Reason,
): { readonly target: Target } | Reason {
  if (id === '*') return { target: { kind: 'group', id, access } };
  if (register.sites.has(id)) {
    const grappe = grappeMeant();
    if (typeof grappe === 'object') return grappe;
    return { target: { kind: grappe === undefined ? 'site' : 'grappe', id: grappe ?? id, access } };
  }
  if (register.grappes.has(id)) return { target: { kind: 'grappe', id, access } };
  if (register.members.has(id)) return { target: { kind: 'member', id, access } };
  const known = (): readonly string[] => [
    ...register.sites.keys(),
    ...register.grappes.keys(),
    ...register.members.keys(),
  ];
  return fault('serves-unknown', { value: id, nearest: () => nearest(id, known()) });
}
