import { basename } from 'node:path';
import type { Problem } from '../diagnostics/problem.ts';
import type { Convention } from '../domain/convention.ts';
import { layoutFor } from '../invoices/invoice-path.ts';
import { shellWord } from '../text/shell-word.ts';
import { INVOICES_FOLDER } from '../workspace/convention-places.ts';

/** A file that lacks no more columns than these has our headers, and is mended itself. */
const FEW = 2;

/** So many patterns are named: those of a group with more operators say no more. */
const MOST_PATTERNS = 6;

/**
 * The problems, where a convention has layouts and a file of `invoices/` with an operator’s own headers matches none of
 * them: each column that it lacks then has one remedy, an entry for the file, and its unknown headers are not told.
 */
export function askForLayouts(
  problems: readonly Problem[],
  convention: Convention | undefined,
): readonly Problem[] {
  if (convention === undefined || convention.layouts.length === 0) return problems;
  const missing = new Map<string, number>();
  for (const { code, place, args } of problems) {
    const isForeign = code === 'column-missing' && args['headers'] !== '' && args['single'] === '';
    const isOfInvoices = place.file.startsWith(`${INVOICES_FOLDER}/`);
    if (!isForeign || !isOfInvoices || layoutFor(basename(place.file), convention) !== undefined) continue;
    missing.set(place.file, (missing.get(place.file) ?? 0) + 1);
  }
  const lacksLayout = (file: string): boolean => (missing.get(file) ?? 0) > FEW;
  if (![...missing.keys()].some(lacksLayout)) return problems;
  const names = convention.layouts.map(({ files }) => `"${files}"`);
  const patterns = names.length > MOST_PATTERNS ? [...names.slice(0, MOST_PATTERNS), '…'] : names;
  return problems
    .filter(({ code, place }) => code !== 'column-unknown' || !lacksLayout(place.file))
    .map((found) => {
      if (found.code !== 'column-missing' || !lacksLayout(found.place.file)) return found;
      const nothing = Object.fromEntries(Object.keys(found.args).map((name) => [name, '']));
      const { column = '' } = found.args;
      const path = shellWord(found.place.file);
      const args = { ...nothing, column, patterns: patterns.join(', '), path };
      return { ...found, args };
    });
}
