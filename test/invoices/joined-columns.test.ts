/** A column of a line from several headers of a supplier's file, of which each line fills one. */
import { describe, expect, it } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { writeXlsx } from '../workspace/sheet/write-xlsx.ts';
import { layout, readFolder } from './read-file.ts';
import { convention, inWorkspace, STENAY } from './temporary-workspace.ts';

const HEADER = 'N° avoir;N° facture;Date avoir;Date facture;line_number;access;category;net_amount;vat_rate';
const ENTRY =
  'files: "*"\ncolumns: { invoice_number: ["N° avoir", "N° facture"], invoice_date: ["Date avoir", "Date facture"] }';

const read = (rows: readonly string[], entry = '', header = HEADER) =>
  readFolder({ 'f.csv': `${[header, ...rows].join('\n')}\n` }, layout(`${ENTRY}\n${entry}`));

const INVOICE = ';F1;;2025-09-30;1;A1;setup;12.50;20';
const CREDIT = 'AV1;;2025-10-01;;1;A1;setup;-2.50;20';

describe('a column of several headers', () => {
  it('is what the one filled cell says, or equal ones', async () => {
    const { lines, problems } = await read([INVOICE, CREDIT, 'F1;F1 ;;2025-09-30;2;A1;setup;1.00;20']);
    expect(problems).toEqual([]);
    expect(lines.map(({ invoiceNumber, net, row }) => [invoiceNumber, net, row])).toEqual([
      ['F1', 1250n, 2],
      ['AV1', -250n, 3],
      ['F1', 100n, 4],
    ]);
    expect(lines[0]?.invoiceDate).not.toBe(lines[1]?.invoiceDate);
  });

  it('is in error where two cells of a line differ, each time, and the line counts in nothing', async () => {
    const { lines, problems } = await read(['AV1;F1;2025-10-01;2025-09-30;1;A1;setup;-2.50;20']);
    expect(problems).toEqual([
      'invoices/f.csv:2:Date facture cells-differ',
      'invoices/f.csv:2:N° facture cells-differ',
    ]);
    expect(lines).toEqual([]);
  });

  it('is the first that is filled where the other is read as something else, which each line then says', async () => {
    const row = 'AV1;F1;2025-10-01;2025-09-30;1;A1;setup;-2.50;20';
    const entry = (headers: string) =>
      layout(
        `files: "*"\ncolumns: { invoice_number: [${headers}], invoice_date: "Date avoir", original_invoice: "N° facture" }\nignore_columns: [Date facture]`,
      );
    const content = { 'f.csv': `${HEADER}\n${row}\n` };
    const { lines, problems } = await readFolder(content, entry('"N° avoir", "N° facture"'));
    expect(problems).toEqual([]);
    expect(lines.map(({ invoiceNumber, originalInvoice }) => [invoiceNumber, originalInvoice])).toEqual([
      ['AV1', 'F1'],
    ]);
    const turned = await readFolder(content, entry('"N° facture", "N° avoir"'));
    expect(turned.problems).toEqual(['invoices/f.csv:2:N° avoir cells-differ']);
  });

  it('is empty where none is filled, and wrong under the headers of all', async () => {
    const { problems } = await read([';;;2025-09-30;1;A1;setup;1.00;20', ';F1;;hier;2;A1;setup;1.00;20']);
    expect(problems).toEqual([
      'invoices/f.csv:2:N° avoir / N° facture cell-empty',
      'invoices/f.csv:3:Date avoir / Date facture date-invalid',
    ]);
  });

  it('leaves each of its columns as it is for keys that name it by its header', async () => {
    const kinds = 'charge_or_credit: { "N° avoir": { "": charge, "*": credit } }';
    const { lines, problems } = await read([INVOICE, CREDIT.replace('-2.50', '2.50')], kinds);
    expect(problems).toEqual([]);
    expect(lines.map(({ net }) => net)).toEqual([1250n, -250n]);
  });

  it('is read as a whole by keys that name it as we do: aside, filled down, translated, in its text', async () => {
    const total = ';Total;;;;;;10.00;';
    const below = ';;;;2;A1;setup;1.00;20';
    const entry =
      'skip_rows: { invoice_number: "Total*" }\nfill_down: [invoice_number, invoice_date]\nvalues: { invoice_number: { AV1: AV-1 } }';
    const found = await read([INVOICE, below, CREDIT, below, total], entry.replace('"Total*"', '["Total*"]'));
    expect(found.problems).toEqual([]);
    expect(found.lines.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['F1', 'F1', 'AV-1', 'AV-1']);
    expect(found.files[0]?.filled?.()).toBe(4);
    const texts = await readFolder(
      {
        'f.csv':
          'Texte A,Texte B,invoice_number,invoice_date,line_number,access,category,net_amount,vat_rate\n,du 01/09/2025 au 30/09/2025,F1,2025-09-30,1,A1,setup,1.00,20\n',
      },
      layout(
        'files: "*"\ncolumns: { label: ["Texte A", "Texte B"] }\nfrom_columns: { label: "du {period_start} au {period_end}" }',
      ),
    );
    expect(texts.problems).toEqual([]);
    expect(texts.lines[0]?.periodStart).toBeDefined();
    expect(texts.lines[0]?.label).toBe('du 01/09/2025 au 30/09/2025');
  });

  it('is in error in a row of totals too, but not in one that is left aside', async () => {
    const total = 'AV1;F1;;;;Total;;10.00;';
    const { problems } = await read([total], 'totals: { access: Total }');
    expect(problems).toEqual(['invoices/f.csv:2:N° facture cells-differ']);
    expect((await read([total], 'skip_rows: { access: [Total] }')).problems).toEqual([]);
  });

  it('needs all of them, unless it is optional', async () => {
    const header = HEADER.replace('N° avoir', 'Avoir');
    const row = INVOICE;
    expect((await read([row], 'ignore_columns: [Avoir]', header)).problems).toEqual([
      'convention.yaml:9:invoices[0].columns.invoice_number layout-header-missing',
    ]);
    const optional = await read([row], 'ignore_columns: [Avoir]\noptional: [invoice_number]', header);
    expect([optional.problems, optional.lines.length]).toEqual([[], 1]);
  });

  it.each(['net_amount', 'line_number', 'quantity'])('is no amount, quantity or number: %s', async (name) => {
    const { problems } = await readFolder({}, layout(`files: "*"\ncolumns: { ${name}: ["a", "b"] }`));
    expect(problems).toEqual([`convention.yaml:9:invoices[0].columns.${name} value-invalid`]);
  });

  it('has the cells of a sheet judged in each of its columns', async () => {
    const rows = [HEADER, CREDIT].map((row) => row.split(';'));
    const sheet = (row: readonly string[], merges: readonly string[] = []) =>
      writeXlsx({ sheets: [{ name: 'S', merges, rows: [rows[0] ?? [], row] }] });
    const merged = await readFolder({ 'f.xlsx': sheet(rows[1] ?? [], ['A1:A2']) }, layout(ENTRY));
    expect(merged.problems).toEqual(['invoices/f.xlsx:2:N° avoir sheet-merged']);
    const whole = await readFolder({ 'f.xlsx': sheet(rows[1] ?? []) }, layout(ENTRY));
    expect([whole.problems, whole.lines.length]).toEqual([[], 1]);
    const header = ['Opérateur', 'SIRET', ...(rows[0] ?? [])];
    const line = ['', { v: '99900421100010' }, ...(rows[1] ?? [])];
    const suppliers = writeXlsx({ sheets: [{ name: 'S', rows: [header, line] }] });
    const entry = ENTRY.replace('columns: {', 'columns: { supplier: ["Opérateur", "SIRET"],');
    const lost = await readFolder({ 'f.xlsx': suppliers }, layout(entry));
    expect(lost.problems).toEqual(['invoices/f.xlsx:2:SIRET id-number']);
  });

  it('repeats down a sheet a cell that is merged in one of its columns, where no other of them is filled', async () => {
    const line = (number: string, credit = '', invoice = ''): readonly string[] =>
      `${credit};${invoice};;2025-09-30;${number};A1;setup;1.00;20`.split(';');
    const sheet = (rows: readonly (readonly string[])[], merge: string) =>
      writeXlsx({ sheets: [{ name: 'S', merges: [merge], rows: [HEADER.split(';'), ...rows] }] });
    const down = 'fill_down: [invoice_number]';
    const found = async (
      rows: readonly (readonly string[])[],
      entry: string,
      merge = 'B2:B3',
      columns = ENTRY,
    ) => {
      const content = { 'f.xlsx': sheet(rows, merge) };
      const { problems, lines } = await readFolder(content, layout(`${columns}\n${entry}`));
      return [...problems, ...lines.map(({ invoiceNumber }) => invoiceNumber)];
    };
    const two = [line('1', '', 'F1'), line('2')];
    expect(await found(two, '')).toEqual(['invoices/f.xlsx:3:N° facture sheet-merged', 'F1']);
    expect(await found(two, down)).toEqual(['F1', 'F1']);
    const other = [line('1', '', 'F1'), line('2', 'AV1')];
    expect(await found(other, down)).toEqual(['invoices/f.xlsx:3:N° facture sheet-merged', 'F1']);
    const between = [line('1', '', 'F1'), line('2', 'AV1'), line('3')];
    expect(await found(between, down, 'B2:B4')).toEqual([
      'invoices/f.xlsx:3:N° facture sheet-merged',
      'invoices/f.xlsx:4:N° facture sheet-merged',
      'F1',
    ]);
    const belowTotal = [line('1', '', 'F1'), line('', 'Total'), line('3')];
    const aside = `${down}\nskip_rows: { invoice_number: [Total] }`;
    expect(await found(belowTotal, aside, 'B2:B4')).toEqual([
      'invoices/f.xlsx:4:N° facture sheet-merged',
      'F1',
    ]);
    const corrected = 'fill_down: [invoice_number, original_invoice]';
    const ofBoth = ENTRY.replace('columns: {', 'columns: { original_invoice: "N° facture",');
    expect(await found(other, corrected, 'B2:B3', ofBoth)).toEqual(['F1', 'AV1']);
  });

  it('has the fill_down proposed that mends such a cell', () =>
    inWorkspace(
      {
        ...STENAY,
        'convention.yaml': convention(layout(ENTRY)),
        'invoices/f.xlsx': writeXlsx({
          sheets: [
            {
              name: 'S',
              merges: ['B2:B3'],
              rows: [HEADER, INVOICE, ';;;2025-09-30;2;A1;setup;1.00;20'].map((row) => row.split(';')),
            },
          ],
        }),
      },
      async (folder) => {
        const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
        expect(stderr).toContain('`invoices: [{ files: "*", fill_down: [invoice_number] }]`');
      },
    ));

  it('has a row of figures that lacks it told once, as a total', async () => {
    const { problems } = await read([INVOICE, ';;;;;;;12.50;'], '');
    expect(problems).toEqual(['invoices/f.csv:3:net_amount total-row']);
  });

  it('has another sheet told that has its other columns', () =>
    inWorkspace(
      {
        ...STENAY,
        'convention.yaml': convention(layout(`${ENTRY.replace('"*"', '"*"\nsheet: Avoirs')}`)),
        'invoices/f.xlsx': writeXlsx({
          sheets: [
            { name: 'Avoirs', rows: [HEADER, CREDIT].map((row) => row.split(';')) },
            {
              name: 'Factures',
              rows: [HEADER, INVOICE].map((row) => row.split(';').filter((_, at) => at !== 0 && at !== 2)),
            },
          ],
        }),
      },
      async (folder) => {
        const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
        expect(stderr).toMatch(/sheet-unread.*"Factures"/);
      },
    ));
});
