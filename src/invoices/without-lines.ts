import { type Problem, problem } from '../diagnostics/problem.ts';
import { INVOICES_FOLDER } from '../workspace/layout-place.ts';
import type { InvoiceFile } from './invoice-file.ts';

/** What `init --empty` writes for whoever types the lines by hand: it is meant to be empty at first. */
const MODEL = `${INVOICES_FOLDER}/invoices.csv`;

/**
 * That a CSV or sheet holds no line, unless it is the model, or something is wrong in it; of an electronic invoice others
 * say so.
 */
export function withoutLines(
  { fingerprint: { path: file }, form, layout, skipped }: InvoiceFile,
  faulty: ReadonlySet<string>,
): readonly Problem[] {
  const isModel = file === MODEL && layout === undefined;
  if (isModel || faulty.has(file) || /(UBL|CII)$/.test(form)) return [];
  return [problem('file-without-lines', { file }, { aside: skipped().rows || '' })];
}
