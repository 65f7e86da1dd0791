/** What grappe says in French of each workspace with one thing wrong: messages with the arguments that they really have. */
import { expect, test } from 'vitest';
import { fixtures, runFixture } from '../diagnostics/fixture.ts';
import { faults } from './english.ts';

test.each(fixtures().map((fixture) => [fixture.name, fixture] as const))('%s', async (_, fixture) => {
  const { diagnostics } = await runFixture(fixture, 'fr');
  expect(diagnostics.length).toBeGreaterThan(0);
  expect(diagnostics.flatMap(({ message, hint }) => faults(`${message}\n${hint}`))).toEqual([]);
});
