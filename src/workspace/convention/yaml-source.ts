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
} from 'yaml';
import { type Problem, problem, type WithProblems } from '../../diagnostics/problem.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import { conflictRow } from '../../text/merge-conflict.ts';
import { CONVENTION_FILE } from '../convention-places.ts';
import { brokenKey, slipIn, spacedKey, yamlFaults } from './yaml-faults.ts';
import { yamlWords } from './yaml-words.ts';

export type KeyPath = readonly (string | number)[];

/** A YAML text with every scalar as its source text, and the places of its keys. */
export interface YamlSource {
  /** Mappings are Maps, in file order: an object would move keys that look like numbers. */
  readonly data: unknown;
  /** The same including keys with empty text; undefined where there is none. */
  readonly withEmpty: unknown;
  /** The line of the value at a path, or of the nearest existing thing around it. */
  readonly lineOf: (path: KeyPath) => number;
  readonly lineOfKey: (path: KeyPath, key: string) => number;
  /** Texts without quotes that end at a comment which may be meant as a part of them: `title: Lot #1`. */
  readonly cutTexts: readonly CutText[];
}

/** A text without quotes, and the comment that follows it in its line, including `#`. */
export interface CutText {
  readonly path: KeyPath;
  readonly kept: string;
  readonly comment: string;
}

const MOST_ALIASES = 64;

/** How YAML writes, without quotes, that a key has no value; before 0.2 these were texts. */
const NULLS: readonly unknown[] = ['~', 'null', 'Null', 'NULL'];

/** A YAML syntax problem at a line of the convention. */
function syntaxFault(row: number, message: string): Problem {
  return problem('yaml-syntax', { file: CONVENTION_FILE, row }, { detail: yamlWords(message) });
}

type StartOf = (node: Node | null | undefined) => number;

/**
 * Reads YAML by the rules of a release, with all scalars as text, so that no number or date goes through a type of
 * YAML. A slip within braces is reported, and the rest read as if it were corrected, so that it hides nothing.
 */
export function readYaml(text: string, release: Release): WithProblems<YamlSource | undefined> {
  const isToday = holdsIn(release, '0.2');
  const lines = new LineCounter();
  // The parser would compare each key with all earlier ones; `yamlFaults` finds repeated keys much faster.
  const parsing = { schema: 'failsafe', lineCounter: lines, prettyErrors: false, uniqueKeys: false } as const;
  const document = parseDocument(text, parsing);
  const startOf: StartOf = (node) => (node?.range ? lines.linePos(node.range[0]).line : 1);
  const unread = yamlFaults(document, text, lines, isToday);
  if (unread.length > 0) {
    const conflict = conflictRow(text);
    const faults = unread.map(({ row, message }) => syntaxFault(row, message));
    const marks = problem('merge-conflict', { file: CONVENTION_FILE, row: conflict }, {});
    return { value: undefined, problems: conflict === undefined ? faults : [marks] };
  }
  const { faults, slips } = mendedPairs(document, startOf, isToday);
  if (faults.length > 0) return { value: undefined, problems: faults };
  if (isToday) emptyNulls(document);
  let whole: unknown;
  try {
    whole = document.toJS({ maxAliasCount: MOST_ALIASES, mapAsMap: true });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return { value: undefined, problems: [syntaxFault(1, 'TOO_MANY_ALIASES')] };
  }
  let hasEmpty = false;
  const foundEmpty = (): void => {
    hasEmpty = true;
  };
  const data = withoutEmpty(whole, foundEmpty, isToday ? CELL_WORDS : []);
  const withEmpty = hasEmpty ? whole : undefined;
  const cutTexts = cutTextsIn(document, text);
  return { value: { data, withEmpty, ...linesOf(document, startOf), cutTexts }, problems: slips };
}

/** Corrects slips within braces and spaces around keys, and reports each slip; other broken keys are faults. */
function mendedPairs(document: Document, startOf: StartOf, isToday: boolean) {
  const faults: Problem[] = [];
  const slips: Problem[] = [];
  visit(document, {
    Pair(at, pair, around) {
      const row = isNode(pair.key) ? startOf(pair.key) : 1;
      if (!isScalar(pair.key)) {
        faults.push(syntaxFault(row, 'COLLECTION_AS_KEY'));
        return;
      }
      const mapping = around.at(-1);
      const broken = isToday ? brokenKey(pair, isMap(mapping) && !mapping.flow) : undefined;
      if (broken !== undefined) faults.push(syntaxFault(row, broken));
      const before = isMap(mapping) && typeof at === 'number' ? mapping.items[at - 1] : undefined;
      const slip = slipIn(pair, before) ?? (isToday ? spacedKey(pair) : undefined);
      if (slip === undefined) return;
      slips.push(syntaxFault(row, slip.message));
      return slip.mend();
    },
  });
  return { faults, slips };
}

/** Turns values by which YAML says, without quotes, that a key has none into empty texts. */
function emptyNulls(document: Document): void {
  visit(document, {
    Pair(_, { value }) {
      if (isScalar(value) && value.type === 'PLAIN' && NULLS.includes(value.value)) value.value = '';
    },
  });
}

/** The texts that are cut short by a comment. */
function cutTextsIn(document: Document, text: string): readonly CutText[] {
  const found: CutText[] = [];
  visit(document, {
    Scalar(at, scalar, around) {
      const comment = at === 'key' ? undefined : commentInText(scalar, text);
      if (comment !== undefined)
        found.push({ path: pathTo([...around, scalar]), kept: String(scalar.value), comment });
    },
  });
  return found;
}

function linesOf(document: Document, startOf: StartOf): Pick<YamlSource, 'lineOf' | 'lineOfKey'> {
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

/** The comment behind a text without quotes if a word follows its `#`, as in a text; in a comment a space does. */
function commentInText({ type, value, range }: Scalar, text: string): string | undefined {
  if (type !== 'PLAIN' || value === '' || !range) return undefined;
  const [rest = ''] = text.slice(range[1]).split('\n', 1);
  if (!/^[ \t]+#[^\s#]/.test(rest)) return undefined;
  return rest
    .trim()
    .split(/[ \t]#[ \t]/, 1)[0]
    ?.trimEnd();
}

/** The path to the last of some nodes, each of which is within the previous one. */
function pathTo(nodes: readonly unknown[]): KeyPath {
  return nodes.flatMap((node, depth): KeyPath => {
    if (isPair(node)) return isScalar(node.key) ? [String(node.key.value)] : [];
    const parent = nodes[depth - 1];
    return isSeq(parent) ? [parent.items.indexOf(node)] : [];
  });
}

/** `rules[2].share.by`. */
export function pathText(path: KeyPath): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );
}

/** The value at a path; undefined where there is none. */
export function valueAt(data: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>((value, part) => {
    if (value instanceof Map) return value.get(part);
    return Array.isArray(value) && typeof part === 'number' ? value[part] : undefined;
  }, data);
}

/** The keys of the mapping at a path, with their values; none where there is no mapping. */
export function entriesOf(data: unknown, path: KeyPath): readonly (readonly [string, unknown])[] {
  const found = valueAt(data, path);
  return found instanceof Map ? [...found] : [];
}

/** The items of the list at a path, with their indexes; none where there is no list. */
export function itemsOf(data: unknown, path: KeyPath): readonly (readonly [number, unknown])[] {
  const found = valueAt(data, path);
  return Array.isArray(found) ? [...found.entries()] : [];
}

/** A path of keys; `*` is any key, or any index of a list. */
type Steps = readonly string[];

/** Where layouts give the meaning of cells, by column: there an empty text means an empty cell. */
const CELL_WORDS: readonly Steps[] = [
  ['invoices', '*', 'values', '*'],
  ['tables', '*', 'values', '*'],
  ['tables', '*', '*', 'values', '*'],
];

/** The data without keys whose text is empty (DATA.md, "convention.yaml"), except at the given places. */
function withoutEmpty(data: unknown, foundEmpty: () => void, meant: readonly Steps[]): unknown {
  const within = (step: string, value: unknown): unknown => {
    const deeper = meant.filter(([first]) => first === '*' || first === step).map(([, ...rest]) => rest);
    return withoutEmpty(value, foundEmpty, deeper);
  };
  if (Array.isArray(data)) return data.map((item, index) => within(String(index), item));
  if (!(data instanceof Map) || meant.some((path) => path.length === 0)) return data;
  const kept = [...data].filter(([, value]) => !isEmptyText(value));
  if (kept.length < data.size) foundEmpty();
  return new Map(kept.map(([key, value]) => [key, within(String(key), value)]));
}

export function isEmptyText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}
