import { deflateSync } from 'node:zlib';

/** A file that a PDF embeds. */
export interface SampleFile {
  readonly name: string;
  readonly content: Buffer;
}

/** An object of a PDF, without its number: `<< … >>`, a stream in latin 1. */
type PdfObject = string;

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

export function stream(content: Buffer, entries = ''): PdfObject {
  return `<< /Length ${content.length} ${entries}>>\nstream\n${content.toString('latin1')}\nendstream`;
}

export function deflated(content: Buffer, entries = ''): PdfObject {
  return stream(deflateSync(content), `/Filter /FlateDecode ${entries}`);
}

/** The objects of a PDF that embeds these files: the catalog is 1, each file has two objects from 4 on. */
export function objectsFor(files: readonly SampleFile[]): readonly PdfObject[] {
  const names = files.map(({ name }, index) => `(${name}) ${4 + index * 2} 0 R`).join(' ');
  return [
    '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 3 0 R >> /AF [4 0 R] >>',
    '<< /Type /Pages /Kids [] /Count 0 >>',
    `<< /Names [${names}] >>`,
    ...files.flatMap(({ name, content }, index) => [
      `<< /Type /Filespec /F (${name}) /UF <feff${hex16(name)}> /EF << /F ${5 + index * 2} 0 R >> >>`,
      deflated(content, '/Type /EmbeddedFile '),
    ]),
  ];
}

function hex16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}

/** A PDF with a classic cross-reference table; `null` leaves an object out. */
export function classicPdf(objects: readonly PdfObject[], trailer = ''): Buffer {
  const header = '%PDF-1.7\n%\u00e2\u00e3\n';
  let body = header;
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = body.length;
  const size = objects.length + 1;
  return latin(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R ${trailer}>>\nstartxref\n${start}\n%%EOF\n`,
  );
}

/** A PDF 1.5 whose plain objects are in an object stream, and its table in a stream with a predictor. */
export function compressedPdf(objects: readonly PdfObject[]): Buffer {
  const isStream = (object: PdfObject): boolean => object.includes('\nstream\n');
  const packed = objects
    .map((object, index) => ({ object, number: index + 1 }))
    .filter((item) => !isStream(item.object));
  const container = objects.length + 1;
  const table = objects.length + 2;
  let at = 0;
  const pairs = packed.map(({ object, number }) => {
    const pair = `${number} ${at} `;
    at += object.length + 1;
    return pair;
  });
  const heads = pairs.join('');
  const content = latin(heads + packed.map(({ object }) => object).join('\n'));
  let body = '%PDF-1.5\n';
  const rows: number[][] = [[0, 0, 255]];
  const place = (number: number, object: PdfObject): void => {
    rows[number] = [1, body.length, 0];
    body += `${number} 0 obj\n${object}\nendobj\n`;
  };
  objects.forEach((object, index) => {
    if (isStream(object)) place(index + 1, object);
  });
  place(container, deflated(content, `/Type /ObjStm /N ${packed.length} /First ${heads.length} `));
  packed.forEach(({ number }, index) => {
    rows[number] = [2, container, index];
  });
  const start = body.length;
  rows[table] = [1, start, 0];
  const plain = rows.map(([type = 0, second = 0, third = 0]) => {
    const row = Buffer.alloc(6);
    row.writeUInt8(type, 0);
    row.writeUInt32BE(second, 1);
    row.writeUInt8(third, 5);
    return row;
  });
  // PNG predictor 2 (up): each byte less the one above it.
  const predicted = plain.map((row, index) =>
    Buffer.from([2, ...row.map((byte, column) => (byte - (plain[index - 1]?.[column] ?? 0)) & 0xff)]),
  );
  const entries = `/Type /XRef /Size ${table + 1} /Root 1 0 R /W [1 4 1] /DecodeParms << /Predictor 12 /Columns 6 >> `;
  body += `${table} 0 obj\n${deflated(Buffer.concat(predicted), entries)}\nendobj\n`;
  return latin(`${body}startxref\n${start}\n%%EOF`);
}
