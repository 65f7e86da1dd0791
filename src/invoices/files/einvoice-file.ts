import { limitWords } from '../../diagnostics/bilingual.ts';
import { type OnProblem, problem } from '../../diagnostics/problem.ts';
import type { Convention, Layout } from '../../domain/convention.ts';
import type { BrokenLine, DeclaredInvoice, InvoiceLine, OwnCategories } from '../../domain/invoice-line.ts';
import { isTabular } from '../../text/file-type.ts';
import { cellReader } from '../../workspace/columns/cell-reader.ts';
import { withOwnCategories } from '../../workspace/columns/own-categories.ts';
import { isIgnored } from '../../workspace/folder/ignored-files.ts';
import {
  type FileSource,
  type Fingerprint,
  readBytes,
  withoutContent,
} from '../../workspace/records/input-file.ts';
import { INVOICE_LINE_COLUMNS, type InvoiceLineRow } from '../../workspace/tables/invoice-lines.ts';
import { basesOf, vatByRate } from '../einvoice/arithmetic.ts';
import type { Einvoice, EinvoiceOptions } from '../einvoice/einvoice.ts';
import { checkCurrency, type EinvoiceSettings, einvoiceLines } from '../einvoice/lines.ts';
import { supplierOf } from '../einvoice/parties.ts';
import { isPdf, readEinvoice } from '../einvoice/read.ts';
import type { InvoiceFile } from '../invoice-file.ts';
import { fileWithin, type InvoicePath, layoutFor } from '../invoice-path.ts';
import type { LinelessInvoice } from '../lines/lineless-invoices.ts';
import { MOST_BYTES } from './invoice-archive.ts';
import { pivotDifferences } from './pivot-differences.ts';

/** An electronic invoice as read, before its layout is applied. */
export interface OpenedEinvoice {
  readonly fingerprint: Fingerprint;
  readonly invoice: Einvoice;
  /** Its syntax, after `PDF/` where a PDF holds it: `UBL`, `PDF/CII`. */
  readonly form: string;
}

/** Reads an electronic invoice; undefined, with the problems reported, where it cannot be. */
export async function openEinvoice(
  source: FileSource,
  path: string,
  report: OnProblem,
  options: EinvoiceOptions = {},
): Promise<OpenedEinvoice | undefined> {
  const nothing = withoutContent(source, path);
  if (nothing !== undefined) {
    report(nothing);
    return undefined;
  }
  const file = readBytes(source, path, MOST_BYTES);
  if (file === undefined) {
    report(problem('xml-limit', { file: path }, { what: limitWords('bytes'), most: MOST_BYTES }));
    return undefined;
  }
  const { value: invoice, problems } = await readEinvoice(file.bytes, path, options);
  problems.forEach(report);
  if (invoice === undefined) return undefined;
  const form = `${isPdf(file.bytes) ? 'PDF/' : ''}${invoice.syntax}`;
  return { fingerprint: file.fingerprint, invoice, form };
}

/** An electronic invoice of a workspace, with what belongs to it. */
export interface EinvoiceFile {
  readonly file: InvoiceFile;
  /** The invoice itself, if its layout says that its lines are in other files. */
  readonly lineless: LinelessInvoice | undefined;
  /** The attached files that contain its lines. */
  readonly attached: readonly InvoicePath[];
}

/** Opens an electronic invoice of a workspace, whose currency must be the convention's. */
export async function openEinvoiceFile(
  from: InvoicePath,
  convention: Convention,
  layout: Layout | undefined,
  report: OnProblem,
): Promise<EinvoiceFile | undefined> {
  const { path } = from;
  const source = from.source(report);
  if (source === undefined) return undefined;
  const linesAside = layout?.lines !== undefined;
  const opened = await openEinvoice(source, path, report, { linesAside, release: convention.release });
  if (opened === undefined) return undefined;
  const { invoice, form, fingerprint } = opened;
  if (from.stated !== undefined) pivotDifferences(from.stated, invoice).forEach(report);
  const { read: attached, leftAside } = attachedTables(from, opened, convention, layout, report);
  const fileOf = (
    lines: readonly InvoiceLine[],
    supplier: string | undefined,
    broken: readonly BrokenLine[] = [],
  ): InvoiceFile => {
    const declared = supplier === undefined ? [] : [declaredBy(invoice, supplier, path)];
    return {
      ...{ fingerprint, archive: from.archive, form, isElectronic: true, dialect: undefined },
      ...{ layout, leftAside },
      headers: new Map(),
      skipped: () => ({ rows: 0, net: 0n, vat: 0n, gross: 0n }),
      declared: () => declared,
      *batches(_, seeBroken): Generator<readonly InvoiceLine[]> {
        for (const line of broken) seeBroken?.(line);
        if (lines.length > 0) yield lines;
      },
    };
  };
  if (layout?.lines !== undefined) {
    const lineless = linelessOf(invoice, layout, convention, report);
    return { file: fileOf([], lineless?.supplier), lineless, attached };
  }
  const {
    value: { lines, broken },
    problems,
  } = einvoiceLines(invoice, einvoiceSettings(layout, convention));
  problems.forEach(report);
  return { file: fileOf(lines, lines[0]?.supplier, broken), lineless: undefined, attached };
}

/** What an invoice states for lines that are elsewhere. */
function linelessOf(
  invoice: Einvoice,
  layout: Layout,
  { currency }: Convention,
  report: OnProblem,
): LinelessInvoice | undefined {
  const { number, date, totals, rates, file } = invoice;
  checkCurrency(invoice, { currency }, report);
  const supplier = supplierOf(invoice, layout, report);
  if (supplier === undefined) return undefined;
  const vats = vatByRate(rates);
  const stated = [...basesOf(rates)].map(
    ([rate, net]) => [rate, { net, vat: vats.get(rate) ?? 0n, statedIn: file }] as const,
  );
  const { amount: net, row } = totals.net;
  return { supplier, number, date, net, rates: new Map(stated), file, row };
}

/** BT-109, BT-110 and BT-112, under the supplier that the layout may have named. */
function declaredBy({ number, totals }: Einvoice, supplier: string, file: string): DeclaredInvoice {
  return {
    supplier,
    invoiceNumber: number,
    net: totals.net.amount,
    vat: totals.vat.amount,
    gross: totals.gross.amount,
    file,
    row: totals.net.row,
  };
}

/** What a layout, and its convention, say about electronic invoices; its defaults were checked with the convention. */
export function einvoiceSettings(
  layout: Layout | undefined,
  { currency, ownCategories: own = new Map(), release }: Partial<Convention>,
): EinvoiceSettings {
  return {
    release,
    supplier: layout?.supplier,
    access: layout?.einvoice.access,
    serves: layout?.einvoice.serves,
    categories: layout?.categories ?? [],
    siteOfGrappe: layout?.siteOfGrappe,
    withoutAccess: layout?.withoutAccess,
    values: layout?.values,
    currency,
    defaults: {
      access: defaultOf(layout, 'access', own),
      serves: defaultOf(layout, 'serves', own),
      category: defaultOf(layout, 'category', own),
      billedTo: defaultOf(layout, 'billed_to', own),
    },
  };
}

function defaultOf<C extends keyof InvoiceLineRow>(
  layout: Layout | undefined,
  name: C,
  own: OwnCategories,
): InvoiceLineRow[C] | undefined {
  const text = layout?.defaults.get(name);
  const column = withOwnCategories(INVOICE_LINE_COLUMNS, own).find((candidate) => candidate.name === name);
  const reading = text === undefined || column === undefined ? undefined : cellReader(column, 'either')(text);
  // The reader is the one of that column.
  return reading !== undefined && 'value' in reading ? (reading.value as InvoiceLineRow[C]) : undefined;
}

/**
 * The tables attached to an electronic invoice (BT-125, or in its PDF), or deposited with it, that are read: with
 * `lines: attached`, those that a layout matches. Each other table gets a warning that nothing reads it, unless
 * `ignore_files` lists it: then `leftAside` has its path.
 */
function attachedTables(
  from: InvoicePath,
  { invoice, fingerprint }: { readonly invoice: Einvoice; readonly fingerprint: Fingerprint },
  convention: Convention,
  layout: Layout | undefined,
  report: OnProblem,
): { readonly read: readonly InvoicePath[]; readonly leftAside: readonly string[] } {
  const carried = invoice.attachments.map((file) => fileWithin(from.path, file, from.archive ?? fingerprint));
  const tables = [...(from.beside ?? []), ...carried].filter(({ name }) => isTabular(name));
  const read = tables.filter(({ path, name }) => {
    if (isIgnored(path, convention)) return false;
    const isRead = layout?.lines === 'attached' && layoutFor(name, convention) !== undefined;
    if (!isRead)
      report(problem('attachment-unread', { file: path, value: name }, { found: name, invoice: from.name }));
    return isRead;
  });
  const leftAside = tables.map(({ path }) => path).filter((path) => isIgnored(path, convention));
  return { read, leftAside };
}
