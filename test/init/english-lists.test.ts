/** The lists of an English-speaking group, with its own words for headers, are proposed as those of a French one are. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, must, writeFiles } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { writeXlsx } from '../workspace/sheet/write-xlsx.ts';

const LISTS = {
  'Partners.csv':
    'Schools and Libraries Framework,,,\nShort name,Partner,Date joined,Date left\nLAOIS,Laois County Council,01/01/2024,\n' +
    'TULLA,Tullamore Community Trust,01/01/2024,31/08/2026\n',
  'School list.csv':
    'School,Roll number,Eircode,Type,Partner,From,To\nTullamore College,65610K,R35 P8C2,Secondary,Tullamore Community Trust,01/01/2024,\n' +
    'Portlaoise Library,LIB-1,R32 C9X5,Library,Laois County Council,01/01/2024,\n',
  'Shared campuses.csv': 'Campus,Roll number\nTown campus,65610K\nTown campus,LIB-1\n',
  'October return.csv': 'Roll number,Headcount,Date of return\n65610K,541,01/10/2025\nLIB-1,20,01/10/2025\n',
  'Circuits.csv':
    'Circuit ID,Site,Service code,Mbps,Live from,Ceased\nCKT-1,Town campus,BB100,100,01/02/2024,31/08/2026\n',
  'Price list.csv':
    'Service code,Description,Price €,VAT,Frequency,From\nBB100,Broadband,€180.00,23%,One-off,01/01/2024\n',
};

test('the columns of their tables are found by their headers', () =>
  inFolder(async (folder) => {
    writeFiles(folder, LISTS);
    const said = await must('init', folder, '--lang', 'en', '--from', folder);
    expect(said).not.toContain('no table that grappe knows');
    const text = readFileSync(join(folder, 'convention.yaml'), 'utf8');
    const columns = [...text.matchAll(/^ {8}(?:# )?(\w+): "([^"]+)"/gm)].map(
      ([, name, header]) => `${name} ${header}`,
    );
    expect(columns).toEqual([
      ...['member Short name', 'name Partner', 'joined_on Date joined', 'left_on Date left'],
      ...['site Roll number', 'name School', 'type Type', 'member Partner', 'valid_from From', 'valid_to To'],
      ...['grappe Campus', 'site Roll number', 'name Campus'],
      ...['site Roll number', 'as_of Date of return', 'value Headcount', 'source October return.csv'],
      ...['access Circuit ID', 'serves Site', 'item_code Service code', 'bandwidth_mbps Mbps'],
      ...['activated_on Live from', 'terminated_on Ceased'],
      ...[
        'item_code Service code',
        'label Description',
        'vat_rate VAT',
        'billing Frequency',
        'valid_from From',
      ],
      'unit_price Price €',
    ]);
  }));

test('their sheets have points before the decimals: 1,188 in a text is refused later, and was read as 1.188', () =>
  inFolder(async (folder) => {
    const header = ['Roll number', 'Headcount', 'Date of return'];
    const rows = [header, ['65610K', { v: '541.5' }, '01/10/2025']];
    const returns = (more: readonly string[]): Uint8Array =>
      writeXlsx({ sheets: [{ name: 'A', rows: [...rows, more] }] });
    writeFiles(folder, { ...LISTS, 'October return.xlsx': returns([]) });
    rmSync(join(folder, 'October return.csv'));
    await must('init', folder, '--lang', 'en', '--from', folder);
    const text = readFileSync(join(folder, 'convention.yaml'), 'utf8');
    expect(text).toContain('file: "October return.xlsx"\n      numbers: { decimal: "." }\n');
    expect(text).toContain('value: "Headcount"   # 541.5\n');
    writeFiles(folder, { 'October return.xlsx': returns(['LIB-1', '1,188', '01/10/2025']) });
    const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
    expect(stderr).toContain(
      'October return.xlsx:3:Headcount: error[number-invalid]: expected a number, found "1,188"',
    );
  }));

test('what is left to decide names no French law, kind or rate of VAT', () =>
  inFolder(async (folder) => {
    const bill =
      'Invoice no,Invoice date,Line,Circuit ID,Description,Net\nF1,31/03/2026,1,CKT-1,Broadband,180.00\n';
    writeFiles(folder, { ...LISTS, 'invoices/operator-2026-03.csv': bill });
    await must('init', folder, '--lang', 'en', '--from', folder);
    const text = readFileSync(join(folder, 'convention.yaml'), 'utf8');
    expect(text).toContain('legal_basis: "…"');
    expect(text).toContain('# defaults: { vat_rate: "…" }   # no column of VAT rates');
    expect(text).not.toMatch(/CCP|cite-scolaire|kinds: \[cite_scolaire\]/);
  }));

test.each([
  'Payer,Payable to,Called on,Due,Amount €,Period,Reference\nTULLA,LAOIS,15/01/2026,15/02/2026,6400.00,2026-Q1,INST-1\n',
  'Redevable,Bénéficiaire,Échéance,Montant,Référence\nTULLA,LAOIS,15/02/2026,6400.00,INST-1\n',
])('a list of instalments is no price schedule, for its references', (content) =>
  inFolder(async (folder) => {
    writeFiles(folder, { ...LISTS, 'Instalments.csv': content });
    const said = await must('init', folder, '--lang', 'en', '--from', folder);
    expect(said).toContain('Instalments.csv: no table that grappe knows.');
  }),
);
