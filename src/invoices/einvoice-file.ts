import { limitWords } from '../diagnostics/limits.ts';
import { type Problem, problem } from '../diagnostics/problem.ts';
import type { Convention, Layout } from '../domain/convention.ts';
import { conventionOn } from '../domain/dated-settings.ts';
import type { DeclaredInvoice, InvoiceLine, OwnCategories } from '../domain/invoice-line.ts';
import { cellReader } from '../workspace/cell-reader.ts';
import { withOwnCategories } from '../workspace/own-categories.ts';
import { type FileSource, type Fingerprint, readBytes } from '../workspace/records/input-file.ts';
import { columnsOf } from '../workspace/table.ts';
import { type InvoiceLineRow, invoiceLineSchema } from '../workspace/tables/invoice-lines.ts';
import type { Einvoice } from './einvoice/einvoice.ts';
import { type EinvoiceSettings, einvoiceLines } from './einvoice/lines.ts';
import { isPdf, readEinvoice } from './einvoice/read.ts';
import type { InvoiceFile } from './invoice-file.ts';
import { datedWord } from './line-reader.ts';

/** A larger file is not opened. */
const MOST_BYTES = 128 * 1024 * 1024;

/** An electronic invoice as read, before its layout says anything. */
export interface OpenedEinvoice {
  readonly fingerprint: Fingerprint;
  readonly invoice: Einvoice;
  /** `UBL`, `CII`, or `PDF/CII` where a PDF carries it. */
  readonly form: string;
}

/** Reads an electronic invoice; undefined, with the problems reported, where it cannot be. */
export async function openEinvoice(
  source: FileSource,
  path: string,
  report: (found: Problem) => void,
): Promise<OpenedEinvoice | undefined> {
  const file = readBytes(source, path, MOST_BYTES);
  if (file === undefined) {
    report(problem('xml-limit', { file: path }, { what: limitWords('bytes'), most: MOST_BYTES }));
    return undefined;
  }
  const { value: invoice, problems } = await readEinvoice(file.bytes, path);
  problems.forEach(report);
  if (invoice === undefined) return undefined;
  const form = `${isPdf(file.bytes) ? 'PDF/' : ''}${invoice.syntax}`;
  return { fingerprint: file.fingerprint, invoice, form };
}

/** Opens an electronic invoice of a workspace, whose currency must be the convention's. */
export async function openEinvoiceFile(
  source: FileSource,
  path: string,
  convention: Convention,
  layout: Layout | undefined,
  report: (found: Problem) => void,
): Promise<InvoiceFile | undefined> {
  const opened = await openEinvoice(source, path, report);
  if (opened === undefined) return undefined;
  const settings = einvoiceSettings(layout, convention.currency, convention.ownCategories);
  const holding = conventionOn(convention, opened.invoice.date);
  const siteOfGrappe = settings.siteOfGrappe ?? datedWord(convention, holding);
  const { value: lines, problems } = einvoiceLines(opened.invoice, { ...settings, siteOfGrappe });
  problems.forEach(report);
  return {
    fingerprint: opened.fingerprint,
    form: opened.form,
    dialect: undefined,
    layout,
    headers: new Map(),
    skipped: () => ({ rows: 0, net: 0n, vat: 0n, gross: 0n }),
    declared: () => statedTotals(opened.invoice, lines, opened.fingerprint.path),
    *batches(): Generator<readonly InvoiceLine[]> {
      if (lines.length > 0) yield lines;
    },
  };
}

/** BT-109, BT-110 and BT-112, under the supplier that the layout may have named. */
function statedTotals(
  { number, totals }: Einvoice,
  lines: readonly InvoiceLine[],
  file: string,
): readonly DeclaredInvoice[] {
  const [first] = lines;
  if (first === undefined) return [];
  return [
    {
      supplier: first.supplier,
      invoiceNumber: number,
      net: totals.net.amount,
      vat: totals.vat.amount,
      gross: totals.gross.amount,
      file,
      row: totals.net.row,
    },
  ];
}

/** What a layout says of electronic invoices; its defaults were checked with the convention. */
export function einvoiceSettings(
  layout: Layout | undefined,
  currency: string | undefined,
  own: OwnCategories = new Map(),
): EinvoiceSettings {
  return {
    supplier: layout?.supplier,
    access: layout?.einvoice.access,
    serves: layout?.einvoice.serves,
    categories: layout?.categories ?? [],
    siteOfGrappe: layout?.siteOfGrappe,
    withoutAccess: layout?.withoutAccess,
    currency,
    defaults: {
      access: defaultOf(layout, 'access', own),
      serves: defaultOf(layout, 'serves', own),
      category: defaultOf(layout, 'category', own),
      billedTo: defaultOf(layout, 'billed_to', own),
    },
  };
}

const COLUMNS = columnsOf(invoiceLineSchema);

function defaultOf<C extends keyof InvoiceLineRow>(
  layout: Layout | undefined,
  name: C,
  own: OwnCategories,
): InvoiceLineRow[C] | undefined {
  const text = layout?.defaults.get(name);
  const column = withOwnCategories(COLUMNS, own).find((candidate) => candidate.name === name);
  const reading = text === undefined || column === undefined ? undefined : cellReader(column, 'either')(text);
  // The reader is the one of that column.
  return reading !== undefined && 'value' in reading ? (reading.value as InvoiceLineRow[C]) : undefined;
}
