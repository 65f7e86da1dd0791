import type { Convention } from '../domain/convention.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import { invoicePaths, openInvoiceFile } from './invoice-folder.ts';

/** All lines in canonical order; what is wrong with a file is said when it is read for the run itself. */
export async function* quietLines(
  { folder }: LoadedWorkspace,
  convention: Convention,
): AsyncGenerator<InvoiceLine> {
  for (const path of invoicePaths(folder, () => {})) {
    const file = await openInvoiceFile(path, convention, () => {});
    if (file !== undefined) for (const batch of file.batches(() => {})) yield* batch;
  }
}
