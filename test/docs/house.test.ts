import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { houseSvg } from './house.ts';

const PAGE = readFileSync('docs/design/HOUSE.md', 'utf8');

test('docs/design/house.svg shows the rooms as they are; if not: npm run document', () => {
  expect(houseSvg()).toBe(readFileSync('docs/design/house.svg', 'utf8'));
});

test('a line goes from cell to row through fifteen files at most', () => {
  const files = [...PAGE.matchAll(/^\| `([^`]+\.ts)` \|/gm)].map(([, file]) => `src/${file}`);
  expect(files.length).toBeGreaterThan(0);
  expect(files.length).toBeLessThanOrEqual(15);
});

test('every file and folder that the page names stands there', () => {
  const named = [...PAGE.matchAll(/`([a-z-]+(?:\/[a-z-]+)*(?:\.ts|\/))`/g)].map(([, path]) => `src/${path}`);
  expect(named.filter((path) => !existsSync(path))).toEqual([]);
});
