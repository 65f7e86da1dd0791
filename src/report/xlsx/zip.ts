import { strToU8, type Zippable, zipSync } from 'fflate';
import { compareText } from '../../domain/text-order.ts';

/** One moment for every file, in the machine's own zone because fflate writes local times. */
function fixedTime(): Date {
  return new Date(1980, 0, 2);
}

/**
 * A ZIP archive whose bytes depend on nothing but what its files, by path, hold: sorted names, one fixed time,
 * compressed by fflate, whose bytes do not change with the version of Node; at a level that takes less than half the
 * time of the usual one, for a tenth more bytes.
 */
export function reproducibleZip(files: Readonly<Record<string, string>>): Uint8Array {
  const content: Zippable = {};
  for (const path of Object.keys(files).sort(compareText)) content[path] = strToU8(files[path] ?? '');
  return zipSync(content, { level: 2, mtime: fixedTime(), os: 0 });
}
