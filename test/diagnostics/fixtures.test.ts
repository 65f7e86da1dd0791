import { describe, expect, it } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { fixtures, inBase, placeAndCode, runFixture } from './fixture.ts';

describe('a workspace with one thing wrong', () => {
  it.each(fixtures().map((fixture) => [fixture.name, fixture] as const))('%s', async (_, fixture) => {
    const { exitCode, diagnostics, written } = await runFixture(fixture);

    expect(diagnostics.map(placeAndCode).join('\n')).toBe(fixture.expected.join('\n'));
    expect(diagnostics.map(({ code }) => code)).toContain(fixture.code);
    const refused = diagnostics.some(({ severity }) => severity === 'error');
    expect(exitCode).toBe(refused ? 2 : 0);
    expect(written).toEqual(refused ? [] : ['runs']);
  });

  it('and none where nothing is', async () => {
    await inBase(async (workspace) => {
      const { exitCode, stderr } = await runCommand(['check', workspace]);
      expect(stderr).toBe('');
      expect(exitCode).toBe(0);
    });
  });
});
