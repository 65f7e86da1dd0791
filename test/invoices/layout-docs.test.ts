import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConvention } from '../../src/workspace/convention/load.ts';
import { SWITCHES } from './temporary-workspace.ts';

/** The layouts that a page shows, each with `files:` where it shows a part of one only. */
function examples(page: string): readonly string[] {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)].map(
    ([, yaml = '']) => yaml,
  );
  return blocks.map((yaml) => {
    if (/^(?:invoices|tables):/.test(yaml)) return yaml;
    return `invoices:\n${yaml.startsWith('  - ') ? '' : '  - files: "*"\n'}${yaml}`;
  });
}

describe.each(['docs/layouts.md', 'docs/layouts.fr.md'])('the layouts that %s shows', (page) => {
  it.each(examples(page))('are understood: %s', (yaml) => {
    expect(readConvention(`${SWITCHES}${yaml}`).problems).toEqual([]);
  });

  it('have the keys that the page explains, and no other', () => {
    const text = readFileSync(page, 'utf8');
    const explained = [...text.matchAll(/^\| `(\w+)(?:: row)?` \|/gm)].map(([, key]) => key);
    const { problems } = readConvention(`${SWITCHES}invoices:\n  - { files: "*", nothing: 1 }\n`);
    expect(problems.map(({ code }) => code)).toEqual(['key-unknown']);
    for (const key of explained) {
      const found = readConvention(`${SWITCHES}invoices:\n  - { ${key}: "" }\n`).problems;
      expect(found.map(({ code }) => code)).not.toContain('key-unknown');
    }
    expect(explained).toHaveLength(31);
  });
});
