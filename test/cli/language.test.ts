/** What goes wrong before a convention is read is said in the language of its workspace. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { words } from '../../src/cli/messages/words.ts';
import { localeIn } from '../../src/workspace/convention/locale.ts';
import { inFolder } from '../audit/workspace.ts';
import { runCommand } from './run-command.ts';

test('the language is that of the workspace that a command line names, or of that of its run', () =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, 'convention.yaml'), 'locale: fr   # la nôtre\n');
    const run = join(folder, 'runs/2025-09');
    mkdirSync(run, { recursive: true });
    const said = async (...argv: readonly string[]): Promise<string> => (await runCommand(argv)).stderr;
    expect(await said('allocate', folder, '--perod', '2025-09')).toContain('L’option --perod est inconnue.');
    expect(await said('allocate', folder, '--period', '2025-13')).toContain('2025-T3');
    expect(await said('verify', run)).toContain('n’est pas un dossier de calcul');
    expect(await said('verify', join(folder, 'runs'))).toContain('n’est pas un dossier de calcul');
    expect(await said('check', join(folder, 'runs'))).toContain('n’est pas un espace de travail');
    expect(await said('check', join(folder, 'convention.yaml'))).toContain('est un fichier');
    expect(await said('init', folder, '--from', join(folder, 'x.csv'))).toContain('Il n’y a pas de fichier');
    expect(await said('allocate', folder, '--perod', '2025-09', '--lang', 'en')).toContain(
      '--perod is not known',
    );
  }));

test('it is read behind the mark that some editors begin a file with', () => {
  expect(localeIn('\uFEFFlocale: fr\n')).toBe('fr');
});

test('case does not count, as in all words of the convention', () => {
  expect(localeIn('locale: "FR"\n')).toBe('fr');
});

test('one late line of an account is no lines', () => {
  const { lateLines } = words('en').year.account;
  expect([lateLines('2025-09', 1, '€1.00'), lateLines('2025-09', 2, '€1.00')]).toEqual([
    '2025-09: 1 late line, €1.00 without VAT',
    '2025-09: 2 late lines, €1.00 without VAT',
  ]);
});
