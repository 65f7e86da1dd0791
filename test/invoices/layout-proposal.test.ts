import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Layout } from '../../src/domain/convention.ts';
import { formatDay } from '../../src/domain/time/calendar.ts';
import { readConvention } from '../../src/workspace/convention/load.ts';
import { runCommand } from '../cli/run-command.ts';
import { has } from '../windows.ts';
import { writeXlsx } from '../workspace/sheet/write-xlsx.ts';
import { readFolder } from './read-file.ts';
import { inWorkspace, SWITCHES } from './temporary-workspace.ts';

async function proposal(file: string, ...more: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runCommand(['init', '--from', file, ...more]);
  expect([exitCode, stderr]).toEqual([0, '']);
  return stdout;
}

function proposalFor(name: string, content: string): Promise<string> {
  return inWorkspace({ [name]: content }, (folder) => proposal(join(folder, name), '--lang', 'en'));
}

/** The layout that a proposal makes as it stands. */
function layoutOf(yaml: string): Layout {
  const { value, problems } = readConvention(`${SWITCHES}${yaml}`);
  expect(problems).toEqual([]);
  const [layout, ...others] = value?.convention.layouts ?? [];
  if (layout === undefined || others.length > 0) throw new Error(yaml);
  return layout;
}

const OPERATOR = 'fixtures/grand-est/invoices/operateur-2025-12.csv';

describe('a layout proposed from the operator’s statement', () => {
  it('takes the columns that have a usual name', async () => {
    const layout = layoutOf(await proposal(OPERATOR));
    expect(layout).toMatchObject({
      files: 'operateur-*.csv',
      preamble: { until: 'N° ligne' },
      decimalMark: ',',
    });
    expect([...layout.columns]).toEqual([
      ['line_number', ['N° ligne']],
      ['access', ['Réf. accès']],
      ['serves', ['Bénéficiaire']],
      ['item_code', ['Code article']],
      ['label', ['Désignation']],
      ['period_start', ['Du']],
      ['period_end', ['Au']],
      ['service_date', ['Date de l’intervention']],
      ['quantity', ['Qté']],
      ['vat_rate', ['Taux TVA']],
    ]);
    expect([...layout.skipRows]).toEqual([['label', ['Sous-total *']]]);
    expect([...layout.totals]).toEqual([['label', ['Total de *']]]);
  });

  it('leaves the totals aside in each column that shows some', async () => {
    const rows = ['F1;1;A1;Abonnement;10,00', ';;Sous-total;;10,00', 'TOTAL;;;;10,00'];
    const ofRows = (...more: readonly string[]) =>
      proposalFor('op.csv', `${['N° facture;Ligne;Réf. accès;Libellé;Montant HT', ...more].join('\n')}\n`);
    expect(await ofRows(...rows)).toContain(
      '    skip_rows: { access: ["Sous-total"] }   # 1 row looks like a total\n' +
        '    totals: { invoice_number: ["TOTAL"] }',
    );
    expect(await ofRows(...rows.slice(0, 2), 'Total HT;;;;10,00')).toContain(
      '    skip_rows: { access: ["Sous-total"] }   # 1 row looks like a total\n' +
        '    totals: { invoice_number: ["Total HT"] }',
    );
  });

  it('reads the day above the header and those of the columns, each in its form', async () => {
    const name = 'releve-2025-09.csv';
    const content =
      'Facture n° F77 du 26/09/2025;;;;\nLigne;Réf. accès;Du;Au;Montant HT\n1;A1;01.09.2025;30.09.2025;10,00\n';
    const yaml = await proposalFor(name, content);
    expect(yaml).toContain('dates: [DD.MM.YYYY, DD/MM/YYYY]\n');
    const entry = `${yaml.replace('# net_amount', 'net_amount')}    defaults: { vat_rate: "20", category: service }\n`;
    const { lines, problems } = await readFolder({ [name]: content }, entry);
    expect([problems, lines.map(({ invoiceDate }) => formatDay(invoiceDate))]).toEqual([[], ['2025-09-26']]);
  });

  it('reads the columns by the names of grappe in either language alike', async () => {
    const rows = '1,A1,FTTO-100,Abonnement\n2,,FTTO-100,Abonnement\n';
    const ofNames = async (header: string): Promise<readonly string[]> => {
      const yaml = await proposalFor('op.csv', `${header}\n${rows}`);
      return yaml.split('\n').filter((line) => /^ {4}.*(?:FTTO|without_access)/.test(line));
    };
    expect(await ofNames('line_number,access,item_code,label')).toEqual([
      '    # without_access: "*"   # 1 row names no access: for the whole group? Then remove the "#"',
      '    #   "FTTO-*": …',
    ]);
    expect(await ofNames('n_ligne,acces,code_article,libelle')).toEqual(
      await ofNames('line_number,access,item_code,label'),
    );
  });

  it('never guesses an amount: it names the columns that may be one', async () => {
    const yaml = await proposal(OPERATOR, '--lang', 'fr');
    expect(yaml).toContain('# Les montants ne sont jamais devinés.');
    for (const line of [
      'net_amount: "Montant HT (€)"',
      'vat_amount: "Montant TVA (€)"',
      'gross_amount: "Montant TTC (€)"',
      'unit_price: "P.U. HT (€)"',
    ]) {
      expect(yaml).toContain(`      # ${line}`);
    }
  });

  it('needs only what it leaves to decide: with that, the file is read', async () => {
    const yaml = await proposal(OPERATOR);
    const decided = yaml
      .replace(/^( +)# (net_amount|vat_amount|gross_amount|unit_price):/gm, '$1$2:')
      .replace('    # categories:', '    categories:')
      .replace(/^( +)# {3}("[^"]+\*"): …$/gm, '$1  $2: other');
    const { lines, problems } = await readFolder(
      { 'operateur-2025-12.csv': readFileSync(OPERATOR) },
      decided,
    );
    expect(problems).toEqual([]);
    expect(lines.reduce((sum, { net }) => sum + net, 0n)).toBe(1_548_092n);
    expect(new Set(lines.map(({ invoiceNumber }) => invoiceNumber))).toEqual(new Set(['F2025-0012']));
  });
});

describe('a proposed layout', () => {
  it('leaves canonical and French names as they are', async () => {
    const yaml = await proposalFor('a.csv', 'n_facture;montant_ht;Libellé\nF1;1,00;x\n');
    expect([...layoutOf(yaml).columns]).toEqual([['label', ['Libellé']]]);
    expect(yaml).toContain('# Recognised as they are: invoice_number, net_amount');
  });

  it('takes neither of two columns that may be the same', async () => {
    const yaml = await proposalFor('a.csv', 'Facture;N° de facture;Accès\nF1;F1;A1\n');
    expect([...layoutOf(yaml).columns.keys()]).toEqual(['access']);
    expect(yaml).toContain('# invoice_number: "Facture"');
    expect(yaml).toContain('# invoice_number: "N° de facture"');
  });

  it('takes no column whose cells are something else than its header says', async () => {
    // A « ligne » of a telephone operator is an access, and its « Du » a person.
    const yaml = await proposalFor(
      'a.csv',
      'N° ligne;Du;Accès\n0388000001;Dupont;A1\n0388000001;Durand;A2\n',
    );
    expect([...layoutOf(yaml).columns.keys()]).toEqual(['access']);
    expect(yaml).toContain('#   "Du"   # Dupont · Durand');
  });

  it('shows a column of charges and one of credits, and takes neither', async () => {
    const yaml = await proposalFor('a.csv', 'Accès;Débit;Crédit\nA1;1,00;\n');
    expect(layoutOf(yaml).amounts.size).toBe(0);
    expect(yaml).toContain('# amounts: { charge: "Débit", credit: "Crédit" }');
  });

  it('stays YAML whatever the headers hold', async () => {
    const name = has.anySigns ? 'a"b: 1.csv' : "a'b# 1.csv";
    const yaml = await proposalFor(name, 'Libellé;"x\n- y: ""z""";[;Accès\na: b;# c;];A\\1\n');
    expect(layoutOf(yaml).files).toBe(name.replace('1', '*'));
    expect(yaml).toContain('"x - y: \\"z\\""');
  });

  it('says why there is none', async () => {
    const { exitCode, stderr } = await runCommand(['init', '--from', 'nothing.csv', '--lang', 'en']);
    expect([exitCode, stderr]).toEqual([2, 'There is no file nothing.csv.\n']);
    const empty = await inWorkspace({ 'a.csv': '' }, (folder) =>
      runCommand(['init', '--from', join(folder, 'a.csv')]),
    );
    expect([empty.exitCode, empty.stdout]).toEqual([2, '']);
  });
});

describe('the days of lines within texts', () => {
  const HEADER = 'N° facture;Date facture;Réf. accès;Libellé;Période;Montant HT;Taux TVA';
  const proposed = (...rows: readonly (readonly [label: string, period: string])[]) => {
    const lines = rows.map(([label, period]) => `F1;30/09/2025;A1;${label};${period};10,00;20`);
    return proposalFor('op-2025-09.csv', `${[HEADER, ...lines].join('\n')}\n`);
  };

  it('are taken from the column all of whose texts say some', async () => {
    const yaml = await proposed(
      ['Abo', 'du 01/09/2025 au 30/09/2025'],
      ['Abo', 'du 01/09 au 30/09/2025'],
      ['Abo', 'du 1er au 30 septembre 2025'],
      ['Abo', 'septembre 2025'],
      ['Mise en service', '15/09/2025'],
      ['Remise', ''],
    );
    const { fromColumns } = layoutOf(yaml);
    expect(
      [...fromColumns].map(([header, patterns]) => [header, patterns.map(({ source }) => source)]),
    ).toEqual([['Période', ['du {period_start} au {period_end}', '{period}', '{service_date}']]]);
    expect(yaml).not.toContain('Without a place');
  });

  it.each([
    'n° 12 de septembre 2025',
    'à échoir',
    '2025',
    'du 01/09/2025 au 31/09/2025',
    'du 31/09 au 30/11/2025',
    'du 01/09/2025 au 30/09',
    'août et septembre 2025',
    'quinzaine de septembre 2025',
    'jusqu’au 30/09/2025',
    'fin septembre 2025',
  ])('are not where one text is %s', async (text) => {
    const yaml = await proposed(['Abo', 'octobre 2025'], ['Abo', text]);
    expect(layoutOf(yaml).fromColumns.size).toBe(0);
    expect(yaml).toContain('#   "Période"');
  });

  it.each([
    ['more than four ways', HEADER, ['T3 2025', 'a: 2025-09', 'b 2025-09', 'c 2025-09', 'd 2025-09']],
    ['two such columns', HEADER.replace('Libellé', 'Mois'), ['09/2025']],
    ['columns for them', HEADER.replace('Libellé', 'Du'), ['09/2025']],
  ])('are not taken where there are %s', async (_, header, periods) => {
    const first = header.includes('Mois') ? '09/2025' : header.includes('Du') ? '01/09/2025' : 'Abo';
    const rows = periods.map((period) => `F1;30/09/2025;A1;${first};${period};10,00;20`);
    const yaml = await proposalFor('op-2025-09.csv', `${[header, ...rows].join('\n')}\n`);
    expect(layoutOf(yaml).fromColumns.size).toBe(0);
    expect(yaml).toContain('#   "Période"');
  });

  it('stand beside a site before its name', async () => {
    const header = 'N° facture;Date facture;Site;Libellé;Montant HT;Taux TVA';
    const rows = [
      'F1;30/09/2025;0550020Y Collège A. Kastler;Abo du 01/09/2025 au 30/09/2025;1,00;20',
      'F1;30/09/2025;0550072E;Mise en service;1,00;20',
    ];
    const yaml = await proposalFor('op-2025-09.csv', `${[header, ...rows].join('\n')}\n`);
    const shown = yaml.replace('# label: [', 'label: [');
    expect(shown).not.toBe(yaml);
    for (const [text, more] of [
      [yaml, []],
      [shown, [['label', ['*du {period_start} au {period_end}*', '*']]]],
    ] as const) {
      const { columns, fromColumns } = layoutOf(text);
      expect(columns.has('serves')).toBe(false);
      expect([...fromColumns].map(([name, found]) => [name, found.map(({ source }) => source)])).toEqual([
        ['Site', ['{serves} *', '{serves}']],
        ...more,
      ]);
    }
    expect(yaml).not.toContain('No column for access or serves');
  });

  it.each(['0550020Y', '0550020Z Collège', 'Collège 0550020Y', '0550020Y / 0550072E Cité scolaire'])(
    'name no site before its name as %s',
    async (text) => {
      const header = 'N° facture;Date facture;Site;Libellé;Montant HT;Taux TVA';
      const yaml = await proposalFor('op-2025-09.csv', `${header}\nF1;30/09/2025;${text};Abo;1,00;20\n`);
      const { columns, fromColumns } = layoutOf(yaml);
      expect(columns.get('serves')).toEqual(['Site']);
      expect(fromColumns.size).toBe(0);
    },
  );

  it('are shown where labels hold months too', async () => {
    const yaml = await proposed(
      ['Abo août 2025', 'x'],
      ['Abo du 01/09 au 30/09/2025', 'x'],
      ['Mise en service', 'x'],
    );
    expect(yaml).toContain(
      '# from_columns: { label: ["*{period}*", "*du {period_start} au {period_end}*", "*"] }',
    );
  });

  it('are shown, not taken, where labels hold them', async () => {
    const yaml = await proposed(['Abo du 01/09/2025 au 30/09/2025 FTTO', 'x'], ['Mise en service', 'x']);
    expect(layoutOf(yaml).fromColumns.size).toBe(0);
    const line = '    # from_columns: { label: ["*du {period_start} au {period_end}*", "*"] }';
    expect(yaml).toContain(`${line}   # if these are the days of the lines\n`);
    const { fromColumns } = layoutOf(yaml.replace('# from_columns', 'from_columns'));
    expect([...fromColumns.keys()]).toEqual(['label']);
  });
});

describe('rows that a sheet hides', () => {
  const HEADER = 'N° facture;Date facture;Réf. accès;Libellé;Montant HT;Taux TVA';
  const ROWS = [1, 2, 3].map((net) => `F1;05/09/2025;A${net};Fibre;${net},00;20`);
  const rows = [HEADER, ...ROWS].map((row) => row.split(';'));
  const sheet = writeXlsx({ sheets: [{ name: 'S', rows, hiddenRows: [3, 4] }] });

  it('are counted beside the key that has them read, and read by it as all others', async () => {
    const yaml = await inWorkspace({ 'op.xlsx': sheet }, (folder) =>
      proposal(join(folder, 'op.xlsx'), '--lang', 'en'),
    );
    expect(yaml).toContain('    # hidden_rows: read   # 2 rows are hidden, and refused');
    const read = (text: string) =>
      readFolder(
        { 'op.xlsx': sheet },
        text
          .replace('      # net_amount:', '      net_amount:')
          .replace('    # categories:', '    categories: { "*": setup }'),
      );
    expect((await read(yaml)).problems).toEqual([
      'invoices/op.xlsx:3 sheet-hidden-row',
      'invoices/op.xlsx:4 sheet-hidden-row',
    ]);
    const { lines, problems } = await read(yaml.replace('# hidden_rows', 'hidden_rows'));
    expect(problems).toEqual([]);
    expect(lines.map(({ row, net }) => [row, net])).toEqual([
      [2, 100n],
      [3, 200n],
      [4, 300n],
    ]);
  });
});

describe('cells that repeat the one above', () => {
  const HEADER = 'N° facture;Date facture;Réf. accès;Libellé;Montant HT;Taux TVA';
  const ROWS = ['F1;30/09/2025;A1;Abo;1,00;20', ';;;Service;1,00;20', 'F1;30/09/2025;A2;Abo;1,00;20'];

  it('are filled down where they are merged in a sheet', async () => {
    const rows = [HEADER, ...ROWS].map((row) => row.split(';'));
    const merges = ['A2:A3', 'B2:B3', 'C2:C3'];
    const sheet = writeXlsx({ sheets: [{ name: 'S', rows, merges }] });
    const yaml = await inWorkspace({ 'op.xlsx': sheet }, (folder) =>
      proposal(join(folder, 'op.xlsx'), '--lang', 'en'),
    );
    expect(layoutOf(yaml).fillDown).toEqual(['invoice_number', 'invoice_date', 'access']);
    expect(yaml).not.toContain('without_access');
  });

  it('are only shown where nothing says that they are', async () => {
    const yaml = await proposalFor('op.csv', `${[HEADER, ...ROWS].join('\n')}\n`);
    expect(layoutOf(yaml).fillDown).toEqual([]);
    expect(yaml).toContain('    # without_access: "*"   # 1 row names no access: for the whole group?');
    expect(yaml).toContain(
      '    # fill_down: [access]   # or for the access of the row above? Then this one\n',
    );
    expect(layoutOf(yaml.replace('# fill_down', 'fill_down')).fillDown).toEqual(['access']);
  });
});
