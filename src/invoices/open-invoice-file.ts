import type { OnProblem } from '../diagnostics/problem.ts';
import type { Convention } from '../domain/convention.ts';
import { isTabular } from '../text/file-type.ts';
import { openEinvoiceFile } from './einvoice-file.ts';
import type { InvoiceFile } from './invoice-file.ts';
import type { InvoiceHeads } from './invoice-heads.ts';
import { type InvoicePath, layoutFor } from './invoice-path.ts';
import { openTableInvoices } from './table-lines.ts';

/**
 * Opens a file by its type; undefined, with the problems reported, where it cannot be read.
 * @param heads what electronic invoices say of lines that stand in this file
 */
export async function openInvoiceFile(
  path: InvoicePath,
  convention: Convention,
  report: OnProblem,
  heads?: InvoiceHeads,
): Promise<InvoiceFile | undefined> {
  const layout = layoutFor(path.name, convention);
  if (isTabular(path.name)) {
    const bytes = path.source(report);
    if (bytes === undefined) return undefined;
    const file = openTableInvoices(bytes, path.path, convention, layout, heads, report);
    return file && { ...file, archive: path.archive };
  }
  return (await openEinvoiceFile(path, convention, layout, report))?.file;
}
