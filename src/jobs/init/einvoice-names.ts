import { fileGlob } from '../../init/from/yaml-text.ts';
import { extensionOf, isTabular } from '../../text/file-type.ts';
import { invoicesIn } from '../import.ts';

/** The names by which layouts know electronic invoices: in an archive or a pivot, that of each file within. */
export function einvoiceNames(paths: readonly string[]): readonly string[] {
  const files = paths.filter((path) => !isTabular(path)).flatMap((path) => invoicesIn(path, () => {}));
  return [...new Set(files.filter(({ name }) => !isTabular(name)).map(({ name }) => name))];
}

/** Whether a file is an archive of which something is to be unpacked before it is looked at: its tables, or all of it. */
export function isToUnpack(path: string): boolean {
  if (extensionOf(path) !== 'zip') return false;
  const files = invoicesIn(path, () => {});
  return files.length === 0 || files.some(({ name }) => isTabular(name));
}

/** How a layout names such invoices: by a pattern of their names. */
export function einvoiceGlobs(names: readonly string[]): readonly string[] {
  return [...new Set(names.map(fileGlob))];
}
