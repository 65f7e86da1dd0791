import { fileOfPlace, isSheetPlace } from '../../text/file-type.ts';
import { globOf } from '../../text/glob.ts';
import { isSetAside } from '../../workspace/folder/set-aside.ts';
import { fileName } from '../invoice-path.ts';
import type { KnownFiles } from './known-invoice.ts';

/**
 * Which of two files to leave aside with `ignore_files`: the one named like a copy, else the later, but none that
 * closed runs have read; empty where both are such files, or more would be left aside with it.
 */
export function copyName(
  file: string,
  other: string,
  { held, ofSeveral }: Omit<KnownFiles, 'entries'>,
): string {
  const [later, first] = [fileName(file), fileName(other)];
  const either = isSetAside(first, later) ? [other, file] : [file, other];
  const aside = either.find((one) => !held.has(fileOfPlace(one)));
  if (aside === undefined || isSheetPlace(aside) || ofSeveral.has(aside)) return '';
  return JSON.stringify(globOf(aside));
}
