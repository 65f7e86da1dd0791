import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';

it('docs/diagnostics.md says what grappe says; if not: npm run document', async () => {
  expect(await catalogue()).toBe(readFileSync('docs/diagnostics.md', 'utf8'));
});
