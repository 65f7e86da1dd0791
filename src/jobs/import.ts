import { basename } from 'node:path';
import { periodFault } from '../allocate/service-days.ts';
import { vatAdder } from '../allocate/vat.ts';
import { entryOfInvoices } from '../diagnostics/place-words.ts';
import {
  isError,
  type OnProblem,
  type Problem,
  problem,
  sortProblems,
  type WithProblems,
} from '../diagnostics/problem.ts';
import type { Convention } from '../domain/convention.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { type UncategorisedLine, uncategorisedLines } from '../invoices/einvoice/lines.ts';
import { einvoiceSettings, openEinvoice } from '../invoices/files/einvoice-file.ts';
import { openInvoiceFile } from '../invoices/files/invoice-files.ts';
import { sheetsAsFiles } from '../invoices/files/invoice-sheets.ts';
import { unwrapped } from '../invoices/files/wrapped-invoices.ts';
import type { InvoiceFile } from '../invoices/invoice-file.ts';
import { type InvoicePath, layoutFor } from '../invoices/invoice-path.ts';
import type { ShownLine } from '../report/invoice-lines.ts';
import { extensionOf, fileOfPlace, isSystemFile, isTabular } from '../text/file-type.ts';
import { lineProblems } from './problems/line-problems.ts';
import { statedTotals } from './problems/stated-totals.ts';

/** A file as it was understood. */
export interface ImportedFile {
  readonly path: string;
  readonly lines: readonly ShownLine[];
}

/** What was understood, and the tables that nothing could read, for lack of a convention with layouts for them. */
export interface Imported {
  readonly files: readonly ImportedFile[];
  readonly unreadTables: readonly string[];
}

/**
 * Reads invoice files anywhere, settles the VAT of their lines and compares these with the totals in the files. With a
 * convention, its layouts define accesses and categories; without one, electronic invoices are shown as they are.
 */
export async function importFiles(
  paths: readonly string[],
  convention: Convention | undefined,
): Promise<WithProblems<Imported>> {
  const problems: Problem[] = [];
  /** These files are invoices wherever they are: the remedy is in their entry of `invoices:`. */
  const report = (found: Problem): void => {
    const name = basename(fileOfPlace(found.place.file)).normalize('NFC');
    const entry = entryOfInvoices((convention && layoutFor(name, convention))?.files ?? name);
    problems.push({ ...found, called: { ...entry, ...found.called } });
  };
  const files: ImportedFile[] = [];
  const unreadTables: string[] = [];
  const tables = convention && tableReader(convention, report);
  const eachSheet = (file: InvoicePath) =>
    convention === undefined ? [file] : sheetsAsFiles(file, convention, report);
  for (const file of paths.flatMap((path) => invoicesIn(path, report)).flatMap(eachSheet)) {
    reportUnsaid(file, convention, report);
    if (!isTabular(file.name)) {
      const lines = await einvoiceLinesOf(file, convention, report);
      files.push({ path: file.path, lines: withVat(lines, report) });
    } else if (tables === undefined) unreadTables.push(file.path);
    else files.push({ path: file.path, lines: withVat(await tables.lines(file), report) });
  }
  tables?.totals(problems).forEach(report);
  return { value: { files, unreadTables }, problems: sortProblems(problems) };
}

/** Reports what the layout of a file says of its lines, or of where they are, and a CSV of them cannot. */
function reportUnsaid(
  { path, name }: InvoicePath,
  convention: Convention | undefined,
  report: OnProblem,
): void {
  const layout = convention && layoutFor(name, convention);
  if (layout === undefined) return;
  const { lines, siteOfGrappe } = layout;
  const keys = [
    ...(lines === undefined || isTabular(name) ? [] : [`lines: ${lines}`]),
    ...(siteOfGrappe === undefined ? [] : [`site_of_grappe: ${siteOfGrappe}`]),
  ];
  if (keys.length > 0) report(problem('import-differs', { file: path }, { keys: keys.join(', ') }));
}

/** The file itself, or the invoices in an archive or a pivot of Chorus Pro. */
export function invoicesIn(path: string, report: OnProblem): readonly InvoicePath[] {
  const name = basename(path).normalize('NFC');
  const file = { path, name, size: 0, archive: undefined, source: () => path };
  return ['xml', 'zip'].includes(extensionOf(name))
    ? unwrapped(file, (inside) => isSystemFile(basename(inside)), report)
    : [file];
}

/** A currency other than the convention's is no error here: the purpose of an import is to see. */
async function einvoiceLinesOf(
  { path, name, source }: InvoicePath,
  convention: Convention | undefined,
  report: OnProblem,
): Promise<readonly UncategorisedLine[]> {
  const bytes = source(report);
  const opened = bytes && (await openEinvoice(bytes, path, report));
  if (!opened) return [];
  const layout = convention && layoutFor(name, convention);
  const { currency: _, ...settings } = convention ?? {};
  const { value, problems } = uncategorisedLines(opened.invoice, einvoiceSettings(layout, settings));
  problems.forEach(report);
  return value;
}

/** Reads the lines of tables; `totals` are the faults of the rows that state one, in files without other errors. */
function tableReader(convention: Convention, report: OnProblem) {
  const stated = statedTotals(convention);
  const read: InvoiceFile[] = [];
  return {
    async lines(path: InvoicePath): Promise<readonly InvoiceLine[]> {
      const file = await openInvoiceFile(path, convention, report);
      if (file === undefined) return [];
      const lines = [...file.batches(report)].flat();
      stated?.add(lines);
      // The other parts of an invoice in several files need not be imported together with this one.
      if (file.layout?.inParts !== true) read.push(file);
      return lines;
    },
    totals(problems: readonly Problem[]): readonly Problem[] {
      const faulty = new Set(problems.filter(isError).map(({ place }) => place.file));
      return stated?.problems(read, faulty) ?? [];
    },
  };
}

/** The lines with their VAT, which does not depend on the category. */
function withVat(lines: readonly UncategorisedLine[], report: OnProblem): readonly ShownLine[] {
  const settle = vatAdder();
  return lines.map((line) => {
    const settled = settle({ ...line, category: line.category ?? 'other' });
    const faults = [settled.fault, periodFault(settled.line)].filter((found) => found !== undefined);
    lineProblems(line, faults).forEach(report);
    return { ...settled.line, category: line.category };
  });
}
