import { basename } from 'node:path';
import type { Problem } from '../diagnostics/problem.ts';
import type { Convention } from '../domain/convention.ts';
import { layoutFor } from '../invoices/invoice-path.ts';
import { shellWord } from '../text/shell-word.ts';
import { INVOICES_FOLDER } from '../workspace/layout-place.ts';

/** A file of which our words are understood may lack so many columns: it is mended where it lacks them. */
const FEW = 2;

/** So many patterns are named: those of a group with more operators say no more. */
const MOST_PATTERNS = 6;

/**
 * The problems, with one remedy for each file of `invoices/` that is written in an operator’s words and that no layout
 * of a convention with layouts is for: that an entry is for it, not which of its columns is which. What is unknown of its
 * header is not told: all of it is.
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
  const asks = (file: string): boolean => (missing.get(file) ?? 0) > FEW;
  if (![...missing.keys()].some(asks)) return problems;
  const names = convention.layouts.map(({ files }) => `"${files}"`);
  const patterns = names.length > MOST_PATTERNS ? [...names.slice(0, MOST_PATTERNS), '…'] : names;
  return problems
    .filter(({ code, place }) => code !== 'column-unknown' || !asks(place.file))
    .map((found) => {
      if (found.code !== 'column-missing' || !asks(found.place.file)) return found;
      const nothing = Object.fromEntries(Object.keys(found.args).map((name) => [name, '']));
      const { column = '' } = found.args;
      const path = shellWord(found.place.file);
      const args = { ...nothing, column, patterns: patterns.join(', '), path };
      return { ...found, args };
    });
}
