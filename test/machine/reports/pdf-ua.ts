/**
 * What of a PDF is against PDF/UA-1 (ISO 14289-1), as far as programs can see it: conditions of the Matterhorn Protocol
 * 1.1, named by their numbers, over the objects and content as qpdf reads them. veraPDF is in no registry that CI
 * installs from; `pdf-readers.ts` holds what two more readers see.
 */
import { runTool } from './written-run.ts';

type Dictionary = Readonly<Record<string, unknown>>;
type Objects = ReadonlyMap<
  string,
  { readonly value?: unknown; readonly stream?: { dict: Dictionary; data?: string } }
>;

export function pdfUaFaults(pdf: string): readonly string[] {
  const { stdout } = runTool('qpdf', [
    ...['--json=2', '--json-key=qpdf', '--json-key=pages', '--json-stream-data=inline', '--decode-level=all'],
    pdf,
  ]);
  const { qpdf, pages } = JSON.parse(stdout) as {
    qpdf: [unknown, Record<string, never>];
    pages: readonly { object: string }[];
  };
  const objects: Objects = new Map(Object.entries(qpdf[1]));
  const faults: string[] = [];
  const read = reader(objects);
  const catalog = read(read('trailer')['/Root']);
  checkCatalog(catalog, read, faults);
  const marked = pages.map(({ object }, page) => checkContent(object, page, read, faults));
  checkTree(
    catalog,
    pages.map(({ object }) => object),
    marked,
    read,
    faults,
  );
  checkFonts(objects, read, faults);
  return faults;
}

interface Reader {
  (reference: unknown): Dictionary;
  readonly bytes: (reference: unknown) => string;
}

/** Objects by their references; what is no reference is itself. */
function reader(objects: Objects): Reader {
  const found = (reference: unknown) =>
    typeof reference === 'string'
      ? objects.get(reference === 'trailer' ? reference : `obj:${reference}`)
      : undefined;
  const read = (reference: unknown): Dictionary => {
    const object = found(reference);
    return (object?.value ?? object?.stream?.dict ?? reference ?? {}) as Dictionary;
  };
  const bytes = (reference: unknown): string =>
    Buffer.from(found(reference)?.stream?.data ?? '', 'base64').toString('latin1');
  return Object.assign(read, { bytes });
}

function checkCatalog(catalog: Dictionary, read: Reader, faults: string[]): void {
  const metadata = Buffer.from(read.bytes(catalog['/Metadata']), 'latin1').toString('utf8');
  if (!/<pdfuaid:part>1</.test(metadata)) faults.push('06-002: no PDF/UA identifier in the metadata');
  if (!/<dc:title>.*<rdf:li[^>]*>[^<]+</s.test(metadata)) faults.push('06-003: no title in the metadata');
  if (read(catalog['/ViewerPreferences'])['/DisplayDocTitle'] !== true)
    faults.push('07-001: the title is not shown');
  const info = read(catalog['/MarkInfo']);
  if (info['/Marked'] !== true) faults.push('06-001: not marked as tagged');
  if (info['/Suspects'] === true) faults.push('01-007: suspects');
  if (!/^u:[a-z]{2}-[A-Z]{2}$/.test(String(catalog['/Lang']))) faults.push('11-006: no language');
}

/** The tags of the marked content of a page, by its numbers; everything else must be an artifact. */
function checkContent(
  page: string,
  index: number,
  read: Reader,
  faults: string[],
): ReadonlyMap<number, string> {
  const contents = read(page)['/Contents'];
  const content = (Array.isArray(contents) ? contents : [contents]).map(read.bytes).join('\n');
  const tags = new Map<number, string>();
  const open: string[] = [];
  const loose = new Set<string>();
  for (const line of content.split('\n')) {
    const begun = /^\/(\w+)\s*(?:<<.*?\/MCID (\d+).*>>\s*BDC|(?:<<.*>>\s*)?(BDC|BMC))$/.exec(line.trim());
    if (begun !== null) {
      const [, tag = '', number] = begun;
      if (open.includes('Artifact') || (tag === 'Artifact' && open.length > 0))
        faults.push(`01-003: nested, page ${index + 1}`);
      open.push(tag);
      if (number === undefined) {
        if (tag !== 'Artifact') faults.push(`01-005: ${tag} without a number, page ${index + 1}`);
      } else if (tags.has(Number(number))) faults.push(`01: ${number} twice, page ${index + 1}`);
      else tags.set(Number(number), tag);
    } else if (line.trim() === 'EMC') {
      if (open.pop() === undefined) faults.push(`01: closed twice, page ${index + 1}`);
    } else if (open.length === 0 && /(?:^|[\s\]])(?:Tj|TJ|'|"|S|s|f|F|f\*|B|b|sh|Do)$/.test(line.trim())) {
      loose.add(line.trim().slice(-2).trim());
    }
  }
  if (open.length > 0) faults.push(`01: not closed, page ${index + 1}`);
  if (loose.size > 0) faults.push(`01-005: content in no mark, page ${index + 1}: ${[...loose].join(' ')}`);
  return tags;
}

const WITHIN: Readonly<Record<string, readonly string[]>> = {
  Document: ['StructTreeRoot'],
  H1: ['Document'],
  H2: ['Document'],
  P: ['Document'],
  Table: ['Document'],
  TR: ['Table'],
  TH: ['TR'],
  TD: ['TR'],
};

/** Each mark belongs to one element of the same tag, each element stands where it may, headings skip no level. */
function checkTree(
  catalog: Dictionary,
  pages: readonly string[],
  marked: readonly ReadonlyMap<number, string>[],
  read: Reader,
  faults: string[],
): void {
  const root = read(catalog['/StructTreeRoot']);
  const unclaimed = marked.map((tags) => new Map(tags));
  let heading = 0;
  const parents = parentsOf(root, read);
  const visit = (reference: unknown, parent: string): void => {
    const element = read(reference);
    const tag = String(element['/S']).slice(1);
    if (!WITHIN[tag]?.includes(parent)) faults.push(`09-004: ${tag} within ${parent}`);
    if (/^H\d$/.test(tag)) {
      const level = Number(tag.slice(1));
      if (level > heading + 1) faults.push(`14-003: H${level} after H${heading}`);
      heading = level;
    }
    const attributes = element['/A'] === undefined ? {} : read(element['/A']);
    if (tag === 'TH' && attributes['/Scope'] !== '/Column')
      faults.push('15-003: a header cell without a scope');
    const kids = element['/K'];
    const list: readonly unknown[] = kids === undefined ? [] : Array.isArray(kids) ? kids : [kids];
    for (const kid of list) {
      const content = typeof kid === 'number' ? { page: element['/Pg'], number: kid } : contentOf(read(kid));
      if (content === undefined) {
        visit(kid, tag);
        continue;
      }
      const page = pages.indexOf(String(content.page));
      if (unclaimed[page]?.get(content.number) !== tag)
        faults.push(`01-006: ${tag} claims what it does not mark`);
      unclaimed[page]?.delete(content.number);
      if (parents.get(page)?.[content.number] !== reference)
        faults.push('09: the parent tree says another element');
    }
  };
  const top = root['/K'];
  for (const kid of Array.isArray(top) ? top : [top]) visit(kid, 'StructTreeRoot');
  if (unclaimed.some(({ size }) => size > 0)) faults.push('01-005: marks that no element claims');
}

function contentOf(kid: Dictionary): { readonly page: unknown; readonly number: number } | undefined {
  return kid['/Type'] === '/MCR' ? { page: kid['/Pg'], number: Number(kid['/MCID']) } : undefined;
}

/** The elements of the marks of each page, by the parent tree. */
function parentsOf(root: Dictionary, read: Reader): ReadonlyMap<number, readonly unknown[]> {
  const numbers = (read(root['/ParentTree'])['/Nums'] ?? []) as readonly unknown[];
  const found = new Map<number, readonly unknown[]>();
  for (let at = 0; at < numbers.length; at += 2) {
    const kids = numbers[at + 1];
    found.set(Number(numbers[at]), (Array.isArray(kids) ? kids : read(kids)) as readonly unknown[]);
  }
  return found;
}

function checkFonts(objects: Objects, read: Reader, faults: string[]): void {
  for (const { value } of objects.values()) {
    const font = (value ?? {}) as Dictionary;
    if (font['/Type'] !== '/Font' || font['/Subtype'] !== '/Type0') continue;
    if (font['/ToUnicode'] === undefined) faults.push('10-001: a font without characters');
    const [descendant] = (
      Array.isArray(font['/DescendantFonts']) ? font['/DescendantFonts'] : []
    ) as unknown[];
    const { '/FontDescriptor': descriptor, '/CIDToGIDMap': map } = read(descendant);
    if (read(descriptor)['/FontFile2'] === undefined) faults.push('31-009: a font that is not embedded');
    if (map === undefined) faults.push('31-004: no map from codes to glyphs');
  }
}
