import {
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { has } from '../windows.ts';
import { asFile, type CellTable, FORMS } from '../workspace/lists/as-files.ts';
import { SAMPLE } from './einvoice/sample-invoice.ts';
import { ubl } from './einvoice/sample-ubl.ts';
import { convention, inWorkspace, STENAY, SWITCHES } from './temporary-workspace.ts';

const HEADER =
  'supplier,invoice_number,invoice_date,line_number,access,serves,item_code,label,category,period_start,period_end,service_date,quantity,unit_price,net_amount,vat_rate,vat_amount,gross_amount,billed_to,original_invoice';

/** The lines of the sample; at 20 % the VAT of 142.43 over 579.80, 150.00, −30.00, 12.35; at 5.5 %: 0.83. */
const LINES = [
  '732829320,FAC-2025-0917,2025-09-30,1,,,ABO-100,Accès ACC-0042 - Lycée des Tanneurs,,2025-08-15,2025-09-14,,2,289.9,579.80,20,115.96,695.76,,',
  '732829320,FAC-2025-0917,2025-09-30,2,,,FAS,Frais de mise en service,,2025-09-01,2025-09-30,,1,150,150.00,20,30.00,180.00,,',
  '732829320,FAC-2025-0917,2025-09-30,3,,,,Guide imprimé,,2025-09-01,2025-09-30,,1.5,10,15.00,5.5,0.83,15.83,,',
  '732829320,FAC-2025-0917,2025-09-30,AC1,,,95,Remise,,2025-09-01,2025-09-30,,,,-30.00,20,-6.00,-36.00,,',
  '732829320,FAC-2025-0917,2025-09-30,AC2,,,,Livraison,,2025-09-01,2025-09-30,,,,12.35,20,2.47,14.82,,',
];

const withFile = <T>(use: (folder: string, file: string) => Promise<T>): Promise<T> =>
  inWorkspace({ ...STENAY, 'facture.xml': ubl(SAMPLE) }, (folder) =>
    use(folder, join(folder, 'facture.xml')),
  );

describe('grappe import', () => {
  it('shows what was understood, and makes up neither category nor access', () =>
    withFile(async (_, file) => {
      const { exitCode, stdout, stderr } = await runCommand(['import', file, '--lang', 'en']);
      expect(exitCode).toBe(0);
      expect(stdout.trimEnd().split('\n')).toEqual([HEADER, ...LINES]);
      expect(stderr.split('\n')).toEqual([
        `${file}: 5 lines, net 727.15, VAT 143.26, gross 870.41`,
        '5 lines have no category: a layout says which (`categories:`), see --workspace.',
        '5 lines have neither access nor serves: a layout says where it stands (`einvoice:`), see --workspace.',
        '',
      ]);
    }));

  it('reads a file once that is named twice: its lines would stand there twice', () =>
    withFile(async (folder, file) => {
      const { stdout } = await runCommand([
        'import',
        file,
        join(folder, 'invoices', '..', 'facture.xml'),
        '-q',
      ]);
      expect(stdout.trimEnd().split('\n')).toEqual([HEADER, ...LINES]);
    }));

  it('shows a category of the group’s own that the layout gives to electronic lines', () => {
    const layout = 'invoices: [{ files: "*.xml", defaults: { category: maintenance } }]\n';
    const own = convention(`own_categories: { maintenance: service }\n${layout}`);
    return inWorkspace({ ...STENAY, 'convention.yaml': own, 'facture.xml': ubl(SAMPLE) }, async (folder) => {
      const { stdout } = await runCommand(['import', join(folder, 'facture.xml'), '--workspace', folder]);
      const [, ...lines] = stdout.trimEnd().split('\n');
      expect(lines.map((line) => line.split(',')[8])).toEqual(Array(5).fill('maintenance'));
    });
  });

  it('says of an electronic invoice, and of no table, that its layout has its lines elsewhere', () => {
    const layout = 'invoices: [{ files: "facture.*", lines: elsewhere }]\n';
    const table = `${HEADER}\n${LINES[0]}\n`;
    const files = { 'convention.yaml': convention(layout), 'facture.xml': ubl(SAMPLE), 'facture.csv': table };
    return inWorkspace({ ...STENAY, ...files }, async (folder) => {
      const of = async (name: string): Promise<string> =>
        (await runCommand(['import', join(folder, name), '--workspace', folder, '--lang', 'en'])).stderr;
      expect(await of('facture.xml')).toMatch(/warning\[import-differs\].*lines: elsewhere/);
      expect(await of('facture.csv')).not.toContain('import-differs');
    });
  });

  it('speaks the language of a convention that is not understood otherwise', () => {
    const doubtful = convention('', SWITCHES.replace('daily', 'dayly').replace('title', 'locale: fr\ntitle'));
    return inWorkspace(
      { ...STENAY, 'convention.yaml': doubtful, 'facture.xml': ubl(SAMPLE) },
      async (folder) => {
        const { stderr } = await runCommand(['import', join(folder, 'facture.xml'), `--workspace=${folder}`]);
        expect(stderr).toContain('convention.yaml:4:prorata: erreur[value-invalid]');
      },
    );
  });

  it('says of a file of --out that is there that it is of an earlier run, where the input stops it', () =>
    withFile(async (folder, file) => {
      const out = join(folder, 'lignes.csv');
      const command = ['import', file, '--out', out, '--force', '--lang', 'en'];
      const said =
        'lignes.csv is not written, because the input is in doubt: the file there is from an earlier run.';
      expect((await runCommand(command)).stderr).not.toContain(said);
      writeFileSync(file, '<Invoice/>');
      expect((await runCommand(command)).stderr).toContain(said);
      expect(readFileSync(out, 'utf8')).toContain('FAC-2025-0917');
    }));

  it('writes the document of programs into the file of --out, even where the input stops it', () =>
    withFile(async (folder, file) => {
      const out = join(folder, 'lignes.json');
      const command = ['import', file, '--format', 'json', '--lang', 'en'];
      const toFile = [...command, '--out', out, '--force'];
      const written = await runCommand(toFile);
      expect([written.exitCode, written.stdout]).toEqual([0, '']);
      expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ ok: true, lines: { length: 5 } });
      writeFileSync(file, '<Invoice/>');
      const { stdout } = await runCommand(command);
      expect(JSON.parse(stdout)).toMatchObject({ ok: false, lines: [] });
      const stopped = await runCommand(toFile);
      expect([stopped.exitCode, stopped.stdout]).toEqual([2, '']);
      expect(stopped.stderr).toContain('error[');
      expect(readFileSync(out, 'utf8')).toBe(stdout);
    }));

  it('replaces none of its inputs with the document of a mistake', () =>
    withFile(async (_folder, file) => {
      const before = readFileSync(file, 'utf8');
      const itself = ['import', file, '--format', 'json', '--out', file, '--force'];
      expect(JSON.parse((await runCommand(itself)).stdout)).toMatchObject({ ok: false });
      expect(readFileSync(file, 'utf8')).toBe(before);
    }));

  it('writes a file whole, in a new folder, and over none that exists unless it is told to', () =>
    withFile(async (folder, file) => {
      const out = join(folder, 'new/lignes.csv');
      expect((await runCommand(['import', file, '--out', out, '-q'])).exitCode).toBe(0);
      expect(readFileSync(out, 'utf8')).toBe(`${[HEADER, ...LINES].join('\n')}\n`);
      const again = await runCommand(['import', file, '--out', out, '--lang', 'fr']);
      expect([again.exitCode, again.stderr]).toEqual([
        2,
        `${out} existe déjà : ajoutez --force pour le remplacer.\n`,
      ]);
      expect((await runCommand(['import', file, '--out', out, '-q', '--force'])).exitCode).toBe(0);
      const itself = await runCommand(['import', file, '--out', file, '--force', '--lang', 'en']);
      expect([itself.exitCode, itself.stderr]).toEqual([
        2,
        `${file} is an input of this import: name another file.\n`,
      ]);
      const over = await runCommand(['import', file, '--out', folder, '--force', '--lang', 'en']);
      expect([over.exitCode, over.stderr]).toEqual([
        2,
        `${folder} is a folder: name a file in it, or another one.\n`,
      ]);
      expect(readdirSync(join(folder, 'new'))).toEqual(['lignes.csv']);
    }));

  it('writes no file "-", by which other programs mean standard output', () =>
    withFile(async (_folder, file) => {
      const { exitCode, stdout, stderr } = await runCommand(['import', file, '--out', '-', '--lang', 'en']);
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr).toBe('--out takes the name of a file, not "-": leave it out for standard output.\n');
      expect(existsSync('-')).toBe(false);
    }));

  it('writes over nothing by which it reads the workspace, even if it is told to', () =>
    withFile(async (folder, file) => {
      const files = ['convention.yaml', 'members.csv', 'sites.csv'].map((name) => join(folder, name));
      const before = files.map((path) => readFileSync(path, 'utf8'));
      for (const out of files) {
        const command = ['import', file, '--workspace', folder, '--out', out, '--force', '--lang', 'en'];
        const { exitCode, stderr } = await runCommand(command);
        expect([exitCode, stderr]).toEqual([2, `${out} is read by the workspace: name another file.\n`]);
      }
      expect(files.map((path) => readFileSync(path, 'utf8'))).toEqual(before);
    }));

  it.runIf(has.links)('writes to no device, and through no link', () =>
    withFile(async (folder, file) => {
      const out = join(folder, 'lignes.csv');
      writeFileSync(out, '');
      const device = join(folder, 'device');
      symlinkSync('/dev/null', device);
      symlinkSync(out, join(folder, 'link'));
      const onto = await runCommand(['import', file, '--out', device, '--force', '--lang', 'en']);
      expect([onto.exitCode, onto.stderr]).toEqual([2, `${device} is no file: name one.\n`]);
      expect(readlinkSync(device)).toBe('/dev/null');
      const through = await runCommand(['import', file, '--out', join(folder, 'link'), '--force', '-q']);
      expect([through.exitCode, readlinkSync(join(folder, 'link'))]).toEqual([2, out]);
      const dangling = join(folder, 'dangling');
      symlinkSync('nowhere', dangling);
      const nowhere = await runCommand(['import', file, '--out', dangling, '--force', '-q']);
      expect([nowhere.exitCode, readlinkSync(dangling)]).toEqual([2, 'nowhere']);
      rmSync(dangling);
    }),
  );

  it('writes nothing of a file in error', () =>
    inWorkspace({ 'a.xml': ubl(SAMPLE), 'b.xml': ubl(SAMPLE).slice(0, 900) }, async (folder) => {
      const out = join(folder, 'lignes.csv');
      const argv = ['import', join(folder, 'a.xml'), join(folder, 'b.xml'), '--out', out, '--lang', 'en'];
      const { exitCode, stderr } = await runCommand(argv);
      expect([exitCode, existsSync(out)]).toEqual([2, false]);
      expect(stderr).toContain('error[xml-syntax]');
      expect(stderr).toContain('Nothing was imported.');
    }));

  it('gives a program exactly one document', () =>
    withFile(async (_, file) => {
      const { stdout, stderr } = await runCommand(['import', file, '--format', 'json']);
      const { ok, lines }: { ok: boolean; lines: readonly Record<string, unknown>[] } = JSON.parse(stdout);
      expect([ok, stderr, lines.length]).toEqual([true, '', 5]);
      expect(lines[3]).toMatchObject({ line_number: 'AC1', net_amount: '-30.00', quantity: null });
    }));

  it('needs a file that is there, and for a table the workspace that says how it is read', () =>
    withFile(async (folder, file) => {
      expect((await runCommand(['import', `${file}x`, '--lang', 'en'])).stderr).toBe(
        `There is no file ${file}x.\n`,
      );
      const table = await runCommand(['import', join(folder, 'members.csv'), '--lang', 'en']);
      expect([table.exitCode, table.stderr]).toEqual([
        2,
        `${join(folder, 'members.csv')} is a table: add --workspace, whose layouts say how it is read.\n`,
      ]);
    }));

  it('takes no table for damaged XML where it stands in an archive or the convention has errors', () =>
    inWorkspace({ ...STENAY, 'convention.yaml': convention('vta: line\n') }, async (folder) => {
      const table = join(folder, 'members.csv');
      const { exitCode, stderr } = await runCommand(['import', table, '--workspace', folder, '--lang', 'en']);
      expect([exitCode, stderr]).toEqual([2, expect.stringContaining('error[key-unknown]')]);
      expect(stderr).not.toContain('xml-syntax');
      const archive = join(folder, 'f.zip');
      writeFileSync(archive, zipSync({ 'lines.csv': strToU8('invoice_number\n') }));
      expect((await runCommand(['import', archive, '--lang', 'en'])).stderr).toBe(
        `${archive}/lines.csv is a table: add --workspace, whose layouts say how it is read.\n`,
      );
    }));

  /** An operator's sheet: a title, its own headers, a number, a day and a percentage of the sheet, a total. */
  const SHEET: CellTable = {
    rows: [
      ['Opérateur', '', '', '', '', ''],
      ['N° de facture', 'Date', 'Ligne', 'Réf. accès', 'Montant HT', 'TVA'],
      [
        'F9',
        { day: '2025-09-30', serial: 45_930, csv: '30/09/2025' },
        '1',
        'A1',
        { number: '289.89999999999998', csv: '289,90' },
        { percent: '0.2', csv: '20 %' },
      ],
      ['Total', '', '', '', { number: '289.9', csv: '289,90' }, ''],
    ],
  };
  const LAYOUT = `invoices:
  - files: "releve.*"
    supplier: OP
    numbers: { decimal: "," }
    preamble: { until: "N° de facture" }
    columns: { invoice_number: "N° de facture", invoice_date: Date, line_number: Ligne, access: "Réf. accès", net_amount: "Montant HT", vat_rate: TVA }
    categories: { "*": subscription }
    skip_rows: { invoice_number: ["Total*"] }
`;

  it.each(FORMS)(
    'shows the lines of a sheet as %s: a day, a number and a percentage as the sheet shows them',
    (form) =>
      inWorkspace({ ...STENAY, 'convention.yaml': convention(LAYOUT) }, async (folder) => {
        const file = join(folder, `releve.${form}`);
        writeFileSync(file, asFile(SHEET, form));
        const { exitCode, stdout, stderr } = await runCommand([
          ...['import', file, '--workspace', folder, '--lang', 'en'],
        ]);
        expect([exitCode, stdout.trimEnd().split('\n')]).toEqual([
          0,
          [HEADER, 'OP,F9,2025-09-30,1,A1,,,,subscription,,,,,,289.90,20,57.98,347.88,,'],
        ]);
        expect(stderr).toBe(`${file}: 1 line, net 289.90, VAT 57.98, gross 347.88\n`);
      }),
  );

  it.each(['xlsx', 'ods'] as const)('refuses a damaged %s, and writes nothing', (form) =>
    inWorkspace({ ...STENAY, 'convention.yaml': convention(LAYOUT) }, async (folder) => {
      const file = join(folder, `releve.${form}`);
      const out = join(folder, 'lignes.csv');
      writeFileSync(file, asFile(SHEET, form).slice(0, 700));
      const { exitCode, stderr } = await runCommand([
        ...['import', file, '--workspace', folder, '--out', out, '--lang', 'en'],
      ]);
      expect([exitCode, existsSync(out)]).toEqual([2, false]);
      expect(stderr).toContain('error[');
    }),
  );
});
