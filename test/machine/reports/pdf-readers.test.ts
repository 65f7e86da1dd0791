import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { changedPdf } from './changed-pdf.ts';
import { type PdfJsReading, readWithPdfJs, readWithPoppler } from './pdf-readers.ts';
import { correctedRun, exampleRun, runTool, temporaryFolder } from './written-run.ts';

const MEMBERS = ['CEA', 'MEUSE', 'REGION'];

/** A closed September and its account, in the language. */
function closedYear(language: 'fr' | 'en'): { readonly run: string; readonly account: string } {
  const workspace = join(temporaryFolder(), 'workspace');
  cpSync('fixtures/grand-est', workspace, { recursive: true });
  const convention = join(workspace, 'convention.yaml');
  writeFileSync(convention, readFileSync(convention, 'utf8').replace('locale: fr', `locale: ${language}`));
  const grappe = (...args: readonly string[]) => runTool(process.execPath, ['bin/grappe.js', ...args]);
  grappe('allocate', workspace, '--period', '2025-09', '--reports', 'pdf', '--no-reconcile');
  grappe('close', join(workspace, 'runs/2025-09'), '--on', '2025-10-20');
  grappe('account', workspace, '--period', '2025-09', '--reports', 'pdf');
  return { run: join(workspace, 'runs/2025-09'), account: join(workspace, 'accounts/2025-09') };
}

describe.each(['fr', 'en'] as const)('the PDFs as pdf.js and poppler read them, %s', (language) => {
  const readings: { readonly path: string; readonly pdfJs: PdfJsReading }[] = [];
  beforeAll(async () => {
    const { run, account } = closedYear(language);
    for (const folder of [correctedRun(language), run, account]) {
      for (const member of MEMBERS) {
        const path = join(folder, `statements/${member}.pdf`);
        readings.push({ path, pdfJs: await readWithPdfJs(path) });
      }
    }
  });

  it('have a title that is shown, a language, and say that they are tagged after PDF/UA-1', () => {
    expect(readings).toHaveLength(9);
    for (const { pdfJs } of readings) {
      const { title, texts, ...said } = pdfJs;
      expect(said).toEqual({
        language: language === 'fr' ? 'fr-FR' : 'en-GB',
        titleShown: true,
        marked: true,
        pdfUaPart: '1',
        faults: [],
      });
      expect(title.split(' · ')[0]).toBe(texts[0]?.[1]);
    }
  });

  it('begin with their one main heading, and go on by heading, header cells and cells', () => {
    const letters: Readonly<Record<string, string>> = { H1: '1', H2: '2', P: 'p', TH: 'h', TD: 'd' };
    for (const { path, pdfJs } of readings) {
      const order = pdfJs.texts.map(([tag]) => letters[tag] ?? `<${tag}>`).join('');
      expect(order, path).toMatch(/^1p+(2+p*h{2,}d{2,}p*){2,}$/);
    }
  });

  it('say the same to both, text by text, under the same tags', () => {
    for (const { path, pdfJs } of readings) {
      expect(pdfJs.texts.length, path).toBeGreaterThan(60);
      expect(readWithPoppler(path), path).toEqual(pdfJs.texts);
    }
  });
});

describe('the reading by pdf.js', () => {
  let pdf = '';
  beforeAll(() => {
    pdf = join(exampleRun('2025-10'), 'statements/MEUSE.pdf');
  });

  it.each([
    ['a text in no mark', '/H1<</MCID 0>>BDC\n', '', /stands in no mark/],
    ['a mark of another tag', '/H1<</MCID 0>>BDC', '/P<</MCID 0>>BDC', /claims what is marked P/],
    ['a mark that nothing claims', '/P<</MCID 1>>BDC', '/P<</MCID 9999>>BDC', /nothing claims .*9999/],
    ['a claim of what is not there', '/P<</MCID 1>>BDC', '/P<</MCID 9999>>BDC', /which is not there/],
  ])('finds %s', async (_, from, to, fault) => {
    const { faults } = await readWithPdfJs(changedPdf(pdf, from, to));
    expect(faults.join('\n')).toMatch(fault);
  });
});
