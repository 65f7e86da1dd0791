import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { oneLine } from '../invoices/einvoice/sample-invoice.ts';
import { ubl } from '../invoices/einvoice/sample-ubl.ts';
import { convention, inWorkspace, STENAY } from '../invoices/temporary-workspace.ts';

const XML = ubl(oneLine({ objects: [{ id: 'A1' }] }));
const PIVOT = `<CPPFacturePivot><CPPFactures><CPPFacturePivotUnitaire><PJ><NomPJ>facture.xml</NomPJ><TypePJ>01</TypePJ><Contenu>${Buffer.from(XML).toString('base64')}</Contenu></PJ></CPPFacturePivotUnitaire></CPPFactures></CPPFacturePivot>`;

describe('init --from an electronic invoice', () => {
  test.each([
    ['efact-20250917.xml', XML, 'efact-*.xml'],
    ['PivotS.xml', PIVOT, 'facture.xml'],
    ['depot.zip', zipSync({ 'facture.xml': Buffer.from(XML) }), 'facture.xml'],
  ])('%s proposes an entry that reads it', async (name, content, files) => {
    await inWorkspace({ [name]: content }, async (folder) => {
      const { exitCode, stdout } = await runCommand(['init', '--from', join(folder, name), '--lang', 'en']);
      expect(exitCode).toBe(0);
      expect(stdout).toContain(`- files: "${files}"`);
      const layout = stdout.replace('# categories', 'categories');
      const read = { ...STENAY, 'convention.yaml': convention(layout), [`invoices/${name}`]: content };
      await inWorkspace(read, async (workspace) => {
        const checked = await runCommand(['check', workspace, '--lang', 'en']);
        expect([checked.exitCode, checked.stderr]).toEqual([0, '']);
      });
    });
  });

  test('a pattern that another one takes all the files of is left out', () =>
    inWorkspace(
      { 'invoices/peppol-CE-31.xml': XML, 'invoices/peppol-CE-CN-7.xml': XML, 'invoices/sfr-8.xml': XML },
      async (folder) => {
        await runCommand(['init', folder, '--from', folder, '--lang', 'en']);
        const text = readFileSync(join(folder, 'convention.yaml'), 'utf8');
        expect(text.match(/- files: .*/g)).toEqual(['- files: "peppol-CE-*.xml"', '- files: "sfr-*.xml"']);
      },
    ));

  test('in a folder each of their files is named, with a layout to complete', () =>
    inWorkspace(
      { 'invoices/a-1.xml': XML, 'invoices/depot.zip': zipSync({ 'b-1.xml': Buffer.from(XML) }) },
      async (folder) => {
        const { stdout } = await runCommand(['init', folder, '--from', folder, '--lang', 'en']);
        for (const file of ['a-1.xml', 'depot.zip'])
          expect(stdout).toContain(
            `invoices/${file}: for electronic invoices; their layout, to be completed`,
          );
        expect(readFileSync(join(folder, 'convention.yaml'), 'utf8')).toContain(
          '  # - files: "b-*.xml"\n  #   einvoice: { access: BT-128 }\n  #   categories: { "FTTO-*": subscription',
        );
      },
    ));

  test('tables in an archive are told as not looked at, in a folder and alone', () =>
    inWorkspace(
      { 'listes.zip': zipSync({ 'sites.csv': Buffer.from('site,name\nA,B\n') }) },
      async (folder) => {
        const archive = join(folder, 'listes.zip');
        const alone = await runCommand(['init', '--from', archive, '--lang', 'en']);
        expect(alone).toMatchObject({
          exitCode: 2,
          stderr: expect.stringContaining('only invoices are read: unpack it'),
        });
        const whole = await runCommand(['init', folder, '--from', folder, '--lang', 'en']);
        expect(whole.stdout).toContain('listes.zip: in an archive, only invoices are read');
      },
    ));

  test('tables beside an invoice in an archive are told, too, where it is looked at alone', () =>
    inWorkspace(
      {
        'depot.zip': zipSync({
          'facture.xml': Buffer.from(XML),
          'sites.csv': Buffer.from('site,name\nA,B\n'),
        }),
      },
      async (folder) => {
        const archive = join(folder, 'depot.zip');
        const { exitCode, stdout, stderr } = await runCommand(['init', '--from', archive, '--lang', 'en']);
        expect([exitCode, stderr]).toEqual([
          0,
          `${archive}: in an archive, only invoices are read: unpack it, and give its tables.\n`,
        ]);
        expect(stdout).toContain('- files: "facture.xml"');
      },
    ));

  test('writes the categories in the words of the reader', () =>
    inWorkspace({ 'efact.xml': XML }, async (folder) => {
      const { stdout } = await runCommand(['init', '--from', join(folder, 'efact.xml'), '--lang', 'fr']);
      expect(stdout).toContain('# categories: { "FTTO-*": abonnement, "*": service }');
    }));

  test('in a workspace names what a pivot carries, as layouts do', async () => {
    await inWorkspace({ 'invoices/PivotS.xml': PIVOT }, async (folder) => {
      await runCommand(['init', folder, '--from', join(folder, 'invoices'), '--lang', 'en']);
      const written = readFileSync(join(folder, 'convention.yaml'), 'utf8');
      expect(written).toContain('# - files: "facture.xml"');
      expect(written).not.toContain('PivotS.xml');
    });
  });

  describe('where a convention is there', () => {
    const atHome = async (
      layout: string,
      expected: (result: Awaited<ReturnType<typeof runCommand>>) => void,
    ) => {
      const files = {
        ...STENAY,
        'convention.yaml': convention(layout),
        'invoices/PivotS.xml': PIVOT,
        'invoices/efact-20250917.xml': XML,
      };
      await inWorkspace(files, async (folder) => {
        expected(await runCommand(['init', folder, '--from', join(folder, 'invoices'), '--lang', 'en']));
      });
    };

    test('proposes an entry for those that none is for', () =>
      atHome('', ({ exitCode, stdout, stderr }) => {
        expect(exitCode).toBe(0);
        expect(stdout).toContain('- files: "facture.xml"');
        expect(stdout).toContain('- files: "efact-*.xml"');
        expect(stderr).toContain('invoices/PivotS.xml: no layout matches it');
      }));

    test('names the layout that is for one', () =>
      atHome(
        'invoices: [{ files: "efact-2025*.xml", einvoice: { access: BT-128 } }]\n',
        ({ stdout, stderr }) => {
          expect(stderr).toContain('invoices/efact-20250917.xml: an electronic invoice, read as it is');
          expect(stderr).toContain('(efact-2025*.xml)');
          expect(stdout).toContain('- files: "facture.xml"');
          expect(stdout).not.toContain('efact');
        },
      ));
  });
});
