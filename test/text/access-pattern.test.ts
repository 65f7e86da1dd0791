import { describe, expect, it } from 'vitest';
import { matchAccess, parseAccessPattern } from '../../src/text/access-pattern.ts';

function matches(source: string, text: string): readonly string[] {
  const pattern = parseAccessPattern(source);
  if (pattern === undefined) throw new Error(source);
  return matchAccess(pattern, text);
}

describe('a pattern for the access in a text', () => {
  it.each([
    ['Accès {*} - *', 'Accès ACC-0042 - Lycée', ['ACC-0042']],
    ['Accès {*}', 'Accès ACC-0042', ['ACC-0042']],
    ['{*} *', 'LIE.7/b:3 au mois', ['LIE.7/b:3']],
    ['*réf. {*}*', 'Abonnement, réf. LIE0042, 100 Mbit/s', ['LIE0042']],
    ['*{LIE*}*', 'CLIENT 7, LIE0042.', ['LIE0042']],
    ['*{LIE????}*', 'LIE00421 et LIE0043', ['LIE0043']],
    ['*N°{*} *', 'Ligne N°12-A du site', ['12-A']],
    ['?{*}', '#A1', ['A1']],
    ['LIE{*}', 'LIE0042', ['0042']],
    ['{*}h', 'A1h', ['A1']],
    ['{*}', 'A'.repeat(64), ['A'.repeat(64)]],
    ['{*}é', 'A1é', ['A1']],
  ])('%s finds in "%s": %s', (source, text, found) => {
    expect(matches(source, text)).toEqual(found);
  });

  it.each([
    ['Accès {*} - *', 'accès ACC-0042 - Lycée'],
    ['Accès {*}', 'Accès ACC-0042 - Lycée'],
    ['Accès {*} - *', 'Accès  - Lycée'],
    ['{*}', `${'A'.repeat(65)}`],
    ['{*}', ''],
    ['Accès * n°{*}', 'Ligne du lycée n°12'],
    ['{*} - * mois', 'A1 - un mois de plus'],
  ])('%s finds nothing in "%s"', (source, text) => {
    expect(matches(source, text)).toEqual([]);
  });

  it('may be 200 characters long', () => {
    expect(matches(`{${'?'.repeat(197)}*}`, 'A')).toEqual([]);
    expect(parseAccessPattern(`{${'?'.repeat(198)}*}`)).toBeUndefined();
  });

  it('finds all that it might mean', () => {
    expect(matches('*{LIE*}*', 'LIE0001 secourt LIE0002')).toEqual(['LIE0001', 'LIE0002']);
    expect(matches('*{LIE*}*', 'LIE0001, encore LIE0001')).toEqual(['LIE0001']);
  });

  it.each(['', 'ACC-*', '{}', '{*', '*}', '{a}{b}', '{{a}}', `{${'*'.repeat(200)}}`])(
    'is not "%s"',
    (source) => {
      expect(parseAccessPattern(source)).toBeUndefined();
    },
  );
});
