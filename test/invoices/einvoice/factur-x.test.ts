import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { embeddedInvoice } from '../../../src/invoices/einvoice/factur-x.ts';
import { readEinvoice } from '../../../src/invoices/einvoice/read.ts';
import { codesAt, invoiceOf } from './read-sample.ts';
import { cii } from './sample-cii.ts';
import { SAMPLE } from './sample-invoice.ts';
import { classicPdf, compressedPdf, deflated, objectsFor, stream } from './sample-pdf.ts';

const FILE = 'invoices/facture.pdf';
const XML = Buffer.from(cii(SAMPLE));
const OTHER = { name: 'conditions.txt', content: Buffer.from('…') };

async function faults(pdf: Uint8Array): Promise<readonly string[]> {
  const { value, problems } = await embeddedInvoice(pdf, FILE);
  expect(value === undefined).toBe(problems.length > 0);
  return codesAt(problems);
}

describe('a Factur-X', () => {
  it.each(['factur-x.xml', 'zugferd-invoice.xml', 'ZUGFeRD-invoice.xml', 'xrechnung.xml'])(
    'gives the invoice in %s',
    async (name) => {
      const objects = objectsFor([OTHER, { name, content: XML }]);
      for (const pdf of [classicPdf(objects), compressedPdf(objects)]) {
        const { value, problems } = await readEinvoice(pdf, FILE);
        expect(codesAt(problems)).toEqual([]);
        expect(value).toEqual({ ...invoiceOf(XML.toString()), file: FILE });
      }
    },
  );

  it('gives the tables beside it, each once, and none that is no table', async () => {
    const table = { name: 'Détail.CSV', content: Buffer.from('a;b\n') };
    const objects = objectsFor([{ name: 'factur-x.xml', content: XML }, OTHER, table]);
    const listed = objects.map((object) => object.replace('/AF [4 0 R]', '/AF [4 0 R 8 0 R]'));
    const { value } = await readEinvoice(classicPdf(listed), FILE);
    expect(value?.attachments.map(({ name, bytes }) => [name, bytes()?.toString()])).toEqual([
      ['Détail.CSV', String(new Uint8Array(table.content))],
    ]);
  });

  it('says of a damaged table beside it that it is', async () => {
    const table = { name: 'detail.csv', content: Buffer.from('a;b\n') };
    const objects = objectsFor([{ name: 'factur-x.xml', content: XML }, table]);
    const damaged = objects.map((object, index) =>
      index === 6 ? stream(XML, '/Filter /LZWDecode ') : object,
    );
    const { value } = await readEinvoice(classicPdf(damaged), FILE);
    expect(value?.attachments.map(({ name, bytes }) => [name, bytes()])).toEqual([['detail.csv', undefined]]);
  });

  it('may have bytes before its header, as offsets count from there', async () => {
    const pdf = classicPdf(objectsFor([{ name: 'factur-x.xml', content: XML }]));
    expect(await faults(Buffer.concat([Buffer.from('\r\n\r\n'), pdf]))).toEqual([]);
  });

  it('may name the file in UTF-8, as PDF 2.0 does', async () => {
    const utf8 = `/UF <efbbbf${Buffer.from('factur-x.xml').toString('hex')}>`;
    const objects = objectsFor([{ name: 'factur-x.xml', content: XML }]);
    const named = objects.map((object) => object.replace(/\/UF <\w+>/, utf8));
    expect(named).not.toEqual(objects);
    expect(await faults(classicPdf(named))).toEqual([]);
  });

  it('may list the file among the associated files alone', async () => {
    const [catalog = '', ...others] = objectsFor([{ name: 'factur-x.xml', content: XML }]);
    expect(await faults(classicPdf([catalog.replace('/Names', '/Other'), ...others]))).toEqual([]);
  });

  it('may have been revised: the newest table holds', async () => {
    const old = classicPdf(objectsFor([{ name: 'factur-x.xml', content: Buffer.from('<old/>') }]));
    const at = old.lastIndexOf('startxref');
    const start = /startxref\n(\d+)/.exec(old.toString('latin1'))?.[1];
    const object = Buffer.from(`5 0 obj\n${deflated(XML)}\nendobj\n`, 'latin1');
    const table = `xref\n5 1\n${String(old.length).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Prev ${start} >>\nstartxref\n${old.length + object.length}\n%%EOF`;
    const { value } = await embeddedInvoice(Buffer.concat([old, object, Buffer.from(table)]), FILE);
    expect(at).toBeGreaterThan(0);
    expect(Buffer.from(value?.xml ?? []).equals(XML)).toBe(true);
  });
});

describe('a PDF that is none', () => {
  const file = (name: string) => ({ name, content: XML });

  it('is told, with what it carries', async () => {
    const { problems } = await embeddedInvoice(classicPdf(objectsFor([OTHER])), FILE);
    expect(problems.map(({ code, args }) => [code, args.found])).toEqual([
      ['pdf-without-invoice', 'conditions.txt'],
    ]);
    expect(await faults(classicPdf(['<< /Type /Catalog >>']))).toEqual(['pdf-without-invoice']);
    const named = await embeddedInvoice(classicPdf(objectsFor([OTHER, file('Facture.XML')])), FILE);
    expect([...problems, ...named.problems].map(({ args }) => args.xml)).toEqual(['', 'Facture.XML']);
  });

  it('is told where it carries two invoices', async () => {
    expect(await faults(classicPdf(objectsFor([file('factur-x.xml'), file('xrechnung.xml')])))).toEqual([
      'pdf-invoices-several',
    ]);
  });

  it('is told where it is encrypted', async () => {
    const objects = [...objectsFor([file('factur-x.xml')]), '<< /Filter /Standard >>'];
    expect(await faults(classicPdf(objects, '/Encrypt 6 0 R '))).toEqual(['pdf-encrypted']);
  });
});

describe('a file of another kind with the name of an invoice', () => {
  const pages = [
    '<html><body>Connexion</body></html>',
    '\n<!DOCTYPE html><html></html>',
    '\ufeff<?xml version="1.0"?>\n<!DOCTYPE HTML PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x"><html/>',
  ];

  it.each(['f.xml', 'f.pdf'])('is told where a page stands for a download: %s', async (name) => {
    const read = await Promise.all(pages.map((page) => readEinvoice(Buffer.from(page), name)));
    expect(read.flatMap(({ problems }) => problems.map(({ code, args }) => [code, args.page]))).toEqual(
      pages.map(() => ['file-mislabelled', 'HTML']),
    );
  });

  it('is told where it is an archive, or no PDF at all', async () => {
    const codes = async (content: Uint8Array, name: string) =>
      codesAt((await readEinvoice(content, name)).problems);
    expect(await codes(Buffer.from('PK\u0003\u0004'), 'f.xml')).toEqual(['file-mislabelled']);
    for (const name of ['f.xml', 'f.pdf']) {
      const { problems } = await readEinvoice(gzipSync(XML), name);
      const said = problems.map(({ code, args }) => [code, args.found, args.compressed]);
      expect(said).toEqual([['file-mislabelled', 'gzip', 'gzip']]);
    }
    expect(await codes(Buffer.from('\u0089PNG', 'latin1'), 'f.pdf')).toEqual(['pdf-unreadable']);
    expect(await codes(XML, 'f.pdf')).toEqual([]);
    expect(await codes(Buffer.from(`\ufeff${XML}`, 'utf16le'), 'f.pdf')).toEqual([]);
  });
});

/** A PDF is given up after ten seconds, and two of those here wait for each other. */
describe('a hostile or damaged PDF', { timeout: 60_000 }, () => {
  const objects = objectsFor([{ name: 'factur-x.xml', content: XML }]);
  const withObject = (number: number, object: string) =>
    classicPdf(objects.map((known, index) => (index + 1 === number ? object : known)));

  it('cannot fill the memory', async () => {
    const bomb = deflated(Buffer.alloc(200 * 1024 * 1024));
    const before = process.memoryUsage().rss;
    expect(await faults(withObject(5, bomb))).toEqual(['xml-limit']);
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * 1024 * 1024);
  });

  it('cannot fill the memory by its tables of objects', async () => {
    const bomb = deflated(Buffer.alloc(400 * 1024 * 1024), '/Type /XRef /W [1 2 1] /Size 9 /Root 1 0 R ');
    const body = `%PDF-1.5\n1 0 obj\n${bomb}\nendobj\nstartxref\n9\n%%EOF`;
    const before = process.memoryUsage.rss();
    let highest = before;
    const watch = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage.rss());
    }, 5);
    expect(await faults(Buffer.from(body, 'latin1'))).toEqual(['pdf-unreadable']);
    clearInterval(watch);
    expect(highest - before).toBeLessThan(640 * 1024 * 1024);
  });

  it.each([
    ['a stream under an unknown filter', 5, stream(XML, '/Filter /LZWDecode ')],
    ['filters on filters', 5, stream(XML, '/Filter [/FlateDecode /FlateDecode] ')],
    ['a stream that is not deflated', 5, stream(XML, '/Filter /FlateDecode ')],
    ['a length beyond the file', 5, `<< /Length 999999999 >>\nstream\n${XML.toString('latin1')}\nendstream`],
    ['a length that is a reference to itself', 5, `<< /Length 5 0 R >>\nstream\nx\nendstream`],
    ['a root that is no dictionary', 1, '[1 0 R]'],
    ['deep nesting', 1, '['.repeat(100_000)],
    ['a string never closed', 1, '(('.repeat(50_000)],
    ['a root that refers to itself', 1, '1 0 R'],
  ])('is refused: %s', async (_, number, object) => {
    expect(await faults(withObject(number, object))).toEqual(['pdf-unreadable']);
  });

  it('may have a tree of names that turns in a circle', async () => {
    expect(await faults(withObject(3, `<< /Kids [${'3 0 R '.repeat(5000)}] >>`).subarray(0))).toEqual([]);
    const [catalog = '', ...others] = objects;
    const circle = [catalog.replace('/AF', '/Other'), ...others];
    circle[2] = `<< /Kids [${'3 0 R '.repeat(5000)}] >>`;
    expect(await faults(classicPdf(circle))).toEqual(['pdf-without-invoice']);
  });

  it('may have a chain of tables that turns in a circle', async () => {
    const pdf = classicPdf(objects).toString('latin1');
    const start = /startxref\n(\d+)/.exec(pdf)?.[1];
    expect(await faults(Buffer.from(pdf.replace('/Root', `/Prev ${start} /Root`), 'latin1'))).toEqual([]);
  });

  it('is refused wherever a bit of the invoice is flipped', async () => {
    const pdf = classicPdf(objects);
    const start = pdf.indexOf('stream\n', pdf.indexOf('/Type /EmbeddedFile')) + 'stream\n'.length;
    for (let at = start; at < pdf.indexOf('\nendstream', start); at += 7) {
      const flipped = Buffer.from(pdf);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      expect(await faults(flipped)).toEqual(['pdf-unreadable']);
    }
  });

  it('may hold an older invoice that its table of objects does not name', async () => {
    const [head = '', tail = ''] = classicPdf(objects)
      .toString('latin1')
      .split(/(?=xref\n0)/);
    const stray = `5 0 obj\n${deflated(Buffer.from('<old/>'))}\nendobj\n`;
    const moved = tail.replace(/startxref\n\d+/, `startxref\n${head.length + stray.length}`);
    const { value } = await embeddedInvoice(Buffer.from(head + stray + moved, 'latin1'), FILE);
    expect(Buffer.from(value?.xml ?? []).equals(XML)).toBe(true);
  });

  it('does not stop the reading of the next one', async () => {
    const bomb = deflated(Buffer.alloc(400 * 1024 * 1024), '/Type /XRef /W [1 2 1] /Size 9 /Root 1 0 R ');
    const hostile = Buffer.from(`%PDF-1.5\n1 0 obj\n${bomb}\nendobj\nstartxref\n9\n%%EOF`, 'latin1');
    const [first, second] = [faults(hostile), faults(classicPdf(objects))];
    expect(await first).toEqual(['pdf-unreadable']);
    expect(await second).toEqual([]);
  });

  it('is refused where it is cut', async () => {
    const pdf = compressedPdf(objects);
    for (let length = 5; length < pdf.length - 12; length += 101) {
      expect(await faults(pdf.subarray(0, length))).toEqual(['pdf-unreadable']);
    }
  });
});
