import { pageText } from './pages.ts';

/** A row of a table of docs/json.md. */
export interface Field {
  /** `run.members[].member` */
  readonly path: string;
  readonly type: Type;
}

interface Type {
  /** `text`, `amount`, …, or the anchor of a table (`#totals`). */
  readonly name: string;
  readonly mayBeNull: boolean;
  readonly mayBeAbsent: boolean;
  /** The possible words of the text, if its meaning begins with a list of them. */
  readonly words: readonly string[];
}

/** The tables of the page, by the anchor of their heading. */
export type Shapes = ReadonlyMap<string, readonly Field[]>;

export function slugOf(heading: string): string {
  return heading.toLowerCase().replaceAll(' ', '-');
}

const FRENCH: Readonly<Record<string, string>> = {
  texte: 'text',
  montant: 'amount',
  fraction: 'fraction',
  jour: 'day',
  mois: 'month',
  période: 'period',
  nombre: 'number',
  booléen: 'boolean',
  liste: 'list',
  objet: 'object',
  'table de fractions': 'map of fractions',
};

export function shapesOf(page: string): Shapes {
  const shapes = new Map<string, Field[]>();
  let fields: Field[] = [];
  for (const line of pageText(page).split('\n')) {
    const [, heading] = /^##? (.+)$/u.exec(line) ?? [];
    if (heading !== undefined) {
      fields = [];
      shapes.set(slugOf(heading), fields);
    }
    const [, path, type, meaning = ''] = /^\| `([^`]+)` \| ([^|]+) \|([^|]*)/u.exec(line) ?? [];
    if (path !== undefined && type !== undefined)
      fields.push({ path, type: { ...typeOf(type.trim()), words: wordsOf(meaning.trim()) } });
  }
  return new Map([...shapes].filter(([, found]) => found.length > 0));
}

/** The words in a list such as "`line`, `access` (…), `rule`"; a single one is an example. */
function wordsOf(meaning: string): readonly string[] {
  const [list = ''] = /^(?:`[\w-]+`(?: \([^)]*\))?(?:, )?)*/u.exec(meaning) ?? [];
  const words = [...list.matchAll(/`([\w-]+)`/gu)].map(([, word = '']) => word);
  return words.length > 1 ? words : [];
}

function typeOf(text: string): Omit<Type, 'words'> {
  const mayBeAbsent = /, (?:or left out|ou absent)$/u.test(text);
  const rest = text.replace(/, (?:or left out|ou absent)$/u, '');
  const mayBeNull = / (?:or null|ou null)$/u.test(rest);
  const word = rest.replace(/ (?:or null|ou null)$/u, '');
  const [, anchor] = /\]\((#[^)]+)\)$/u.exec(word) ?? [];
  return { name: anchor ?? FRENCH[word] ?? word, mayBeNull, mayBeAbsent };
}

const IS: Readonly<Record<string, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  amount: (value) => typeof value === 'string' && /^-?\d+\.\d\d$/u.test(value),
  fraction: (value) => typeof value === 'string' && /^-?\d+(?:\/\d+)?$/u.test(value),
  day: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/u.test(value),
  month: (value) => typeof value === 'string' && /^\d{4}-\d\d$/u.test(value),
  period: (value) =>
    typeof value === 'string' && /^(?:\d{4}(?:-\d\d|-Q\d)?(?:\.\.\d{4}-\d\d)?|all)$/u.test(value),
  number: (value) => Number.isSafeInteger(value),
  boolean: (value) => typeof value === 'boolean',
  list: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'map of fractions': (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((item) => IS['fraction']?.(item)),
};

/** The place of a field in its document: a row of its own, or the rows of its contents. */
interface Node {
  type: Type | undefined;
  /** `table path` of its row. */
  row: string | undefined;
  readonly children: Map<string, Node>;
}

const PLAIN: Type = { name: 'object', mayBeNull: false, mayBeAbsent: false, words: [] };

/** Compares documents with the tables, and remembers which fields it saw. */
export class Validation {
  readonly wrong: string[] = [];
  readonly #seen = new Map<string, Set<'value' | 'null' | 'absent'>>();
  readonly #trees = new Map<string, Node>();
  readonly #shapes: Shapes;

  constructor(shapes: Shapes) {
    this.#shapes = shapes;
    for (const [anchor, fields] of shapes) this.#trees.set(anchor, treeOf(anchor, fields));
  }

  look(document: unknown, anchor: string, at: string): void {
    const tree = this.#trees.get(anchor);
    if (tree === undefined) throw new Error(`no table #${anchor}`);
    this.#value(document, tree, at);
  }

  /** The rows of the tables that no document had. */
  unseen(): readonly string[] {
    return [...this.#shapes].flatMap(([anchor, fields]) =>
      fields.flatMap(({ path, type }) => {
        const seen = this.#seen.get(`${anchor} ${path}`) ?? new Set();
        const due = [
          ['value', true] as const,
          ['null', type.mayBeNull] as const,
          ['absent', type.mayBeAbsent] as const,
        ];
        return due
          .filter(([what, isDue]) => isDue && !seen.has(what))
          .map(([what]) => `${anchor}: ${path}: ${what}`);
      }),
    );
  }

  #value(value: unknown, node: Node, at: string): void {
    const { type = PLAIN, children } = node;
    const isNull = value === null;
    this.#see(node, isNull ? 'null' : 'value');
    if (isNull) {
      if (!type.mayBeNull) this.wrong.push(`${at} is null`);
      return;
    }
    if (Array.isArray(value)) {
      const item = children.get('[]');
      if (item === undefined && (type.name !== 'list' || value.length > 0))
        this.wrong.push(`${at} is a list`);
      else if (item !== undefined)
        value.forEach((one, index) => void this.#value(one, item, `${at}[${index}]`));
      return;
    }
    const shape = type.name.startsWith('#') ? this.#trees.get(type.name.slice(1)) : undefined;
    const nodes = new Map([...(shape?.children ?? []), ...children]);
    if (nodes.size === 0 || type.name.startsWith('map')) {
      if (IS[type.name]?.(value) !== true)
        this.wrong.push(`${at} is no ${type.name}: ${JSON.stringify(value)}`);
      if (type.words.length > 0 && !type.words.includes(String(value)))
        this.wrong.push(`${at} is none of ${type.words.join(', ')}: ${JSON.stringify(value)}`);
      return;
    }
    this.#object(value, nodes, at);
  }

  #object(value: unknown, nodes: ReadonlyMap<string, Node>, at: string): void {
    if (typeof value !== 'object' || value === null) {
      this.wrong.push(`${at} is no object`);
      return;
    }
    for (const [name, item] of Object.entries(value)) {
      const node = nodes.get(name);
      if (node === undefined) this.wrong.push(`${at}.${name} is in no table`);
      else this.#value(item, node, `${at}.${name}`);
    }
    for (const [name, node] of nodes) {
      if (name in value) continue;
      this.#see(node, 'absent');
      const item = node.children.get('[]');
      if (item !== undefined) this.#see(item, 'absent');
      if (!mayBeAbsent(node)) this.wrong.push(`${at}.${name} is absent`);
    }
  }

  #see({ row }: Node, what: 'value' | 'null' | 'absent'): void {
    if (row === undefined) return;
    this.#seen.set(row, (this.#seen.get(row) ?? new Set()).add(what));
  }
}

/** A list need not have a row of its own if its items have. */
function mayBeAbsent({ type, children }: Node): boolean {
  return (type ?? children.get('[]')?.type)?.mayBeAbsent === true;
}

function treeOf(anchor: string, fields: readonly Field[]): Node {
  const root: Node = { type: undefined, row: undefined, children: new Map() };
  for (const { path, type } of fields) {
    let node = root;
    for (const part of path.match(/\[\]|[^.[]+/gu) ?? []) {
      const child = node.children.get(part) ?? { type: undefined, row: undefined, children: new Map() };
      node.children.set(part, child);
      node = child;
    }
    if (node.type !== undefined) throw new Error(`${anchor}: ${path} stands there twice`);
    node.type = type;
    node.row = `${anchor} ${path}`;
  }
  return root;
}
