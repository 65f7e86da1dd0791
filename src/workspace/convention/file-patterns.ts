import { type Problem, problem } from '../../diagnostics/problem.ts';
import type { ParsedConvention } from './parsed-convention.ts';
import type { KeyPath } from './yaml-source.ts';

/** Patterns of files that hold a folder, which no name of a file does: nothing would ever match them. */
export function filePatterns({ convention, placeOf }: ParsedConvention): readonly Problem[] {
  const layouts = convention.layouts.map(({ files }, index) => ({
    path: ['invoices', index, 'files'],
    files,
  }));
  const ignored = [...convention.ignoreFiles.keys()].map((files) => ({
    path: ['ignore_files', files],
    files,
  }));
  return [...layouts, ...ignored].flatMap(({ path, files }: { path: KeyPath; files: string }) => {
    const name = files.replace(/^.*[/\\]/, '');
    return name === files
      ? []
      : [problem('files-folder', { ...placeOf(path), value: files }, { value: files, name: name || '*' })];
  });
}
