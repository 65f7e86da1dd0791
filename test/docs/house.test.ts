import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { houseSvg } from './house.ts';

test('docs/design/house.svg shows the rooms as they are; if not: npm run document', () => {
  expect(houseSvg()).toBe(readFileSync('docs/design/house.svg', 'utf8'));
});

test('a line goes from cell to row through fifteen files at most', () => {
  const page = readFileSync('docs/design/HOUSE.md', 'utf8');
  const files = [...page.matchAll(/^\| `([^`]+\.ts)` \|/gm)].map(([, file]) => `src/${file}`);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
  expect(files.length).toBeGreaterThan(0);
  expect(files.length).toBeLessThanOrEqual(15);
});
