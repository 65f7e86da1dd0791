/** The letter of dispute as an office suite opens it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dayOf } from '../../../src/domain/time/calendar.ts';
import { lettersOf } from '../../../src/reconcile/letter/letters-of.ts';
import { letterDocx } from '../../../src/reconcile/outputs/letter-docx.ts';
import { LANGUAGES, reconciled, workspaceOf } from '../../reconcile/workspace.ts';
import { runTool } from './written-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'grappe-letter-'));

/** With plain spaces, as people type them. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}

test.each(LANGUAGES)(
  'LibreOffice lays out the letter on one page with what is asked and the signature, then its annex (%s)',
  async (language) => {
    const date = dayOf(2025, 12, 1);
    const found = await reconciled(workspaceOf('grand-est', 'grand-est-errors'), '2025-11');
    const { letters } = lettersOf(found, language, { date, warnings: true });
    const [letter] = letters;
    if (letter === undefined) throw new Error('no letter');
    const docx = join(folder, `${language}.docx`);
    writeFileSync(docx, await letterDocx(letter, language, date));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    runTool('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, docx]);
    const pdf = join(folder, `${language}.pdf`);
    const { stdout } = runTool('pdftotext', ['-layout', pdf, '-']);
    const text = plain(stdout);
    const pages = text.split('\f').filter((page) => page.trim() !== '');
    expect(pages.length).toBeLessThanOrEqual(6);
    const [first = '', second = ''] = pages;
    const asked = letter.asked.items.map((item) => item.slice(0, 30));
    for (const said of [letter.placeAndDate, letter.facts[1]?.text ?? '', ...asked, ...letter.closing])
      expect(first).toContain(plain(said).slice(0, 60));
    expect(first.split(letter.signature).length).toBe(3);
    expect(second).toContain(letter.annex);
    // A sum stands on the page of its table.
    for (const page of pages.slice(1)) expect(page.trim()).not.toMatch(/^(Total|Sum)/);
    for (const { title } of letter.sections) expect(text).toContain(title);
    // The header of a table stands again where the table goes on: no page begins in the middle of rows without one.
    expect(stdout).not.toContain('undefined');
    expect(runTool('pdffonts', [pdf]).stdout).toMatch(/Arial|Liberation/);
  },
);
