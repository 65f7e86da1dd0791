import { describe, expect, it } from 'vitest';
import { toDiagnostic } from '../../../src/diagnostics/render.ts';
import { readEinvoiceXml } from '../../../src/invoices/einvoice/read.ts';
import { readXml, XML_LIMITS } from '../../../src/invoices/einvoice/xml.ts';
import { FILE, faultsOf, linesOf } from './read-sample.ts';
import { SAMPLE } from './sample-invoice.ts';
import { ubl } from './sample-ubl.ts';

function codesOf(bytes: Uint8Array | string): readonly string[] {
  return readXml(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, FILE).problems.map(
    ({ code }) => code,
  );
}

describe('the tree of an XML file', () => {
  it('has the line on which each element begins', () => {
    const { value } = readXml(Buffer.from('<a>\n <b\n  c="1">x</b>\r\n <d/></a>'), FILE);
    expect(value?.children.map(({ name, row, text }) => [name, row, text])).toEqual([
      ['{}b', 2, 'x'],
      ['{}d', 4, ''],
    ]);
  });

  it('joins the pieces of a text, CDATA and character references included', () => {
    const { value } = readXml(Buffer.from('<a>R&amp;D <!-- x --><![CDATA[<1>]]> &#233;</a>'), FILE);
    expect(value?.text).toBe('R&D <1> é');
  });

  it('does not keep a text longer than a cell, such as an attachment', () => {
    const { value } = readXml(Buffer.from(`<a>${'x'.repeat(32_768)}</a>`), FILE);
    expect(value?.text).toBeUndefined();
  });
});

describe('hostile or damaged XML', () => {
  const billion = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${[...'bcdefghij']
    .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghij'[index]};`.repeat(10)}">`)
    .join('')}]><l>&j;</l>`;

  it.each([
    ['a bomb of entities', billion, 'xml-doctype'],
    ['an external entity', '<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>', 'xml-doctype'],
    ['an entity that nothing defines', '<a>&b;</a>', 'xml-syntax'],
    ['deep nesting', '<a>'.repeat(100_000), 'xml-limit'],
    ['a huge attribute', `<a b="${'x'.repeat(1_000_000)}"/>`, 'xml-limit'],
    [
      'too many attributes',
      `<a ${Array.from({ length: 10_000 }, (_, i) => `b${i}="1"`).join(' ')}/>`,
      'xml-limit',
    ],
    ['an unbound prefix', '<x:a/>', 'xml-syntax'],
    ['a cut file', '<a><b>', 'xml-syntax'],
    ['two roots', '<a/><a/>', 'xml-syntax'],
    ['tags that cross', '<a><b></a></b>', 'xml-syntax'],
    ['an attribute twice', '<a b="1" b="2"/>', 'xml-syntax'],
    ['a control character', '<a>\u0001</a>', 'xml-syntax'],
    ['nothing', '', 'xml-syntax'],
    ['another kind of file', 'invoice_number;net_amount\n1;2', 'xml-syntax'],
  ])('is refused: %s', (_, xml, code) => {
    expect(codesOf(xml)).toEqual([code]);
  });

  it('is refused beyond a size, before it is read', () => {
    expect(codesOf(Buffer.alloc(XML_LIMITS.bytes + 1, 0x20))).toEqual(['xml-limit']);
  });

  it('is refused at its first row where it is blank: the parser is not led through it', () => {
    const { problems } = readXml(Buffer.from(`${' '.repeat(10_000)}\n\t\r\n `), FILE);
    expect(problems.map(({ code, place }) => [code, place.row])).toEqual([['xml-syntax', 1]]);
    expect(codesOf('\u00a0')).toEqual(['xml-syntax']);
    expect(codesOf(' \n <!-- x --> <!DOCTYPE a><a/>')).toEqual(['xml-doctype']);
    expect(readXml(Buffer.from(' \n <a/>'), FILE).value?.row).toBe(2);
  });

  it('is refused at every place where a real invoice may be cut', () => {
    const bytes = Buffer.from(ubl(SAMPLE));
    for (let length = 0; length < bytes.length; length += 97) {
      // Cut within a character, it is no UTF-8 either.
      expect(codesOf(bytes.subarray(0, length))[0]).toMatch(/^xml-(syntax|encoding)$/);
    }
  });

  it('says so where a term that counts is too long', () => {
    expect(faultsOf(ubl({ ...SAMPLE, number: 'x'.repeat(40_000) }))).toContain('xml-limit BT-1');
  });

  it('says so where a text holds a control character', () => {
    expect(faultsOf(ubl({ ...SAMPLE, number: 'FAC&#x85;&#x9b;31m' }))).toContain('text-invalid BT-1');
  });
});

describe('the encoding of an XML file', () => {
  const declared = (encoding: string) =>
    ubl({ ...SAMPLE, profile: 'é€' }).replace('encoding="UTF-8"', `encoding="${encoding}"`);
  const profileOf = (bytes: Buffer) => readEinvoiceXml(bytes, FILE).value?.profile;
  const latin = (xml: string, euro: number) => {
    const bytes = Buffer.from(xml.replace('€', '\u0000'), 'latin1');
    bytes[bytes.indexOf(0)] = euro;
    return bytes;
  };

  it('may be UTF-8, with its mark or not', () => {
    expect(profileOf(Buffer.from(declared('UTF-8')))).toBe('é€');
    expect(profileOf(Buffer.from(`\ufeff${declared('utf-8')}`))).toBe('é€');
    expect(linesOf(ubl(SAMPLE).replace(/^<\?xml[^>]*>\n/, '')).length).toBe(5);
  });

  it('may be UTF-16 in both orders, with its mark', () => {
    const little = Buffer.from(`\ufeff${declared('UTF-16')}`, 'utf16le');
    expect(profileOf(little)).toBe('é€');
    expect(profileOf(Buffer.from(little).swap16())).toBe('é€');
  });

  it('may be a declared windows-1252, ISO-8859-1 or ISO-8859-15', () => {
    expect(profileOf(latin(declared('windows-1252'), 0x80))).toBe('é€');
    expect(profileOf(latin(declared('ISO-8859-1'), 0x80))).toBe('é€');
    expect(profileOf(latin(declared('ISO-8859-15'), 0xa4))).toBe('é€');
  });

  it.each([
    ['bytes that are not UTF-8', latin(declared('UTF-8'), 0x80)],
    ['bytes that are not ASCII', Buffer.from(declared('US-ASCII'))],
    ['UTF-16 without a mark', Buffer.from(declared('UTF-16'), 'utf16le')],
    ['UTF-16 cut within a character', Buffer.from(`\ufeff${declared('UTF-16')}`, 'utf16le').subarray(0, -1)],
    [
      'the other UTF-16 cut within a character',
      Buffer.from(`\ufeff${declared('UTF-16')}`, 'utf16le')
        .swap16()
        .subarray(0, -1),
    ],
    ['UTF-16 with half a pair', Buffer.from('\ufeff<a>\ud83d</a>', 'utf16le')],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0])],
    ['UTF-16 declared, UTF-8 in truth', Buffer.from(declared('UTF-16'))],
    ['an encoding of old', Buffer.from(declared('EBCDIC-CP-FR'))],
    ['a name of the prototype', Buffer.from(declared('constructor'))],
  ])('is refused: %s', (_, bytes) => {
    expect(codesOf(bytes)).toEqual(['xml-encoding']);
  });

  it('is told as unknown where the name is none, as the file writes it', () => {
    const told = (bytes: Buffer) => {
      const [found] = readXml(bytes, FILE).problems;
      return found && [found.code, toDiagnostic(found, 'fr').message];
    };
    const unknown = (name: string) => [
      'xml-encoding',
      `le XML déclare un codage inconnu : encoding="${name}"`,
    ];
    for (const name of ['EBCDIC-CP-FR', 'UTF 8', 'utf/8', '8859-1', '']) {
      expect(told(Buffer.from(declared(name)))).toEqual(unknown(name));
    }
    expect(told(Buffer.from(`\ufeff${declared('UTF 8')}`))).toEqual(unknown('UTF 8'));
    expect(told(Buffer.from(`\ufeff${declared('UTF 8')}`, 'utf16le'))).toEqual(unknown('UTF 8'));
    expect(told(Buffer.from(declared('UTF-16')))).toEqual([
      'xml-encoding',
      'le XML n’est pas lisible en UTF-16',
    ]);
    expect(told(Buffer.from(declared('UTF-16'), 'utf16le'))).toEqual([
      'xml-encoding',
      'le XML n’est pas lisible en UTF-16 / UTF-32',
    ]);
    expect(profileOf(Buffer.from(`\ufeff${declared('EBCDIC-CP-FR')}`))).toBe('é€');
  });
});
