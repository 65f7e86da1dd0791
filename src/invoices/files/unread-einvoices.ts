import { isError, type OnProblem, type Problem } from '../../diagnostics/problem.ts';
import type { Convention } from '../../domain/convention.ts';
import { isTabular } from '../../text/file-type.ts';
import { matchesAny } from '../../text/glob.ts';
import type { Doubts } from '../../workspace/convention/doubts.ts';
import type { InvoicePath } from '../invoice-path.ts';
import { openEinvoice } from './einvoice-file.ts';
import { invoicePaths } from './invoice-folder.ts';

/**
 * Reports what is wrong with electronic invoices themselves, such as their sums, where it is not known how their lines
 * are read because their layout has mistakes.
 */
export async function judgeUnreadEinvoices(
  folder: string,
  { ignoreFiles }: Pick<Convention, 'ignoreFiles'>,
  { keys, files }: Doubts,
  report: OnProblem,
): Promise<void> {
  if (files.length === 0 || keys.has('ignore_files')) return;
  const ignored = [...ignoreFiles].filter(([glob]) => !files.includes(glob));
  const silent = (): void => {};
  const paths = invoicePaths(folder, { ignoreFiles: new Map(ignored) }, silent, silent);
  for (const path of paths) {
    if (isTabular(path.name) || !matchesAny(files, path.name)) continue;
    const [asTheyAre, linesAside] = [await problemsOf(path, false), await problemsOf(path, true)];
    // It may be a mistake that the layout does not take the lines from another file.
    const isOfBoth = (found: Problem): boolean => linesAside.some((other) => isSame(found, other));
    asTheyAre.filter(isError).filter(isOfBoth).forEach(report);
  }
}

async function problemsOf(path: InvoicePath, linesAside: boolean): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const report = (found: Problem): void => void problems.push(found);
  const source = path.source(report);
  if (source !== undefined) await openEinvoice(source, path.path, report, { linesAside });
  return problems;
}

function isSame({ code, place }: Problem, other: Problem): boolean {
  return code === other.code && place.row === other.place.row && place.column === other.place.column;
}
