import { type Problem, sortProblems } from '../../src/diagnostics/problem.ts';
import { toDiagnostic } from '../../src/diagnostics/render.ts';
import type { InvoiceLine } from '../../src/domain/invoice-line.ts';
import type { Release } from '../../src/domain/release.ts';
import { invoiceFiles } from '../../src/invoices/files/invoice-files.ts';
import type { InvoiceFile } from '../../src/invoices/invoice-file.ts';
import { ownRelease } from '../../src/package-files.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { placeAndCode } from '../diagnostics/fixture.ts';
import { convention, type FileContents, inWorkspace, STENAY, SWITCHES } from './temporary-workspace.ts';

/** The lines of `invoices/` in canonical order, and `file:row:column code` of each problem. */
export interface FolderReading {
  readonly lines: readonly InvoiceLine[];
  readonly problems: readonly string[];
  readonly files: readonly InvoiceFile[];
}

/** Reads files of `invoices/` under the layouts given (the text of `invoices:` and what follows it). */
export function readFolder(
  invoices: FileContents,
  layouts = '',
  switches: string = SWITCHES,
  release: Release = ownRelease(),
): Promise<FolderReading> {
  const files = Object.fromEntries(
    Object.entries(invoices).map(([name, content]) => [`invoices/${name}`, content]),
  );
  const all = { ...STENAY, 'convention.yaml': convention(layouts, switches), ...files };
  return inWorkspace(all, async (folder) => {
    const loaded = loadWorkspace(folder, { release });
    const problems: Problem[] = [...loaded.problems];
    const report = (found: Problem): void => void problems.push(found);
    const lines: InvoiceLine[] = [];
    const opened: InvoiceFile[] = [];
    const found = loaded.convention && (await invoiceFiles(folder, loaded.convention, report));
    for (const path of found?.paths ?? []) {
      const file = await found?.open(path, report);
      if (file === undefined) continue;
      opened.push(file);
      for (const batch of file.batches(report)) lines.push(...batch);
    }
    const codes = sortProblems(problems).map((item) => placeAndCode(toDiagnostic(item, 'en')));
    return { lines, problems: codes, files: opened };
  });
}

/** The layouts of a convention, from one entry of `invoices:` given without its dash. */
export function layout(entry: string): string {
  const rows = entry.trim().split('\n');
  return `invoices:\n${rows.map((row, index) => `  ${index === 0 ? '- ' : '  '}${row}\n`).join('')}`;
}
