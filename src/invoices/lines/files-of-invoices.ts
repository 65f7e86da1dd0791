import type { KnownFiles } from './known-invoice.ts';

/** Which files have lines of several invoices. */
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
    result(): Pick<KnownFiles, 'ofSeveral'> {
      return { ofSeveral };
    },
  };
}
