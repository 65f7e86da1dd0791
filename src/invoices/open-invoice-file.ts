import type { Problem } from '../diagnostics/problem.ts';
import type { Convention, Layout } from '../domain/convention.ts';
import { matchesGlob } from '../text/glob.ts';
import { openCsvInvoices } from './csv-lines.ts';
import type { InvoiceFile } from './invoice-file.ts';
import { type InvoicePath, isTabular } from './invoice-folder.ts';

/** Opens a file by its type; undefined, with the problems reported, where it cannot be read. */
export async function openInvoiceFile(
  { path, name, archive, source }: InvoicePath,
  convention: Convention,
  report: (found: Problem) => void,
): Promise<InvoiceFile | undefined> {
  const layout = layoutFor(name, convention);
  const bytes = source(report);
  if (bytes === undefined) return undefined;
  if (isTabular(name)) {
    const file = openCsvInvoices(bytes, path, convention, layout, report);
    return file && { ...file, archive };
  }
  const { openEinvoiceFile } = await import('./einvoice-file.ts');
  const file = await openEinvoiceFile(bytes, path, convention, layout, report);
  return file && { ...file, archive };
}

/** The first layout whose glob matches the file's name holds. */
export function layoutFor(name: string, convention: Convention): Layout | undefined {
  return convention.layouts.find(({ files }) => matchesGlob(files, name));
}
