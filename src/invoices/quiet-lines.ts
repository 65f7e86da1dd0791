import type { Convention } from '../domain/convention.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import { invoiceFiles } from './invoice-files.ts';

/** All lines of `invoices/`, or of the folder `within`, in canonical order; what is wrong with a file is said when it is read for the run itself. */
export async function* quietLines(
  { folder }: Pick<LoadedWorkspace, 'folder'>,
  convention: Convention,
  within?: string,
): AsyncGenerator<InvoiceLine> {
  const files = await invoiceFiles(folder, convention, () => {}, within);
  for (const path of files.paths) {
    const file = await files.open(path, () => {});
    if (file !== undefined) for (const batch of file.batches(() => {})) yield* batch;
  }
}
