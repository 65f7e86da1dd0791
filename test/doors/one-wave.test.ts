import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { oneLine } from '../invoices/einvoice/sample-invoice.ts';
import { ubl } from '../invoices/einvoice/sample-ubl.ts';
import { LINES_HEADER, lineOf, type SmallGroup, smallGroup } from './small-group.ts';

test('one fault in every table and file: all are told in the first run', async () => {
  const { folder, write, edit } = smallGroup();
  edit('convention.yaml', 'id: shared-premises', 'id: own');
  edit('members.csv', '22550001600152', '22550001600151');
  edit('sites.csv', ',lycee,', ',lycée-bis,');
  edit('grappes.csv', '0550072E,,', '0550072E,lourd,');
  edit('measures.csv', '2024-10-01,263', '2024-13-01,263');
  write('accesses.csv', 'access,serves,activated_on\nA1,STENAY,hier\n');
  write('prices.csv', 'item_code,unit_price\nABO,cher\n');
  write('imputations.csv', 'member,chapter,function,nature\nMEUSE,,221,6262\n');
  write('invoices.csv', 'invoice_number,net_amount\nF1,beaucoup\n');
  write('accepted-findings.csv', 'code,reason\nlate-line,\n');
  write('withdrawn-lines.csv', 'run,invoice_number,line_number,reason\n2025-08,F0,1,\n');
  write(
    'advances.csv',
    'debtor,creditor,called_on,gross_amount,period\nMEUSE,REGION,2025-09-01,beaucoup,2025\n',
  );
  write('budget.csv', 'member,year,gross_amount\nMEUSE,bientôt,1.00\n');
  edit('invoices/2025-09.csv', '289.90', '289.905');
  write(
    'invoices/2025/10.csv',
    LINES_HEADER + lineOf('F2', '2025-10-31', '1.00').replace('OP,F2,2025-10-31', 'OP,F2,2025-10-32'),
  );
  write('invoices/2025/avis.txt', 'x');
  const { stdout } = await runCommand(['check', folder, '--format', 'json']);
  const { diagnostics } = JSON.parse(stdout);
  const told = diagnostics.map(({ file, row, code }: { file: string; row: number | null; code: string }) =>
    [file, row, code].filter((part) => part !== null).join(' '),
  );
  for (const fault of [
    'convention.yaml 9 rule-id-reserved',
    'members.csv 2 siret-key',
    'sites.csv 3 choice-invalid',
    'grappes.csv 3 number-invalid',
    'measures.csv 3 date-invalid',
    'accesses.csv 2 date-invalid',
    'prices.csv 2 number-invalid',
    'imputations.csv 2 cell-empty',
    'invoices.csv 2 number-invalid',
    'accepted-findings.csv 2 cell-empty',
    'withdrawn-lines.csv 2 cell-empty',
    'advances.csv 2 number-invalid',
    'budget.csv 2 period-invalid',
    'invoices/2025-09.csv 2 number-decimals',
    'invoices/2025/10.csv 2 date-invalid',
    'invoices/2025/avis.txt file-unsupported',
  ]) {
    expect(told).toContain(fault);
  }
});

test('an access that the inventory lacks is told beside a fault of another table', async () => {
  const { folder, edit } = smallGroup();
  edit('members.csv', '22550001600152', '22550001600151');
  edit('accesses.csv', 'STENAY,,', 'STENAY,hier,');
  edit('invoices/2025-09.csv', ',A1,', ',A9,');
  expect(await told(folder)).toEqual([
    'accesses.csv 2 date-invalid',
    'invoices/2025-09.csv 2 access-unknown',
    'members.csv 2 siret-key',
  ]);
});

test('a row with a cell that is no value has its days judged, and whether it says what it serves', async () => {
  const { folder, write } = smallGroup();
  const row = (line: string, date: string, serves: string, category: string, days: string): string =>
    `OP,F2,${date},${line},,${serves},${category},${days},deux,20\n`;
  write(
    'invoices/2025-10.csv',
    LINES_HEADER +
      row('1', '2025-10-31', '', 'subscription', '2025-10-01,2025-10-31') +
      row('2', '2025-10-31', 'STENAY', 'subscription', ',') +
      row('3', '2025-10-31', 'STENAY', 'abonement', ',') +
      row('4', '31 octobre', 'STENAY', 'setup', '2025-10-01,') +
      row('5', '2025-10-31', 'STENAY', 'setup', '2025-10-31,2025-10-01') +
      row('6', '2025-10-31', 'STENAY', 'setup', '2025-10-31,hier') +
      row('7', '2025-10-31', 'STE\u200bNAY', 'setup', ','),
  );
  const found = (await told(folder)).filter((text) => !/number|date-invalid|choice|invisible/.test(text));
  expect(found.map((text) => text.replace('invoices/2025-10.csv ', ''))).toEqual([
    '2 serves-missing',
    '3 undated',
    '5 period-incomplete',
    '6 period-reversed',
  ]);
});

test('an electronic line without a category has its ids judged, and whether it says what it serves', async () => {
  const { folder, write, edit } = smallGroup();
  write('invoices/F2.xml', ubl(oneLine({ account: 'STENAI' })));
  const codes = async (): Promise<readonly string[]> =>
    (await told(folder)).map((text) => text.replace(/ \d+ /, ' '));
  expect(await codes()).toEqual(['invoices/F2.xml category-missing', 'invoices/F2.xml serves-missing']);
  edit('convention.yaml', 'rules:', 'invoices: [{ files: "*.xml", einvoice: { serves: "BT-133" } }]\nrules:');
  expect(await codes()).toEqual(['invoices/F2.xml category-missing', 'invoices/F2.xml serves-unknown']);
});

describe('a layout of electronic invoices with a mistake', () => {
  const wrongSums = { lines: '100.00', net: '90.00', vat: '20.00', gross: '120.00' };
  const withLayout = (layout: string): SmallGroup => {
    const group = smallGroup();
    group.write('invoices/F2.xml', ubl(oneLine({}, { totals: wrongSums })));
    group.edit('convention.yaml', 'rules:', `${layout}\nrules:`);
    return group;
  };
  const codes = async ({ folder }: SmallGroup): Promise<readonly string[]> =>
    (await told(folder)).map((text) => text.replace(/ \d+ /, ' '));
  const sum = 'invoices/F2.xml einvoice-sum';

  test.each([
    'invoices: [{ files: "*.xml", category: {} }]',
    'invoices: [{ file: "*.xml" }]',
    'invoices: lines',
    'invoice: [{ files: "*.xml" }]',
  ])('hides no wrong sum of theirs: %s', async (layout) => {
    expect((await codes(withLayout(layout))).filter((one) => one.startsWith('invoices'))).toEqual([sum, sum]);
  });

  test('but what hangs on it is not told: the sum of lines that may be elsewhere, a file that may be left aside', async () => {
    const group = withLayout('invoices: [{ files: "*.xml", line: elsewhere }]');
    group.write('invoices/F2.xml', ubl(oneLine({ net: '99.00' })));
    expect(await codes(group)).toEqual(['convention.yaml key-unknown']);
    for (const ignored of ['ignore_files: { "F2.xml": "rejected" }', 'ignore_files: F2.xml']) {
      const aside = withLayout(`invoices: [{ files: "*.xml", line: elsewhere }]\n${ignored}`);
      expect((await codes(aside)).filter((one) => !one.startsWith('convention'))).toEqual([]);
    }
  });
});

test('a default that is no category is told where it is written, and hides none of the lines', async () => {
  const { folder, edit } = smallGroup();
  const layout = 'invoices: [{ files: "*.csv", defaults: { category: abonement } }]';
  edit('convention.yaml', 'rules:', `${layout}\nrules:`);
  edit('invoices/2025-09.csv', '289.90', '289.905');
  expect(await told(folder)).toEqual([
    expect.stringMatching(/^convention\.yaml \d+ choice-invalid$/),
    'invoices/2025-09.csv 2 number-decimals',
  ]);
});

test.each([
  ['prices.csv', 'item_code,unit_price\nABO,cher\n', 'number-invalid'],
  ['imputations.csv', 'member,chapter,function,nature\nMEUSE,,221,6262\n', 'cell-empty'],
  ['invoices.csv', 'invoice_number,net_amount\nF1,beaucoup\n', 'number-invalid'],
  ['accepted-findings.csv', 'code,reason\nlate-line,\n', 'cell-empty'],
])('a fault of %s, which no share hangs on, hides none of the lines', async (file, text, code) => {
  const { folder, write, edit } = smallGroup();
  write(file, text);
  edit('measures.csv', '2024-10-01,263', '2025-10-01,263');
  expect(await told(folder)).toEqual([`${file} 2 ${code}`, 'invoices/2025-09.csv 2 measure-missing'].sort());
});

test('rows of the same days are told although another cell of one is at fault, if not one that tells them apart', async () => {
  const { folder, edit } = smallGroup();
  const [header = '', first = ''] = readFileSync(join(folder, 'sites.csv'), 'utf8').split('\n');
  const again = first.replace(',college,', ',collège-bis,');
  edit('sites.csv', `${header}\n`, `${header}\n${again}\n`);
  expect([...(await told(folder))].sort()).toEqual([
    'sites.csv 2 choice-invalid',
    'sites.csv 3 rows-overlap',
  ]);
  edit('grappes.csv', '0550072E,,', '0550020Y,lourd,');
  expect([...(await told(folder))].sort()).toEqual([
    'grappes.csv 3 number-invalid',
    'grappes.csv 3 rows-overlap',
    'sites.csv 2 choice-invalid',
    'sites.csv 3 rows-overlap',
  ]);
});

test('an access that ends before it is in service is told, and keeps no line from being shared', async () => {
  const { folder, write } = smallGroup();
  write('accesses.csv', 'access,serves,mis_en_service_le,resilie_le\nA1,STENAY,2025-09-02,2025-09-01\n');
  const { stdout } = await runCommand(['check', folder, '--format', 'json']);
  expect(JSON.parse(stdout).diagnostics).toMatchObject([
    {
      code: 'service-reversed',
      severity: 'warning',
      file: 'accesses.csv',
      row: 2,
      column: 'resilie_le',
      value: '2025-09-01',
    },
  ]);
  write('accesses.csv', 'access,serves,mis_en_service_le,resilie_le\nA1,STENAY,2025-09-01,2025-09-01\n');
  expect(await told(folder)).toEqual([]);
});

test('a row with a cell that is no value has the ids judged that it names', async () => {
  const { folder, write } = smallGroup();
  const header = LINES_HEADER.replace('\n', ',billed_to\n');
  const row = (line: string, access: string, serves: string, net: string, payer: string): string =>
    `OP,F2,2025-10-31,${line},${access},${serves},subscription,2025-10-01,2025-10-31,${net},20,${payer}\n`;
  expect(header.split(',')).toHaveLength(row('1', '', '', '', '').split(',').length);
  write(
    'invoices/2025-10.csv',
    header + row('1', 'A9', '', 'deux', 'RÉGION') + row('2', '', 'STENAI', 'trois', ''),
  );
  expect([...(await told(folder))].sort()).toEqual([
    'invoices/2025-10.csv 2 access-unknown',
    'invoices/2025-10.csv 2 member-unknown',
    'invoices/2025-10.csv 2 number-invalid',
    'invoices/2025-10.csv 3 number-invalid',
    'invoices/2025-10.csv 3 serves-unknown',
  ]);
});

test('a line that names an id that nobody knows has its days and its gross judged', async () => {
  const { folder, write } = smallGroup();
  const header = LINES_HEADER.replace('\n', ',gross_amount,billed_to\n');
  write(
    'invoices/2025-10.csv',
    `${header}OP,F2,2025-10-31,1,,STENAI,subscription,2025-10-31,2025-10-01,1.00,20,1.21,\n` +
      'OP,F2,2025-10-31,2,A1,,subscription,2025-10-01,,1.00,20,1.20,RÉGION\n',
  );
  expect([...(await told(folder))].sort()).toEqual([
    'invoices/2025-10.csv 2 gross-mismatch',
    'invoices/2025-10.csv 2 period-reversed',
    'invoices/2025-10.csv 2 serves-unknown',
    'invoices/2025-10.csv 3 member-unknown',
    'invoices/2025-10.csv 3 period-incomplete',
  ]);
});

/** `file row code` of every problem that a command tells. */
async function told(folder: string, command = 'check'): Promise<readonly string[]> {
  const { stdout } = await runCommand([command, folder, '--format', 'json']);
  return JSON.parse(stdout).diagnostics.map(
    ({ file, row, code }: { file: string; row: number | null; code: string }) =>
      [file, row, code].filter((part) => part !== null).join(' '),
  );
}

test('and in each key of a convention of wrong form as well', async () => {
  const { folder, write, edit } = smallGroup();
  edit('convention.yaml', 'prorata: daily', 'prorata: dayly');
  edit(
    'convention.yaml',
    'rules:\n',
    `curency: EUR
reconcile: { tolerance: "un centime" }
numbers: { decimal: ";" }
invoices:
  - { files: "sfr-*.csv", column: { access: "Accès" } }
tables:
  accesses: { file: "parc.csv", columns: { access: "Réf" }, skip_row: 1 }
rules:
  - id: broken
    applies_to: { target: grape }
    share: { by: equal, per: site }
`,
  );
  edit('convention.yaml', 'id: shared-premises', 'id: own');
  write('parc.csv', 'Réf,serves\nA1,STENAY\n');
  edit('members.csv', '22550001600152', '22550001600151');
  edit('sites.csv', ',lycee,', ',lycée-bis,');
  edit('grappes.csv', '0550072E,,', '0550072E,lourd,');
  edit('measures.csv', '2024-10-01,263', '2024-13-01,263');
  write('invoices/sfr-2025-09.csv', 'Accès;Montant\nA1;1,00\n');
  edit('invoices/2025-09.csv', '289.90', '289.905');
  write('invoices/avis.txt', 'x');
  expect([...(await told(folder))].sort()).toEqual(
    [
      'convention.yaml 4 value-invalid',
      'convention.yaml 8 key-unknown',
      'convention.yaml 9 value-invalid',
      'convention.yaml 10 value-invalid',
      'convention.yaml 12 key-unknown',
      'convention.yaml 14 key-unknown',
      'convention.yaml 17 value-invalid',
      'convention.yaml 19 rule-id-reserved',
      'members.csv 2 siret-key',
      'sites.csv 3 choice-invalid',
      'grappes.csv 3 number-invalid',
      'measures.csv 3 date-invalid',
      'invoices/2025-09.csv 2 number-decimals',
      'invoices/avis.txt file-unsupported',
    ].sort(),
  );
});

test.each([
  ['text that is no YAML', 'tables: { sites: { file: "Liste.csv" }', ['convention.yaml 8 yaml-syntax']],
  ['`tables:` misspelt', 'tabels: { sites: { file: "Liste.csv" } }', ['convention.yaml 8 key-unknown']],
  [
    'a list of wrong form',
    'tables: { sites: { file: "Liste.csv", colums: {} } }',
    ['convention.yaml 8 key-unknown'],
  ],
])('%s: nothing false is said of the tables that it may read', async (_, text, expected) => {
  const { folder, write, edit } = smallGroup();
  edit('convention.yaml', 'rules:\n', `${text}\nrules:\n`);
  write('Liste.csv', readFileSync(join(folder, 'sites.csv')));
  rmSync(join(folder, 'sites.csv'));
  expect(await told(folder)).toEqual(expected);
});

test.each([
  ['a placeholder of Git LFS', 'version https://git-lfs.github.com/spec/v1\n', 'file-git-lfs'],
  ['no text', 'title: \0', 'encoding-unsupported'],
])('nor where the convention is %s', async (_, text, code) => {
  const { folder, write } = smallGroup();
  write('convention.yaml', text);
  rmSync(join(folder, 'sites.csv'));
  expect(await told(folder)).toEqual([`convention.yaml ${code}`]);
});

test('a row that could not be read is no difference of its total', async () => {
  const { folder, write, edit } = smallGroup();
  const total = 'OP,F2,2025-10-31,Total,,*,,,,3.00,20\n';
  const lines = lineOf('F2', '2025-10-31', '1.00') + lineOf('F2', '2025-10-31', 'deux', '2');
  write('invoices/2025-10.csv', LINES_HEADER + lines + total);
  edit(
    'convention.yaml',
    'rules:',
    'invoices: [{ files: "*10.csv", totals: { line_number: Total } }]\nrules:',
  );
  expect(await told(folder)).toEqual(['invoices/2025-10.csv 3 number-invalid']);
  edit('invoices/2025-10.csv', 'deux', '3.00');
  expect(await told(folder)).toEqual(['invoices/2025-10.csv 4 declared-total']);
});

test('files that a misspelt `ignore_files:` lists are not judged', async () => {
  const { folder, write, edit } = smallGroup();
  write('invoices/avis.txt', 'x');
  write('invoices/copie.csv', 'x');
  edit('convention.yaml', 'rules:\n', 'ignored_files: { "avis.txt": "x", "copie.csv": "y" }\nrules:\n');
  expect(await told(folder)).toEqual(['convention.yaml 8 key-unknown']);
});

test('a row with one bad cell has its other cells judged, and a table with a bad row its references', async () => {
  const { folder, edit } = smallGroup();
  edit('members.csv', 'MEUSE,Département de la Meuse,22550001600152', 'MEUSE,,22550001600151');
  edit('sites.csv', 'college,MEUSE,0550020Y', 'colege,MOSELLE,0550020Z');
  const { stdout } = await runCommand(['check', folder, '--format', 'json']);
  const codes = JSON.parse(stdout).diagnostics.map(({ code }: { code: string }) => code);
  expect(codes.sort()).toEqual(['cell-empty', 'choice-invalid', 'member-unknown', 'siret-key', 'uai-key']);
});

test.each([
  {
    key: 'undated',
    wrong: 'undated: sometimes\n',
    path: 'invoices/2025/09.csv',
    content: `${LINES_HEADER}OP,F2,2025-09-30,1,A1,,subscription,,,1.00,20\n`,
    hidden: 'undated',
  },
  {
    key: 'site_of_grappe',
    wrong: 'site_of_grappe: both\n',
    path: 'accesses.csv',
    content: 'access,serves\nA1,STENAY\nA2,0550072E\n',
    hidden: 'grappe-site',
  },
  {
    key: 'own_categories',
    wrong: 'own_categories: { eau: hydraulique }\n',
    path: 'invoices/2025/09.csv',
    content: LINES_HEADER + lineOf('F2', '2025-09-30', '1.00').replace('subscription', 'eau'),
    hidden: 'choice-invalid',
  },
])('nothing is said that hangs on a wrong $key', async ({ wrong, path, content, hidden }) => {
  const { folder, write } = smallGroup();
  write(path, content);
  expect((await told(folder)).join('\n')).toContain(hidden);
  write('convention.yaml', wrong + readFileSync(join(folder, 'convention.yaml'), 'utf8'));
  expect(await told(folder)).toEqual(['convention.yaml 1 value-invalid']);
});

test.each([
  [
    'in one cell, by another delimiter',
    '0550072E;Lycée Alfred Kastler;lycee;REGION;;;;',
    'sites.csv 3 cell-count',
  ],
  ['without its id', ',Lycée Alfred Kastler,lycee,REGION,,,,', 'sites.csv 3 cell-empty'],
  ['with an id that is not seen whole', '0550\u200b072E,Lycée,lycee,REGION,,,,', 'sites.csv 3 id-invisible'],
])('a row %s is not missed where others name it', async (_, row, fault) => {
  const { folder, write } = smallGroup();
  const [header = '', first = ''] = readFileSync(join(folder, 'sites.csv'), 'utf8').split('\n');
  write('sites.csv', `${header}\n${first}\n${row}\n`);
  expect(await told(folder)).toEqual([fault]);
});

test('and who is named in no row at all is', async () => {
  const { folder, write, edit } = smallGroup();
  edit('sites.csv', ',lycee,', ',lycée-bis,');
  write('accesses.csv', 'access,serves\nA1,STENAY\nA2,NOWHERE\n');
  expect(await told(folder)).toEqual(['accesses.csv 3 serves-unknown', 'sites.csv 3 choice-invalid']);
});

test.each(['allocate', 'reconcile', 'status'])(
  '%s tells them all in the first run as well',
  async (command) => {
    const { folder, write, edit } = smallGroup();
    edit('convention.yaml', 'prorata: daily', 'prorata: dayly');
    edit('sites.csv', ',lycee,', ',lycée-bis,');
    write('prices.csv', 'item_code,unit_price\nABO,cher\n');
    edit('invoices/2025-09.csv', '289.90', '289.905');
    write('invoices/2025/avis.txt', 'x');
    expect(await told(folder, command)).toEqual([
      'convention.yaml 4 value-invalid',
      'invoices/2025-09.csv 2 number-decimals',
      'invoices/2025/avis.txt file-unsupported',
      'prices.csv 2 number-invalid',
      'sites.csv 3 choice-invalid',
    ]);
  },
);

test.each([
  [
    'a missing column',
    'grappes.csv',
    'grappe,name,site\nSTENAY,Stenay,0550072E\nSTENAY,Stenay,0550099Z\n',
    ['1 column-missing', '3 site-unknown'],
  ],
  [
    'a repeated one',
    'members.csv',
    'member,name,siret,name\nREGION,R,20005226400013,R\nMEUSE,M,22550001600151,M\n',
    ['1 column-repeated', '3 siret-key'],
  ],
  [
    'an unknown one',
    'measures.csv',
    'measure,site,as_of,vallue,value\nstudents,0550072E,2024-13-01,1,1\n',
    ['1 column-unknown', '2 date-invalid'],
  ],
])('%s of a table hides no fault in the cells of the others', async (_, file, text, expected) => {
  const { folder, write } = smallGroup();
  write(file, text);
  const found = (await told(folder)).filter((one) => one.startsWith(file));
  expect([...found].sort()).toEqual(expected.map((one) => `${file} ${one}`));
});

test('rows that may be no rows, or whose column is in doubt, are not judged where a column is at fault', async () => {
  const { folder, write, edit } = smallGroup();
  const sorted = async (): Promise<readonly string[]> => [...(await told(folder))].sort();
  write(
    'grappes.csv',
    'grappe,name,site\nSTENAY,Stenay,0550072E\nSTENAY,Total,0550099Z\nSTENAY,,\nSTENAY,Stenay,0550099Z,\n' +
      'grappe,name,site\n\nNotes,Stenay,0550099Z\n',
  );
  expect(await sorted()).toEqual(['grappes.csv 1 column-missing']);
  write('grappes.csv', 'grappe,name,site,site\nSTENAY,Stenay,0550072E,0550099Z\n');
  expect(await sorted()).toEqual(['grappes.csv 1 column-missing', 'grappes.csv 1 column-repeated']);
  write('grappes.csv', 'grappe,name,site\nSTENAY,Stenay,0550099Z\n');
  edit('sites.csv', 'site,name', 'sitee,name');
  expect(await sorted()).toEqual([
    'grappes.csv 1 column-missing',
    'sites.csv 1 column-missing',
    'sites.csv 1 column-unknown',
  ]);
});

test('of a list with a column at fault, only the rows that would count are judged', async () => {
  const { folder, write, edit } = smallGroup();
  const header = 'grappe,name,genre,site\n';
  write('liste.csv', `${header}STENAY,Stenay,x,0550099Z\nAutre,Stenay,x,0550098Z\n`);
  rmSync(join(folder, 'grappes.csv'));
  const list = (more: string): string =>
    `tables: { grappes: { file: liste.csv, ignore_columns: [genre], skip_rows: { grappe: ["Aut*"] }, columns: { kind: Nature${more} } } }\n`;
  edit('convention.yaml', 'rules:\n', `${list('')}rules:\n`);
  expect([...(await told(folder))].sort()).toEqual([
    'convention.yaml 8 layout-header-missing',
    'liste.csv 2 site-unknown',
  ]);
  edit('convention.yaml', 'skip_rows: { grappe:', 'skip_rows: { genre: [y], grappe:');
  edit('convention.yaml', 'Nature', 'Nature, grappe: Groupe');
  expect(await told(folder)).not.toContain('liste.csv 2 site-unknown');
});
