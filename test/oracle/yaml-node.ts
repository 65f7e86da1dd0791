/** convention.yaml as texts, lists and ordered maps; every scalar is its source text. */
import { parseDocument } from 'yaml';
import { clean } from './code-point.ts';
import type { Reasons } from './table.ts';

export type Node = string | readonly Node[] | ReadonlyMap<string, Node>;

/** The text that was read last, with its root: a workspace is read several times while it is made. */
let last: { readonly text: string; readonly root: Node; readonly errors: readonly string[] } | undefined;

export function parseYaml(text: string, reasons: Reasons): ReadonlyMap<string, Node> {
  if (last?.text !== text) {
    const document = parseDocument(text, { schema: 'failsafe' });
    const errors = document.errors.map(({ code }) => `convention.yaml: ${code}`);
    last = { text, root: toNode(document.toJS({ mapAsMap: true })), errors };
  }
  reasons.push(...last.errors);
  if (isMap(last.root)) return last.root;
  reasons.push('convention.yaml: no mapping');
  return new Map();
}

function toNode(value: unknown): Node {
  if (Array.isArray(value)) return value.map(toNode);
  if (value instanceof Map)
    return new Map([...value].map(([key, node]) => [clean(String(key)), toNode(node)]));
  return clean(value === null || value === undefined ? '' : String(value));
}

/** Reads one mapping: each accessor names its place when the node is of another kind. */
export interface Reader {
  readonly place: string;
  readonly has: (key: string) => boolean;
  readonly isText: (key: string) => boolean;
  /** The text, or '' when absent. */
  readonly text: (key: string) => string;
  readonly oneOf: (key: string, allowed: readonly string[], fallback: string | undefined) => string;
  readonly texts: (key: string) => readonly string[] | undefined;
  readonly map: (key: string) => ReadonlyMap<string, Node>;
  readonly list: (key: string) => readonly Node[];
}

export function reader(
  node: Node,
  place: string,
  keys: readonly string[] | undefined,
  reasons: Reasons,
): Reader {
  const mapping: ReadonlyMap<string, Node> = isMap(node) ? node : new Map();
  const wrong = (what: string): void => {
    reasons.push(`convention.yaml: ${place}: ${what}`);
  };
  if (!isMap(node)) wrong('no mapping');
  for (const key of mapping.keys()) if (keys && !keys.includes(key)) wrong(`unknown key ${key}`);
  const text = (key: string): string => {
    const value = mapping.get(key) ?? '';
    if (typeof value !== 'string') wrong(`${key} is no text`);
    return typeof value === 'string' ? value : '';
  };
  const list = (key: string): readonly Node[] => {
    const value = mapping.get(key) ?? [];
    if (typeof value !== 'string' && !isMap(value)) return value;
    wrong(`${key} is no list`);
    return [];
  };
  return {
    place,
    has: (key) => mapping.has(key),
    isText: (key) => typeof mapping.get(key) === 'string',
    text,
    oneOf: (key, allowed, fallback) => {
      const value = mapping.has(key) ? text(key) : fallback;
      if (value === undefined || !allowed.includes(value)) wrong(`${key} is none of ${allowed.join(', ')}`);
      return value ?? '';
    },
    texts: (key) =>
      mapping.has(key) ? list(key).map((item) => (typeof item === 'string' ? item : '')) : undefined,
    map: (key) => {
      const value = mapping.get(key) ?? new Map<string, Node>();
      if (isMap(value)) return value;
      wrong(`${key} is no mapping`);
      return new Map();
    },
    list,
  };
}

function isMap(node: Node): node is ReadonlyMap<string, Node> {
  return node instanceof Map;
}
