/** The letters of dispute (RECONCILE.md): to whom, about what, what is asked; as data, as Markdown. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Day, dayOf } from '../../src/domain/time/calendar.ts';
import { reconcileWorkspace } from '../../src/jobs/reconcile.ts';
import { requestOf } from '../../src/reconcile/letter/by-request.ts';
import type { Letter } from '../../src/reconcile/letter/letter.ts';
import { lettersOf } from '../../src/reconcile/letter/letters-of.ts';
import { letterMarkdown, letterOutput } from '../../src/reconcile/outputs/letter.ts';
import { ALL_CHECKS } from '../../src/reconcile/reconciliation.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { cii } from '../invoices/einvoice/sample-cii.ts';
import { oneLine } from '../invoices/einvoice/sample-invoice.ts';
import { ubl } from '../invoices/einvoice/sample-ubl.ts';
import { billed, JUNE, MAY, month, settle } from './billed.ts';
import { careless, reconciled } from './workspace.ts';

const ADDRESSES = `letter:
    place: Metz
    from: [Région exemple, 1 place de l’Exemple]
    signed_by: La directrice
    to: { OP: [Opérateur fictif, 75000 Paris] }`;

/** A charge of June that is 5.00 too dear, of the access A1, whose item is another than ordered. */
const DEAR = JUNE.replace('100.00,100.00', '105.00,105.00');
const OTHER_ITEM = DEAR.replace('FIBRE-100', 'FIBRE-200');

const visit = (line: number, price: string): string =>
  `OP,F2,2025-06-05,${line},A1,VISITE,usage,,,2025-06-0${line},1,${price},${price},20,`;

async function lettersFrom(folder: string, warnings = false, date?: Day) {
  return lettersOf(await reconciled(folder, '2025-06'), 'fr', { date, warnings });
}

async function onlyLetter(folder: string, warnings = false, date?: Day): Promise<Letter> {
  const { letters } = await lettersFrom(folder, warnings, date);
  expect(letters).toHaveLength(1);
  return letters[0] as Letter;
}

describe('who writes to whom, when', () => {
  test('is what the convention says', async () => {
    const folder = billed(MAY, DEAR);
    settle(folder, ADDRESSES);
    const letter = await onlyLetter(folder, false, dayOf(2025, 7, 1));
    expect(letter).toMatchObject({
      supplier: 'OP',
      sender: ['Région exemple', '1 place de l’Exemple'],
      addressee: ['Opérateur fictif', '75000 Paris'],
      placeAndDate: 'À Metz, le 1er juillet 2025',
      signature: 'La directrice',
    });
  });

  test('is addressed to the name that suppliers.csv gives, where the convention says no address', async () => {
    const folder = billed(MAY, DEAR);
    writeFileSync(join(folder, 'suppliers.csv'), 'supplier,name\nOTHER,Autre\nOP,Opérateur fictif\n');
    expect((await onlyLetter(folder)).addressee).toEqual(['Opérateur fictif']);
    settle(folder, ADDRESSES);
    expect((await onlyLetter(folder)).addressee).toEqual(['Opérateur fictif', '75000 Paris']);
  });

  test.each([
    ['ubl', ubl],
    ['cii', cii],
  ])(
    'calls a supplier that is known by its SIREN as its last electronic invoice does (%s)',
    async (_, write) => {
      const folder = billed();
      const convention = readFileSync(join(folder, 'convention.yaml'), 'utf8');
      const layout = 'invoices:\n  - files: "*.xml"\n    defaults: { category: subscription }';
      writeFileSync(join(folder, 'convention.yaml'), convention.replace('invoices:', layout));
      const invoice = (number: string, date: string, name: string, registration = '732829320') =>
        oneLine(
          { net: '105.00', period: ['2025-06-01', '2025-06-30'] },
          {
            ...{ number, date, seller: { registration, scheme: '0002', name } },
            rates: [{ base: '105.00', vat: '21.00', rate: '20' }],
            totals: { lines: '105.00', net: '105.00', vat: '21.00', gross: '126.00' },
          },
        );
      const put = (file: string, ...args: Parameters<typeof invoice>) =>
        writeFileSync(join(folder, 'invoices', file), write(invoice(...args)));
      put('a.xml', 'X1', '2025-06-29', 'Réseaux du Rhin');
      put('b.xml', 'X2', '2025-06-30', 'Réseaux du Rhin SA');
      expect(await onlyLetter(folder)).toMatchObject({
        supplier: '732829320',
        addressee: ['Réseaux du Rhin SA'],
      });
      // Of one day, the name on the invoice that comes first; that of another operator never counts.
      put('a.xml', 'X3', '2025-06-30', 'Réseaux du Rhin');
      put('c.xml', 'X1', '2025-07-01', 'Autre', '552081317');
      expect(await onlyLetter(folder)).toMatchObject({ addressee: ['Réseaux du Rhin SA'] });
      writeFileSync(join(folder, 'suppliers.csv'), 'supplier,name\n732829320,Opérateur fictif\n');
      expect((await onlyLetter(folder)).addressee).toEqual(['Opérateur fictif']);
      const named = layout.replace('*.xml"', '*.xml"\n    supplier: OP');
      writeFileSync(join(folder, 'convention.yaml'), convention.replace('invoices:', named));
      expect((await onlyLetter(folder)).addressee).toEqual(['À l’attention de l’opérateur OP']);
    },
  );

  test('is left blank, or what the tables say, where the convention does not', async () => {
    const letter = await onlyLetter(billed(MAY, DEAR));
    expect(letter).toMatchObject({
      sender: [],
      addressee: ['À l’attention de l’opérateur OP'],
      placeAndDate: 'À ……………………, le ……………………',
      signature: '',
    });
    const { letters } = lettersOf(await careless(), 'fr', { date: dayOf(2025, 12, 2), warnings: false });
    expect(letters[0]).toMatchObject({
      sender: ['Région Grand Est'],
      placeAndDate: 'À ……………………, le 2 décembre 2025',
      signature: 'Région Grand Est',
    });
  });

  test('stands on lines of its own', async () => {
    const folder = billed(MAY, DEAR);
    settle(folder, ADDRESSES);
    const text = [...letterMarkdown(await onlyLetter(folder), 'fr')].join('');
    expect(text).toMatch(
      /^Région exemple\\\n1 place de l’Exemple\n\nOpérateur fictif\\\n75000 Paris\n\nÀ Metz, /,
    );
  });

  test('is written in English as the English do', async () => {
    const folder = billed(MAY, DEAR);
    settle(folder, ADDRESSES);
    const found = await reconciled(folder, '2025-06');
    const { letters } = lettersOf(found, 'en', { date: dayOf(2025, 7, 1), warnings: false });
    expect(letters[0]?.placeAndDate).toBe('Metz, 1 July 2025');
  });
});

test('says only what the invoices were compared with', async () => {
  const said = async (folder: string) => (await onlyLetter(folder)).opening[1];
  expect(await said(billed(MAY, DEAR))).toContain(
    'rapproché vos factures de notre inventaire, du bordereau des prix du marché et de vos factures antérieures.',
  );
  const july = month('F3', '2025-07-05', 1, '2025-07-01', '2025-07-31', '100.00');
  for (const lines of [
    [DEAR, july],
    [july, DEAR],
    [MAY.replace('OP,', 'AUTRE,'), DEAR],
  ])
    expect(await said(billed(...lines))).not.toContain('antérieures');
  const alone = billed(DEAR);
  expect(await said(alone)).toContain('de notre inventaire et du bordereau des prix du marché.');
  rmSync(join(alone, 'accesses.csv'));
  expect(await said(alone)).toContain('rapproché vos factures du bordereau des prix du marché.');
});

test('says that they were checked where there was nothing to compare them with', async () => {
  const folder = billed(JUNE.replace('100.00,100.00', '100.00,105.00'));
  for (const table of ['accesses.csv', 'prices.csv']) rmSync(join(folder, table));
  expect((await onlyLetter(folder)).opening[1]).toMatch(/^Nous avons contrôlé vos factures\. /);
  const { letters } = lettersOf(await reconciled(folder), 'en', { date: undefined, warnings: false });
  expect(letters[0]?.opening[1]).toMatch(/^We have checked your invoices\. /);
});

test('of a single invoice, those of its day are compared with it as those before are', async () => {
  for (const [date, isCompared] of [
    ['2025-06-05', true],
    ['2025-06-06', false],
  ] as const) {
    const other = month('F3', date, 1, '2025-05-01', '2025-05-31', '100.00');
    const loaded = loadWorkspace(billed(DEAR, other));
    const { value } = await reconcileWorkspace(loaded, { kind: 'invoices', numbers: ['F2'] });
    if (value === undefined) throw new Error('not readable');
    const [letter] = lettersOf(value, 'en', { date: undefined, warnings: false }).letters;
    expect(letter?.opening[1]?.includes('earlier invoices')).toBe(isCompared);
  }
});

describe('what is disputed', () => {
  test('is errors; warnings only where asked, and counted where not', async () => {
    const folder = billed(MAY.replace('FIBRE-100', 'FIBRE-200'), OTHER_ITEM);
    const { letters, warningsLeftOut } = await lettersFrom(folder);
    expect(letters.flatMap(({ sections }) => sections.map(({ title }) => title))).toEqual([
      'Prix différents du bordereau',
    ]);
    expect(warningsLeftOut).toBe(1);
    const asked = await lettersFrom(folder, true);
    expect(asked.letters.flatMap(({ sections }) => sections.map(({ title }) => title))).toEqual([
      'Prix différents du bordereau',
      'Articles différents de la commande',
    ]);
    expect(asked.warningsLeftOut).toBe(0);
  });

  test('is never what the convention has made mere information', async () => {
    const folder = billed(MAY.replace('FIBRE-100', 'FIBRE-200'), OTHER_ITEM);
    settle(folder, 'severity: { item-mismatch: info }');
    const { letters } = await lettersFrom(folder, true);
    expect(letters.flatMap(({ sections }) => sections)).toHaveLength(1);
    expect((await lettersFrom(folder)).warningsLeftOut).toBe(0);
  });

  test('is no matter of ours', async () => {
    const text = [
      ...letterOutput(await careless(), {
        language: 'fr',
        failOn: 'error',
        folder: '.',
        letter: { date: undefined, warnings: true },
      }),
    ].join('');
    for (const ours of ['FTTH-0005', 'OPT-WIFI', 'accepted-findings']) expect(text).not.toContain(ours);
    expect(ALL_CHECKS.filter(({ asks }) => asks === undefined).map(({ code }) => code)).toEqual([
      'unbilled-access',
      'late-line',
      'acceptance-unused',
    ]);
  });

  test('is no invoice of which no line is there: it may lie with us', async () => {
    const folder = billed(MAY, JUNE);
    writeFileSync(join(folder, 'invoices.csv'), 'supplier,invoice_number,net_amount\nOP,F9,10.00\n');
    expect((await reconciled(folder)).findings.map(({ wording }) => wording)).toEqual([
      'invoice-total-mismatch/alone',
    ]);
    expect((await lettersFrom(folder)).letters).toEqual([]);
  });

  test('is told to each operator apart, in order, without the title and period that there are not', async () => {
    const folder = billed(JUNE, MAY.replace('OP,', 'AB,').replace('100.00,100.00', '100.00,101.00'));
    const path = join(folder, 'convention.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^title: .*$/m, ''));
    const lines = join(folder, 'invoices', 'lines.csv');
    writeFileSync(lines, readFileSync(lines, 'utf8').replace('100.00,100.00', '100.00,102.00'));
    const { value } = await reconcileWorkspace(loadWorkspace(folder), {
      kind: 'invoices',
      numbers: ['F1', 'F2'],
    });
    if (value === undefined) throw new Error('not readable');
    const { letters } = lettersOf(value, 'fr', { date: undefined, warnings: false });
    expect(letters.map(({ supplier }) => supplier)).toEqual(['AB', 'OP']);
    expect(letters[0]?.facts).toEqual([
      { label: 'Objet', text: 'contestation de factures' },
      { label: 'Montants', text: '1,00\u00a0€ HT facturés en trop' },
    ]);
    const english = lettersOf(value, 'en', { date: undefined, warnings: false });
    expect(english.letters[0]?.facts[0]).toEqual({ label: 'Subject', text: 'invoices in dispute' });
    const text = [...letterOutput(value, { language: 'fr', failOn: 'error', folder: '.' })].join('');
    expect(text.split('\n---\n')).toHaveLength(2);
    expect(text).not.toContain('undefined');
  });

  test('names the operator that no invoice names', async () => {
    const { letters } = await lettersFrom(billed(MAY, DEAR.replace('OP,', ',')));
    expect(letters.map(({ addressee }) => addressee)).toEqual([['À l’attention de l’opérateur']]);
  });
});

describe('the invoices concerned', () => {
  const rowsOf = ({ invoices }: Letter) => invoices.table.rows.map((row) => row.map(([text = '']) => text));

  test('stand before the signature with number, date and sums, which add up to what is disputed', async () => {
    const letter = await onlyLetter(billed(MAY, JUNE, visit(2, '85.00'), visit(3, '76.00')));
    expect(rowsOf(letter)).toEqual([
      ['F2', '05/06/2025', '2', '5,00', '4,00'],
      ['Total', '', '2', '5,00', '4,00'],
    ]);
    expect(letter.invoices.inAnnex).toBe(false);
    expect(letter.closing[0]).toBe(
      'Nous vous demandons de nous répondre avant le ……………………, à …………………… (nom, téléphone, courriel).',
    );
  });

  test('are contested in the end where they bill too much, not where they leave something due', async () => {
    const contested = 'Dans l’attente, les montants facturés en trop sont contestés.';
    expect((await onlyLetter(billed(MAY, JUNE, visit(2, '85.00')))).closing).toContain(contested);
    const { closing } = await onlyLetter(billed(MAY, JUNE, visit(3, '76.00')));
    expect([closing.length, closing.includes(contested)]).toEqual([2, false]);
  });

  test('end with what is of none, without number and date', async () => {
    const found = await reconciled(billed(MAY, DEAR), '2025-06');
    const [dear] = found.findings;
    if (dear === undefined) throw new Error('nothing found');
    const ofNone = { ...dear, invoiceNumber: '', lineNumber: '', date: undefined, line: undefined };
    const { letters } = lettersOf({ ...found, findings: [ofNone, dear] }, 'fr', {
      date: undefined,
      warnings: false,
    });
    expect(letters[0]?.invoices.table.rows).toEqual([
      [['F2'], ['05/06/2025'], ['1'], ['5,00'], []],
      [['sur aucune facture'], [], ['1'], ['5,00'], []],
      [['Total'], [], ['2'], ['10,00'], []],
    ]);
    expect(letters[0]?.sections[0]?.table.rows.map(([place]) => place)).toEqual([
      [],
      ['F2', 'du 05/06/2025', 'ligne 1'],
    ]);
  });

  test('open the annex where the first page has no room for them, by date and number', async () => {
    const dear = (number: number): string => visit(2, '85.00').replace('F2', `V${number}`);
    const letterAbout = (invoices: number): Promise<Letter> =>
      onlyLetter(billed(MAY, JUNE, ...Array.from({ length: invoices }, (_, index) => dear(22 - index))));
    expect((await letterAbout(12)).invoices.inAnnex).toBe(false);
    const letter = await letterAbout(13);
    expect(rowsOf(letter).map(([number]) => number)).toEqual([
      ...Array.from({ length: 13 }, (_, index) => `V${10 + index}`),
      'Total',
    ]);
    expect(letter.invoices.inAnnex).toBe(true);
    const text = [...letterMarkdown(letter, 'fr')].join('');
    expect(text.indexOf('Les factures concernées')).toBeGreaterThan(text.indexOf('# Annexe'));
  });
});

describe('sums and requests', () => {
  test('keep both directions apart, and ask for the one and the other', async () => {
    const letter = await onlyLetter(billed(MAY, JUNE, visit(2, '85.00'), visit(3, '76.00')));
    expect(letter.sections.map(({ sum, asked }) => [sum, asked])).toEqual([
      [
        'Total : 5,00\u00a0€ HT facturés en trop, et 4,00\u00a0€ HT qui vous restent dus.',
        'Nous vous demandons l’avoir correspondant. Nous vous demandons de facturer ce qui vous reste dû.',
      ],
    ]);
    expect(letter.asked.items).toEqual([
      'un avoir pour 1 ligne : 5,00\u00a0€ HT facturés en trop ;',
      'la facturation de ce qui vous reste dû pour 1 ligne : 4,00\u00a0€ HT qui vous restent dus.',
    ]);
    expect(letter.summary.table.rows).toEqual([
      [['Prix différents du bordereau'], ['2'], ['5,00'], ['4,00']],
      [['Total'], ['2'], ['5,00'], ['4,00']],
    ]);
  });

  test('ask on the first page what each finding asks in the annex, kind by kind', async () => {
    const { letters } = lettersOf(await careless(), 'fr', { date: undefined, warnings: true });
    const [letter] = letters;
    expect(letter?.asked.items.map((item) => item.replaceAll('\u00a0', ' '))).toEqual([
      'des avoirs pour 8 lignes : 1 081,77 € HT facturés en trop ;',
      'l’établissement que dessert l’accès de 1 ligne, ou un avoir : 185,00 € HT facturés en trop ;',
      'des factures rectificatives pour 4 points : 1,00 € HT facturés en trop ;',
      'la rectification de 2 lignes d’avoir : 75,00 € HT qui vous restent dus ;',
      'une explication ou la correction de 3 lignes : 24,90 € HT facturés en trop.',
    ]);
  });

  test('count a line that several checks find once', async () => {
    const letter = await onlyLetter(billed(MAY, OTHER_ITEM), true);
    expect(letter.sections.length).toBeGreaterThan(1);
    const counts = letter.summary.table.rows.map(([title, lines]) => [title, lines].join());
    expect(counts.at(-1)).toBe('Total,1');
    expect(letter.invoices.table.rows.map(([, , lines]) => lines)).toEqual([['1'], ['1']]);
    expect(letter.asked.items.join(' ')).not.toMatch(/[2-9] lignes/);
    expect(letter.summary.note).toContain('n’est compté qu’une fois');
  });

  test('ask what has no amount to be corrected, one line or several', async () => {
    const wrongVat = (line: number): string =>
      `OP,F2,2025-06-05,${line},A1,VISITE,usage,,,2025-06-0${line},1,80.00,80.00,10,`;
    const one = await onlyLetter(billed(MAY, JUNE, wrongVat(2)));
    expect(one.sections[0]?.sum).toBeUndefined();
    expect(one.facts.map(({ label }) => label)).toEqual(['Objet', 'Factures']);
    expect(one.asked.items).toEqual(['une facture rectificative pour 1 ligne.']);
    const two = await onlyLetter(billed(MAY, JUNE, wrongVat(2), wrongVat(3)));
    expect(two.asked.items).toEqual(['des factures rectificatives pour 2 lignes.']);
  });
});

describe('a line', () => {
  test('bears what the operator needs to find it, and the site by its name', async () => {
    const { letters } = lettersOf(await careless(), 'fr', { date: undefined, warnings: false });
    const rows = letters.flatMap(({ sections }) => sections.flatMap(({ table }) => table.rows));
    expect(rows[0]).toEqual([
      ['F2025-0011', 'du 05/11/2025', 'ligne 72'],
      ['FTTO-0012', 'Lycée Chrestien de Troyes (0100022V)'],
      ['FTTO-200', 'du 01/10/2025 au 31/10/2025'],
      ['déjà facturé à la ligne 10 de la facture F2025-0010 : mêmes article, jours et montant'],
      ['389,50'],
      ['389,50'],
    ]);
    const served = rows.map((row) => row[1]);
    expect(served).toContainEqual(['FTTO-0001', 'Cité scolaire Alfred Kastler, Stenay']);
    expect(served).toContainEqual(['tout le groupement']);
    // Out of its rows, an access serves what it served before, or will.
    expect(served).toContainEqual(['FTTO-0010', 'Lycée Alfred Kastler, Guebwiller (0680015X)']);
    expect(served).toContainEqual(['FTTO-9999']);
    expect(served).toContainEqual([]);
  });

  test('names the site as it was called on its first day', async () => {
    const folder = billed(MAY, DEAR);
    writeFileSync(
      join(folder, 'sites.csv'),
      'site,name,type,member,commune,uai,valid_from,valid_to\nS1,Collège nouveau,college,GROUPE,Metz,,2025-06-02,\nS1,Collège ancien,college,GROUPE,Metz,0570001S,,2025-06-01\nS2,Lycée de Metz,lycee,GROUPE,Metz,,,\n',
    );
    const letter = await onlyLetter(folder);
    expect(letter.sections[0]?.table.rows[0]?.[1]).toEqual(['A1', 'Collège ancien, Metz (0570001S)']);
  });

  test('names what the access served on its first day, as it was called then', async () => {
    const mayDear = MAY.replace('F1,2025-05-05,1', 'F2,2025-06-05,2').replace(
      '100.00,100.00',
      '105.00,105.00',
    );
    const folder = billed(MAY, DEAR, mayDear);
    const served = async (): Promise<readonly (string | undefined)[]> =>
      (await onlyLetter(folder)).sections
        .filter(({ title }) => title === 'Prix différents du bordereau')
        .flatMap(({ table }) => table.rows.map((row) => row[1]?.[1]));
    const accesses = 'access,serves,item_code,activated_on,valid_from,valid_to\n';
    writeFileSync(
      join(folder, 'accesses.csv'),
      `${accesses}A1,S1,FIBRE-100,2025-01-01,,2025-05-31\nA1,S2,FIBRE-100,2025-01-01,2025-06-01,\n`,
    );
    expect(await served()).toEqual(['Site deux', 'Site un']);
    writeFileSync(join(folder, 'accesses.csv'), `${accesses}A1,S1,FIBRE-100,2025-01-01,,\n`);
    writeFileSync(
      join(folder, 'sites.csv'),
      'site,name,type,member,valid_from,valid_to\nS1,Nouveau,other,GROUPE,2025-06-01,\nS1,Ancien,other,GROUPE,2025-01-01,2025-05-31\n',
    );
    expect(await served()).toEqual(['Nouveau', 'Ancien']);
    writeFileSync(
      join(folder, 'sites.csv'),
      'site,name,type,member,valid_from,valid_to\nS1,Nouveau,other,GROUPE,2025-07-01,\n',
    );
    expect(await served()).toEqual(['Nouveau', 'Nouveau']);
  });

  test('names the member that it serves without an access', async () => {
    const folder = billed();
    const header =
      'supplier,invoice_number,invoice_date,line_number,serves,item_code,category,service_date,quantity,unit_price,net_amount,vat_rate';
    const line = 'OP,F2,2025-06-05,1,GROUPE,VISITE,usage,2025-06-01,1,85.00,85.00,20';
    writeFileSync(join(folder, 'invoices', 'lines.csv'), `${header}\n${line}\n`);
    const letter = await onlyLetter(folder);
    expect(letter.sections[0]?.table.rows.map((row) => row[1])).toEqual([['Groupement']]);
  });
});

test('a credit is asked for where nothing is owed to the operator', () => {
  expect(requestOf({ code: 'price-mismatch', wording: 'price-mismatch', atStake: 0n })).toBe('credit');
  expect(requestOf({ code: 'price-mismatch', wording: 'price-mismatch', atStake: -1n })).toBe('bill');
});

test('where nobody knows what is at stake, an explanation is asked for', () => {
  expect(requestOf({ code: 'price-mismatch', wording: 'price-mismatch', atStake: undefined })).toBe(
    'explanation',
  );
});
