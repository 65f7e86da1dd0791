import type { Convention } from '../domain/convention.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import { invoicePaths } from './invoice-folder.ts';
import { openInvoiceFile } from './open-invoice-file.ts';

/** All lines in canonical order; what is wrong with a file is said when it is read for the run itself. */
export async function* quietLines(
  { folder }: LoadedWorkspace,
  convention: Convention,
): AsyncGenerator<InvoiceLine> {
  for (const path of invoicePaths(folder, convention, () => {})) {
    const file = await openInvoiceFile(path, convention, () => {});
    if (file !== undefined) for (const batch of file.batches(() => {})) yield* batch;
  }
}
