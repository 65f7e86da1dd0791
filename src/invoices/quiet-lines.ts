import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Convention } from '../domain/convention.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { isInvoiceType } from '../text/file-type.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import { invoiceFiles, openInvoiceFile } from './files/invoice-files.ts';
import { sheetsAsFiles } from './files/invoice-sheets.ts';
import type { InvoiceFile } from './invoice-file.ts';

/**
 * All lines of `invoices/`, or of the folder `within`, in canonical order, without problems: these are reported when
 * the run itself reads the files.
 */
export async function* quietLines(
  { folder }: Pick<LoadedWorkspace, 'folder'>,
  convention: Convention,
  within?: string,
): AsyncGenerator<InvoiceLine> {
  const files = await invoiceFiles(folder, convention, () => {}, within);
  for (const path of files.paths) {
    yield* linesOf(await files.open(path, () => {}));
  }
}

function* linesOf(file: InvoiceFile | undefined): Generator<InvoiceLine> {
  for (const batch of file?.batches(() => {}) ?? []) yield* batch;
}

/** The lines of a file in the workspace's own folder, read like invoices; none where it has none. */
export async function* quietLinesOf(
  { folder }: Pick<LoadedWorkspace, 'folder'>,
  convention: Convention,
  name: string,
): AsyncGenerator<InvoiceLine> {
  const absolutePath = join(folder, name);
  const found = statSync(absolutePath, { throwIfNoEntry: false });
  if (found?.isFile() !== true || !isInvoiceType(name)) return;
  const path = { path: name, name, size: found.size, archive: undefined, source: () => absolutePath };
  for (const one of sheetsAsFiles(path, convention, () => {})) {
    yield* linesOf(await openInvoiceFile(one, convention, () => {}));
  }
}
