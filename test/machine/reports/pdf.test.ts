import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { allocations, runTool, writtenRun } from './written-run.ts';

const MEMBERS = ['CEA', 'MEUSE', 'REGION'];

/** The amount as a French reader sees it, its no-break spaces as `_`. */
const french = (amount: string): string => amount.replace('.', ',').replace(/\B(?=(\d{3})+,)/g, '_');

describe.each(MEMBERS)('the PDF of %s', (member) => {
  let run: string;
  let pages: readonly string[];
  beforeAll(() => {
    run = writtenRun('2025-10');
    const { stdout } = runTool('pdftotext', ['-layout', join(run, `statements/${member}.pdf`), '-']);
    pages = stdout.split('\f').filter((text) => text.trim() !== '');
  });

  it('holds the figures of every line as text', () => {
    const rows = allocations(run).filter((row) => row.member === member);
    expect(rows.length).toBeGreaterThanOrEqual(20);
    const words = pages
      .join('\n')
      .replace(/(?<=\d)[ \u00a0](?=\d{3}\b)/g, '_')
      .split(/[\s*]+/);
    const found = new Map<string, number>();
    for (const word of words) found.set(word, (found.get(word) ?? 0) + 1);
    for (const name of ['net_amount', 'vat_amount', 'gross_amount', 'share'] as const) {
      const wanted = new Map<string, number>();
      for (const row of rows) {
        const figure = name === 'share' ? (row[name] ?? '') : french(row[name] ?? '');
        wanted.set(figure, (wanted.get(figure) ?? 0) + 1);
      }
      for (const [figure, times] of wanted) {
        expect(found.get(figure) ?? 0, `${name} ${figure}`).toBeGreaterThanOrEqual(times);
      }
    }
  });

  it('numbers its pages and bears the run on each', () => {
    const { run_id } = JSON.parse(runTool('cat', [join(run, 'manifest.json')]).stdout) as {
      readonly run_id: string;
    };
    pages.forEach((text, index) => {
      expect(text).toContain(`Page ${index + 1} sur ${pages.length}`);
      expect(text).toContain(run_id);
    });
  });

  it('repeats the header of the detail', () => {
    const withLines = pages.filter((text) => /[FC]2025-0010/.test(text));
    expect(withLines.length).toBeGreaterThan(1);
    for (const text of withLines) expect(text).toMatch(/Facture +Prestation +Établissement +Règle et clé/);
  });

  it('embeds its fonts', () => {
    const { stdout } = runTool('pdffonts', [join(run, `statements/${member}.pdf`)]);
    const fonts = stdout
      .split('\n')
      .slice(2)
      .filter((line) => line !== '');
    expect(fonts).toHaveLength(2);
    for (const font of fonts) expect(font).toMatch(/IBMPlexSansCond.*Identity-H +yes yes yes/);
  });
});
