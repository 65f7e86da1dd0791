import { fileGlob } from '../../init/from/yaml-text.ts';
import { filesIn } from '../../jobs/import.ts';
import { isTabular } from '../../text/file-type.ts';

/**
 * How a layout names the electronic invoices among files: by a pattern of the name of each, which in an archive or a
 * pivot of Chorus Pro is that of the file within. What is no invoice is left to `check`.
 */
export function einvoiceNames(paths: readonly string[]): readonly string[] {
  const files = paths.filter((path) => !isTabular(path)).flatMap((path) => filesIn(path, () => {}));
  return [...new Set(files.filter(({ name }) => !isTabular(name)).map(({ name }) => fileGlob(name)))];
}
