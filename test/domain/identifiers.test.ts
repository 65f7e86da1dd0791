/** UAI, SIRET, communes and file names; the identifiers are those of the public registers. */
import { describe, expect, test } from 'vitest';
import {
  fileNameForm,
  isFileName,
  isInseeCommune,
  isNoFileOfWindows,
  isPortableFileName,
  isPortableName,
  nearestId,
  sirenOf,
  siretFault,
  uaiFault,
  uaiFirst,
  uaiKey,
  uaisIn,
} from '../../src/domain/identifiers.ts';
import { invoiceKey, lineKeyText, rateKey, recordedKey } from '../../src/domain/line-key.ts';

describe('UAI', () => {
  test.each([
    '0951099D',
    '0550020Y',
    '0550072E',
    '0681654D',
    '0681817F',
    '0550890U',
    '0550002D',
    '0672128Z',
    '0670078W',
    '0672129A',
    '0670082A',
    '0672130B',
    '0670005S',
    '0672131C',
    '0670041F',
    '0672132D',
    '0670049P',
  ])('%s is right', (uai) => {
    expect(uaiFault(uai)).toBeUndefined();
  });

  test.each([
    ['0550020Z', 'Y'],
    ['0550072O', 'E'],
  ])('%s has a wrong key: its digits give %s', (uai, key) => {
    expect(uaiFault(uai)).toBe('key');
    expect(uaiKey(uai)).toBe(key);
  });

  test.each(['550020Y', '0550020y', '05500200Y', '0550020', '0550020Y ', '', '0550020É'])(
    '%j has not the form of one',
    (uai) => {
      expect(uaiFault(uai)).toBe('form');
    },
  );

  test('one with its right key is no misspelling of another, only of what is none', () => {
    expect(nearestId('0550022A', ['0550020Y', '0550002D'])).toBe('');
    expect(nearestId('0550022A', ['0550020Y', 'O550022A'])).toBe('O550022A');
    expect(nearestId('0550022B', ['0550020Y', '0550022A'])).toBe('0550022A');
  });
});

describe('the UAI with which a text begins', () => {
  test.each([
    ['0550020Y - Collège Alfred Kastler', '0550020Y'],
    ['0550020y', '0550020Y'],
    ['0550020Y (0550020y), Stenay', '0550020Y'],
    ['0550020Z : its key is wrong', '0550020Z'],
    ['Collège 0550020Y', undefined],
    ['0550020Y et 0550072E', undefined],
    ['0550020Y, 0550020Y et 0550072E', undefined],
    ['0550020Yves', undefined],
    ['0550020Y2', undefined],
    ['10550020Y', undefined],
    ['É0550020Y', undefined],
    ['0550020-', undefined],
    ['0Y', undefined],
    ['', undefined],
  ])('%s', (text, uai) => {
    expect(uaiFirst(text)).toBe(uai);
  });

  test('a text without one has none, and one that it says twice counts once', () => {
    expect(uaisIn('Collège Kastler')).toEqual([]);
    expect(uaisIn('0550020y / 0550020Y')).toEqual(['0550020Y']);
  });
});

describe('SIRET', () => {
  test.each([
    ['Région Grand Est', '20005226400013'],
    ['Collectivité européenne d’Alsace', '20009433200018'],
    ['Département de la Meuse', '22550001600152'],
  ])('of %s', (_, siret) => {
    expect(siretFault(siret)).toBeUndefined();
  });

  test('of La Poste: the digits sum to a multiple of 5', () => {
    // 3 + 5 + 6 + 0 … + 1 = 15, and no Luhn number.
    expect(siretFault('35600000000001')).toBeUndefined();
    expect(siretFault('35600000000002')).toBe('key');
  });

  test('its head office, which the Luhn key accepts', () => {
    expect(siretFault('35600000000048')).toBeUndefined();
  });

  test('the exception is for La Poste only', () => {
    // The digits sum to 30, but the Luhn key of these thirteen is 0.
    expect(siretFault('20009433200007')).toBe('key');
  });

  test.each(['22550001600013', '20005226400014'])('%s has a wrong key', (siret) => {
    expect(siretFault(siret)).toBe('key');
  });

  test.each(['2,17003E+13', '2000522640001', '200052264000130', '200 052 264 00013', ''])(
    '%j has not the form of one',
    (siret) => {
      expect(siretFault(siret)).toBe('form');
    },
  );
});

test('communes keep their leading zero, and Corsica its letter', () => {
  expect(['55502', '01004', '2A004', '2B033', '97105'].every(isInseeCommune)).toBe(true);
  expect(['5502', '2C004', '2a004', '555022', '', '2A04'].some(isInseeCommune)).toBe(false);
});

describe('ids that become file names', () => {
  test.each(['REGION', 'Département de la Meuse', 'a.b', 'console', 'COM10', 'com', 'é'])('%s may', (id) => {
    expect(isFileName(id)).toBe(true);
  });

  test.each([
    '../x',
    'a/b',
    'a\\b',
    '.hidden',
    '..',
    'CON',
    'con',
    'nul.csv',
    'COM1',
    'lpt9.txt',
    'AUX',
    'PRN',
  ])('%s may not', (id) => {
    expect(isFileName(id)).toBe(false);
  });
});

describe('on every system', () => {
  test.each(['REGION', 'Département de la Meuse', 'a.b', "L'Est", 'COM10'])('%s may', (id) => {
    expect(isPortableFileName(id)).toBe(true);
  });

  test.each(['a:b', 'a*', 'a?', 'a"b', '<a', 'a>', 'a|b', 'a.', 'a ', 'nul', '.a'])('%j may not', (id) => {
    expect(isPortableFileName(id)).toBe(false);
  });

  test('two ids that differ in case or in the form of accents alone name one file', () => {
    const forms = ['\u00c9tat', '\u00e9tat', 'E\u0301tat', 'etat'].map(fileNameForm);
    expect(new Set(forms).size).toBe(2);
  });

  test('two ids of which one writes ß as ss name two files', () => {
    expect(fileNameForm('Straße')).not.toBe(fileNameForm('STRASSE'));
  });
});

describe('the SIREN of a company', () => {
  test.each([
    ['343059564'],
    ['343 059 564'],
    ['34305956400959'],
    ['343 059 564 00959'],
    ['FR12343059564'],
    ['FR AB 343 059 564'],
  ])('is found in %s', (text) => {
    expect(sirenOf(text)).toBe('343059564');
  });

  test.each([
    '',
    'OPERATEUR',
    '34305956',
    '3430595640',
    '3430595640095',
    '343059564009590',
    'FR1343059564',
    'FRé2343059564',
    'FR1234305956400959',
    'FR12OPERATEUR',
    'X343059564',
    '343059564X',
  ])('is in no other text: %j', (text) => {
    expect(sirenOf(text)).toBeUndefined();
  });
});

test('lines and invoices are the same where supplier and numbers all are', () => {
  const line = { supplier: 'A', invoiceNumber: 'F1', lineNumber: '1' };
  const others = [
    { ...line, supplier: 'B' },
    { ...line, invoiceNumber: 'F11' },
    { ...line, supplier: 'AF', invoiceNumber: '1' },
  ];
  expect(new Set([line, { ...line }, ...others].map(invoiceKey)).size).toBe(4);
  const rates = [line, ...others].flatMap((one) => ['20', '5.5'].map((vatRate) => ({ ...one, vatRate })));
  expect(new Set([...rates, ...rates].map(rateKey)).size).toBe(8);
  const numbered = { ...line, lineNumber: '2' };
  const shifted = { ...line, invoiceNumber: 'F', lineNumber: '11' };
  expect(new Set([line, { ...line }, ...others, numbered, shifted].map(lineKeyText)).size).toBe(6);
});

test('the row of a file of ours names its line by three columns, each empty where the file has none', () => {
  const row = { supplier: 'A', invoice_number: 'F1', line_number: '2', net_amount: '10.00' };
  expect(recordedKey(row)).toEqual({ supplier: 'A', invoiceNumber: 'F1', lineNumber: '2' });
  expect(recordedKey({})).toEqual({ supplier: '', invoiceNumber: '', lineNumber: '' });
});

test('a hidden folder is one that every system takes, as is one whose name only begins as that of a device', () => {
  for (const name of ['.essai', 'console', 'COM10', '2025-09', 'été 2025'])
    expect(isPortableName(name)).toBe(true);
  for (const name of ['CON', 'nul.d', 'a.', 'a ', 'a\\b', 'a|b']) expect(isPortableName(name)).toBe(false);
});

test('a device, and a name with a colon, is no file of Windows', () => {
  for (const name of ['nul', 'CON', 'aux.csv', 'lettres:lettre.md'])
    expect([isNoFileOfWindows(name, 'win32'), isNoFileOfWindows(name, 'linux')]).toEqual([true, false]);
  expect(isNoFileOfWindows('nulle-part.csv', 'win32')).toBe(false);
});
