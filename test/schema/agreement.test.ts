/** The published schema and `check` judge a convention alike, but where a schema cannot. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { conventionJsonSchema } from '../../src/schema/convention-schema.ts';
import { readConvention } from '../../src/workspace/convention/load.ts';
import { tableLayoutProblems } from '../../src/workspace/convention/table-layouts.ts';
import { EXCEPTIONS, RIGHT, WRONG } from './conventions.ts';

const validate = new Ajv2020({
  allowUnionTypes: true,
  allErrors: true,
  strictTypes: false,
  strictRequired: false,
}).compile(conventionJsonSchema());

function judged(text: string): { readonly schema: boolean; readonly check: boolean } {
  const { value, problems } = readConvention(text);
  const ofTables = value === undefined ? [] : tableLayoutProblems(value);
  const errors = [...problems, ...ofTables].filter(({ severity }) => severity === 'error');
  return { schema: validate(parse(text)), check: errors.length === 0 };
}

test('a hundred of each', () => {
  expect(new Set(RIGHT).size).toBeGreaterThanOrEqual(100);
  expect(new Set(WRONG).size).toBeGreaterThanOrEqual(100);
});

describe('right for both', () => {
  test.each(RIGHT)('%s', (text) => {
    expect(judged(text)).toEqual({ schema: true, check: true });
  });
});

describe('wrong for both', () => {
  test.each(WRONG)('%s', (text) => {
    expect(judged(text)).toEqual({ schema: false, check: false });
  });
});

describe('refused by one of them only', () => {
  test.each(EXCEPTIONS)('%s by %s: %s', (text, by) => {
    expect(judged(text)).toEqual({ schema: by !== 'schema', check: by !== 'check' });
  });
});
