import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { changedPdf } from './changed-pdf.ts';
import { DAYS, dailyCountsRun } from './daily-counts.ts';
import { manyMembersRun } from './many-members.ts';
import { pdfUaFaults } from './pdf-ua.ts';
import {
  allocations,
  correctedRun,
  exampleInputs,
  exampleRun,
  rowsOf,
  runTool,
  writtenRun,
} from './written-run.ts';

const MEMBERS = ['CEA', 'MEUSE', 'REGION'];

/** The amount as a French reader sees it, its no-break spaces as `_`. */
const french = (amount: string): string => amount.replace('.', ',').replace(/\B(?=(\d{3})+,)/g, '_');

describe.each(MEMBERS)('the PDF of %s', (member) => {
  let run: string;
  let pages: readonly string[];
  beforeAll(() => {
    run = exampleRun('2025-10');
    const { stdout } = runTool('pdftotext', ['-layout', join(run, `statements/${member}.pdf`), '-']);
    pages = stdout.split('\f').filter((text) => text.trim() !== '');
  });

  it('holds the figures of every line as text', () => {
    const rows = allocations(run).filter((row) => row.member === member);
    expect(rows.length).toBeGreaterThanOrEqual(20);
    const words = pages
      .join('\n')
      .replace(/(?<=\d)[ \u00a0](?=\d{3}(?:,|[ \u00a0]\d{3},))/g, '_')
      .split(/[\s*]+/);
    const found = new Map<string, number>();
    for (const word of words) found.set(word, (found.get(word) ?? 0) + 1);
    for (const name of ['net_amount', 'vat_amount', 'gross_amount', 'share'] as const) {
      const wanted = new Map<string, number>();
      for (const row of rows) {
        const figure = name === 'share' ? (row[name] ?? '') : french(row[name] ?? '');
        // What is borne alone stands under that heading, without a share of its own.
        if (figure !== '1/1') wanted.set(figure, (wanted.get(figure) ?? 0) + 1);
      }
      for (const [figure, times] of wanted) {
        expect(found.get(figure) ?? 0, `${name} ${figure}`).toBeGreaterThanOrEqual(times);
      }
    }
  });

  it('numbers its pages and bears the run, and that it is a draft, on each', () => {
    const { run_id } = JSON.parse(runTool('cat', [join(run, 'manifest.json')]).stdout) as {
      readonly run_id: string;
    };
    pages.forEach((text, index) => {
      expect(text).toContain(`Page ${index + 1} sur ${pages.length}`);
      expect(text).toContain(run_id);
      expect(text).toContain('BROUILLON');
    });
  });

  it('repeats the header of the detail', () => {
    const withLines = pages.filter((text) => /(FTTO|FTTH|4G)-\d{4}/.test(text));
    expect(withLines.length).toBeGreaterThan(0);
    for (const text of withLines) expect(text).toMatch(/(Facture|Ligne) .*HT +TVA +TTC/);
  });

  it('says above a table that goes on over a page which one it is', () => {
    const first = (text: string): string => text.split('\n').find((line) => line.trim() !== '') ?? '';
    const headings = pages.slice(1).map(first);
    for (const heading of headings) expect(heading).not.toMatch(/^ *(Facture|Ligne|Code) /);
    if (member === 'REGION')
      expect(headings).toContainEqual(expect.stringMatching(/^ *Lignes .* \(suite\)$/));
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

/** The tags of a PDF, as poppler reads them: one a line, deeper ones indented. */
function structure(pdf: string): readonly string[] {
  return runTool('pdfinfo', ['-struct', pdf]).stdout.trimEnd().split('\n');
}

describe.each(['fr', 'en'] as const)('the tags of the PDFs with corrections, %s', (language) => {
  let pdfs: readonly string[];
  beforeAll(() => {
    const run = correctedRun(language);
    pdfs = MEMBERS.map((member) => join(run, `statements/${member}.pdf`));
  });

  it('are there, with a title that is shown and a language', () => {
    for (const pdf of pdfs) {
      const { stdout } = runTool('pdfinfo', [pdf]);
      expect(stdout).toMatch(/Tagged: +yes/);
      expect(stdout).toMatch(/Title: +(État de répartition|Statement of shared costs) · /);
      const { stdout: json } = runTool('qpdf', ['--json=2', '--json-key=qpdf', pdf]);
      expect(json).toContain(`"/Lang": "u:${language === 'fr' ? 'fr-FR' : 'en-GB'}"`);
      expect(json).toContain('"/DisplayDocTitle": true');
      expect(json).toContain('"/Marked": true');
    }
  });

  it('begin with the heading of the paper, and head every table', () => {
    for (const pdf of pdfs) {
      const parts = structure(pdf).filter((line) => /^ {2}\S/.test(line));
      const names = parts.map((line) => line.trim().split(' ')[0]);
      expect(names[0]).toBe('H1');
      expect(names.filter((name) => name === 'H1')).toHaveLength(1);
      const headings = names.filter((name) => name === 'H2').length;
      expect(headings).toBeGreaterThan(4);
      expect(names.filter((name) => name === 'Table')).toHaveLength(headings);
      for (const [index, name] of names.entries()) {
        if (name !== 'Table') continue;
        const before = names.slice(0, index).filter((other) => other !== 'P');
        expect(before.at(-1)).toBe('H2');
      }
    }
  });

  it('give each table one row of header cells, each for its column, and as many cells in every row', () => {
    for (const pdf of pdfs) {
      const tables = structure(pdf)
        .join('\n')
        .split(/\n {2}Table/)
        .slice(1);
      for (const table of tables) {
        const rows = (table.split(/\n {2}\S/)[0] ?? '').split('TR').slice(1);
        const [head = '', ...body] = rows;
        const columns = head.match(/TH/g)?.length ?? 0;
        expect(columns).toBeGreaterThan(1);
        expect(head.match(/\/Scope \/Column/g)).toHaveLength(columns);
        expect(body.length).toBeGreaterThan(0);
        for (const row of body) {
          expect(row).not.toContain('TH');
          expect(row.match(/TD/g)).toHaveLength(columns);
        }
      }
    }
  });

  it('keep what programs can check of PDF/UA-1', () => {
    for (const pdf of pdfs) expect(pdfUaFaults(pdf)).toEqual([]);
  });

  it('are whole to qpdf', () => {
    for (const pdf of pdfs) expect(runTool('qpdf', ['--check', pdf]).stdout).toContain('No syntax or stream');
  });
});

it('the PDF of a coordinator whose sums to sign take several pages keeps it too, and cuts none of them', () => {
  const pdf = join(manyMembersRun(), 'statements/M0.pdf');
  expect(pdfUaFaults(pdf)).toEqual([]);
  const { stdout } = runTool('pdftotext', ['-layout', pdf, '-']);
  const signed = stdout.split('\n').filter((line) => /^\s*To be given back to .*: €.* gross \(/.test(line));
  expect(signed).toHaveLength(29);
});

it('the PDF of a line whose key is counted each day breaks no word, day or amount beside the long share', () => {
  const run = dailyCountsRun();
  const pdf = join(run, 'statements/A.pdf');
  const words = runTool('pdftotext', ['-layout', pdf, '-']).stdout.split(/[\s:;()]+/);
  const [own] = rowsOf(run, 'allocations.csv');
  const amounts = ['net_amount', 'vat_amount', 'gross_amount'].map((column) => own?.[column] ?? '');
  expect(own?.['share']?.length).toBeGreaterThan(100);
  for (const word of ['subscription', ...DAYS, ...amounts]) expect(words).toContain(word);
});

describe('the check of PDF/UA', () => {
  let pdf = '';
  beforeAll(() => {
    pdf = join(exampleRun('2025-10'), 'statements/MEUSE.pdf');
  });

  it.each([
    ['a fill that is no artifact', /\/Artifact BMC\n([^\n]* rg\n[^\n]* re f\n)EMC\n/, '$1', /01-005/],
    ['a mark of another tag', '/H1<</MCID 0>>BDC', '/H2<</MCID 0>>BDC', /01-006/],
    ['a header cell without a scope', '/Scope /Column', '/Scope /Row', /15-003/],
    ['a heading that skips a level', /\/S \/H1\b/, '/S /H2', /14-003/],
    ['no language', '/Lang (fr-FR)', '/Lang ()', /11-006/],
    ['no identifier', '<pdfuaid:part>1<', '<pdfuaid:part>2<', /06-002/],
    ['a title that is not shown', '/DisplayDocTitle true', '/DisplayDocTitle false', /07-001/],
  ])('finds %s', (_, from, to, fault) => {
    expect(pdfUaFaults(changedPdf(pdf, from, to)).join('\n')).toMatch(fault);
  });
});

describe('the text of the PDFs', () => {
  it.each(['fr', 'en'] as const)('breaks no word, number, date or code (%s)', (language) => {
    const run = correctedRun(language);
    const sites = new Map(rowsOf(join(run, 'inputs'), 'sites.csv', ';').map((row) => [row['site'], row]));
    for (const member of MEMBERS) {
      const { stdout } = runTool('pdftotext', ['-layout', join(run, `statements/${member}.pdf`), '-']);
      const words = new Set(stdout.split(/;?\s+/));
      const own = allocations(run).filter((row) => row['member'] === member);
      const wanted = own.flatMap((row) => {
        const date = row['invoice_date'] ?? '';
        const day = language === 'fr' ? date.split('-').reverse().join('/') : date;
        const { nom = '', uai = '' } = sites.get(row['site']) ?? {};
        const codes = [row['invoice_number'] ?? '', day, row['access'] ?? '', uai, row['share'] ?? ''];
        return [...codes.filter((code) => code !== '' && code !== '1/1'), ...nom.split(' ')];
      });
      expect(wanted.length).toBeGreaterThan(100);
      const broken = [...new Set(wanted)].filter((word) => word !== '' && !words.has(word));
      expect(broken, member).toEqual([]);
    }
  });
});

describe('the last page of a PDF', () => {
  it.each(['fr', 'en'])('has a table above the foot (%s)', (language) => {
    const workspace = exampleInputs('2025-10');
    const path = join(workspace, 'convention.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('locale: fr', `locale: ${language}`));
    const run = writtenRun('2025-10', { workspace });
    for (const member of MEMBERS) {
      const { stdout } = runTool('pdftotext', ['-layout', join(run, `statements/${member}.pdf`), '-']);
      const [last = ''] = stdout
        .split('\f')
        .filter((text) => text.trim() !== '')
        .slice(-1);
      expect(last, member).toMatch(/(HT +TVA +TTC|Net +VAT +Gross)[\s\S]*(Arrondi|Rounding)/);
    }
  });
});

describe('a statement of 300 lines', () => {
  const served = new Map(
    rowsOf('fixtures/grand-est', 'accesses.csv', ';').map(({ acces, dessert = '' }) => [acces, dessert]),
  );
  const isShared = (access: string): boolean => /^(CS|GR)-/.test(served.get(access) ?? '');

  it.each([
    ['few invoices', 30, 540, () => true],
    ['a hundred invoices', 100, 440, () => true],
    ['a hundred invoices of lines that are all shared', 100, 274, isShared],
  ] as const)('takes at most 12 pages: %s', (_, invoices, count, isTaken) => {
    const workspace = exampleInputs('2025-09');
    const rows = rowsOf(workspace, 'invoices/2025-09.csv', ';').filter(({ acces = '' }) => isTaken(acces));
    // Each invoice has a long number, a day and days of service of its own.
    const many = Array.from({ length: count }, (_, number) => {
      const row = rows[number % rows.length] ?? {};
      const invoice = Math.floor((number * invoices) / count);
      const day = (first: number): string => `2025-09-${String(first + (invoice % 9)).padStart(2, '0')}`;
      const own = {
        n_facture: `FACT-2025-09-${String(invoice).padStart(8, '0')}-A`,
        n_ligne: String(number + 1),
      };
      const days = row['debut_periode'] === '' ? {} : { debut_periode: day(1), fin_periode: day(20) };
      return Object.values({ ...row, ...own, date_facture: day(12), ...days }).join(';');
    });
    const header = Object.keys(rows[0] ?? {}).join(';');
    writeFileSync(join(workspace, 'invoices/2025-09.csv'), `${[header, ...many].join('\n')}\n`);
    const run = writtenRun('2025-09', { workspace });
    for (const member of MEMBERS) {
      const lines = allocations(run).filter((row) => row['member'] === member).length;
      const { stdout } = runTool('pdfinfo', [join(run, `statements/${member}.pdf`)]);
      const pages = Number(/Pages: +(\d+)/.exec(stdout)?.[1]);
      const most = Math.max(12, Math.ceil((lines * 12) / 300));
      expect(pages, `${member}, ${lines} lines`).toBeLessThanOrEqual(most);
    }
  });
});
