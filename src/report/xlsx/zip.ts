import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { compareText } from '../../domain/text-order.ts';

/** One moment for every file, in the machine's own zone because fflate writes local times. */
function fixedTime(): Date {
  return new Date(1980, 0, 2);
}

/**
 * A ZIP archive of the same files whose bytes depend on nothing but their content: sorted names, one fixed time,
 * compressed by fflate, whose bytes do not change with the version of Node. `edit` may change a file on the way.
 */
export function reproducibleZip(
  archive: Uint8Array,
  edit: (path: string, text: string) => string,
): Uint8Array {
  const files = Object.entries(unzipSync(archive)).sort(([a], [b]) => compareText(a, b));
  const content: Zippable = {};
  for (const [path, bytes] of files) content[path] = strToU8(edit(path, strFromU8(bytes)));
  return zipSync(content, { level: 6, mtime: fixedTime(), os: 0 });
}
