/** A key that nobody knows is refused wherever it stands, also one that every object of JavaScript has. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isMap, parseDocument, visit } from 'yaml';
import { readConvention } from '../../src/workspace/convention/load.ts';

/** The convention with a key in each of its mappings in turn. */
function withKeyAnywhere(convention: string, key: string): readonly string[] {
  let mappings = 0;
  visit(parseDocument(convention), { Map: () => void mappings++ });
  return Array.from({ length: mappings }, (_, wanted) => {
    const document = parseDocument(convention);
    let index = 0;
    visit(document, {
      Map: (_key, node) => {
        if (isMap(node) && index++ === wanted) node.items.unshift(document.createPair(key, 1));
      },
    });
    return document.toString({ lineWidth: 0 });
  });
}

const problemsOf = (text: string): string => JSON.stringify(readConvention(text).problems);

const CONVENTIONS = [
  'fixtures/grand-est',
  'fixtures/cookbook/several-measures-at-once',
  'fixtures/cookbook/half-equal-half-pupils',
].map((folder) => readFileSync(`${folder}/convention.yaml`, 'utf8'));

test.each(['__proto__', 'constructor'])('%s', (key) => {
  for (const convention of CONVENTIONS) {
    const ofAnyKey = withKeyAnywhere(convention, 'unheard-of').map(problemsOf);
    expect(ofAnyKey.join()).toContain('key-unknown');
    expect(withKeyAnywhere(convention, key).map(problemsOf)).toEqual(
      ofAnyKey.map((problems) => problems.replaceAll('unheard-of', key)),
    );
  }
});
