import { type OnProblem, problem } from '../diagnostics/problem.ts';
import type { Convention, Layout } from '../domain/convention.ts';
import { isTabular } from '../text/file-type.ts';
import type { Fingerprint } from '../workspace/records/input-file.ts';
import type { Einvoice } from './einvoice/einvoice.ts';
import { isIgnored } from './invoice-folder.ts';
import { fileWithin, type InvoicePath, layoutFor } from './invoice-path.ts';

/**
 * The tables that an electronic invoice carries (BT-125, or its PDF), or that its supplier deposited with it, and that are read:
 * with `lines: attached`, those that a layout matches. Of each other one a warning says that nobody reads it, unless
 * `ignore_files` lists it: `leftAside` has its name.
 */
export function attachedTables(
  from: InvoicePath,
  { invoice, fingerprint }: { readonly invoice: Einvoice; readonly fingerprint: Fingerprint },
  convention: Convention,
  layout: Layout | undefined,
  report: OnProblem,
): { readonly read: readonly InvoicePath[]; readonly leftAside: readonly string[] } {
  const carried = invoice.attachments.map((file) => fileWithin(from.path, file, from.archive ?? fingerprint));
  const tables = [...(from.beside ?? []), ...carried].filter(({ name }) => isTabular(name));
  const read = tables.filter(({ path, name }) => {
    if (isIgnored(name, convention)) return false;
    const isRead = layout?.lines === 'attached' && layoutFor(name, convention) !== undefined;
    if (!isRead)
      report(problem('attachment-unread', { file: path, value: name }, { found: name, invoice: from.name }));
    return isRead;
  });
  const leftAside = tables.filter(({ name }) => isIgnored(name, convention)).map(({ name }) => name);
  return { read, leftAside };
}
