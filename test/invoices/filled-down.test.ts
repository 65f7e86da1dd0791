import { describe, expect, it } from 'vitest';
import { invoiceFiles } from '../../src/invoices/files/invoice-files.ts';
import { ownRelease } from '../../src/package-files.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { runCommand } from '../cli/run-command.ts';
import { writeXlsx } from '../workspace/sheet/write-xlsx.ts';
import { layout, readFolder } from './read-file.ts';
import { convention, inWorkspace, STENAY } from './temporary-workspace.ts';

const HEADER = 'invoice_number,invoice_date,line_number,access,category,label,net_amount,vat_rate';

/** Reads rows of access, label and net amount, numbered from 1. */
function read(entry: string, rows: readonly (readonly [access: string, label: string, net: string])[]) {
  const lines = rows.map(
    ([access, label, net], at) => `F1,2025-09-30,${at + 1},${access},subscription,${label},${net},20`,
  );
  return readFolder({ 'f.csv': `${[HEADER, ...lines].join('\n')}\n` }, layout(`files: "*"\n${entry}`));
}

const accesses = ({ lines }: Awaited<ReturnType<typeof read>>) => lines.map(({ access }) => access);

describe('columns that a layout fills down', () => {
  it('repeat the cell above where theirs is empty, to the next that is not', async () => {
    const found = await read('fill_down: [access]', [
      ['A1', 'x', '1.00'],
      ['', 'x', '1.00'],
      [' ', 'x', '1.00'],
      ['A2', 'x', '1.00'],
      ['', 'x', '1.00'],
    ]);
    expect(found.problems).toEqual([]);
    expect(accesses(found)).toEqual(['A1', 'A1', 'A1', 'A2', 'A2']);
  });

  it('repeat nothing above the first, in another file, or in another column', async () => {
    const entry = 'files: "*"\nfill_down: [access]\nwithout_access: "*"';
    const row = (number: number, access: string) =>
      `F${number},2025-09-30,1,${access},subscription,x,1.00,20`;
    const { lines, problems } = await readFolder(
      {
        'a.csv': `${HEADER}\n${row(1, '')}\n${row(2, 'A1')}\n`,
        'b.csv': `${HEADER}\n${row(3, '')}\n${row(4, 'A2').replace(',x,', ',,')}\n`,
      },
      layout(entry),
    );
    expect(problems).toEqual([]);
    expect(lines.map(({ access, label }) => [access, label])).toEqual([
      [undefined, 'x'],
      ['A1', 'x'],
      [undefined, 'x'],
      ['A2', undefined],
    ]);
  });

  it('repeat the title of a group of lines, which is left aside, and nothing below the cell of a total', async () => {
    const found = await read('fill_down: [access]\nskip_rows: { net_amount: [""], access: ["Total*"] }', [
      ['A1', '', ''],
      ['', 'x', '1.00'],
      ['Total', 'HT', '1.00'],
      ['', 'TTC', '1.20'],
      ['A2', '', ''],
      ['', 'z', '1.00'],
    ]);
    expect(found.problems).toEqual([]);
    expect(found.lines.map(({ access, label }) => [access, label])).toEqual([
      ['A1', 'x'],
      [undefined, 'TTC'],
      ['A2', 'z'],
    ]);
  });

  it('repeat nothing of a row that repeats the header, by whatever cell it is left aside', async () => {
    const rows = [
      'G,F1,2025-09-30,1,A1,setup,x,1.00,20',
      `supplier,${HEADER}`,
      ',F1,2025-09-30,2,A1,setup,x,1.00,20',
    ];
    const { lines, problems } = await readFolder(
      { 'f.csv': `supplier,${HEADER}\n${rows.join('\n')}\n` },
      layout('files: "*"\nfill_down: [supplier]\nskip_rows: { net_amount: [net_amount] }'),
    );
    expect(problems).toEqual([]);
    expect(lines.map(({ supplier }) => supplier)).toEqual(['G', 'G']);
  });

  it('repeat nothing below a cell of several that are read as one, by which a total is left aside', async () => {
    const header = HEADER.replace('access', 'Lien,Lien 2');
    const rows = [
      'F1,2025-09-30,1,A1,,setup,x,1.00,20',
      'F1,,,Total,,,,1.00,',
      'F1,2025-09-30,2,,,setup,x,1.00,20',
    ];
    const { lines, problems } = await readFolder(
      { 'f.csv': `${header}\n${rows.join('\n')}\n` },
      layout(
        'files: "*"\ncolumns: { access: [Lien, Lien 2] }\nfill_down: [access]\nskip_rows: { Lien: [Total] }\nwithout_access: "*"',
      ),
    );
    expect(problems).toEqual([]);
    expect(lines.map(({ access }) => access)).toEqual(['A1', undefined]);
  });

  it('are one cell for two of them that one text says', async () => {
    const files = {
      ...STENAY,
      'convention.yaml': convention(
        layout('files: "*"\nfill_down: [serves, period_start]\nfrom_columns: { T: "{serves} {period}" }'),
      ),
      'invoices/f.csv': `${HEADER.replace('access', 'T')}\nF1,2025-09-30,1,STENAY 09/2025,setup,x,1.00,20\nF1,2025-09-30,2,,setup,x,1.00,20\n`,
    };
    await inWorkspace(files, async (folder) => {
      const { stdout } = await runCommand(['check', folder, '--format', 'json']);
      expect(stdout).toContain('"filled_cells": 1,');
    });
  });

  describe('and are merged in a sheet', () => {
    const merged = (
      entry: string,
      merges: readonly string[],
      rows: readonly (readonly string[])[],
      hiddenRows: readonly number[] = [],
    ) => {
      const cells = rows.map(([access = '', label = '', net = ''], at) => [
        'F1',
        '2025-09-30',
        `${at + 1}`,
        access,
        'setup',
        label,
        net,
        '20',
      ]);
      const sheets = [{ name: 'S', merges, hiddenRows, rows: [HEADER.split(','), ...cells] }];
      return readFolder(
        { 'f.xlsx': writeXlsx({ sheets }) },
        layout(`files: "*"\nfill_down: [access]\n${entry}`),
      );
    };

    it('may cover a subtotal that is left aside, and that the sheet may hide', async () => {
      const rows = [
        ['A1', 'x', '1.00'],
        ['', 'Total', '1.00'],
        ['A2', 'y', '1.00'],
      ];
      for (const hidden of [[], [3]]) {
        const found = await merged('skip_rows: { label: [Total] }', ['D2:D3'], rows, hidden);
        expect(found.problems).toEqual([]);
        expect(accesses(found)).toEqual(['A1', 'A2']);
      }
    });

    it('are no line where the cell is that of a total, or of the header', async () => {
      const total = [
        ['A1', 'x', '1.00'],
        ['Total', 'HT', '1.00'],
        ['', 'TTC', '1.20'],
      ];
      const below = await merged('skip_rows: { access: [Total] }', ['D3:D4'], total);
      expect(below.problems).toEqual(['invoices/f.xlsx:4:access sheet-merged']);
      expect(accesses(below)).toEqual(['A1']);
      const header = await merged('without_access: "*"', ['D1:D2'], [['', 'x', '1.00']]);
      expect(header.problems).toEqual(['invoices/f.xlsx:2:access sheet-merged']);
      expect(header.lines).toEqual([]);
    });
  });

  describe('and say which rows are credits', () => {
    const KINDS = `charge_or_credit: { Type: { Facture: charge, Avoir: credit } }`;
    const rows = [
      `Type,${HEADER}`,
      'Facture,F1,2025-09-30,1,A1,setup,x,1.00,20',
      'Avoir,F1,2025-09-30,2,A1,setup,x,2.00,20',
      ',F1,2025-09-30,3,A1,setup,x,3.00,20',
    ].map((row) => row.split(','));
    const nets = ({ lines }: Awaited<ReturnType<typeof read>>) => lines.map(({ net }) => Number(net));

    it('in a CSV file', async () => {
      const files = { 'f.csv': `${rows.join('\n')}\n` };
      const found = await readFolder(files, layout(`files: "*"\n${KINDS}\nfill_down: [Type]`));
      expect([found.problems, nets(found)]).toEqual([[], [100, -200, -300]]);
    });

    it('where they are merged, which is the remedy that is told', async () => {
      const files = { 'f.xlsx': writeXlsx({ sheets: [{ name: 'S', merges: ['A3:A4'], rows }] }) };
      const found = await readFolder(files, layout(`files: "*"\n${KINDS}\nfill_down: [Type]`));
      expect([found.problems, nets(found)]).toEqual([[], [100, -200, -300]]);
      const hints = async (entry: string) =>
        inWorkspace(
          {
            ...STENAY,
            'convention.yaml': convention(layout(`files: "*"\n${entry}`)),
            'invoices/f.xlsx': files['f.xlsx'],
          },
          async (folder) => (await runCommand(['check', folder, '--lang', 'en'])).stderr,
        );
      expect(await hints(KINDS)).toContain('fill_down: ["Type"]');
      expect(await hints(KINDS.replace('Facture', '""'))).not.toContain('fill_down');
    });

    it('unless a word is for an empty cell, which would then repeat another', async () => {
      for (const glob of ['""', '"*"']) {
        const kinds = KINDS.replace('Facture', glob);
        const { problems } = await readFolder({}, layout(`files: "*"\n${kinds}\nfill_down: [Type]`));
        expect(problems).toEqual(['convention.yaml:10:invoices[0].fill_down keys-exclude']);
      }
      const ofLabel = 'charge_or_credit: { label: { Avoir: credit, "*": charge } }\nfill_down: [label]';
      const labels = await read(ofLabel, [
        ['A1', 'Avoir', '1.00'],
        ['A1', '', '2.00'],
        ['A1', 'x', '3.00'],
      ]);
      expect([labels.problems, nets(labels)]).toEqual([[], [-100, -200, 300]]);
    });

    it('and no other column by its header', async () => {
      const { problems } = await readFolder({}, layout(`files: "*"\n${KINDS}\nfill_down: [Nature]`));
      expect(problems).toEqual(['convention.yaml:10:invoices[0].fill_down[0] key-unknown']);
    });
  });

  it('repeat what a row of totals says beside its total', async () => {
    const found = await read('fill_down: [access]\ntotals: { label: "Total*" }', [
      ['A1', 'x', '1.00'],
      ['A2', 'Total', '2.00'],
      ['', 'y', '1.00'],
    ]);
    expect(accesses(found)).toEqual(['A1', 'A2']);
  });

  it('repeat nothing of the end of a file when it is read once more', async () => {
    const row = (access: string, number: number) =>
      `F1,2025-09-30,${number},${access},subscription,x,1.00,20\n`;
    const files = {
      ...STENAY,
      'convention.yaml': convention(layout('files: "*"\nfill_down: [access]\nwithout_access: "*"')),
      'invoices/f.csv': `${HEADER}\n${row('', 1)}${row('A1', 2)}`,
    };
    await inWorkspace(files, async (folder) => {
      const loaded = loadWorkspace(folder, { release: ownRelease() });
      const found = loaded.convention && (await invoiceFiles(folder, loaded.convention, () => {}));
      expect(found?.paths).toHaveLength(1);
      for (const path of found?.paths ?? []) {
        const file = await found?.open(path, () => {});
        for (const _ of [1, 2]) {
          const lines = [...(file?.batches(() => {}) ?? [])].flat();
          expect(lines.map(({ access }) => access)).toEqual([undefined, 'A1']);
        }
      }
    });
  });

  it('may be those whose fields a text says', async () => {
    const { lines, problems } = await read('fill_down: [period_start]\nfrom_columns: { label: "{period}" }', [
      ['A1', 'septembre 2025', '1.00'],
      ['A1', '', '1.00'],
    ]);
    expect(problems).toEqual([]);
    expect(new Set(lines.map(({ periodStart, periodEnd }) => `${periodStart} ${periodEnd}`)).size).toBe(1);
    expect(lines.map(({ periodEnd }) => periodEnd === undefined)).toEqual([false, false]);
  });

  it.each(['net_amount', 'vat_amount', 'gross_amount', 'unit_price', 'quantity', 'line_number', 'nothing'])(
    'are not %s',
    async (name) => {
      const { problems } = await read(`fill_down: [${name}]`, [['A1', 'x', '1.00']]);
      expect(problems).toEqual(['convention.yaml:9:invoices[0].fill_down[0] key-unknown']);
    },
  );

  it('must be there, unless they are optional', async () => {
    const { problems } = await read('fill_down: [serves]', [['A1', 'x', '1.00']]);
    expect(problems).toEqual(['convention.yaml:9:invoices[0].fill_down layout-header-missing']);
    const optional = 'columns: { serves: Site }\noptional: [serves]\nfill_down: [serves]';
    expect((await read(optional, [['A1', 'x', '1.00']])).problems).toEqual([]);
  });

  it('are judged in rows of a sheet that are left aside, since they stand above lines', async () => {
    const rows = [
      HEADER.split(','),
      ['F1', '2025-09-30', '0', { v: '1.1' }, 'subscription', 'title', '', '20'],
      ['F1', '2025-09-30', '1', '', 'subscription', 'x', '1.00', '20'],
    ];
    const sheet = writeXlsx({ sheets: [{ name: 'S', rows }] });
    const entry = 'files: "*"\nskip_rows: { label: [title] }';
    const aside = await readFolder({ 'f.xlsx': sheet }, layout(`${entry}\nwithout_access: "*"`));
    expect(aside.problems).toEqual([]);
    const filled = await readFolder({ 'f.xlsx': sheet }, layout(`${entry}\nfill_down: [access]`));
    expect(filled.problems).toEqual(['invoices/f.xlsx:2:access id-number']);
  });
});

describe('check -v', () => {
  const rows = [
    HEADER.split(','),
    ...[
      ['F1', '2025-09-30', '1', 'A1', 'setup', 'x', '1.00', '20'],
      ['F1', '2025-09-30', '2', '', 'setup', 'x', '1.00', '20'],
    ],
  ];
  const empty = { rows: [['Total']] };
  const sheets = [
    { name: 'Lignes', rows },
    { name: 'Synthèse', ...empty },
    { name: 'Pénalités', ...empty },
  ];
  const files = (...hidden: readonly { readonly name: string; readonly rows: string[][] }[]) => ({
    ...STENAY,
    'convention.yaml': convention(layout('files: "*"\nsheet: Lignes\nfill_down: [access]')),
    'invoices/f.xlsx': writeXlsx({
      sheets: [...sheets, ...hidden.map((sheet) => ({ ...sheet, state: 'hidden' as const }))],
    }),
  });
  const check = (...given: readonly string[]) =>
    inWorkspace(files({ name: 'Notes', ...empty }), (folder) => runCommand(['check', folder, ...given]));

  it('counts the cells of an invoice that repeat the one above, and names the sheets that are not read', async () => {
    const { stdout } = await check('-v', '--lang', 'en');
    expect(stdout).toContain(
      'invoices/f.xlsx: the sheet Lignes is read, not: Synthèse, Pénalités\ninvoices/f.xlsx: 1 cell repeats the one above (fill_down)\n',
    );
    const french = await check('-v', '--lang', 'fr');
    expect(french.stdout).toContain('f.xlsx : la feuille Lignes est lue, non : Synthèse, Pénalités\n');
  });

  it('says it to programs', async () => {
    const { stdout } = await check('--format', 'json');
    const { files: read } = JSON.parse(stdout) as { readonly files: readonly Record<string, unknown>[] };
    expect(read.find(({ path }) => path === 'invoices/f.xlsx')).toMatchObject({
      sheet: 'Lignes',
      other_sheets: ['Synthèse', 'Pénalités'],
      filled_cells: 1,
    });
  });
});
