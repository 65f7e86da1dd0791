import { type Fault, fault } from '../diagnostics/problem.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import type { Day } from '../domain/time/calendar.ts';
import { accessOn, type Register } from './register.ts';
import { targetOn } from './target/target.ts';

/** The warning of a line whose target on its first day is not what its access serves then. */
export function contradictionOf(
  line: InvoiceLine,
  target: string | undefined,
  firstDay: Day,
  register: Register,
): Fault | undefined {
  const { serves } = line;
  if (serves === undefined) return undefined;
  const row = accessOn(line.access, firstDay, register);
  if (row === undefined) return undefined;
  const { access, siteOfGrappe } = line;
  const meant = targetOn({ serves: undefined, access, siteOfGrappe }, firstDay, register);
  if ('target' in meant && meant.target.id === target) return undefined;
  return fault('serves-contradiction', { value: serves, access: row.access, expected: row.serves });
}
