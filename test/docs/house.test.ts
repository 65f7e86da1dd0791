import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { houseSvg } from './house.ts';

test('docs/design/house.svg shows the rooms as they are; if not: npm run document', () => {
  expect(houseSvg()).toBe(readFileSync('docs/design/house.svg', 'utf8'));
});
