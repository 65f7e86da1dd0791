/** invoices/ through the layouts of the convention: lines in canonical order. */
import { byCodePoint, globMatches } from './code-point.ts';
import type { Known } from './known.ts';
import type { Convention, Line } from './model.ts';
import type { WorkspaceFiles } from './oracle.ts';
import { NO_LAYOUT, readFile, type StatedTotal } from './read-invoice-file.ts';
import type { Reasons } from './table.ts';

export interface ReadInvoices {
  readonly lines: readonly Line[];
  readonly totals: readonly StatedTotal[];
}

/** Files that systems make by themselves. */
const OF_SYSTEMS = /^(\.DS_Store|Thumbs\.db|desktop\.ini|~\$.*|\.~lock.*)$/iu;

export function readInvoices(
  files: WorkspaceFiles,
  convention: Convention,
  known: Known,
  reasons: Reasons,
): ReadInvoices {
  const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  const paths = Object.keys(files)
    .map((path) => ({ path, file: path.normalize('NFC') }))
    .filter(({ file }) => file.startsWith('invoices/') && !OF_SYSTEMS.test(nameOf(file)))
    .filter(({ file }) => !convention.ignoreFiles.some((glob) => globMatches(glob, nameOf(file))))
    .sort((a, b) => byCodePoint(a.file, b.file));
  if (new Set(paths.map(({ file }) => file)).size !== paths.length)
    reasons.push('invoices: two paths of one NFC form');
  for (const { file } of paths) if (!/\.[ct]sv$/iu.test(file)) reasons.push(`${file}: file-unsupported`);
  const layoutOf = (file: string): typeof NO_LAYOUT =>
    convention.layouts.find(({ files: glob }) => globMatches(glob, nameOf(file))) ?? NO_LAYOUT;
  const read = paths
    .filter(({ file }) => /\.[ct]sv$/iu.test(file))
    .map(({ path, file }) => readFile(file, files[path] ?? '', layoutOf(file), convention, known, reasons));
  const lines = read.flatMap((file) => file.lines);
  checkKeys(lines, reasons);
  const inParts = (line: Line): boolean => layoutOf(line.file).inParts;
  for (const invoice of byInvoice(lines)) {
    if (new Set(invoice.map((line) => line.file)).size > 1 && !invoice.every(inParts))
      reasons.push(`invoice ${invoice[0]?.invoiceNumber}: invoice-in-files`);
  }
  return { lines, totals: read.flatMap((file) => file.totals) };
}

function checkKeys(lines: readonly Line[], reasons: Reasons): void {
  const keys = lines.map((line) => JSON.stringify([line.supplier, line.invoiceNumber, line.lineNumber]));
  if (new Set(keys).size !== keys.length) reasons.push('invoices: the same line twice');
  for (const invoice of byInvoice(lines)) {
    if (new Set(invoice.map((line) => line.invoiceDate)).size > 1)
      reasons.push(`invoice ${invoice[0]?.invoiceNumber}: two dates`);
  }
}

function byInvoice(lines: readonly Line[]): Line[][] {
  const invoices = new Map<string, Line[]>();
  for (const line of lines) {
    const key = JSON.stringify([line.supplier, line.invoiceNumber]);
    invoices.set(key, [...(invoices.get(key) ?? []), line]);
  }
  return [...invoices.values()];
}
