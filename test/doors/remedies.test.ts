/** Each message is read by someone who has nothing else: what it proposes is done, and must suffice. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { oneLine } from '../invoices/einvoice/sample-invoice.ts';
import { ubl } from '../invoices/einvoice/sample-ubl.ts';
import { odsText, writeOds } from '../workspace/sheet/write-ods.ts';
import { LINES_HEADER, lineOf, type SmallGroup, smallGroup } from './small-group.ts';

function odsOf(...rows: readonly (readonly string[])[]): Uint8Array {
  const row = (cells: readonly string[]): string =>
    `<table:table-row>${cells.map((text) => odsText(text)).join('')}</table:table-row>`;
  return writeOds([{ name: 'Feuille1', rows: rows.map(row).join('') }]);
}

async function check({ folder }: SmallGroup, lang = 'en'): Promise<string> {
  return (await runCommand(['check', folder, '--lang', lang])).stderr;
}

/** What a hint proposes to write into convention.yaml for a column that nothing needs. */
function proposed(said: string): string {
  const [, text = ''] = /`([^`]*ignore_columns[^`]*)`/.exec(said) ?? [];
  return text;
}

describe('a column that nothing needs', () => {
  test('of a table of its own is left alone by what the message proposes', async () => {
    const group = smallGroup();
    group.edit('sites.csv', 'site,', 'remarque,site,');
    group.edit('sites.csv', '\n0550020Y', '\nà voir,0550020Y');
    group.edit('sites.csv', '\n0550072E', '\n,0550072E');
    const said = await check(group);
    expect(said).toContain('sites.csv:1:remarque: warning[column-unknown]');
    group.edit('convention.yaml', 'rules:', `${proposed(said)}\nrules:`);
    expect(await check(group)).toBe('');
  });

  test('of a list that is read otherwise is placed by what the message proposes', async () => {
    const group = smallGroup();
    group.edit('sites.csv', 'site,', 'Ville,site,');
    group.edit('sites.csv', '\n0550020Y', '\nStenay,0550020Y');
    group.edit('sites.csv', '\n0550072E', '\n,0550072E');
    const said = await check(group, 'fr');
    const [, entry = ''] = /dites quelle colonne c’est, [^`]*`(.*?)`/.exec(said) ?? [];
    expect(entry).toBe('tables: { sites: { file: "sites.csv", columns: { …: "Ville" } } }');
    group.edit('convention.yaml', 'rules:', `${entry.replace('…', 'commune')}\nrules:`);
    expect(await check(group)).toBe('');
  });

  test('of an operator’s file, too, with a layout and without', async () => {
    const group = smallGroup();
    const withRemarks = (text: string): string => text.replaceAll('\n', ',x\n');
    group.write('invoices/2025-09.csv', withRemarks(LINES_HEADER + lineOf('F1', '2025-09-30', '289.90')));
    const said = await check(group);
    group.edit('convention.yaml', 'rules:', `${proposed(said)}\nrules:`);
    expect(await check(group)).toBe('');
    group.edit('convention.yaml', '["x"]', '["y"]');
    expect(proposed(await check(group))).toBe('invoices: [{ files: "2025-09.csv", ignore_columns: ["x"] }]');
  });
});

test('an XML or HTML file of the name of a CSV is called one', async () => {
  for (const [text, form] of [
    ['<?xml version="1.0"?>\n<Invoice/>\n', 'XML'],
    ['<html><table><tr><td>F1</td></tr></table></html>\n', 'HTML'],
  ]) {
    const group = smallGroup();
    group.write('invoices/2025-10.csv', text ?? '');
    const said = await check(group);
    expect(said).toContain(`error[file-mislabelled]: the file was saved as ${form}`);
    expect(said.includes('could not be downloaded')).toBe(form === 'HTML');
  }
});

test('where a cell may be empty, the words to choose from say so', async () => {
  const group = smallGroup();
  group.write('accesses.csv', 'access,serves,alone\nA1,STENAY,peut-être\n');
  expect(await check(group)).toContain(
    'expected one of yes (oui), no (non) or an empty cell, found "peut-être"',
  );
  group.edit('sites.csv', ',lycee,', ',lycée-bis,');
  expect(await check(group, 'fr')).not.toContain('autre ou une cellule vide');
});

test('an identifier that a spreadsheet shortened in a CSV is refused', async () => {
  const group = smallGroup();
  group.write('accesses.csv', 'access,serves\n1.20E+10,STENAY\n"1,2E+10",STENAY\n');
  expect((await check(group)).match(/error\[id-number\]/g)).toHaveLength(2);
});

test('and so is one that an export wraps in a formula', async () => {
  const group = smallGroup();
  group.write('accesses.csv', 'access,serves\n"=""0387123456""",STENAY\n');
  expect(await check(group)).toContain(
    'error[id-number]: an identifier is stored as a formula: ="0387123456"',
  );
});

test.each([
  ["'0550020", "a text behind the apostrophe of a spreadsheet: '0550020"],
  ["'FTTO-1", "a text behind the apostrophe of a spreadsheet: 'FTTO-1"],
  ['VRAI', 'an answer, true or false: VRAI'],
  ['FALSE', 'an answer, true or false: FALSE'],
])('and so is %s, as a spreadsheet writes a text or an answer', async (id, told) => {
  const group = smallGroup();
  group.write('accesses.csv', `access,serves\n${id},STENAY\n`);
  expect(await check(group)).toContain(`error[id-number]: an identifier is stored as ${told}`);
});

test.each(["'s-Hertogenbosch", "L'ECLUSE", 'VRAIE', "'A' B"])('but not %s', async (id) => {
  const group = smallGroup();
  group.write('accesses.csv', `access,serves\n${id},STENAY\n`);
  expect(await check(group)).not.toContain('id-number');
});

test.each(['n/a', '-', '?', '…', 'Néant', 'sans objet', 'N.C.'])('nor does %s name an access', async (id) => {
  const group = smallGroup();
  group.write('accesses.csv', `access,serves\n${id},STENAY\n`);
  const said = await check(group);
  expect(said).toContain(
    `accesses.csv:2:access: error[id-invalid]: "${id}" cannot be an identifier: ${id} says`,
  );
  expect(said).toContain(`    If ${id} is right, there is no such row to list: remove it.`);
});

test.each(['NC', 'N-1', 'NA', 'Néanthes', 'A/N/A', 'SO', 'null', 'undefined', 'constructor', '_', '+'])(
  'but %s does',
  async (id) => {
    const group = smallGroup();
    group.write('accesses.csv', `access,serves\n${id},STENAY\n`);
    expect(await check(group)).not.toContain('id-invalid');
  },
);

test.each([
  ['2205-01-01,', 'valid_from'],
  ['1025-01-01,', 'valid_from'],
  [',2205-12-31', 'valid_to'],
])('a day of another century is told: %s', async (days, column) => {
  const group = smallGroup();
  group.write('accesses.csv', `access,serves,valid_from,valid_to\nA1,STENAY,${days}\n`);
  const day = days.replace(',', '');
  expect(await check(group)).toContain(
    `accesses.csv:2:${column}: warning[day-far]: the day is ${day}, before 1900 or after 2100\n`,
  );
});

test.each([
  ['accepted-findings.csv', 'until', 'code,access,reason,until\nunknown-item,A1,trial,2205-12-31\n'],
  [
    'advances.csv',
    'called_on',
    'debtor,creditor,called_on,gross_amount,period\nMEUSE,REGION,2205-10-15,10.00,2025-09\n',
  ],
  [
    'advances.csv',
    'due_on',
    'debtor,creditor,called_on,gross_amount,period,due_on\nMEUSE,REGION,2025-10-15,10.00,2025-09,2205-11-15\n',
  ],
])('in %s, column %s, too', async (file, column, rows) => {
  const group = smallGroup();
  group.write(file, rows);
  expect(await check(group)).toContain(`${file}:2:${column}: warning[day-far]`);
});

test.each([
  [
    'a rule',
    '  - id: late\n    from: 2129-01-01\n    applies_to: {}\n    share: { by: equal }\n',
    10,
    'rules[0].from',
  ],
  [
    'a rule',
    '  - id: late\n    to: 0025-06-30\n    applies_to: {}\n    share: { by: equal }\n',
    10,
    'rules[0].to',
  ],
])('nor is the far day of %s passed over: %s', async (_, rule, row, column) => {
  const group = smallGroup();
  group.edit('convention.yaml', 'rules:\n', `rules:\n${rule}`);
  expect(await check(group)).toContain(`convention.yaml:${row}:${column}: warning[day-far]`);
});

test('nor that of a market', async () => {
  const group = smallGroup();
  const markets = 'reconcile:\n  markets:\n    M1: { from: 2025-01-01, to: 2205-12-31 }\n';
  group.edit('convention.yaml', 'rules:\n', `${markets}rules:\n`);
  expect(await check(group)).toContain('convention.yaml:10:reconcile.markets.M1.to: warning[day-far]');
});

test('but an open end of a rule or a market is', async () => {
  const group = smallGroup();
  const markets = 'reconcile:\n  markets:\n    M1: { from: 2025-01-01, to: 2999-12-31 }\n';
  group.edit('convention.yaml', 'rules:\n', `${markets}rules:\n`);
  group.edit('convention.yaml', 'applies_to:', 'to: 2999-12-31\n    applies_to:');
  expect(await check(group)).toBe('');
});

test.each(['1900-01-01,9999-12-31', '2100-12-31,', ',2999-12-31', '0001-01-01,'])(
  'and none of those that stand for an open end, or may be meant: %s',
  async (days) => {
    const group = smallGroup();
    group.write('accesses.csv', `access,serves,valid_from,valid_to\nA1,STENAY,${days}\n`);
    expect(await check(group)).not.toContain('day-far');
  },
);

test.each([
  ['#N/A', 'Correct the formula that gives #N/A in the spreadsheet, and save.'],
  ['#VALEUR!', 'Correct the formula that gives #VALEUR! in the spreadsheet, and save.'],
  ['Err:502', 'Correct the formula that gives Err:502 in the spreadsheet, and save.'],
  [
    '########',
    '######## stands for a text that its column is too narrow to show: widen it in the spreadsheet, and save again.',
  ],
])('nor is %s one, which a spreadsheet wrote into a CSV in its place', async (shown, remedy) => {
  const group = smallGroup();
  group.write('accesses.csv', `access,serves\n${shown},STENAY\n`);
  const said = await check(group);
  expect(said).toContain(
    `accesses.csv:2:access: error[sheet-error-cell]: the cell shows an error: ${shown}\n`,
  );
  expect(said).toContain(`    ${remedy}\n`);
});

describe('a line that serves nobody known', () => {
  const TERM = { id: 'SRV-1', scheme: 'AWV' };
  const INVOICE = oneLine(
    { net: '100.00', price: '100.00', item: 'ABO-9', objects: [TERM] },
    { number: 'E9' },
  );

  test('of an electronic invoice is told with the fields that may name its access', async () => {
    const group = smallGroup();
    group.write('invoices/e9.xml', ubl(INVOICE));
    group.edit(
      'convention.yaml',
      'rules:',
      'invoices: [{ files: "*.xml", supplier: OP, defaults: { category: subscription }, einvoice: { access: BT-128, scheme: AAA } }]\nrules:',
    );
    const said = await check(group);
    expect(said).toContain(
      'error[serves-missing]: the line names neither an access nor what it serves (100.00',
    );
    expect(said).toContain('The line carries BT-128 "SRV-1" (scheme: "AWV"), BT-155 "ABO-9"');
    expect(said).toContain('`invoices: [{ files: "*.xml", einvoice: { access: BT-128 } }]`');
    group.edit('convention.yaml', 'scheme: AAA', 'scheme: AWV');
    expect(await check(group)).toContain('the access SRV-1 is not in accesses.csv (100.00 without VAT)');
  });
});

test('of a file without categories, an entry that gives them by patterns is shown', async () => {
  const group = smallGroup();
  const header = LINES_HEADER.replace('category', 'item_code');
  group.write(
    'invoices/2025-10.csv',
    header + lineOf('F2', '2025-10-31', '1.00').replace('subscription', 'FTTO-9'),
  );
  const said = await check(group);
  expect(said).toContain(
    'one pattern for each kind: `invoices: [{ files: "2025-10.csv", categories: { "FTTO-*": subscription } }]`',
  );
  group.edit(
    'convention.yaml',
    'rules:',
    'invoices: [{ files: "2025-10.csv", categories: { "FTTO-*": subscription } }]\nrules:',
  );
  expect(await check(group)).toBe('');
});

test('where the owner of a site has left the group, the row of its grappe is shown too, and ends the error', async () => {
  const group = smallGroup();
  group.write('members.csv', 'member,name,left_on\nREGION,Région,\nMEUSE,Meuse,2025-08-31\n');
  const said = await check(group);
  expect(said).toContain('error[site-absent]: 0550020Y of STENAY has no owner');
  expect(said).toContain(
    'If it is no longer in STENAY, end its row in grappes.csv (valid_to), if it is not yet, begin it later (valid_from): the others then bear the cost.',
  );
  group.edit('grappes.csv', '0550020Y,,,,', '0550020Y,,,,2025-08-31');
  expect(await check(group)).toContain(
    'warning[grappe-of-one-site]: the access of STENAY serves one of its sites alone, 0550072E (2025-09-01..)',
  );
  expect(await check(group)).toContain('0 errors, 1 warning.');
});

test('where it joins in the course of a line, so does the later beginning of that row', async () => {
  const group = smallGroup();
  group.write('members.csv', 'member,name,joined_on\nREGION,Région,\nMEUSE,Meuse,2025-09-12\n');
  expect(await check(group, 'fr')).toContain('s’il n’en est pas encore, commencez-la plus tard (valid_from)');
  group.edit('grappes.csv', '0550020Y,,,,', '0550020Y,,,2025-09-12,');
  expect(await check(group)).toContain('STENAY serves one of its sites alone, 0550072E (..2025-09-11)');
  expect(await check(group)).toContain('0 errors, 1 warning.');
});

test('of a count of the school year that is yet to come, the school year before is proposed', async () => {
  const group = smallGroup();
  group.edit('convention.yaml', 'year: previous', 'year: school_current');
  const said = await check(group);
  expect(said).toContain('error[reference-day-future]: the rule shared-premises counts on 2025-10-01');
  const [, year = ''] = /`year: (\w+)`/.exec(said) ?? [];
  expect(year).toBe('school_previous');
  group.edit('convention.yaml', 'school_current', year);
  expect(await check(group)).toBe('');
});

describe('a French word in the place of one of the convention', () => {
  test.each([
    ['rounding:', 'arrondi:', 'rounding'],
    ['vat:', 'TVA:', 'vat'],
    ['applies_to:', 's_applique_a:', 'applies_to'],
    ['share:', 'répartition:', 'share'],
    ['target:', 'cible:', 'target'],
    ['year: previous }', 'year: previous }, plafond: 9', 'at_most'],
  ])('of a key: `%s` written `%s`', async (key, word, meant) => {
    const group = smallGroup();
    group.edit('convention.yaml', key, word);
    const said = await check(group, 'fr');
    expect(said).toMatch(/la clé « \S+ » est inconnue ici/);
    expect(said).toContain(`La plus proche : ${meant}. Corrigez-la`);
  });

  test.each([
    ['parts égales', 'equal'],
    ['À parts égales', 'equal'],
    ['débit', 'bandwidth'],
    ['tête', 'head'],
  ])('of how to share: `by: %s`, and nothing is asked that a measure would need', async (word, meant) => {
    const group = smallGroup();
    group.edit('convention.yaml', 'by: students, as_of: { date: "10-01", year: previous }', `by: ${word}`);
    const said = await check(group, 'fr');
    expect(said).toContain(`La plus proche : ${meant}. Corrigez-la`);
    expect(said).toContain('1 erreur');
  });

  test('not of how to share where a measure of such a name is counted on a day', async () => {
    const group = smallGroup();
    group.edit(
      'convention.yaml',
      'by: students, as_of: { date: "10-01", year: previous }',
      'by: débit, as_of: { date: "10-01", year: last }',
    );
    group.edit('measures.csv', 'students,0550020Y', 'débit,0550020Y');
    const said = await check(group, 'fr');
    expect(said).toContain('rules[0].share.as_of.year: erreur[value-invalid]');
    expect(said).toContain('1 erreur');
  });
});

test('a measure that does not say which day counts is told all that its key must say, as 0.1 took it by silence', async () => {
  const group = smallGroup();
  const share = (said: string): string => `share: { by: students${said} }`;
  group.edit('convention.yaml', share(', as_of: { date: "10-01", year: previous }'), share(''));
  expect(await check(group)).toMatch(/error\[key-missing\].*\n.*`latest`: [^.]*needs `max_age_days`/);
  group.edit('convention.yaml', share(''), share(', as_of: latest, max_age_days: none'));
  expect(await check(group)).toBe('');
});

describe('a key of the convention with a value of another form is shown as the reference writes it', () => {
  const share = '{ by: students, as_of: { date: "10-01", year: previous } }';
  test.each([
    [
      /applies_to: .*/,
      'applies_to: grappe',
      '`{ target: grappe, kinds: [cite_scolaire], categories: [subscription] }`',
    ],
    ['target: grappe', 'target: grappe, categories: service', '`[subscription, service]`'],
    [share, '{ by: fixed, parts: [ MEUSE: 60, REGION: 40 ] }', '`{ MEUSE: 1/3, REGION: 2/3 }`'],
    [share, '{ by: majorité, of: students, as_of: { date: "10-01", year: previous } }', '`majority`'],
  ])('%s', async (before, after, form) => {
    const group = smallGroup();
    group.write(
      'convention.yaml',
      readFileSync(join(group.folder, 'convention.yaml'), 'utf8').replace(before, after),
    );
    const said = await check(group, 'fr');
    expect(said).toContain(`erreur[value-invalid]: attendu : ${form} ; trouvé :`);
    expect(said).toContain('1 erreur');
  });

  test('and what a name of one’s own holds means what the key above it does', async () => {
    const group = smallGroup();
    group.edit('convention.yaml', share, '{ by: fixed, parts: { MEUSE: 1/3, REGION: 67 % } }');
    expect(await check(group)).toContain('no `1/3` or `0.33` beside a percentage');
  });

  test('and keys on one line without braces are told how they stand there', async () => {
    const group = smallGroup();
    group.edit('convention.yaml', share, 'by: equal');
    expect(await check(group)).toContain('put the text in quotes, or these keys in braces');
    group.edit('convention.yaml', 'by: equal', '{ by: equal }');
    expect(await check(group)).toBe('');
  });
});

test('of a measure that no observation has, those that have some are shown', async () => {
  const group = smallGroup();
  group.edit('convention.yaml', 'by: students', 'by: effectifs');
  expect(await check(group, 'fr')).toContain('Il y a : students. Corrigez-la');
});

test('where the convention names a member by its name, the identifier is proposed', async () => {
  const group = smallGroup();
  group.write('members.csv', 'member,name\nREGION,Région Grand Est\nMEUSE,Département de la Meuse\n');
  group.edit('convention.yaml', 'billed_to: REGION', 'billed_to: région Grand-Est');
  expect(await check(group)).toContain('Nearest: REGION. Correct it');
});

test('of a line without category, the pattern that its item code or its label makes is shown', async () => {
  const group = smallGroup();
  const header = LINES_HEADER.replace('category', 'category,item_code,label');
  const line = (cells: string): string =>
    lineOf('F2', '2025-10-31', '10.50').replace('subscription', `,${cells}`);
  group.write('invoices/2025-10.csv', header + line('FTTO-9,Abonnement'));
  expect(await check(group)).toContain('files: "2025-10.csv", categories: { "FTTO-9": … } }]`');
  group.write('invoices/2025-10.csv', header + line(',Abonnement fibre'));
  expect(await check(group, 'fr')).toContain(
    'files: "2025-10.csv", categories: { "Abonnement fibre": … } }]`',
  );
  group.write('invoices/2025-10.csv', header + line(','));
  expect(await check(group)).not.toContain('categories:');
});

test('where a rule would hold on other days, it is named with its days', async () => {
  const group = smallGroup();
  group.edit('convention.yaml', 'id: shared-premises', 'id: shared-premises\n    from: 2025-10-01');
  expect(await check(group)).toContain(
    'Or give the rule shared-premises other days: it holds on 2025-10-01..',
  );
});

test('where a rule asks for another supplier than the line has, it is named with what it asks', async () => {
  const group = smallGroup();
  group.edit('convention.yaml', 'target: grappe', 'target: grappe, suppliers: [Opérateur]');
  expect(await check(group, 'fr')).toContain(
    'La règle shared-premises ne vaut pas pour cette ligne : elle demande `suppliers: [Opérateur]`.',
  );
  group.edit('convention.yaml', 'suppliers: [Opérateur]', 'suppliers: [OP]');
  expect(await check(group)).toBe('');
});

test('a term of an electronic invoice is told in words', async () => {
  const group = smallGroup();
  group.write('invoices/e1.xml', ubl(oneLine({}, { number: 'E1', date: '' })));
  expect(await check(group)).toContain('missing: the invoice date (BT-2)');
  expect(await check(group, 'fr')).toContain('il manque la date de facture (BT-2)');
});

test('every refusal of a line says its euros, summed where lines are told as one', async () => {
  const group = smallGroup();
  const lines = ['1', '2', '3'].map((line) => lineOf('F2', '2025-10-31', '10.50', line, 'A9,'));
  group.write('invoices/2025-10.csv', LINES_HEADER + lines.join(''));
  expect(await check(group)).toContain('the access A9 is not in accesses.csv (31.50 without VAT)');
  expect(await check(group, 'fr')).toContain('l’accès A9 n’est pas dans accesses.csv (31,50 HT)');
});

describe('French messages name columns in French', () => {
  test('where the file has them in French, or lacks them', async () => {
    const group = smallGroup();
    group.write(
      'invoices/2025-09.csv',
      LINES_HEADER + lineOf('F1', '2025-09-30', '289.90').replace(',20\n', ',\n'),
    );
    group.edit('invoices/2025-09.csv', 'vat_rate', 'taux_tva');
    expect(await check(group, 'fr')).toContain('valeur attendue pour « taux_tva »');
    group.write('measures.csv', 'mesure,site,membre,constate_le,valeur\nstudents,,,2024-10-01,1\n');
    expect(await check(group, 'fr')).toContain('site ou membre attendu : les deux sont vides');
  });
});

test('check says that there is no invoice yet', async () => {
  const group = smallGroup();
  rmSync(join(group.folder, 'invoices'), { recursive: true });
  const { exitCode, stdout } = await runCommand(['check', group.folder, '--lang', 'en']);
  expect([exitCode, stdout]).toEqual([
    0,
    'There is no invoice line yet: put the operator’s files, as received, in invoices/.\n',
  ]);
});

test('two sources of one table are one list and its corrections by what the message proposes', async () => {
  const group = smallGroup();
  const header = 'site,name,type,member\n';
  group.write('sites.csv', `${header}0550020Y,Collège,college,MEUSE\n`);
  group.write('sites.ods', odsOf(header.trim().split(','), ['0550072E', 'Lycée', 'lycee', 'REGION']));
  const said = await check(group);
  expect(said).toContain('sites.ods: error[table-twice]');
  const [, entry = ''] = /convention\.yaml: `(.*)`/.exec(said) ?? [];
  group.edit('convention.yaml', 'rules:', `${entry}\nrules:`);
  expect(await check(group)).toBe('');
});

/** The entry of `invoices` that a remedy shows, with its dots filled in. */
function entryOf(said: string, value = '…'): string {
  const [, text = ''] = /`(invoices: \[.*?\}\])`/.exec(said) ?? [];
  return text.replace('…', value);
}

describe('the entry of an operator’s file is shown whole, and suffices', () => {
  test.each([
    ['vat-stated', `${LINES_HEADER.trim()},vat_amount\n`, ',57.98', '…'],
    ['gross-mismatch', `${LINES_HEADER.trim()},gross_amount\n`, ',347.89', '…'],
    ['column-missing', LINES_HEADER.replace('vat_rate', 'taux'), '', 'taux'],
  ])('%s', async (code, header, cell, value) => {
    const group = smallGroup();
    if (code === 'vat-stated') group.edit('convention.yaml', 'vat: line', 'vat: invoice');
    const row = lineOf('F1', '2025-09-30', '289.90');
    group.write('invoices/2025-09.csv', header + row.replace('\n', `${cell}\n`));
    const said = await check(group);
    expect(said).toContain(`error[${code}]`);
    group.edit('convention.yaml', 'rules:', `${entryOf(said, value)}\nrules:`);
    expect(await check(group)).not.toContain('error[');
  });

  test('a file without line numbers is numbered by its rows', async () => {
    const group = smallGroup();
    group.write('invoices/2025-09.csv', LINES_HEADER + lineOf('F1', '2025-09-30', '289.90', ''));
    const said = await check(group);
    expect(said).toContain('error[cell-empty]');
    group.edit('convention.yaml', 'rules:', `${entryOf(said)}\nrules:`);
    expect(await check(group)).toBe('');
  });
});

test('a table of its own name whose column is called otherwise is read by the entry that is shown', async () => {
  const group = smallGroup();
  group.edit('sites.csv', ',member', ',Collectivité');
  const said = await check(group);
  expect(said).toContain('sites.csv:1:member: error[column-missing]');
  const [, entry = ''] = /`(tables: \{.*?\} \} \})`/.exec(said) ?? [];
  group.edit('convention.yaml', 'rules:', `${entry.replace('…', 'Collectivité')}\nrules:`);
  expect(await check(group)).toBe('');
});

describe('remedies name files and headers as they are', () => {
  test('of a table in French, of an operator’s layout', async () => {
    const group = smallGroup();
    group.edit('accesses.csv', 'valid_from,valid_to', 'debut,fin');
    group.edit('accesses.csv', 'A1,STENAY,,', 'A1,STENAY,,2025-09-10');
    expect(await check(group)).toContain('a row of this access in accesses.csv (debut, fin)');
    group.edit('accesses.csv', ',2025-09-10', ',');
    const header = LINES_HEADER.replace('period_start,period_end', 'Du,Au');
    group.write(
      'invoices/2025-09.csv',
      header + lineOf('F1', '2025-09-30', '289.90').replace('2025-09-01,2025-09-30', ','),
    );
    const columns = 'columns: { period_start: Du, period_end: Au }';
    group.edit('convention.yaml', 'rules:', `invoices: [{ files: "*", ${columns} }]\nrules:`);
    expect(await check(group)).toContain('Fill in Du and Au from the invoice');
  });

  test('of a list that is a table', async () => {
    const group = smallGroup();
    rmSync(join(group.folder, 'measures.csv'));
    group.write('effectifs.csv', 'Mesure,Site,Constat,Valeur\nstudents,0550020Y,2024-10-01,400\n');
    const columns = '{ measure: Mesure, site: Site, as_of: Constat, value: Valeur }';
    group.edit(
      'convention.yaml',
      'rules:',
      `tables: { measures: { file: effectifs.csv, columns: ${columns} } }\nrules:`,
    );
    expect(await check(group)).toContain('enter in effectifs.csv: 0550072E, students');
  });
});

test('a list that two tables read is told for each of them, with the entry of that table', async () => {
  const group = smallGroup();
  const layout = '{ file: liste.csv, preamble: { until: RNE }, columns: { site: RNE } }';
  group.write('liste.csv', 'UAI;Nom\n0550020Y;Kastler\n');
  group.edit('convention.yaml', 'rules:', `tables: { sites: ${layout}, measures: ${layout} }\nrules:`);
  const said = await check(group);
  expect(said.match(/error\[header-not-found\]/g)).toHaveLength(2);
  expect(said).toContain('`tables: { sites: { file: "liste.csv", preamble: 5 } }`');
  expect(said).toContain('`tables: { measures: { file: "liste.csv", preamble: 5 } }`');
});

test.each([
  ['accepted-findings.csv', 'code,raison,x,x\nlate-line,vu,,\n'],
  ['withdrawn-lines.csv', 'run,invoice_number,n°,reason\n2025-08,F0,1,vu\n'],
  ['suppliers.csv', 'fournisseur,nm\nOP,Opérateur\n'],
  ['invoices.csv', 'invoice_number;net_amount\nF1;1.234\nTotal;\ninvoice_number;net_amount\n'],
])('of %s, which no entry of the convention reads, none is proposed', async (file, text) => {
  const group = smallGroup();
  group.write(file, text);
  group.write(file.replace('.csv', '.xlsx'), '');
  const said = await check(group);
  expect(said).toContain(`${file}:`);
  expect(said).toContain(`error[table-twice]`);
  expect(said).not.toContain('convention.yaml');
  expect(await check(group, 'fr')).not.toContain('convention.yaml');
});

test('a text that is too long for any pattern is told so, even where `*` would match it', async () => {
  const group = smallGroup();
  const line = lineOf('F1', '2025-09-30', '289.90').trim();
  const entry = 'invoices: [{ files: "*", from_columns: { Texte: ["{service_date}", "*"] } }]';
  group.edit('convention.yaml', 'rules:', `${entry}\nrules:`);
  const told = async (length: number): Promise<string> => {
    group.write('invoices/2025-09.csv', `${LINES_HEADER.trim()},Texte\n${line},${'x'.repeat(length)}\n`);
    return check(group);
  };
  expect(await told(400)).toBe('');
  const said = await told(401);
  expect(said).toContain('it has more than 400 characters, and no pattern reads so many');
  expect(said).not.toContain('Correct');
  const own = 'invoices: [{ files: "2025-09.csv", ignore_columns: [Texte] }, ';
  expect(said).toContain('above this entry of convention.yaml, write one for this file alone');
  group.edit('convention.yaml', 'invoices: [', own);
  expect(await told(401)).toBe('');
});

test('a mapped header that lacks may be optional only where lines do without its column', async () => {
  const group = smallGroup();
  const layout = (columns: string): string => `invoices: [{ files: "*.csv", columns: { ${columns} } }]`;
  const rules = (columns: string): void => {
    group.edit('convention.yaml', 'rules:', `${layout(columns)}\nrules:`);
  };
  rules('net_amount: HT');
  expect(await check(group)).not.toContain('optional');
  group.edit('convention.yaml', layout('net_amount: HT'), layout('label: Texte'));
  expect(await check(group)).toContain('`optional: [label]`');
  group.edit('convention.yaml', ' } }]', ' }, optional: [label] }]');
  expect(await check(group)).toBe('');
  group.write('effectifs.csv', 'UAI;élèves\n0550020Y;1\n');
  group.edit(
    'convention.yaml',
    'rules:',
    'tables: { sites: { file: "effectifs.csv", columns: { uai: Uai } } }\nrules:',
  );
  const said = await check(group);
  expect(said).toContain('error[layout-header-missing]: uai is read from "Uai"');
  expect(said).not.toContain('optional');
});

test('a header that changed in one file is read there by a copy of the entry, above it', async () => {
  const group = smallGroup();
  const lines = (month: string, header: string): string =>
    (LINES_HEADER + lineOf(`F${month}`, `2025-${month}-28`, '1.00')).replace('net_amount', header);
  group.write('invoices/op-08.csv', lines('08', 'Montant HT').replaceAll('\n', ',\n'));
  group.write('invoices/op-09.csv', lines('09', 'Net HT'));
  const entry = (files: string, header: string): string =>
    `  - { files: "${files}", columns: { net_amount: "${header}" } }\n`;
  group.edit('convention.yaml', 'rules:', `invoices:\n${entry('op-*.csv', 'Net HT')}rules:`);
  const said = await check(group);
  expect(said).toContain(
    'Montant HT, vat_rate. Where other invoices still have "Net HT", leave it here: above',
  );
  group.edit('convention.yaml', 'invoices:\n', `invoices:\n${entry('op-08.csv', 'Montant HT')}`);
  expect(await check(group)).toBe('');
});

test('a file that is only shown is mended where invoices are, wherever it stands', async () => {
  const group = smallGroup();
  const lines = LINES_HEADER + lineOf('F7', '2025-07-31', '1.234');
  group.write('juillet.csv', lines.replaceAll(',', ';'));
  const command = ['import', join(group.folder, 'juillet.csv'), '--workspace', group.folder, '--lang', 'en'];
  const { stderr } = await runCommand(command);
  expect(stderr).toContain(
    'error[number-ambiguous]: "1.234" may have a thousands separator or a decimal mark',
  );
  expect(stderr).toContain('`invoices: [{ files: "juillet.csv", numbers: { decimal: "." } }]`');
  expect(stderr).not.toContain('tables:');
});

describe('a list with its own words', () => {
  const listed = (files: Readonly<Record<string, string>>, tables: string): SmallGroup => {
    const group = smallGroup();
    for (const [path, text] of Object.entries(files)) group.write(path, text);
    group.edit('convention.yaml', 'rules:', `tables: ${tables}\nrules:`);
    return group;
  };
  const written = (said: string, lead: RegExp): string => lead.exec(said)?.[1] ?? '';

  test.each([
    ['en', /which member that is: `(.*?)`/],
    ['fr', /quel membre c’est : `(.*?)`/],
  ])('names a member otherwise, and the remedy says which key explains it: %s', async (lang, lead) => {
    const sites = 'site,name,type,member\nLYC,Lycée,lycee,Région BFC\n';
    const group = listed({ 'l.csv': sites }, '{ sites: { file: l.csv } }');
    const entry = 'tables: { sites: { file: "l.csv", values: { member: { "Région BFC": … } } } }';
    expect(written(await check(group, lang), lead)).toBe(entry);
    group.edit('convention.yaml', 'tables: { sites: { file: l.csv } }', entry.replace('…', 'REGION'));
    expect(await check(group)).toBe('');
  });

  test.each([
    ['n.c.', 'en', /leave the row aside, in the entry of the list in convention.yaml: `(.*?)`/],
    ['n.c.', 'fr', /écartez la ligne, à l’entrée de la liste dans convention.yaml : `(.*?)`/],
    ['', 'en', /leave the row aside, in the entry of the list in convention.yaml: `(.*?)`/],
    ['', 'fr', /écartez la ligne, à l’entrée de la liste dans convention.yaml : `(.*?)`/],
  ])('counts nothing for a site, "%s", and the remedy leaves its row aside: %s', async (cell, lang, lead) => {
    const rows = `measure,site,as_of,Effectif\nstaff,0550020Y,2024-10-01,7\nstaff,0550072E,2024-10-01,${cell}\n`;
    const counts = '{ measures: { file: c.csv, columns: { value: Effectif } } }';
    const group = listed({ 'c.csv': rows }, counts);
    const entry = `tables: { measures: { file: "c.csv", skip_rows: { value: ["${cell}"] } } }`;
    expect(written(await check(group, lang), lead)).toBe(entry);
    group.edit(
      'convention.yaml',
      'value: Effectif }',
      `value: Effectif }, skip_rows: { value: ["${cell}"] }`,
    );
    expect(await check(group)).toBe('');
  });

  test.each([
    ['sites', 'site,name,type,member\nLYC,Lycée,lycee,REGION\n', 'rows-overlap'],
    ['measures', 'measure,site,as_of,value\nstaff,0550020Y,2024-10-01,7\n', 'row-repeated'],
  ])('beside an older version of it is to be read alone: %s', async (table, rows, code) => {
    const entries = `{ ${table}: [{ file: old.csv }, { file: new.csv }] }`;
    const group = listed({ 'old.csv': rows, 'new.csv': rows }, entries);
    const said = await check(group);
    expect(said).toContain(`error[${code}]`);
    expect(said).toMatch(
      /If this file or (old|new)\.csv is an older version of the list, take its entry out/,
    );
    group.edit('convention.yaml', '{ file: old.csv }, ', '');
    expect(await check(group)).not.toContain(code);
  });

  test('whose total stands in a column that nothing reads is told how to leave it aside', async () => {
    const rows = 'Établissement;Code;Effectif\nCollège;0550020Y;7\nTotal;;7\n';
    const counts =
      'columns: { site: Code, value: Effectif }, defaults: { measure: staff, as_of: 2024-10-01 }';
    const group = listed({ 't.csv': rows }, `{ measures: { file: t.csv, ${counts}, ignore_columns: "*" } }`);
    const said = await check(group);
    expect(said).toContain('t.csv:3:Établissement: error[total-row]');
    const entry = 'skip_rows: { "Établissement": ["Total"] }';
    expect(said).toContain(`tables: { measures: { file: "t.csv", ${entry} } }`);
    group.edit('convention.yaml', 'file: t.csv', `file: t.csv, ${entry}`);
    expect(await check(group)).toBe('');
  });

  test('that is read as several tables is told each column by its header', async () => {
    const rows =
      'Code,Nom,Nature,Propriétaire,Effectif\nCOLMAR,Collège Molière,college,HAUT,7\nMUNSTER,Collège Hartmann,college,HAUT,5\n';
    const sites = '{ site: Code, name: Nom, type: Nature, member: Propriétaire }';
    const counts =
      'columns: { site: Code, value: Effectif }, defaults: { measure: staff, as_of: 2024-10-01 }';
    const group = listed(
      { 'l.csv': rows },
      `{ sites: { file: l.csv, columns: ${sites}, ignore_columns: "*" }, measures: { file: l.csv, ${counts}, ignore_columns: "*" } }`,
    );
    const merged = 'HAUT,Département du Haut-Rhin,,,2020-12-31\nCEA,Alsace,,2021-01-01,\n';
    group.write('members.csv', readFileSync(join(group.folder, 'members.csv'), 'utf8') + merged);
    const said = await check(group);
    expect(said).toContain('l.csv:2:Propriétaire: warning[site-left-behind]');
    const row = (site: string, owner: string, from: string, to: string): string =>
      `${site},college,${owner},,,${from},${to}\n`;
    const add = (site: string): void => {
      const both = row(site, 'HAUT', '', '2020-12-31') + row(site, 'CEA', '2021-01-01', '');
      group.write('sites.csv', readFileSync(join(group.folder, 'sites.csv'), 'utf8') + both);
    };
    add('COLMAR,Collège Molière');
    // The other is told still, though its new owner has a site by now.
    const left = await check(group);
    expect(left).toContain('l.csv:3:Propriétaire: warning[site-left-behind]');
    add('MUNSTER,Collège Hartmann');
    expect(await check(group)).toBe('');
  });

  test('of one day is not asked to hold counts of another', async () => {
    const rows = 'site,Effectif\n0550020Y,7\n0550072E,9\n';
    const counts =
      '{ measures: { file: t1.csv, columns: { value: Effectif }, defaults: { measure: staff, as_of: 2024-10-01 } } }';
    const group = listed({ 't1.csv': rows }, counts);
    group.edit(
      'convention.yaml',
      'by: students, as_of: { date: "10-01", year: previous }',
      'by: staff, as_of: latest, max_age_days: 92',
    );
    expect(await check(group)).toContain(
      'add it to measures.csv (or a list with an entry of its own under `tables: measures` in convention.yaml)',
    );
    const later = 'measure,site,as_of,value\nstaff,0550020Y,2025-09-01,7\nstaff,0550072E,2025-09-01,9\n';
    group.write('measures.csv', later);
    expect(await check(group)).toBe('');
  });

  test('whose layout names a column in French is told the key', async () => {
    const sites = 'site,Nom,type,member\nLYC,Lycée,lycee,REGION\n';
    const group = listed({ 'l.csv': sites }, '{ sites: { file: l.csv, columns: { nom: Nom } } }');
    expect(await check(group)).toContain('the key "nom" is not known here\n    Nearest: name.');
  });

  test('with a header near a column in French is told the key of that column', async () => {
    const grappes = 'grappe,nom,Natures,site\nG,Une,cite_scolaire,0550020Y\n';
    const group = listed({ 'l.csv': grappes }, '{ grappes: { file: l.csv } }');
    expect(await check(group, 'fr')).toContain('columns: { kind: "Natures" }');
  });
});
