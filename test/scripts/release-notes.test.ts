import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { missingFor, releaseNotes } from '../../scripts/release-notes.ts';

const CHANGELOG = '# Changelog\n\n## 1.1.0\n\n- New.\n\n## 1.0.0\n\n- First.\n';

describe('a release', () => {
  test('is told by its own section of the changelog', () => {
    expect([releaseNotes(CHANGELOG, '1.1.0'), releaseNotes(CHANGELOG, '1.0.0')]).toEqual([
      '- New.\n',
      '- First.\n',
    ]);
  });

  test('lacks nothing where all is there', () => {
    const manifest = { repository: 'a', bugs: 'b' };
    const facts = { changelog: CHANGELOG, changes: '', locked: '1.1.0', results: 'grappe 1.1.0', manifest };
    expect(missingFor('1.1.0', facts)).toEqual([]);
  });

  test('lacks what is not there, all at once', () => {
    const facts = {
      changelog: CHANGELOG,
      changes: ' M README.md\n',
      locked: '1.1.0',
      results: 'grappe 1.1.0',
      manifest: { bugs: 'b' },
    };
    expect(missingFor('1.2.0', facts)).toEqual([
      'CHANGELOG.md has no section 1.2.0.',
      'The tree is not clean:\n M README.md',
      'package-lock.json names 1.1.0, not 1.2.0.',
      'bench/RESULTS.md does not name version 1.2.0.',
      'package.json has no repository: its public address.',
    ]);
  });
});

test('the changelog has a section for the version that the package names', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
  expect(releaseNotes(readFileSync('CHANGELOG.md', 'utf8'), version)).not.toBe('');
});
