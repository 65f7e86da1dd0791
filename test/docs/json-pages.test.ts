/** docs/json.md is what commands print with `--format json`: every field that is printed is in it, every field in it is printed. */
import { beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { choicesOf } from '../../src/cli/definition.ts';
import { shapesOf, slugOf, Validation } from './json-pages.ts';
import { jsonScenes, type Scenes } from './json-scenes.ts';

const shapes = shapesOf('docs/json.md');
let scenes: Scenes;
beforeAll(async () => {
  scenes = await jsonScenes();
}, 300_000);

test('every command that prints JSON has its table', () => {
  expect([...scenes.keys()].filter((heading) => !shapes.has(slugOf(heading)))).toEqual([]);
});

describe('what commands print and what the tables say:', () => {
  let validation: Validation;
  beforeAll(() => {
    validation = new Validation(shapes);
    for (const [heading, documents] of scenes)
      for (const [index, document] of documents.entries())
        validation.look(document, slugOf(heading), `${heading} ${index}: `);
  });

  test('all that is printed is in a table, of the type it says', () => {
    expect(validation.wrong).toEqual([]);
  });

  test('all that a table says was printed once, null where it may be null, left out where it may be', () => {
    expect(validation.unseen()).toEqual([]);
  });
});

test('the French page has the same fields, of the same types', () => {
  const said = (page: string) => {
    const tables = [...shapesOf(page)];
    const placeOf = (name: string) => tables.findIndex(([anchor]) => name === `#${anchor}`);
    return tables.map(([, fields]) =>
      fields.map(({ path, type }) => ({
        path,
        ...type,
        name: type.name.startsWith('#') ? placeOf(type.name) : type.name,
      })),
    );
  };
  expect(said('docs/json.fr.md')).toEqual(said('docs/json.md'));
});

test('every command that prints JSON is there', () => {
  const ofCommand = (heading: string) => heading.split(' ')[0];
  const printing = COMMANDS.filter(({ options }) =>
    options.some((option) => /^--format\b/u.test(option.flags) && choicesOf(option)?.includes('json')),
  );
  expect(
    [...new Set([...scenes.keys()].map(ofCommand))]
      .filter((name) => name !== 'no' && name !== 'findings.json')
      .sort(),
  ).toEqual(printing.map(({ name }) => name).sort());
});
