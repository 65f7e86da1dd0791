import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tablePages } from './table-pages.ts';

test.each([...tablePages()])(
  '%s names the columns that grappe reads; if not: npm run document',
  (path, text) => {
    expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : '');
  },
);
