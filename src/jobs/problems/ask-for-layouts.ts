import type { Problem } from '../../diagnostics/problem.ts';
import type { Convention } from '../../domain/convention.ts';
import { fileName, layoutFor } from '../../invoices/invoice-path.ts';
import { firstFew } from '../../text/joined.ts';
import { shellWord } from '../../text/shell-word.ts';
import { INVOICES_FOLDER } from '../../workspace/convention-places.ts';

/** A file that lacks no more columns than this has our headers, and is corrected itself. */
const FEW = 2;

/** How many patterns are named: a group with more operators learns nothing from the rest. */
const MOST_PATTERNS = 6;

/**
 * Where a file of `invoices/` with an operator’s own headers matches no layout of the convention, replaces the problems
 * of its missing columns by a single remedy, an entry for the file, and drops those of its unknown headers. So for a
 * workbook whose sheet nothing names.
 */
export function askForLayouts(
  problems: readonly Problem[],
  convention: Convention | undefined,
): readonly Problem[] {
  if (convention === undefined) return problems;
  const matchesNone = ({ place: { file } }: Problem): boolean =>
    file.startsWith(`${INVOICES_FOLDER}/`) && layoutFor(fileName(file), convention) === undefined;
  const missing = new Map<string, number>();
  for (const found of problems) {
    const { code, place, args } = found;
    const isForeign = code === 'column-missing' && args['headers'] !== '';
    if (isForeign && matchesNone(found)) missing.set(place.file, (missing.get(place.file) ?? 0) + 1);
  }
  const lacksLayout = (file: string): boolean => (missing.get(file) ?? 0) > FEW;
  const names = convention.layouts.map(({ files }) => `"${files}"`);
  return problems
    .filter(({ code, place }) => code !== 'column-unknown' || !lacksLayout(place.file))
    .map((found) => {
      const path = shellWord(found.place.file);
      if (found.code === 'sheet-several' && matchesNone(found))
        return { ...found, args: { ...found.args, path } };
      if (found.code !== 'column-missing' || !lacksLayout(found.place.file)) return found;
      const remedy =
        names.length === 0 ? { alone: path } : { patterns: firstFew(names, MOST_PATTERNS), path };
      return { ...found, args: { column: found.args['column'], ...remedy } };
    });
}
