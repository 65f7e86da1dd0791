import { basename } from 'node:path';
import { vatAdder } from '../allocate/vat.ts';
import { type OnProblem, type Problem, sortProblems, type WithProblems } from '../diagnostics/problem.ts';
import type { Convention } from '../domain/convention.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { type UncategorisedLine, uncategorisedLines } from '../invoices/einvoice/lines.ts';
import { einvoiceSettings, openEinvoice } from '../invoices/einvoice-file.ts';
import { openInvoiceFile } from '../invoices/invoice-files.ts';
import { type InvoicePath, layoutFor } from '../invoices/invoice-path.ts';
import { unwrapped } from '../invoices/wrapped-invoices.ts';
import type { ShownLine } from '../report/invoice-lines.ts';
import { extensionOf, isSystemFile, isTabular } from '../text/file-type.ts';
import { lineProblems } from './line-problems.ts';

/** A file as it was understood. */
export interface ImportedFile {
  readonly path: string;
  readonly lines: readonly ShownLine[];
}

/**
 * Reads invoice files wherever they stand, and settles the VAT of their lines. With a convention, its layouts
 * say what accesses and categories are; without one, electronic invoices are shown as they are.
 */
export async function importFiles(
  paths: readonly string[],
  convention: Convention | undefined,
): Promise<WithProblems<readonly ImportedFile[]>> {
  const problems: Problem[] = [];
  const report = (found: Problem): void => void problems.push(found);
  const files: ImportedFile[] = [];
  for (const file of paths.flatMap((path) => invoicesIn(path, report))) {
    const lines =
      convention !== undefined && isTabular(file.path)
        ? await csvLines(file, convention, report)
        : await einvoiceLinesOf(file, convention, report);
    files.push({ path: file.path, lines: withVat(lines, report) });
  }
  return { value: files, problems: sortProblems(problems) };
}

/** A file, or the invoices in an archive or a pivot of Chorus Pro. */
export function invoicesIn(path: string, report: OnProblem): readonly InvoicePath[] {
  const name = basename(path).normalize('NFC');
  const file = { path, name, size: 0, archive: undefined, source: () => path };
  return ['xml', 'zip'].includes(extensionOf(name)) ? unwrapped(file, isSystemFile, report) : [file];
}

/** A currency that is not the convention's is no error here: who imports wants to see. */
async function einvoiceLinesOf(
  { path, name, source }: InvoicePath,
  convention: Convention | undefined,
  report: OnProblem,
): Promise<readonly UncategorisedLine[]> {
  const bytes = source(report);
  const opened = bytes && (await openEinvoice(bytes, path, report));
  if (!opened) return [];
  const layout = convention && layoutFor(name, convention);
  const { value, problems } = uncategorisedLines(opened.invoice, einvoiceSettings(layout, undefined));
  problems.forEach(report);
  return value;
}

async function csvLines(
  path: InvoicePath,
  convention: Convention,
  report: OnProblem,
): Promise<readonly InvoiceLine[]> {
  const file = await openInvoiceFile(path, convention, report);
  return file === undefined ? [] : [...file.batches(report)].flat();
}

/** The lines with their VAT; the category has no part in it. */
function withVat(lines: readonly UncategorisedLine[], report: OnProblem): readonly ShownLine[] {
  const settle = vatAdder();
  return lines.map((line) => {
    const settled = settle({ ...line, category: line.category ?? 'other' });
    if (settled.fault !== undefined) lineProblems(settled.line, [settled.fault]).forEach(report);
    return { ...settled.line, category: line.category };
  });
}
