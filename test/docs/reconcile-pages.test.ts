/** The pages of reconcile say what the program says of its checks. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FINDING_CODES } from '../../src/domain/finding.ts';
import { reconcilePages } from './reconcile-pages.ts';

test.each([...reconcilePages()])('%s is what `npm run document` writes, with every check', (path, text) => {
  expect(readFileSync(path, 'utf8')).toBe(text);
  const headings = [...text.matchAll(/^### .* \(`([a-z-]+)`, /gmu)].map(([, code]) => code);
  expect(headings).toEqual([...FINDING_CODES]);
});
