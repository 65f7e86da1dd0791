import { zlibSync } from 'fflate';

/** What a document of pdfkit is completed by before it is packed. */
export interface Completion {
  /** Objects that follow those of the document, in the order of their numbers. */
  readonly objects: (first: number) => readonly string[];
  /** What is added to the catalog, of which `first` is the number of the first object that follows. */
  readonly catalog: (first: number) => string;
  /** The text of the metadata stream (XMP). */
  readonly metadata: string;
}

/** Objects in one stream: so many that their common words are found, few enough to be read quickly. */
const OBJECTS_IN_A_STREAM = 400;

/** Of fflate, whose bytes are the same on every machine. Higher ones take twice the time for a fortieth less. */
const LEVEL = 3;

/**
 * A document as pdfkit wrote it, uncompressed, made small: its streams deflated, all other objects in object streams
 * (ISO 32000-1, 7.5.7) behind a cross-reference stream (7.5.8).
 */
export function packedPdf(document: Uint8Array, { objects, catalog, metadata }: Completion): Uint8Array {
  const { bodies, trailer, root } = readObjects(document);
  const first = bodies.length;
  bodies[root] = {
    text: bodies[root]?.text.replace(/>>\s*$/, `${catalog(first)}>>`) ?? '',
    stream: undefined,
  };
  bodies.push(...objects(first).map((text) => ({ text, stream: undefined })));
  const writer = fileWriter();
  const loose: { readonly id: number; readonly text: string }[] = [];
  bodies.forEach(({ text, stream }, id) => {
    if (id === 0) return;
    if (stream === undefined) loose.push({ id, text });
    else
      writer.stream(id, dictionaryOf(text), text.includes('/Subtype /XML') ? Buffer.from(metadata) : stream);
  });
  let next = bodies.length;
  for (let at = 0; at < loose.length; at += OBJECTS_IN_A_STREAM) {
    writer.objects(next, loose.slice(at, at + OBJECTS_IN_A_STREAM));
    next += 1;
  }
  return writer.finished(next, trailer);
}

interface Body {
  /** An object, or the dictionary of a stream. */
  readonly text: string;
  readonly stream: Uint8Array | undefined;
}

/** The objects of a file by number, found by its cross-reference table. */
function readObjects(document: Uint8Array): {
  readonly bodies: Body[];
  readonly trailer: string;
  readonly root: number;
} {
  const file = Buffer.from(document.buffer, document.byteOffset, document.byteLength);
  const text = file.toString('latin1');
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const entries = [...text.slice(table).matchAll(/^(\d{10}) \d{5} ([nf])/gm)];
  const offsets = entries.map(([, offset]) => Number(offset));
  const ends = [...offsets.slice(1), table].sort((a, b) => a - b);
  const bodies = offsets.map((offset, id): Body => {
    if (id === 0) return { text: '', stream: undefined };
    const end = ends.find((candidate) => candidate > offset) ?? table;
    const whole = text.slice(offset, end);
    const start = whole.indexOf('obj\n') + 4;
    const stream = whole.indexOf('\nstream\n', start);
    if (stream === -1)
      return { text: whole.slice(start, whole.lastIndexOf('endobj')).trim(), stream: undefined };
    const dictionary = whole.slice(start, stream);
    const from = offset + stream + '\nstream\n'.length;
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
    return { text: dictionary, stream: file.subarray(from, from + length) };
  });
  const trailer = /trailer\s+<<([\s\S]*?)>>\s+startxref/.exec(text.slice(table))?.[1] ?? '';
  const root = Number(/\/Root (\d+) 0 R/.exec(trailer)?.[1]);
  if (bodies[root] === undefined) throw new Error('the document of pdfkit has no catalog');
  return { bodies, trailer: trailer.replace(/\/Size \d+/, '').trim(), root };
}

/** The entries of a dictionary without its length, which changes. */
function dictionaryOf(text: string): string {
  return text
    .trim()
    .replace(/^<<|>>$/g, '')
    .replace(/\/Length \d+/, '')
    .trim();
}

type Place = readonly [kind: number, where: number, index: number];

/** Bytes of a row of the cross-reference stream. */
const ROW = 7;

function rowsOf(places: readonly Place[], count: number): Buffer {
  const rows = Buffer.alloc(count * ROW);
  for (let number = 0; number < count; number += 1) {
    const [kind, where, index] = places[number] ?? [0, 0, 65_535];
    rows.writeUInt8(kind, number * ROW);
    rows.writeUInt32BE(where, number * ROW + 1);
    rows.writeUInt16BE(index, number * ROW + 5);
  }
  return rows;
}

/** Each row as what it differs by from the one above it (PNG's filter Up): most of them differ by one. */
function differences(rows: Buffer): Buffer {
  const count = rows.length / ROW;
  const filtered = Buffer.alloc(count * (ROW + 1));
  for (let row = 0; row < count; row += 1) {
    filtered[row * (ROW + 1)] = 2;
    for (let byte = 0; byte < ROW; byte += 1) {
      const above = row === 0 ? 0 : (rows[(row - 1) * ROW + byte] ?? 0);
      filtered[row * (ROW + 1) + 1 + byte] = (rows[row * ROW + byte] ?? 0) - above;
    }
  }
  return filtered;
}

function fileWriter() {
  const parts: Uint8Array[] = [];
  const places: Place[] = [[0, 0, 65_535]];
  let length = 0;
  const add = (part: string | Uint8Array): void => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    parts.push(bytes);
    length += bytes.length;
  };
  const stream = (id: number, dictionary: string, content: Uint8Array): void => {
    const deflated = zlibSync(content, { level: LEVEL });
    places[id] = [1, length, 0];
    add(`${id} 0 obj\n<<${dictionary}/Filter/FlateDecode/Length ${deflated.length}>>\nstream\n`);
    add(deflated);
    add('\nendstream\nendobj\n');
  };
  add('%PDF-1.7\n%\xff\xff\xff\xff\n');
  return {
    stream,
    objects(id: number, held: readonly { readonly id: number; readonly text: string }[]): void {
      let at = 0;
      const heads: string[] = [];
      held.forEach((object, index) => {
        heads.push(`${object.id} ${at}`);
        places[object.id] = [2, id, index];
        at += Buffer.byteLength(object.text, 'latin1') + 1;
      });
      const head = `${heads.join(' ')}\n`;
      const content = `${head}${held.map(({ text }) => `${text}\n`).join('')}`;
      stream(id, `/Type/ObjStm/N ${held.length}/First ${head.length}`, Buffer.from(content, 'latin1'));
    },
    /** `id` is the number of the cross-reference stream, the last object. */
    finished(id: number, trailer: string): Uint8Array {
      const start = length;
      places[id] = [1, start, 0];
      const form = `/W[1 4 2]/DecodeParms<</Predictor 12/Columns ${ROW}>>`;
      stream(id, `/Type/XRef/Size ${id + 1}${form}${trailer}`, differences(rowsOf(places, id + 1)));
      add(`startxref\n${start}\n%%EOF\n`);
      return Buffer.concat(parts);
    },
  };
}
