import { expect, test } from 'vitest';
import { BUILT_IN_KINDS } from '../../src/domain/tables.ts';

test('a cité scolaire and a plain grappe need no rule that names their kind (DATA.md, grappes.csv)', () => {
  expect(BUILT_IN_KINDS).toEqual(['cite_scolaire', 'grappe']);
});
