import { type Fault, fault } from '../diagnostics/problem.ts';
import type { Day } from '../domain/calendar.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { targetOn } from './plan/target.ts';
import { type Register, rowOn } from './register.ts';

/** The warning of a line whose target on its first day is not what its access serves then. */
export function contradictionOf(
  line: InvoiceLine,
  target: string | undefined,
  firstDay: Day,
  register: Register,
): Fault | undefined {
  if (line.serves === undefined || line.access === undefined) return undefined;
  const row = rowOn(register.accesses.get(line.access), firstDay);
  if (row === undefined || row.serves === line.serves) return undefined;
  const meant = targetOn({ ...line, serves: undefined }, firstDay, register);
  if ('target' in meant && meant.target.id === target) return undefined;
  return fault('serves-contradiction', { value: line.serves, access: line.access, expected: row.serves });
}
