/** For a list that looks like no table, `init --from` proposes an entry to complete. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, must, writeFiles } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';

const FILES = {
  'members.csv': 'member,name\nA,Argentay\n',
  'Inventaire du parc.csv':
    'PARC DE LA VILLE;;;\nRepère;Appellation usuelle;Affectataire;Nb de portes\nMAI;Mairie;A;4\nECO;École;A;2\n',
};
const CHOICES = 'prorata: daily\nrounding: largest_remainder\nvat: line\nbasis: service\n';

/** The proposed entry as it is written once someone has completed it. */
function completed(said: string): string {
  const lines = said.split('\n').map((line) => line.replace(/^# /, ''));
  const entry = lines.slice(lines.indexOf('  TABLE:'), lines.indexOf('      ignore_columns: "*"') + 1);
  return entry
    .filter((line) => !line.includes('Nb de portes'))
    .join('\n')
    .replace('TABLE:', 'sites:')
    .replace('…: "Repère"', 'site: "Repère"')
    .replace('…: "Appellation usuelle"', 'name: "Appellation usuelle"')
    .replace('…: "Affectataire"', 'member: "Affectataire"')
    .replace('# defaults: { …: "…" }', 'defaults: { type: other }');
}

test('in the convention that it writes: as it stands it reads nothing, completed it reads the list', () =>
  inFolder(async (folder) => {
    writeFiles(folder, FILES);
    const stdout = await must('init', folder, '--lang', 'en', '--from', folder);
    expect(stdout).toContain('Inventaire du parc.csv: no table that grappe knows. Complete the entry');
    const path = join(folder, 'convention.yaml');
    const text = readFileSync(path, 'utf8').replace(/^(prorata|rounding|vat|basis|billed_to):.*$/gm, '');
    expect(text).toContain('#   sites: site*, name*, type*, member*, uai');
    writeFileSync(path, `${CHOICES}billed_to: A\n${text}`);
    const before = await runCommand(['check', folder, '--lang', 'en']);
    expect(before.stderr).toContain('Inventaire du parc.csv: warning[table-unread]');
    writeFileSync(path, `${CHOICES}billed_to: A\n${text}tables:\n${completed(text)}\n`);
    const after = await runCommand(['check', folder, '-v', '--lang', 'en']);
    expect(after.stderr).not.toMatch(/error\[|table-unread/);
    expect(after.stdout).toMatch(/Inventaire du parc\.csv .* 2$/m);
  }));

test('where a convention is, and for a list alone outside any, on standard output', () =>
  inFolder(async (folder) => {
    writeFiles(folder, { ...FILES, 'convention.yaml': `${CHOICES}billed_to: A\n` });
    const list = join(folder, 'Inventaire du parc.csv');
    const there = await runCommand(['init', folder, '--lang', 'fr', '--from', list]);
    const alone = await runCommand(['init', '--lang', 'fr', '--from', list]);
    expect(there.exitCode).toBe(0);
    expect(there.stderr).toContain('Inventaire du parc.csv : aucune table que grappe connaisse. Complétez');
    for (const { stdout } of [there, alone])
      expect(stdout).toContain(
        '#     - file: "Inventaire du parc.csv"\n#       preamble: { until: "Repère" }\n#       columns:\n#         …: "Repère"   # MAI · ECO\n',
      );
  }));

test('a list without rows is no table to complete', () =>
  inFolder(async (folder) => {
    writeFiles(folder, { ...FILES, 'Notes.csv': 'Vu;Par\n' });
    const stdout = await must('init', folder, '--lang', 'en', '--from', folder);
    expect(stdout).toContain(
      'Notes.csv: no table that grappe knows. No row is below its header: leave it out.',
    );
    expect(readFileSync(join(folder, 'convention.yaml'), 'utf8')).not.toContain('"Notes.csv"');
  }));
