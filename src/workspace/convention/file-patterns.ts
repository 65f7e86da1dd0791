import { type Problem, problem } from '../../diagnostics/problem.ts';
import { isGlob } from '../../text/glob.ts';
import { INVOICES_FOLDER } from '../convention-places.ts';
import type { ParsedConvention } from './parsed-convention.ts';

/** Globs that can match no file: those of a layout are for names, those of `ignore_files` for names or whole paths. */
export function filePatterns({ convention, placeOf }: ParsedConvention): readonly Problem[] {
  const ofLayouts = convention.layouts.flatMap(({ files }, index) => {
    const name = files.replace(/^.*[/\\]/, '');
    const place = { ...placeOf(['invoices', index, 'files']), value: files };
    const args = { value: files, invoices: `${INVOICES_FOLDER}/`, name: name || '*' };
    return name === files ? [] : [problem('files-folder', place, args)];
  });
  const ignored = [...convention.ignoreFiles.keys()].flatMap((files) => {
    if (mayMatch(files)) return [];
    const place = { ...placeOf(['ignore_files', files]), value: files };
    const below = files.replaceAll('\\', '/').replace(/^(?:(?:.*\/)?invoices\/|\.?\/)/, '');
    const folder = `${INVOICES_FOLDER}/`;
    // What is written as a folder means all that it holds.
    const path = `${folder}${below}`.replace(/\/$/, '/*');
    const args = { value: files, folder: files.startsWith(folder) ? '' : folder, path };
    return [problem('files-folder', place, args)];
  });
  return [...ofLayouts, ...ignored];
}

/** Whether a glob of `ignore_files` is a name, or the path of a file in `invoices/` or beside the tables (`./`). */
function mayMatch(files: string): boolean {
  if (files.includes('\\') || files.endsWith('/')) return false;
  const [first = '', ...below] = files.split('/');
  // A sign for any character takes `/` too.
  if (below.length === 0 || isGlob(first)) return true;
  return first === INVOICES_FOLDER || (first === '.' && below.length === 1);
}
