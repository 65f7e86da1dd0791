import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { rowsOf } from '../audit/tables.ts';
import { must } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { cii } from '../invoices/einvoice/sample-cii.ts';
import { oneLine, type SampleInvoice } from '../invoices/einvoice/sample-invoice.ts';
import { classicPdf, objectsFor } from '../invoices/einvoice/sample-pdf.ts';
import { ubl } from '../invoices/einvoice/sample-ubl.ts';
import { LINES_HEADER, lineOf, type SmallGroup, smallGroup } from './small-group.ts';

const invoice = (number: string): SampleInvoice => oneLine({}, { number });
const PDF = classicPdf(objectsFor([]));
const FACTUR_X = classicPdf(objectsFor([{ name: 'factur-x.xml', content: Buffer.from(cii(invoice('P1'))) }]));

/** Files that a supplier deposited with an invoice. `01` is the invoice, `02` a file beside it. */
type Deposit = Readonly<Record<string, readonly [type: '01' | '02', content: string | Uint8Array]>>;

interface Packing {
  readonly zipped?: boolean;
}

/** A pivot as Chorus Pro makes it: each deposit with its files in base64, zipped one by one or not. */
function pivot(deposits: Readonly<Record<string, Deposit>>, { zipped = false }: Packing = {}): string {
  const units = Object.entries(deposits).map(([number, files], order) => {
    const attached = Object.entries(files).map(([name, [type, content]], index) => {
      const bytes = Buffer.from(content);
      const packed = zipped ? zipSync({ [name]: bytes }) : bytes;
      const text = Buffer.from(packed).toString('base64').replace(/.{76}/g, '$&\n');
      return `<PJ NumOrdre="${index + 1}"><Contenu>${text}</Contenu><NomPJ>${name}</NomPJ><TypePJ>${type}</TypePJ><MimeTypePJ>application/octet-stream</MimeTypePJ></PJ>`;
    });
    return `<CPPFacturePivotUnitaire NumOrdre="${order + 1}">
<Fournisseur><TypeIdentifiant>1</TypeIdentifiant><Identifiant>73282932000074</Identifiant></Fournisseur>
<DonneesFacture><Id>${number}</Id><Montants><MontantHT>100.00</MontantHT><MontantTTC>120.00</MontantTTC></Montants></DonneesFacture>
${attached.join('\n')}
</CPPFacturePivotUnitaire>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<CPPFacturePivot xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="CPPFacturePivot_V2_02.xsd">
<Enveloppe/><CPPFactures Compteur="${units.length}">${units.join('\n')}</CPPFactures>
</CPPFacturePivot>`;
}

const LAYOUT =
  'invoices:\n  - { files: "f*.*", supplier: OP, defaults: { access: A1, category: subscription } }\n';

function groupWith(path: string, content: string | Uint8Array, layouts = LAYOUT): SmallGroup {
  const group = smallGroup();
  group.write(`invoices/${path}`, content);
  group.edit('convention.yaml', 'rules:', `${layouts}rules:`);
  return group;
}

async function check({ folder }: SmallGroup) {
  const { exitCode, stderr } = await runCommand(['check', folder, '--lang', 'en']);
  return { exitCode, said: stderr };
}

/** `file invoice` of the lines that are not those of F1. */
async function linesOf({ folder }: SmallGroup): Promise<readonly string[]> {
  await must('allocate', folder, '--period', '2025-09', '--reports', 'none', '-q');
  await must('verify', join(folder, 'runs/2025-09'));
  const rows = rowsOf(join(folder, 'runs/2025-09'), 'allocations.csv');
  const ofOthers = rows.filter(({ invoice_number: invoice = '' }) => /^[EP]\d/.test(invoice));
  return [...new Set(ofOthers.map(({ file, invoice_number: invoice }) => `${file} ${invoice}`))];
}

describe('a pivot of Chorus Pro', () => {
  const mixed: Deposit = {
    'F1.pdf': ['01', PDF],
    'f1.xml': ['02', ubl(invoice('P1'))],
    'livraison.pdf': ['02', PDF],
  };

  test.each([
    ['as it is', false],
    ['zipped', true],
  ])('is unwrapped to the XML inside, its attachments %s', async (_, zipped) => {
    const group = groupWith('PivotS.xml', pivot({ P1: mixed }, { zipped }));
    expect(await linesOf(group)).toEqual(['invoices/PivotS.xml/f1.xml P1']);
  });

  test('is unwrapped to the Factur-X inside', async () => {
    const group = groupWith('PivotS.xml', pivot({ P1: { 'facture.pdf': ['01', FACTUR_X] } }));
    expect(await linesOf(group)).toEqual(['invoices/PivotS.xml/facture.pdf P1']);
  });

  test('may hold several invoices, and lie in a zip', async () => {
    const both = pivot({
      P1: { 'f.xml': ['01', ubl(invoice('P1'))] },
      P2: { 'f.xml': ['01', cii(invoice('P2'))] },
    });
    const group = groupWith('factures.zip', zipSync({ 'PivotS.xml': Buffer.from(both) }));
    expect(await linesOf(group)).toEqual([
      'invoices/factures.zip/PivotS.xml/1/f.xml P1',
      'invoices/factures.zip/PivotS.xml/2/f.xml P2',
    ]);
  });

  test('is left aside by its path in the zip that holds it: those of others have its name', async () => {
    const scan = pivot({ P1: { 'F1.docx': ['01', 'text'] } });
    const group = groupWith('scan.zip', zipSync({ 'PivotS.xml': Buffer.from(scan) }));
    const whole = pivot({ P2: { 'f2.xml': ['01', ubl(invoice('P2'))] } });
    group.write('invoices/f2.zip', zipSync({ 'PivotS.xml': Buffer.from(whole) }));
    const { said } = await check(group);
    const [, remedy] = /`(ignore_files: \{.*?\})`/.exec(said) ?? [];
    expect(remedy).toBe('ignore_files: { "invoices/scan.zip/PivotS.xml": "pivot" }');
    group.edit('convention.yaml', 'rules:', `${remedy}\nrules:`);
    expect(await linesOf(group)).toEqual(['invoices/f2.zip/PivotS.xml/f2.xml P2']);
  });

  test('is left aside by itself where its zip holds other invoices, which count', async () => {
    const other = Buffer.from(`${LINES_HEADER}${lineOf('E9', '2025-09-30', '100.00')}`);
    const xml = pivot({ F1: { 'F1.docx': ['01', 'Facture'] } });
    const group = groupWith('f1.zip', zipSync({ 'P.xml': Buffer.from(xml), 'e9.csv': other }));
    const { said } = await check(group);
    const remedy = /`(ignore_files: .*?)`/.exec(said)?.[1] ?? '';
    expect(remedy).toBe('ignore_files: { "invoices/f1.zip/P.xml": "pivot" }');
    expect(said).toContain('with the other invoices that "invoices/f1.zip/P.xml" holds, if any');
    expect(said).toContain('This file is in an archive: to replace it or take it out, unpack');
    group.edit('convention.yaml', 'rules:', `${remedy}\nrules:`);
    expect(await linesOf(group)).toEqual(['invoices/f1.zip/e9.csv E9']);
  });

  test('without what is left aside by its name, but never without an invoice that nobody decided on', async () => {
    const both = pivot({
      P1: { 'f1.xml': ['01', ubl(invoice('P1'))], 'bon.docx': ['02', 'text'] },
      P2: { 'f2.xml': ['01', ubl(invoice('P2'))] },
    });
    const group = groupWith('PivotS.xml', both);
    group.edit('convention.yaml', 'rules:', 'ignore_files: { "f1.xml": "acompte" }\nrules:');
    expect(await linesOf(group)).toEqual(['invoices/PivotS.xml/2/f2.xml P2']);
    const scan = pivot({ P1: { 'F1.docx': ['01', 'text'] }, P2: { 'f2.xml': ['01', ubl(invoice('P2'))] } });
    const other = groupWith('PivotS.xml', scan);
    other.edit('convention.yaml', 'rules:', 'ignore_files: { "F1.docx": "bon de livraison" }\nrules:');
    expect((await check(other)).said).toContain('error[pivot-without-invoice]');
  });

  test('without an electronic invoice is refused, with the sum that would be left out', async () => {
    const { exitCode, said } = await check(
      groupWith('PivotS.xml', pivot({ P1: { 'bon.docx': ['01', 'text'] } })),
    );
    expect(exitCode).toBe(2);
    expect(said).toContain(
      'error[pivot-without-invoice]: the pivot of Chorus Pro carries no electronic invoice for P1, 120.00 with VAT; found: bon.docx',
    );
  });

  test('whose PDF is only an image is refused', async () => {
    const { exitCode, said } = await check(groupWith('PivotS.xml', pivot({ P1: { 'F1.pdf': ['01', PDF] } })));
    expect(exitCode).toBe(2);
    expect(said).toContain('invoices/PivotS.xml/F1.pdf: error[pdf-without-invoice]');
  });

  test('with the invoice twice is refused, until one is listed', async () => {
    const group = groupWith(
      'PivotS.xml',
      pivot({ P1: { 'f1.xml': ['01', ubl(invoice('P1'))], 'f1-cii.xml': ['02', cii(invoice('P1'))] } }),
    );
    expect((await check(group)).said).toContain('error[invoice-in-files]');
    group.edit('convention.yaml', 'rules:', 'ignore_files: { "*-cii.xml": "le même" }\nrules:');
    expect(await linesOf(group)).toEqual(['invoices/PivotS.xml/f1.xml P1']);
  });

  test('may carry the lines in a table beside the invoice', async () => {
    const detail = LINES_HEADER + lineOf('P1', '2025-09-30', '100.00', 'D1');
    const layouts =
      'invoices:\n  - { files: "detail*.csv" }\n  - { files: "f*.xml", supplier: OP, lines: attached }\n';
    const deposit: Deposit = { 'f1.xml': ['01', ubl(invoice('P1'))], 'detail.csv': ['02', detail] };
    const group = groupWith('PivotS.xml', pivot({ P1: deposit }), layouts);
    expect(await linesOf(group)).toEqual(['invoices/PivotS.xml/detail.csv P1']);
    const unread = groupWith('PivotS.xml', pivot({ P1: deposit }));
    expect((await check(unread)).said).toContain('warning[attachment-unread]');
  });

  test.each([
    ['MontantTTC', '>120.00<', '>119.99<', '(BT-112): 119.99 in the pivot, 120.00 in the invoice'],
    ['MontantHT', '>100.00<', '>99.99<', '(BT-109): 99.99 in the pivot, 100.00 in the invoice'],
    ['Id', '<Id>P1<', '<Id>P2<', '(BT-1): P2 in the pivot, P1 in the invoice'],
    [
      'DateEmissionFacture',
      '</Id>',
      '</Id><DateEmissionFacture>2025-09-29</DateEmissionFacture>',
      '(BT-2): 2025-09-29',
    ],
    [
      'Identifiant',
      '>73282932000074<',
      '>99900421100010<',
      '(BT-30): 99900421100010 in the pivot, 732829320',
    ],
  ])(
    'is refused where it states another %s than the invoice inside',
    async (column, before, after, words) => {
      const other = pivot({ P1: mixed }).replace(before, after);
      const { exitCode, said } = await check(groupWith('PivotS.xml', other));
      expect(exitCode).toBe(2);
      expect(said).toContain(`invoices/PivotS.xml:3:${column}: error[pivot-differs]`);
      expect(said).toContain(words);
      expect(said).toContain('1 error, 0 warnings');
    },
  );

  test('may name the supplier by its SIREN, and the day with a time zone', async () => {
    const day = '</Id><DateEmissionFacture>2025-09-30+02:00</DateEmissionFacture>';
    const same = pivot({ P1: mixed }).replace('</Id>', day).replace('>73282932000074<', '>732 829 320<');
    expect(await check(groupWith('PivotS.xml', same))).toEqual({ exitCode: 0, said: '' });
  });

  test('of a credit note may state its gross with a sign or without', async () => {
    const credit = { ...invoice('P1'), type: '381' };
    for (const gross of ['120.00', '-120.00', '120.0000']) {
      const text = pivot({ P1: { 'f1.xml': ['01', cii(credit)] } }).replace('>120.00<', `>${gross}<`);
      expect(await check(groupWith('PivotS.xml', text))).toEqual({ exitCode: 0, said: '' });
    }
  });

  test('that is cut is an error', async () => {
    const { exitCode, said } = await check(groupWith('PivotS.xml', pivot({ P1: mixed }).slice(0, -40)));
    expect(exitCode).toBe(2);
    expect(said).toMatch(
      /^invoices\/PivotS\.xml:\d+: error\[xml-syntax\]: this is not well-formed XML: unclosed tag/m,
    );
    expect(said).toContain('ask for it again');
  });

  test.each([
    [
      'a namespace of its own',
      (text: string) => text.replace('<CPPFacturePivot', '$& xmlns="http://cpp/pivot"'),
    ],
    [
      'a prefix',
      (text: string) =>
        text.replace(/<(\/?)([A-Z])/g, '<$1p:$2').replace('<p:CPPFacturePivot', '$& xmlns:p="urn:cpp"'),
    ],
  ])('is read in %s', async (_, named) => {
    const group = groupWith('PivotS.xml', named(pivot({ P1: mixed })));
    expect(await linesOf(group)).toEqual(['invoices/PivotS.xml/f1.xml P1']);
  });

  test('and its invoice may be in UTF-16', async () => {
    const utf16 = (text: string): Buffer =>
      Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le');
    const deposit: Deposit = { 'f1.xml': ['01', utf16(ubl(invoice('P1')))] };
    const group = groupWith('PivotS.xml', utf16(pivot({ P1: deposit })));
    expect(await linesOf(group)).toEqual(['invoices/PivotS.xml/f1.xml P1']);
  });

  test('and its invoice may have prefixes of any letters', async () => {
    const accented = (text: string): string =>
      text.replaceAll('rsm:', 'é:').replace('xmlns:rsm=', 'xmlns:é=');
    const group = groupWith('PivotS.xml', pivot({ P1: { 'f1.xml': ['01', accented(cii(invoice('P1')))] } }));
    expect(await linesOf(group)).toEqual(['invoices/PivotS.xml/f1.xml P1']);
  });

  test('that carries no deposit is refused', async () => {
    const { exitCode, said } = await check(groupWith('PivotS.xml', pivot({})));
    expect(exitCode).toBe(2);
    expect(said).toContain(
      'error[einvoice-unknown]: expected an invoice in UBL 2.1 or CII, found CPPFacturePivot',
    );
  });

  test('whose invoice is damaged says so, and not that there is none', async () => {
    const damaged = pivot({ P1: { 'f1.xml': ['01', ubl(invoice('P1'))], 'F1.pdf': ['02', PDF] } }).replace(
      '<Contenu>',
      '$&*',
    );
    const { exitCode, said } = await check(groupWith('PivotS.xml', damaged));
    expect(exitCode).toBe(2);
    expect(said).toContain('invoices/PivotS.xml/f1.xml: error[archive-unreadable]');
    expect(said).toContain('1 error, 0 warnings');
  });

  test('is shown by import', async () => {
    const { folder } = groupWith('PivotS.xml', pivot({ P1: mixed }));
    const { stdout, exitCode } = await runCommand(['import', join(folder, 'invoices/PivotS.xml')]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('P1');
  });
});
