import { expect, test } from 'vitest';
import { en } from '../../src/cli/messages/en.ts';
import { fr } from '../../src/cli/messages/fr.ts';
import { lateRunSuffix } from '../../src/jobs/late-run-suffix.ts';

test.each([en, fr])('the name that status proposes for late lines is of no closed run', ({ status }) => {
  const first = status.lateRun('2025-09', lateRunSuffix('2025-09', []));
  const second = status.lateRun('2025-09', lateRunSuffix('2025-09', [{ name: first }]));
  expect(second).toBe(`${first}-2`);
});
