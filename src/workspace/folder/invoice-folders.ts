import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Convention } from '../../domain/convention.ts';
import { monthNumber } from '../../domain/time/month-names.ts';
import { isThere, trueName } from '../../system/paths.ts';
import {
  extensionOf,
  isSystemFile,
  mayHoldInvoices,
  nameWithin,
  recordKindOf,
  withoutExtension,
} from '../../text/file-type.ts';
import { matchesGlob } from '../../text/glob.ts';
import { compareText } from '../../text/text-order.ts';
import { CONVENTION_FILE, INVOICES_FOLDER, RUNS_FOLDER } from '../convention-places.ts';
import { firstBytes } from '../records/input-file.ts';
import { INVOICE_LINE_COLUMNS } from '../tables/invoice-lines.ts';
import { writtenPeriod } from '../written/written-period.ts';

/** Names of files or folders that probably contain invoices. */
const CALLED_INVOICE = /(?:^|[^\p{L}])(?:factur|invoic)/iu;

/** Names of texts about invoices: they say so before the word (`Guide de votre facture`), or are about invoicing. */
const ABOUT =
  /(?:^|[^\p{L}])(?:guides?|manue?ls?|mod[eè]les?|mode d.emploi|proc[eé]dures?|templates?|tutorie?ls?)(?!\p{L})/iu;
const INVOICING = /facturation|facturer|invoicing/i;

/** Whether a name is one of invoices: `Guide facturation.pdf` is not, `Facturation 2025-09.pdf` is. */
export function isCalledInvoice(name: string): boolean {
  const called = CALLED_INVOICE.exec(name);
  if (called === null) return false;
  const about = ABOUT.exec(name);
  return about === null || (about.index > called.index && !INVOICING.test(name));
}

/** How deep files of a folder are looked at: people have one a year, and in it one a month. */
const DEPTH = 2;

/**
 * The folders next to the tables that seem to contain invoices to be read: by their name; as those of a month or a year
 * with files that may be invoices; for a file that is called an invoice or that a layout of invoices is for; for one
 * named after a month, an XML, or a CSV whose header is one of invoices.
 */
export function unreadInvoiceFolders(
  folder: string,
  { layouts, lists }: Pick<Convention, 'layouts'> & { readonly lists: readonly string[] },
): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const names = entries.map(({ name }) => name);
  const own = new Set([INVOICES_FOLDER, RUNS_FOLDER].map((name) => trueName(folder, names, name)));
  const headers = HEADERS.map((column) => headersOf(column, layouts));
  const isInvoice = (path: string): boolean => {
    const name = nameWithin(path.normalize('NFC'));
    if (isCalledInvoice(name) || layouts.some(({ files }) => matchesGlob(files, name))) return true;
    if (extensionOf(name) === 'pdf') return false;
    const isOfInvoices = extensionOf(name) === 'xml' || isOfMonth(withoutExtension(name));
    return isOfInvoices || (recordKindOf(name) === 'delimited' && hasHeaderOf(join(folder, path), headers));
  };
  const seemsToHaveSome = (name: string): boolean => {
    const shown = name.normalize('NFC');
    if (isCalledInvoice(shown))
      return !isThere(join(folder, name)) || readdirSync(join(folder, name)).length > 0;
    const files = filesWithin(join(folder, name), DEPTH)
      .map((file) => `${name}/${file}`)
      .filter((file) => mayHoldInvoices(file) && !lists.includes(file.normalize('NFC')))
      .filter((file) => !isOwnReport(join(folder, file)));
    if (isOfMonth(shown)) return files.length > 0;
    if (IS_YEAR.test(shown) && files.some((file) => extensionOf(file) !== 'pdf')) return true;
    return files.some(isInvoice);
  };
  return entries
    .filter((entry) => entry.isDirectory() && !own.has(entry.name) && !entry.name.startsWith('.'))
    .filter(({ name }) => seemsToHaveSome(name))
    .map(({ name }) => name.normalize('NFC'))
    .sort(compareText);
}

const IS_YEAR = /^20\d\d$/;

/** What each row of a list of invoices says, and hardly any other list. */
const HEADERS = ['invoice_number', 'net_amount', 'vat_rate'] as const;

/** The headers that name a column of invoices: grappe's own, in both languages, and those of the layouts. */
function headersOf(name: string, layouts: Convention['layouts']): ReadonlySet<string> {
  const own = INVOICE_LINE_COLUMNS.filter((column) => column.name === name);
  const ofLayouts = layouts.flatMap(({ columns }) => columns.get(name) ?? []);
  return new Set([...own.flatMap(({ alias }) => [name, alias ?? name]), ...ofLayouts]);
}

const HEADER_BYTES = 1 << 12;

/** Whether the first line of a file has a header of each set; one with members is of what grappe allocated. */
function hasHeaderOf(path: string, headers: readonly ReadonlySet<string>[]): boolean {
  const [first = ''] = new TextDecoder().decode(firstBytes(path, HEADER_BYTES)).split(/\r?\n/, 1);
  const cells = first.split(/[;,\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  if (cells.includes('member') || cells.includes('membre')) return false;
  return headers.every((known) => cells.some((cell) => known.has(cell)));
}

function isOfMonth(name: string): boolean {
  return (monthNumber(name) ?? writtenPeriod(name)) !== undefined;
}

const REPORT_BYTES = 256;

/** Whether a file is a JUnit of grappe's, such as a pipeline keeps beside the tables; PowerShell writes it in UTF-16. */
export function isOwnReport(path: string): boolean {
  if (extensionOf(path) !== 'xml') return false;
  const start = unlessUnread(() => firstBytes(path, REPORT_BYTES));
  const text = Buffer.from(start ?? [])
    .toString('latin1')
    .replaceAll('\0', '');
  return /^[^<]{0,3}<\?xml[^>]*>\s*<testsuites name="grappe[ "]/.test(text);
}

/** What a file has, or undefined where it cannot be opened: a link that leads nowhere, or no right to read it. */
function unlessUnread<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Files of folders that are not looked at: those of a run or an account, and of another workspace. */
const OWN_FILES: readonly string[] = ['manifest.json', CONVENTION_FILE];

/** The files in a folder, and in those in it down to a depth, but for hidden ones, what grappe wrote, and other workspaces. */
export function filesWithin(folder: string, depth: number): readonly string[] {
  if (!isThere(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  if (entries.some(({ name }) => OWN_FILES.includes(name))) return [];
  return entries.flatMap((entry) => {
    if (!entry.isDirectory()) return isSystemFile(entry.name) ? [] : [entry.name];
    if (depth === 1) return [];
    return filesWithin(join(folder, entry.name), depth - 1).map((name) => `${entry.name}/${name}`);
  });
}
