/** Lists of ids and of words in the convention. */
import type { Reasons } from './table.ts';
import type { Words } from './vocabulary.ts';
import type { Node, Reader } from './yaml-node.ts';

export function knownTexts(
  of: Reader,
  key: string,
  known: ReadonlySet<string>,
  reasons: Reasons,
): readonly string[] | undefined {
  for (const id of of.texts(key) ?? []) {
    if (!known.has(id)) reasons.push(`convention.yaml: ${of.place}: ${key}: unknown ${id}`);
  }
  return of.texts(key);
}

export function wordTexts(
  of: Reader,
  key: string,
  words: Words,
  reasons: Reasons,
): readonly string[] | undefined {
  return of.texts(key)?.map((word) => {
    const english = words.get(word);
    if (english === undefined) reasons.push(`convention.yaml: ${of.place}: ${key}: unknown word ${word}`);
    return english ?? '';
  });
}

/** A mapping of texts to texts. */
export function textMap(map: ReadonlyMap<string, Node>): ReadonlyMap<string, string> {
  return new Map([...map].map(([key, node]) => [key, typeof node === 'string' ? node : '']));
}

/** A mapping of texts to one text or a list of them. */
export function textLists(map: ReadonlyMap<string, Node>): ReadonlyMap<string, readonly string[]> {
  const textOf = (node: Node): string => (typeof node === 'string' ? node : '');
  return new Map(
    [...map].map(([key, node]) => [key, Array.isArray(node) ? node.map(textOf) : [textOf(node)]]),
  );
}

/** Column → pattern → word. */
export function valueMaps(
  map: ReadonlyMap<string, Node>,
): ReadonlyMap<string, readonly (readonly [string, string])[]> {
  return new Map(
    [...map].map(([column, node]) => [
      column,
      node instanceof Map ? [...textMap(node as ReadonlyMap<string, Node>)] : [],
    ]),
  );
}
