import { join } from 'node:path';
import type { Problem } from '../../diagnostics/problem.ts';
import { OUTPUTS } from '../../schema/output-schema.ts';
import { isThere } from '../../system/paths.ts';
import { extensionOf } from '../../text/file-type.ts';
import { firstBytes } from '../../workspace/records/input-file.ts';

/** More than the longest header that grappe writes. */
const HEADER_BYTES = 4096;

/** A file beside the tables that no table is read from, told as what it is where grappe wrote it: it holds no invoices. */
export function ownOutput(found: Problem, folder: string): Problem {
  if (found.code !== 'table-unread' || extensionOf(found.place.file) !== 'csv') return found;
  const path = join(folder, found.place.file);
  const name = isThere(path) ? outputOf(path) : undefined;
  if (name === undefined) return found;
  return { ...found, args: { file: found.place.file, output: `${name}.csv` } };
}

/** The output whose header a file has; one of an earlier version may lack columns, never the first or the last. */
function outputOf(path: string): string | undefined {
  const [header = ''] = new TextDecoder().decode(firstBytes(path, HEADER_BYTES)).split(/\r?\n/, 1);
  const cells = header.split(',');
  return OUTPUTS.find(({ columns }) => {
    const names = columns.map(({ name }) => name);
    const known = cells.every((cell) => names.includes(cell));
    const ends = cells[0] === names[0] && cells.at(-1) === names.at(-1);
    return known && ends && cells.length >= names.length - MOST_LATER;
  })?.name;
}

/** How many columns of an output a version of today may have that an earlier one lacked. */
const MOST_LATER = 3;
