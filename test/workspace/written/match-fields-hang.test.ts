import { expect, test } from 'vitest';
import { parseFieldPattern } from '../../../src/domain/field-pattern.ts';
import { matchFields } from '../../../src/workspace/written/match-fields.ts';

test('header fields in a text are looked for to an end, where a pattern could be tried in endless ways', () => {
  for (const [source, text] of [
    ['*{invoice_number}*{access}*{supplier}*{billed_to}*!', 'a-'.repeat(190)],
    ['*{invoice_number}', 'a'.repeat(500)],
  ] as const) {
    const pattern = parseFieldPattern(source);
    if (pattern === undefined) throw new Error(source);
    expect(matchFields(pattern, text)).toEqual([]);
  }
});
