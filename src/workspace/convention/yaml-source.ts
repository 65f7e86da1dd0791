import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { type Problem, problem, type WithProblems } from '../../diagnostics/problem.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import { conflictRow } from '../../text/merge-conflict.ts';
import { CONVENTION_FILE } from '../convention-places.ts';
import { CELL_WORDS, withoutEmpty } from './empty-texts.ts';
import { slipIn, yamlFaults } from './yaml-faults.ts';
import { yamlWords } from './yaml-words.ts';

export type KeyPath = readonly (string | number)[];

/** A YAML text whose every scalar is its source text, and where each key stands. */
export interface YamlSource {
  /** Mappings are Maps, in file order: an object would move keys that look like numbers. */
  readonly data: unknown;
  /** The same with the keys whose text is empty; undefined where there is none. */
  readonly withEmpty: unknown;
  /** The line of the value at a path, or of the nearest thing around it that exists. */
  readonly lineOf: (path: KeyPath) => number;
  /** The line of a key itself. */
  readonly lineOfKey: (path: KeyPath, key: string) => number;
  /** Texts without quotes that a comment ends which may have been meant as a part of them: `title: Lot #1`. */
  readonly cutTexts: readonly CutText[];
}

/** A text without quotes, and the comment that follows it in its line, its `#` included. */
export interface CutText {
  readonly path: KeyPath;
  readonly kept: string;
  readonly comment: string;
}

const MOST_ALIASES = 64;

/** How YAML writes, without quotes, that a key has no value; texts before 0.2. */
const NULLS: readonly unknown[] = ['~', 'null', 'Null', 'NULL'];

/**
 * Reads YAML with the schema that keeps all scalars as text, so that no number or date
 * passes through a type of YAML's. An older release may have read it otherwise. A slip within braces is a problem, and
 * the rest is read as if it were mended, so that it hides nothing.
 */
export function readYaml(text: string, release: Release): WithProblems<YamlSource | undefined> {
  const lines = new LineCounter();
  // The parser compares each key with all before it; `yamlFaults` finds those that stand twice at once.
  const parsing = { schema: 'failsafe', lineCounter: lines, prettyErrors: false, uniqueKeys: false } as const;
  const document = parseDocument(text, parsing);
  const startOf = (node: Node | null | undefined): number =>
    node?.range ? lines.linePos(node.range[0]).line : 1;
  const syntax = (row: number, message: string): Problem =>
    problem('yaml-syntax', { file: CONVENTION_FILE, row }, { detail: yamlWords(message) });
  const nulls = holdsIn(release, '0.2') ? NULLS : [];
  const problems = yamlFaults(document, text, lines).map(({ row, message }) => syntax(row, message));
  const conflict = problems.length === 0 ? undefined : conflictRow(text);
  if (conflict !== undefined) {
    const place = { file: CONVENTION_FILE, row: conflict };
    return { value: undefined, problems: [problem('merge-conflict', place, {})] };
  }
  const isRead = problems.length === 0;
  const slips: Problem[] = [];
  const cutTexts: CutText[] = [];
  const anchors = new Map<string, Node>();
  const keepAnchor = (node: Scalar | YAMLMap | YAMLSeq): void => {
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
  };
  visit(document, {
    Alias(_, alias) {
      const target = anchors.get(alias.source);
      const kind =
        target === undefined ? 'UNKNOWN_ALIAS' : isWithin(alias, target) ? 'CIRCULAR_ALIAS' : undefined;
      if (kind === undefined) return;
      problems.push(syntax(startOf(alias), `${kind}, *${alias.source}`));
    },
    Seq: (_, seq) => keepAnchor(seq),
    Map(_, map) {
      keepAnchor(map);
      const keys = holdsIn(release, '0.2') ? map.items.map(({ key }) => key) : [];
      for (const key of alike(keys)) problems.push(syntax(startOf(key), 'DUPLICATE_KEY'));
    },
    Pair(at, pair, [...around]) {
      if (isScalar(pair.value) && pair.value.type === 'PLAIN' && nulls.includes(pair.value.value)) {
        pair.value.value = '';
      }
      if (!isRead) return;
      const row = isNode(pair.key) ? startOf(pair.key) : 1;
      if (!isScalar(pair.key)) {
        problems.push(syntax(row, 'COLLECTION_AS_KEY'));
        return;
      }
      const mapping = around.at(-1);
      const before = isMap(mapping) && typeof at === 'number' ? mapping.items[at - 1] : undefined;
      const slip = slipIn(pair, before);
      if (slip === undefined) return;
      slips.push(syntax(row, slip.message));
      return slip.mend();
    },
    Scalar(at, scalar, around) {
      keepAnchor(scalar);
      const comment = at === 'key' ? undefined : commentInText(scalar, text);
      if (comment === undefined) return;
      cutTexts.push({ path: pathTo([...around, scalar]), kept: String(scalar.value), comment });
    },
  });
  if (problems.length > 0) return { value: undefined, problems };
  let whole: unknown;
  try {
    whole = document.toJS({ maxAliasCount: MOST_ALIASES, mapAsMap: true });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return { value: undefined, problems: [syntax(1, 'TOO_MANY_ALIASES')] };
  }
  let hasEmpty = false;
  const foundEmpty = (): void => {
    hasEmpty = true;
  };
  const data = withoutEmpty(whole, foundEmpty, holdsIn(release, '0.2') ? CELL_WORDS : []);
  const value = { data, withEmpty: hasEmpty ? whole : undefined, ...linesOf(document, startOf), cutTexts };
  return { value, problems: slips };
}

/** Where the values and keys of a document stand. */
function linesOf(
  document: Document,
  startOf: (node: Node) => number,
): Pick<YamlSource, 'lineOf' | 'lineOfKey'> {
  const nodeAt = (path: KeyPath): Node | undefined => {
    const found = path.length === 0 ? document.contents : document.getIn(path, true);
    return isNode(found) ? found : undefined;
  };
  const lineOf = (path: KeyPath): number => {
    for (let length = path.length; length >= 0; length--) {
      const node = nodeAt(path.slice(0, length));
      if (node) return startOf(node);
    }
    return 1;
  };
  return {
    lineOf,
    lineOfKey(path, key) {
      const parent = nodeAt(path);
      const pair = isMap(parent)
        ? parent.items.find((item) => isScalar(item.key) && item.key.value === key)
        : undefined;
      return pair && isNode(pair.key) ? startOf(pair.key) : lineOf(path);
    },
  };
}

/** The comment right after a text without quotes whose `#` begins a word, as the end of a text would; a comment has a space there. */
function commentInText({ type, value, range }: Scalar, text: string): string | undefined {
  if (type !== 'PLAIN' || value === '' || !range) return undefined;
  const [rest = ''] = text.slice(range[1]).split('\n', 1);
  if (!/^[ \t]+#[^\s#]/.test(rest)) return undefined;
  return rest
    .trim()
    .split(/[ \t]#[ \t]/, 1)[0]
    ?.trimEnd();
}

/** The path to the last of some nodes, each of which stands in the one before it. */
function pathTo(nodes: readonly unknown[]): KeyPath {
  return nodes.flatMap((node, depth): KeyPath => {
    if (isPair(node)) return isScalar(node.key) ? [String(node.key.value)] : [];
    const parent = nodes[depth - 1];
    return isSeq(parent) ? [parent.items.indexOf(node)] : [];
  });
}

/** The keys of a mapping that are another of it, but for spaces around or the form of an accent; YAML tells equal ones. */
function alike(keys: readonly unknown[]): readonly Scalar[] {
  const written = new Map<string, unknown>();
  return keys.filter(isScalar).filter(({ value }) => {
    const key = String(value).normalize('NFC').trim();
    const before = written.get(key);
    if (before === undefined) written.set(key, value);
    return before !== undefined && before !== value;
  });
}

function isWithin(inner: Node, outer: Node): boolean {
  return (
    inner.range != null &&
    outer.range != null &&
    outer.range[0] <= inner.range[0] &&
    inner.range[0] < outer.range[1]
  );
}

/** `rules[2].share.by`. */
export function pathText(path: KeyPath): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );
}

/** What stands at a path, if something does. */
export function valueAt(data: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>((value, part) => {
    if (value instanceof Map) return value.get(part);
    return Array.isArray(value) && typeof part === 'number' ? value[part] : undefined;
  }, data);
}

/** The keys of the mapping at a path, with their values; none where no mapping stands. */
export function entriesOf(data: unknown, path: KeyPath): readonly (readonly [string, unknown])[] {
  const found = valueAt(data, path);
  return found instanceof Map ? [...found] : [];
}

/** The entries of the list at a path, with their indexes; none where no list stands. */
export function itemsOf(data: unknown, path: KeyPath): readonly (readonly [number, unknown])[] {
  const found = valueAt(data, path);
  return Array.isArray(found) ? [...found.entries()] : [];
}
