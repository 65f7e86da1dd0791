import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Convention } from '../../domain/convention.ts';
import { isThere, trueName } from '../../system/paths.ts';
import { isSystemFile, mayHoldInvoices } from '../../text/file-type.ts';
import { matchesGlob } from '../../text/glob.ts';
import { compareText } from '../../text/text-order.ts';
import { INVOICES_FOLDER, RUNS_FOLDER } from '../convention-places.ts';
import { monthNumber, writtenPeriod } from '../written/written-period.ts';

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
 * The folders next to the tables that seem to contain invoices to be read: by their name, as those of a month with files
 * that may be invoices, or for a file that a layout of invoices is for or that is called an invoice.
 */
export function unreadInvoiceFolders(
  folder: string,
  { layouts, lists }: Pick<Convention, 'layouts'> & { readonly lists: readonly string[] },
): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const names = entries.map(({ name }) => name);
  const own = new Set([INVOICES_FOLDER, RUNS_FOLDER].map((name) => trueName(folder, names, name)));
  const isLine = (name: string): boolean =>
    isCalledInvoice(name) || layouts.some(({ files }) => matchesGlob(files, name));
  const seemsToHaveSome = (name: string): boolean => {
    const shown = name.normalize('NFC');
    if (isCalledInvoice(shown))
      return !isThere(join(folder, name)) || readdirSync(join(folder, name)).length > 0;
    const files = filesWithin(join(folder, name), DEPTH)
      .map((file) => file.normalize('NFC'))
      .filter((file) => mayHoldInvoices(file) && !lists.includes(`${shown}/${file}`));
    return isOfMonth(shown) ? files.length > 0 : files.some((file) => isLine(file.replace(/^.*\//, '')));
  };
  return entries
    .filter((entry) => entry.isDirectory() && !own.has(entry.name) && !entry.name.startsWith('.'))
    .filter(({ name }) => seemsToHaveSome(name))
    .map(({ name }) => name.normalize('NFC'))
    .sort(compareText);
}

function isOfMonth(name: string): boolean {
  return (monthNumber(name) ?? writtenPeriod(name)) !== undefined;
}

/** The files in a folder, and in those in it down to a depth, but for hidden ones and what grappe wrote. */
function filesWithin(folder: string, depth: number): readonly string[] {
  if (!isThere(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  if (entries.some(({ name }) => name === 'manifest.json')) return [];
  return entries.flatMap((entry) => {
    if (!entry.isDirectory()) return isSystemFile(entry.name) ? [] : [entry.name];
    if (depth === 1) return [];
    return filesWithin(join(folder, entry.name), depth - 1).map((name) => `${entry.name}/${name}`);
  });
}
