/** The PDFs of a French run hold no English sentence, no amount with a point and no "1 lignes". */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faults } from '../../french/english.ts';
import { correctedRun, exampleRun, runTool, temporaryFolder } from './written-run.ts';

function pdfsBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.pdf'))
    .map((path) => join(folder, path));
}

/** The PDFs of the final account of two closed months. */
function account(): string {
  const workspace = join(temporaryFolder(), 'groupement');
  const grappe = (...argv: readonly string[]) => runTool('node', ['bin/grappe.js', ...argv]);
  grappe('init', workspace, '--lang', 'fr', '-q');
  for (const month of ['2025-09', '2025-10']) {
    grappe('allocate', workspace, '--period', month, '--reports', 'none', '-q');
    grappe('close', join(workspace, 'runs', month), '--on', '2025-11-20');
  }
  grappe('account', workspace, '--period', '2025-09..2025-10', '-q');
  return join(workspace, 'accounts');
}

const faultsOf = (pdf: string): readonly string[] =>
  faults(runTool('pdftotext', ['-layout', pdf, '-']).stdout);

test.each([
  ['of an account', account],
  ['of a month', () => exampleRun('2025-10')],
  ['of a month with corrections of closed ones', () => correctedRun('fr')],
])('%s', (_, write) => {
  const pdfs = pdfsBelow(write());
  expect(pdfs.length).toBeGreaterThanOrEqual(3);
  const found = pdfs.map((path) => [path, faultsOf(path)] as const);
  expect(found.filter(([, lines]) => lines.length > 0)).toEqual([]);
});

test('the net catches the pages of an English run', () => {
  for (const pdf of pdfsBelow(correctedRun('en'))) expect(faultsOf(pdf).length).toBeGreaterThan(10);
});
