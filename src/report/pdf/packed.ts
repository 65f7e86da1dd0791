import { zlibSync } from 'fflate';

/** An object: its text, or a stream, which may be deflated. */
export type PdfObject = string | { readonly content: Uint8Array; readonly isDeflated: boolean };

/** What completes a document of pdfkit, which has no page, before it is packed. */
export interface Completion {
  /** How many objects are added to those of the document, and how many of them are streams. */
  readonly count: number;
  readonly streams: number;
  /** These objects in the order of their numbers, from `first`; `parent` is the number of the tree of pages. */
  readonly objects: (first: number, parent: number) => Iterable<PdfObject>;
  /** What is added to the catalog. */
  readonly catalog: (first: number) => string;
  /** The tree of pages (ISO 32000-1, 7.7.3.2). */
  readonly pageTree: (first: number) => string;
  /** The text of the metadata stream (XMP), which is not compressed: programs that read no PDF look for it (14.3.2). */
  readonly metadata: string;
}

/** Objects in one stream: enough to find their common words, few enough to be read quickly. */
const OBJECTS_IN_A_STREAM = 1200;

/**
 * Levels of fflate, whose bytes are the same on every machine. Higher ones take twice the time for a fortieth less;
 * objects of tags, each nearly the same as the one before, do not become smaller above 1.
 */
const LEVEL = { page: 3, objects: 1 } as const;

/** The memory of fflate for a stream, 32 KB, allocated for each; with eight times that, pages are no smaller. */
const MEMORY = 2;

/** What the dictionary of a stream made by {@link deflated} says. */
const DEFLATED = '/Filter/FlateDecode';

/** The content of a stream whose dictionary says {@link DEFLATED}. */
export function deflated(content: Uint8Array, of: keyof typeof LEVEL = 'page'): Uint8Array {
  // Not a Buffer: fflate's code is slower for two kinds of arrays than for its own.
  const bytes = new Uint8Array(content.buffer, content.byteOffset, content.length);
  return zlibSync(bytes, { level: LEVEL[of], mem: MEMORY });
}

/** How many streams are kept; more come from documents that embed fonts with letters of their own. */
const KEPT_STREAMS = 16;

const keptStreams = new Map<string, Uint8Array>();

/** A stream of pdfkit, {@link deflated}, cached: fonts and their codes are nearly always those of the last document. */
function deflatedAgain(content: Buffer): Uint8Array {
  const text = content.toString('latin1');
  const known = keptStreams.get(text);
  if (known !== undefined) return known;
  const made = deflated(content);
  if (keptStreams.size < KEPT_STREAMS) keptStreams.set(text, made);
  return made;
}

/**
 * Packs a document that pdfkit wrote uncompressed: its streams are deflated, unless they are already, and all other
 * objects put into object streams (ISO 32000-1, 7.5.7) with a cross-reference stream (7.5.8).
 */
export function packedPdf(document: Uint8Array, completion: Completion): Uint8Array {
  const { bodies, trailer, root, pages } = readObjects(document);
  const first = bodies.length;
  const own = bodies.filter(({ stream }, id) => id > 0 && stream === undefined).length;
  const loose = own + completion.count - completion.streams;
  const streams = first + completion.count;
  const writer = fileWriter(streams + Math.ceil(loose / OBJECTS_IN_A_STREAM) + 1);
  let next = streams;
  let held = writer.objectStream(next);
  const hold = (id: number, text: string): void => {
    held.add(id, text);
    if (held.count() < OBJECTS_IN_A_STREAM) return;
    held.write();
    next += 1;
    held = writer.objectStream(next);
  };
  bodies.forEach(({ text, stream }, id) => {
    if (id === 0) return;
    if (id === root) hold(id, text.replace(/>>\s*$/, `${completion.catalog(first)}>>`));
    else if (id === pages) hold(id, completion.pageTree(first));
    else if (stream === undefined) hold(id, text);
    else if (text.includes('/Subtype /XML'))
      writer.written(id, dictionaryOf(text), Buffer.from(completion.metadata));
    else writer.stream(id, dictionaryOf(text), deflatedAgain(stream));
  });
  let id = first;
  for (const object of completion.objects(first, pages)) {
    if (typeof object === 'string') hold(id, object);
    else if (object.isDeflated) writer.stream(id, '', object.content);
    else writer.written(id, '', object.content);
    id += 1;
  }
  if (held.count() > 0) {
    held.write();
    next += 1;
  }
  return writer.finished(next, trailer);
}

interface Body {
  /** An object, or the dictionary of a stream. */
  readonly text: string;
  readonly stream: Buffer | undefined;
}

/** The objects of a file by number, found through its cross-reference table. */
function readObjects(document: Uint8Array) {
  const file = Buffer.from(document.buffer, document.byteOffset, document.byteLength);
  const text = file.toString('latin1');
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const entries = [...text.slice(table).matchAll(/^(\d{10}) \d{5} ([nf])/gm)];
  const offsets = entries.map(([, offset]) => Number(offset));
  const inOrder = [...offsets.slice(1), table].sort((a, b) => a - b);
  const ends = new Map(inOrder.map((offset, index) => [offset, inOrder[index + 1]]));
  const bodies = offsets.map((offset, id): Body => {
    if (id === 0) return { text: '', stream: undefined };
    const end = ends.get(offset) ?? table;
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
  const pages = Number(/\/Pages (\d+) 0 R/.exec(bodies[root]?.text ?? '')?.[1]);
  if (bodies[pages] === undefined)
    throw new Error('the document of pdfkit has no catalog, or no tree of pages');
  return { bodies, trailer: trailer.replace(/\/Size \d+/, '').trim(), root, pages };
}

/** The entries of a dictionary without its length, which changes. */
function dictionaryOf(text: string): string {
  return text
    .trim()
    .replace(/^<<|>>$/g, '')
    .replace(/\/Length \d+/, '')
    .trim();
}

/** The bytes of a row of the cross-reference stream: the kind of place, where, and the index there. */
const [KIND, WHERE, INDEX, ROW] = [0, 1, 5, 7];

/** Each row as its difference from the one above it (PNG's filter Up): most differ by one. */
function differences(rows: DataView): Uint8Array {
  const count = rows.byteLength / ROW;
  const filtered = new Uint8Array(count * (ROW + 1));
  for (let row = 0; row < count; row += 1) {
    filtered[row * (ROW + 1)] = 2;
    for (let byte = 0; byte < ROW; byte += 1) {
      const above = row === 0 ? 0 : rows.getUint8((row - 1) * ROW + byte);
      filtered[row * (ROW + 1) + 1 + byte] = rows.getUint8(row * ROW + byte) - above;
    }
  }
  return filtered;
}

/** Writes a file of so many objects, including the number 0. */
function fileWriter(count: number) {
  const parts: Uint8Array[] = [];
  const rows = new DataView(new ArrayBuffer(count * ROW));
  let length = 0;
  const place = (id: number, kind: number, where: number, index: number): void => {
    rows.setUint8(id * ROW + KIND, kind);
    rows.setUint32(id * ROW + WHERE, where);
    rows.setUint16(id * ROW + INDEX, index);
  };
  const add = (part: string | Uint8Array): void => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    parts.push(bytes);
    length += bytes.length;
  };
  const written = (id: number, dictionary: string, content: Uint8Array): void => {
    place(id, 1, length, 0);
    add(`${id} 0 obj\n<<${dictionary}/Length ${content.length}>>\nstream\n`);
    add(content);
    add('\nendstream\nendobj\n');
  };
  /** Writes a stream that {@link deflated} made. */
  const stream = (id: number, dictionary: string, content: Uint8Array): void =>
    written(id, dictionary + DEFLATED, content);
  place(0, 0, 0, 65_535);
  add('%PDF-1.7\n%\xff\xff\xff\xff\n');
  return {
    stream,
    written,
    /** Writes the waiting objects as one stream, the object `id`. */
    objectStream(id: number) {
      let held = 0;
      let heads = '';
      let texts = '';
      return {
        count: () => held,
        add(object: number, text: string): void {
          place(object, 2, id, held);
          heads += `${object} ${texts.length} `;
          texts += `${text}\n`;
          held += 1;
        },
        write(): void {
          const content = deflated(Buffer.from(heads + texts, 'latin1'), 'objects');
          stream(id, `/Type/ObjStm/N ${held}/First ${heads.length}`, content);
        },
      };
    },
    /** `id` is the number of the cross-reference stream, the last object. */
    finished(id: number, trailer: string): Uint8Array {
      const start = length;
      place(id, 1, start, 0);
      const form = `/W[1 4 2]/DecodeParms<</Predictor 12/Columns ${ROW}>>`;
      stream(id, `/Type/XRef/Size ${id + 1}${form}${trailer}`, deflated(differences(rows), 'objects'));
      add(`startxref\n${start}\n%%EOF\n`);
      return Buffer.concat(parts);
    },
  };
}
