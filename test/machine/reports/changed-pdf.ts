import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runTool, temporaryFolder } from './written-run.ts';

/** A PDF with one thing changed in its plain form: what checks of it must find. */
export function changedPdf(pdf: string, from: string | RegExp, to: string): string {
  const folder = temporaryFolder();
  const plain = join(folder, 'plain.pdf');
  runTool('qpdf', ['--qdf', '--object-streams=disable', pdf, plain]);
  const text = readFileSync(plain, 'latin1');
  const altered = text.replace(from, to);
  if (altered === text) throw new Error(`${pdf} does not hold ${from}`);
  writeFileSync(plain, altered, 'latin1');
  const changed = join(folder, 'changed.pdf');
  writeFileSync(changed, runTool('fix-qdf', [plain], {}, 'latin1').stdout, 'latin1');
  return changed;
}
