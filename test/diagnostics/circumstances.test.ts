import { describe, expect, it } from 'vitest';
import { CODES } from '../../src/diagnostics/codes.ts';
import { has } from '../windows.ts';
import { CIRCUMSTANCES } from './circumstances.ts';
import { fixtures, inBase, placeAndCode } from './fixture.ts';

/** Codes that a part of the work still to come will report. Empty at the end. */
const PENDING: readonly string[] = [];

describe('a workspace without a problem, in circumstances', () => {
  for (const [code, { meet, expected, needs }] of Object.entries(CIRCUMSTANCES)) {
    it.runIf(needs === undefined || has[needs])(code, () =>
      inBase(async (workspace) => {
        const diagnostics = await meet(workspace, 'en');
        expect(diagnostics.map(placeAndCode)).toEqual(expected);
      }),
    );
  }
});

describe('the codes', () => {
  const shown = [...fixtures().map(({ code }) => code), ...Object.keys(CIRCUMSTANCES)];

  it('are all shown by a folder or a circumstance', () => {
    expect(Object.keys(CODES).filter((code) => !shown.includes(code))).toEqual(PENDING);
  });

  it('are shown by no folder under a name that is none', () => {
    expect(shown.filter((code) => !Object.hasOwn(CODES, code))).toEqual([]);
  });
});
