import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { type Change, withExample } from './example.ts';

/** `grappe allocate` of September with these reports; says how it ended and where the run is. */
const allocate = <T>(
  reports: readonly string[],
  use: (out: string, ended: Awaited<ReturnType<typeof runCommand>>) => T,
  changes: readonly Change[] = [],
): Promise<T> =>
  withExample(changes, async (folder) => {
    const out = join(folder, 'out');
    const asked = ['allocate', folder, '--period', '2025-09', '--out', out, '--no-pack'];
    return use(out, await runCommand([...asked, ...reports]));
  });

describe('allocate --reports', () => {
  it('writes statements as csv, xlsx and pdf when nothing is said', async () => {
    const names = await allocate([], (out) => readdirSync(join(out, 'statements')).sort());
    expect(names).toEqual(
      ['CEA', 'MEUSE', 'REGION'].flatMap((member) =>
        ['csv', 'pdf', 'xlsx'].map((type) => `${member}.${type}`),
      ),
    );
  });

  it('writes nothing for people with none', async () => {
    const written = await allocate(['--reports', 'none'], (out) =>
      ['statements', 'report.html', 'titres.csv'].filter((name) => existsSync(join(out, name))),
    );
    expect(written).toEqual([]);
  });

  it('adds the pages with html', async () => {
    await allocate(['--reports', 'html'], (out) => {
      expect(readdirSync(join(out, 'statements'))).toEqual(['CEA.html', 'MEUSE.html', 'REGION.html']);
      expect(existsSync(join(out, 'report.html'))).toBe(true);
    });
  });

  it('lists every report in SHA256SUMS and the manifest', async () => {
    await allocate(['--reports', 'html'], (out) => {
      const sums = readFileSync(join(out, 'SHA256SUMS'), 'utf8');
      const manifest = readFileSync(join(out, 'manifest.json'), 'utf8');
      for (const name of ['statements/CEA.html', 'titres.csv', 'report.html']) {
        expect(sums).toContain(`  ${name}\n`);
        expect(manifest).toContain(`"${name}"`);
      }
    });
  });

  it('refuses a format that it does not know', async () => {
    const { exitCode, stderr } = await allocate(['--reports', 'csv,docx'], (_, ended) => ended);
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringContaining('csv, xlsx, pdf, html, séparées par des virgules, ou none, pas « csv,docx »'),
    ]);
  });

  it('tells of a revenue without imputation, and stops nobody', async () => {
    const withoutRevenue: Change = ['imputations.csv', (text) => text.replace(/^REGION;recouvre;;.*\n/m, '')];
    await allocate(
      [],
      (out, { exitCode, stderr }) => {
        expect(exitCode).toBe(0);
        expect(stderr).toContain('imputations.csv:flux: avertissement[revenue-imputation-missing]');
        expect(existsSync(join(out, 'titres.csv'))).toBe(true);
      },
      [withoutRevenue],
    );
  });

  it('tells of the letters that a PDF cannot show, naming every statement, and stops nobody', async () => {
    const greek: Change = ['convention.yaml', (text) => text.replace(/^title: .*$/m, 'title: Groupement Ω')];
    await allocate(
      ['--reports', 'csv,pdf'],
      (out, { exitCode, stderr }) => {
        expect(exitCode).toBe(0);
        expect(stderr).toMatch(
          /^statements\/CEA\.pdf: avertissement\[letters-lacking\].*« Groupement Ω ».* : Ω ; dans statements\/MEUSE\.pdf, statements\/REGION\.pdf aussi$/m,
        );
        expect(existsSync(join(out, 'statements', 'CEA.pdf'))).toBe(true);
      },
      [greek],
    );
    const csvAlone = await allocate(['--reports', 'csv,xlsx,html'], (_, { stderr }) => stderr, [greek]);
    expect(csvAlone).not.toContain('letters-lacking');
  });

  it('attaches to a title the PDF whose hash it states', async () => {
    await allocate([], (out) => {
      const sums = readFileSync(join(out, 'SHA256SUMS'), 'utf8');
      const titles = readFileSync(join(out, 'titres.csv'), 'utf8').trimEnd().split('\n').slice(1);
      expect(titles).toHaveLength(5);
      for (const title of titles) {
        const [path, hash] = title.split(',').slice(-2);
        expect(sums).toContain(`${hash}  ${path}\n`);
      }
    });
  });
});
