/** An element of an invoice: what grappe reads from it, and the line of the file on which it begins. */
export interface XmlElement {
  /** `cbc:ID`, with the usual prefix of its namespace whatever prefix the file uses. */
  readonly name: string;
  readonly row: number;
  /** Its own text as written; undefined where it is longer than a cell may be, unless it is an attached file. */
  readonly text: string | undefined;
  readonly schemeId: string | undefined;
  readonly currencyId: string | undefined;
  readonly format: string | undefined;
  /** The name of the file in the element (BT-125). */
  readonly fileName: string | undefined;
  readonly children: readonly XmlElement[];
}

/** The namespaces of the two syntaxes of EN 16931 (UBL 2.1, CII D16B to D22B) and their usual prefixes. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['urn:oasis:names:specification:ubl:schema:xsd:Invoice-2', 'ubl'],
  ['urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2', 'cn'],
  ['urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2', 'cac'],
  ['urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2', 'cbc'],
  ['urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100', 'rsm'],
  ['urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100', 'ram'],
  ['urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100', 'udt'],
  ['urn:un:unece:uncefact:data:standard:QualifiedDataType:100', 'qdt'],
]);

/** `cbc:ID`; in another namespace `{uri}local`, in none `{}local`. */
export function canonicalName(uri: string, local: string): string {
  const prefix = PREFIXES.get(uri);
  return prefix === undefined ? `{${uri}}${local}` : `${prefix}:${local}`;
}

/** The elements that a path of names leads to, in document order: `elementsAt(line, 'cac:Item/cbc:Name')`. */
export function elementsAt(element: XmlElement, path: string): readonly XmlElement[] {
  let found: readonly XmlElement[] = [element];
  for (const name of path.split('/')) {
    found = found.flatMap(({ children }) => children.filter((child) => child.name === name));
  }
  return found;
}

/** Whether an element at a path has this text. */
export function isAt(element: XmlElement, path: string, text: string): boolean {
  return elementsAt(element, path).some((found) => found.text?.trim() === text);
}

/** The bytes of a text in base64, blanks ignored; undefined where it is not base64. */
export function fromBase64(text: string): Uint8Array | undefined {
  const compact = text.replace(/\s+/g, '');
  if (compact === '' || compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return undefined;
  return Buffer.from(compact, 'base64');
}
