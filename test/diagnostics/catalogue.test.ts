import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { has } from '../windows.ts';
import { catalogue } from './catalogue.ts';

// It shows links and names that Windows does not have.
describe.runIf(has.links && has.foreignNames)('the catalogue of diagnostics', async () => {
  const pages = has.links && has.foreignNames ? await catalogue() : new Map<string, string>();

  it.each([...pages.keys()])('%s says what grappe says; if not: npm run document', (path) => {
    expect(pages.get(path)).toBe(existsSync(path) ? readFileSync(path, 'utf8') : '');
  });

  it('has no page that nothing writes', () => {
    const there = readdirSync('docs/diagnostics').map((name) => join('docs/diagnostics', name));
    expect(there.filter((path) => !pages.has(path))).toEqual([]);
  });
});
