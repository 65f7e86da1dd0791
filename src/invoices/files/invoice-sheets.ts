import { type OnProblem, problem } from '../../diagnostics/problem.ts';
import type { Convention } from '../../domain/convention.ts';
import { cleanText } from '../../text/clean-text.ts';
import { recordKindOf, sheetPlace } from '../../text/file-type.ts';
import { isGlob, matchesAny } from '../../text/glob.ts';
import { compareBy } from '../../text/text-order.ts';
import type { SheetEntry } from '../../workspace/records/grid.ts';
import { withoutContent } from '../../workspace/records/input-file.ts';
import { namesOf, openWorkbook } from '../../workspace/records/sheet/open-sheet.ts';
import { type InvoicePath, layoutFor } from '../invoice-path.ts';

/**
 * The sheets of a workbook that `sheets` of its layout names, each as a file within it; any other file as it is. The
 * workbook is opened once for all of them. A name without a sheet is a problem; a pattern may match sheets to come.
 */
export function sheetsAsFiles(
  path: InvoicePath,
  convention: Convention,
  report: OnProblem,
): readonly InvoicePath[] {
  const named = layoutFor(path.name, convention)?.sheets ?? [];
  if (named.length === 0 || recordKindOf(path.name) !== 'sheet') return [path];
  const source = path.source(report);
  if (source === undefined) return [];
  const nothing = withoutContent(source, path.path);
  if (nothing !== undefined) report(nothing);
  const workbook = nothing === undefined ? openWorkbook(source, path.path, report) : undefined;
  if (workbook === undefined) return [];
  const { read, others, unknown } = chosenSheets(workbook.sheets, named);
  for (const sheet of unknown) {
    const args = {
      sheet,
      found: namesOf(workbook.sheets),
      key: 'sheets',
      later: isGlob(sheet) ? '' : JSON.stringify(`${sheet}*`),
    };
    report(problem('sheet-unknown', { file: path.path, value: sheet }, args));
  }
  // The first sheet that is opened reports those that nothing reads.
  let untold = others;
  const tellOthers = (): readonly SheetEntry[] => {
    const told = untold;
    untold = [];
    return told;
  };
  const inOrder = [...read].sort(compareBy(({ name }) => cleanText(name)));
  return inOrder.map((sheet) => ({
    ...path,
    path: sheetPlace(path.path, cleanText(sheet.name)),
    archive: path.archive ?? workbook.fingerprint,
    sheet: { workbook, sheet, others: tellOthers, mayBeBlank: true },
  }));
}

/**
 * Which sheets are read: those with these names, and the visible ones that match a pattern. `others` are the remaining
 * visible sheets, and hidden ones that match a pattern. `unknown` are the names that no sheet has; where none is read,
 * also all patterns.
 */
function chosenSheets(sheets: readonly SheetEntry[], named: readonly string[]) {
  const globs = named.filter(isGlob).map(cleanText);
  const names = new Set(named.filter((name) => !isGlob(name)).map(cleanText));
  const isMatched = ({ name }: SheetEntry): boolean => matchesAny(globs, cleanText(name));
  const read = sheets.filter(
    (sheet) => names.has(cleanText(sheet.name)) || (sheet.visible && isMatched(sheet)),
  );
  const others = sheets.filter((sheet) => !read.includes(sheet) && (sheet.visible || isMatched(sheet)));
  const found = new Set(sheets.map(({ name }) => cleanText(name)));
  const lacking = [...names].filter((name) => !found.has(name));
  return { read, others, unknown: read.length === 0 ? named : lacking };
}
