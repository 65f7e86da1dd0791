import { join } from 'node:path';
import type { Problem } from '../../diagnostics/problem.ts';
import { OUTPUTS } from '../../schema/output-schema.ts';
import { isThere } from '../../system/paths.ts';
import { extensionOf } from '../../text/file-type.ts';
import { firstBytes } from '../../workspace/records/input-file.ts';

/** More than the longest header that grappe writes. */
const HEADER_BYTES = 4096;

/** A file beside the tables that none is read from: if grappe wrote it, its problem says so, as it has no invoices. */
export function ownOutput(found: Problem, folder: string): Problem {
  if (found.code !== 'table-unread' || extensionOf(found.place.file) !== 'csv') return found;
  const path = join(folder, found.place.file);
  const name = isThere(path) ? outputOf(path) : undefined;
  if (name === undefined) return found;
  return { ...found, args: { file: found.place.file, output: `${name}.csv` } };
}

/** The output whose header a file has; one of an earlier version may lack the columns that came later. */
function outputOf(path: string): string | undefined {
  const [header = ''] = new TextDecoder().decode(firstBytes(path, HEADER_BYTES)).split(/\r?\n/, 1);
  const cells = header.split(',');
  return OUTPUTS.find(({ columns }) => {
    const isKnown = cells.every((cell) => columns.some(({ name }) => name === cell));
    const ofFirst = columns.filter(({ since }) => since === undefined);
    return isKnown && ofFirst.every(({ name }) => cells.includes(name));
  })?.name;
}
