/** A small reader of well-formed XML: it need not refuse what is not, since grappe has. */
export interface Node {
  /** `cbc:ID`, by namespace. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly children: Node[];
}

const NAMESPACES: readonly (readonly [uri: string, prefix: string])[] = [
  ['urn:oasis:names:specification:ubl:schema:xsd:Invoice-2', 'doc'],
  ['urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2', 'doc'],
  ['urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2', 'cac'],
  ['urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2', 'cbc'],
  ['urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100', 'rsm'],
  ['urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100', 'ram'],
  ['urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100', 'udt'],
];

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/[^>]*>|<([^\s/>]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|[^<]+/g;

export function parseXml(text: string): Node {
  const top: Node = { name: '', attributes: {}, text: '', children: [] };
  const open: { readonly node: Node; readonly scope: ReadonlyMap<string, string> }[] = [
    { node: top, scope: new Map() },
  ];
  for (const [token, cdata, tag, attributes = '', closed] of text.matchAll(TOKEN)) {
    const current = open.at(-1);
    if (current === undefined) break;
    if (cdata !== undefined) current.node.text += cdata;
    else if (token.startsWith('</')) open.pop();
    else if (tag === undefined) current.node.text += token.startsWith('<') ? '' : unescaped(token);
    else {
      const given = attributesOf(attributes);
      const scope = new Map(current.scope);
      for (const [name, value] of Object.entries(given)) {
        if (name === 'xmlns') scope.set('', value);
        if (name.startsWith('xmlns:')) scope.set(name.slice(6), value);
      }
      const node: Node = { name: nameOf(tag, scope), attributes: given, text: '', children: [] };
      current.node.children.push(node);
      if (closed === '') open.push({ node, scope });
    }
  }
  return top.children[0] ?? top;
}

function nameOf(tag: string, scope: ReadonlyMap<string, string>): string {
  const [prefix, local] = tag.includes(':') ? tag.split(':') : ['', tag];
  const uri = scope.get(prefix ?? '');
  return `${NAMESPACES.find(([known]) => known === uri)?.[1] ?? '?'}:${local}`;
}

function attributesOf(text: string): Readonly<Record<string, string>> {
  const found = text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return Object.fromEntries(
    [...found].map(([, name = '', double, single]) => [name, unescaped(double ?? single ?? '')]),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(#x?)?(\w+);/g, (_, number: string | undefined, name: string) =>
    number === undefined
      ? (ENTITIES[name] ?? '')
      : String.fromCodePoint(Number.parseInt(name, number === '#x' ? 16 : 10)),
  );
}

/** The elements at a path of names. */
export function all(node: Node, path: string): readonly Node[] {
  return path
    .split('/')
    .reduce<readonly Node[]>(
      (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
      [node],
    );
}

/** The text of the first of these elements that has one. */
export function first(nodes: readonly Node[]): string {
  return nodes.map(textIn).find((text) => text !== '') ?? '';
}

export function textIn({ text }: Node): string {
  return text.trim().replace(/\s+/g, ' ').normalize('NFC');
}
