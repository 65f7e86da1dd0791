import { type Fault, fault } from '../diagnostics/problem.ts';
import type { Convention } from '../domain/convention.ts';
import { conventionOn } from '../domain/dated-settings.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { serviceDays } from './service-days.ts';
import { vatSettler } from './vat.ts';

/**
 * What is wrong with lines, given in canonical order, whatever the tables hold: where the tables hold
 * errors no line can be shared, and these problems should not wait for the next run.
 */
export function lineFaults(convention: Convention): (line: InvoiceLine) => readonly Fault[] {
  const settle = vatSettler();
  return (line) => {
    const ofGross = settle(line).fault;
    const days = serviceDays(line, conventionOn(convention, line.invoiceDate));
    const named = line.serves !== undefined || line.access !== undefined;
    return [
      ...(ofGross === undefined ? [] : [ofGross]),
      ...('code' in days ? [days] : []),
      ...(named ? [] : [fault('serves-missing', { found: '' })]),
    ];
  };
}
