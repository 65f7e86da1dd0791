import { fileOfPlace } from '../../text/file-type.ts';
import { fileName } from '../invoice-path.ts';
import type { KnownFiles } from './known-invoice.ts';

/** Which files have lines of several invoices, and which names several files bear. */
export function filesOfInvoices() {
  const firstOf = new Map<string, string>();
  const ofSeveral = new Set<string>();
  return {
    /** Sees an invoice in a file; a sheet counts as one. */
    add(file: string, invoice: string): void {
      const first = firstOf.get(file);
      if (first === undefined) firstOf.set(file, invoice);
      else if (first !== invoice) ofSeveral.add(file);
    },
    result(): Pick<KnownFiles, 'ofSeveral' | 'namesakes'> {
      const names = new Set<string>();
      const namesakes = new Set<string>();
      for (const path of new Set([...firstOf.keys()].map(fileOfPlace))) {
        const name = fileName(path);
        if (names.has(name)) namesakes.add(name);
        names.add(name);
      }
      return { ofSeveral, namesakes };
    },
  };
}
