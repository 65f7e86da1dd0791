import type { OnProblem } from '../../diagnostics/problem.ts';
import type { Convention } from '../../domain/convention.ts';
import type { BrokenLine } from '../../domain/invoice-line.ts';
import { isTabular } from '../../text/file-type.ts';
import { INVOICES_FOLDER } from '../../workspace/convention-places.ts';
import type { InvoiceFile } from '../invoice-file.ts';
import { type InvoicePath, layoutFor } from '../invoice-path.ts';
import { type LinelessInvoices, linelessInvoices } from '../lines/lineless-invoices.ts';
import { openTableInvoices } from '../table/open-table.ts';
import { type EinvoiceFile, openEinvoiceFile } from './einvoice-file.ts';
import { inOrder, invoicePaths } from './invoice-folder.ts';
import { sheetsAsFiles } from './invoice-sheets.ts';

/** The files of `invoices/`, including those within others, in canonical order. */
export interface InvoiceFiles {
  readonly paths: readonly InvoicePath[];
  /** The electronic invoices whose lines are in other files; undefined where there are none. */
  readonly lineless: LinelessInvoices | undefined;
  /**
   * Undefined, with the problems reported, where the file cannot be read; `onBroken` receives what can be understood of
   * its rows then.
   */
  readonly open: (
    path: InvoicePath,
    report: OnProblem,
    onBroken?: (row: BrokenLine) => void,
  ) => Promise<InvoiceFile | undefined>;
}

/**
 * Finds the invoice files of a workspace. Electronic invoices whose layout says that their lines are elsewhere are read
 * first: they state the VAT of those lines, and may have the file with the lines attached.
 * @param held the files that closed runs have read
 */
export async function invoiceFiles(
  folder: string,
  convention: Convention,
  report: OnProblem,
  within = INVOICES_FOLDER,
  held: ReadonlySet<string> = new Set(),
): Promise<InvoiceFiles> {
  const found = invoicePaths(folder, convention, report, () => {}, within);
  const leading = new Map<string, EinvoiceFile | undefined>();
  for (const path of found) {
    const layout = layoutFor(path.name, convention);
    if (isTabular(path.name) || layout?.lines === undefined) continue;
    leading.set(path.path, await openEinvoiceFile(path, convention, layout, report));
  }
  const opened = [...leading.values()].filter((file) => file !== undefined);
  const stated = opened.flatMap((file) => file.lineless ?? []);
  const lineless = stated.length === 0 ? undefined : linelessInvoices(stated, held, report);
  return {
    paths: inOrder(
      [...found, ...opened.flatMap(({ attached }) => attached)].flatMap((path) =>
        sheetsAsFiles(path, convention, report),
      ),
      report,
    ),
    lineless,
    open: async (path, reportLater, onBroken) =>
      leading.has(path.path)
        ? leading.get(path.path)?.file
        : openInvoiceFile(path, convention, reportLater, lineless, onBroken),
  };
}

/**
 * Opens a file by its type; undefined, with the problems reported, where it cannot be read.
 * @param lineless the electronic invoices whose lines may stand in this file
 */
export async function openInvoiceFile(
  path: InvoicePath,
  convention: Convention,
  report: OnProblem,
  lineless?: LinelessInvoices,
  onBroken?: (row: BrokenLine) => void,
): Promise<InvoiceFile | undefined> {
  const layout = layoutFor(path.name, convention);
  if (isTabular(path.name)) {
    const source = path.sheet ?? path.source(report);
    if (source === undefined) return undefined;
    const file = openTableInvoices(source, path.path, { convention, layout, lineless }, report, onBroken);
    return file && { ...file, archive: path.archive };
  }
  return (await openEinvoiceFile(path, convention, layout, report))?.file;
}
