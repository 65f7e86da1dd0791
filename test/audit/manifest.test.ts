import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manifestSchema, runId } from '../../src/audit/manifest-schema.ts';
import { MANIFEST_SCHEMAS } from '../../src/schema/list.ts';
import { inExample, must } from './workspace.ts';

test.each([...MANIFEST_SCHEMAS])(
  'the published schema %s is the one that grappe reads by',
  (name, schema) => {
    expect(JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8'))).toEqual(schema());
  },
);

test('a manifest obeys its schema, and names no clock, host, user or absolute path', async () => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '-q');
    const text = readFileSync(join(workspace, 'runs/2025-09/manifest.json'), 'utf8');
    expect(manifestSchema.safeParse(JSON.parse(text)).success).toBe(true);
    expect(text).not.toContain(workspace);
    for (const path of Object.values(JSON.parse(text).inputs).map(
      (input) => (input as { path: string }).path,
    )) {
      expect(path).toMatch(/^[a-z]/);
    }
  });
});

test('run_id is the start of the SHA-256 of a text that anyone can write', () => {
  const options = {
    selection: '2025-09',
    allow_unallocated: false,
    reports: 'none',
    late_before: null,
    regularise: [],
    closed_runs: [],
  };
  const inputs = [
    { path: 'members.csv', sha256: 'b'.repeat(64), bytes: 2 },
    { path: 'convention.yaml', sha256: 'a'.repeat(64), bytes: 1 },
  ];
  const text = [
    'grappe 1.4',
    'option allow_unallocated false',
    'option closed_runs []',
    'option late_before null',
    'option regularise []',
    'option reports "none"',
    'option selection "2025-09"',
    `input ${'a'.repeat(64)} "convention.yaml"`,
    `input ${'b'.repeat(64)} "members.csv"`,
    '',
  ].join('\n');
  const hash = createHash('sha256').update(text).digest('hex');
  expect(runId('1.4.7', options, inputs)).toBe(hash.slice(0, 16));
  // printf '%s' of that text | sha256sum
  expect(runId('1.4.7', options, inputs)).toBe('54ab9c930f6f8f9e');
  expect(runId('1.4.9', options, inputs)).toBe(runId('1.4.7', options, inputs));
});
