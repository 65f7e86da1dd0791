import { type Fault, fault } from '../diagnostics/problem.ts';
import type { Convention } from '../domain/convention.ts';
import { conventionOn } from '../domain/dated-settings.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { unknownAccess } from './plan/target.ts';
import { serviceDays } from './service-days.ts';
import { vatSettler } from './vat.ts';

/**
 * What is wrong with lines, given in canonical order, whatever the tables hold: where the tables hold
 * errors no line can be shared, and these problems should not wait for the next run. `accesses` are those of the
 * inventory, undefined where it could not be read whole.
 */
export function lineFaults(
  convention: Convention,
  accesses: ReadonlySet<string> | undefined,
): (line: InvoiceLine) => readonly Fault[] {
  const settle = vatSettler();
  return (line) => {
    const ofGross = settle(line).fault;
    const days = serviceDays(line, conventionOn(convention, line.invoiceDate));
    const { access } = line;
    const isUnknown = line.serves === undefined && access !== undefined && accesses?.has(access) === false;
    const named = line.serves !== undefined || line.access !== undefined;
    return [
      ...(ofGross === undefined ? [] : [ofGross]),
      ...('code' in days ? [days] : []),
      ...(isUnknown ? [unknownAccess(access, accesses)] : []),
      ...(named ? [] : [fault('serves-missing', { found: '', field: '' })]),
    ];
  };
}
