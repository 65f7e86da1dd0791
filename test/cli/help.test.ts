import { describe, expect, it } from 'vitest';
import { runCommand } from './run-command.ts';

describe('grappe help', () => {
  it('COMMAND is the help of the command', async () => {
    const help = await runCommand(['help', 'allocate', '--lang', 'fr']);
    expect(help).toEqual(await runCommand(['allocate', '--help', '--lang', 'fr']));
    expect(help.stdout).toContain('--period <PÉRIODE>');
  });

  it('is the same behind options, as an alias gives them to every command', async () => {
    const behind = (...argv: readonly string[]) => runCommand(['--lang', 'fr', '-q', ...argv]);
    expect(await behind('help')).toEqual(await runCommand(['--help', '--lang', 'fr']));
    expect(await behind('help', 'close')).toEqual(await runCommand(['close', '--help', '--lang', 'fr']));
    expect(await behind('help', 'members')).toEqual(await runCommand(['help', 'members', '--lang', 'fr']));
  });

  it('is given for the French word too', async () => {
    const asked = (...words: readonly string[]) => runCommand([...words, '--lang', 'fr']);
    const help = await asked('help');
    expect(await asked('aide')).toEqual(help);
    expect(help.exitCode).toBe(0);
    expect(await asked('aide', 'close')).toEqual(await asked('help', 'close'));
    expect(await asked('aide', 'membres')).toEqual(await asked('help', 'membres'));
    expect(await asked('close', '--aide')).toEqual(await asked('close', '--help'));
  });

  it('--help is the help of help', async () => {
    const help = await runCommand(['help', 'help', '--lang', 'fr']);
    expect(help).not.toEqual(await runCommand(['--help', '--lang', 'fr']));
    expect(await runCommand(['help', '--help', '--lang', 'fr'])).toEqual(help);
    expect(await runCommand(['aide', '-h', '--lang', 'fr'])).toEqual(help);
  });

  it('CODE is the meaning of the problem and what to do, in the reader’s language', async () => {
    const { stdout, exitCode } = await runCommand(['help', 'line-repeated', '--lang', 'fr']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('a déjà été lue à');
    expect(stdout).toContain('elle serait imputée deux fois');
  });

  it('finds its topic before and behind options', async () => {
    const behind = await runCommand(['help', '--lang', 'fr', 'line-repeated']);
    expect(behind).toEqual(await runCommand(['help', 'line-repeated', '--lang', 'fr']));
    expect(behind.stdout).toContain('elle serait imputée deux fois');
  });

  it.each([
    ['avoir', 'fr', '### Un avoir\n', 'reduction'],
    [
      'factures tardives',
      'fr',
      '### Une facture tardive, un mois clos à corriger\n',
      '--pending --regularise',
    ],
    ['mois', 'fr', '## Chaque mois\n', '\n   grappe reconcile --period 2025-10 --format letter'],
    ['auditors', 'en', '## The auditor’s hour\n', 'sha256sum --quiet -c SHA256SUMS\ncd ../..'],
  ])('%s is what the guide says under a heading with these words', async (topic, language, heading, says) => {
    const { stdout, exitCode } = await runCommand(['help', topic, '--lang', language]);
    expect([exitCode, stdout.startsWith(heading)]).toEqual([0, true]);
    expect(stdout).toContain(says);
    expect(stdout).not.toContain('](');
    const prose = stdout.replace(/^ *```.*?^ *```$/gms, '').split('\n');
    expect(prose.filter((line) => /\S {2}/.test(line))).toEqual([]);
    expect(Math.max(...prose.map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it('lists the sections of the pages that mention a word, and shows one by its heading', async () => {
    const shown = async (topic: string) => (await runCommand(['help', topic, '--lang', 'fr'])).stdout;
    const listed = await shown('retrait');
    expect(listed.split('\n').slice(0, 2)).toEqual([
      'Passages où figure « retrait » ; grappe help en montre un par son titre :',
      '- docs/guide.fr.md · Ou remplir des tables vides',
    ]);
    expect(await shown('Ou remplir des tables vides')).toContain('retrait');
  });

  it('lists the sections where many have a heading with the word', async () => {
    const { stdout } = await runCommand(['help', 'accesses', '--lang', 'en']);
    expect(stdout).toContain('accesses.csv');
    const many = (await runCommand(['help', 'pupils', '--lang', 'en'])).stdout;
    expect(many).toMatch(/^Sections with “pupils”; .*:\n(- docs\/cookbook\.md · .*\n?){5,12}$/);
  });

  it('takes several words together, and a topic in capitals', async () => {
    const shown = async (...topics: string[]) =>
      (await runCommand(['help', ...topics, '--lang', 'fr'])).stdout;
    expect(await shown('facture', 'tardive')).toEqual(await shown('facture tardive'));
    expect(await shown('SITES')).toEqual(await shown('sites'));
    expect(await shown('imputation')).toContain('- docs/year.fr.md · ');
  });

  it.each(['un', 'zèbre avoir'])('%s is no word of the pages', async (topic) => {
    const { exitCode, stderr } = await runCommand(['help', topic, '--lang', 'fr']);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`Il n’y a pas d’aide sur ${topic}.`)]);
  });

  it('is of one topic, and of the rules of one word: what is named besides is not passed over', async () => {
    for (const topics of [
      ['members', 'sites'],
      ['close', 'sites'],
      ['rules', 'share', 'by'],
    ]) {
      const { stdout, stderr, exitCode } = await runCommand(['help', ...topics, '--lang', 'en']);
      expect([exitCode, stdout, stderr]).toEqual([
        2,
        '',
        'There are more arguments than the command takes.\n',
      ]);
    }
  });

  it('the code of a finding is what its check looks for', async () => {
    const { stdout, exitCode } = await runCommand(['help', 'duplicate-line', '--lang', 'fr']);
    expect([exitCode, stdout.split('\n')[0]]).toEqual([
      0,
      'duplicate-line · erreur · Lignes facturées deux fois',
    ]);
    const list = await runCommand(['reconcile', '--list', '--lang', 'fr']);
    expect(list.stdout).toContain(stdout.trimEnd());
  });

  it.each([
    ['abonnement', 'subscription'],
    ['Lycée pro', 'lycee_pro'],
    ['oui', 'yes'],
    ['duplicate-line', 'severity'],
  ])('rules %s is what rules %s is', async (word, other) => {
    const help = await runCommand(['help', 'rules', word, '--lang', 'en']);
    expect(help).toEqual(await runCommand(['help', 'rules', other, '--lang', 'en']));
    expect(help.stdout).not.toContain('no word of the rules');
  });

  it.each([
    [
      'withdrawn-lines',
      ['withdrawn-lines.csv (facultative)', '- `motif` (obligatoire)\u00a0: Pourquoi elle est retirée'],
    ],
    ['membres', ['members.csv', '- `membre` (obligatoire)\u00a0: Identifiant du membre']],
    ['advances.csv', ['advances.csv (facultative)']],
    ['invoices', ['invoices.csv (facultative)', 'invoices/*.csv']],
    ['lignes', ['invoices/*.csv', '- `n_facture` (obligatoire)']],
    ['charges', ['charges.csv — ce que', '- `net_amount`\u00a0: hors taxe']],
    ['account.csv', ['account.csv — ']],
  ])('of the table %s shows its columns', async (topic, said) => {
    const { stdout, exitCode } = await runCommand(['help', topic, '--lang', 'fr']);
    expect(exitCode).toBe(0);
    for (const text of said) expect(stdout).toContain(text);
  });

  it.each([
    [['prorata'], ['rules', 'prorata']],
    [['abonnement'], ['rules', 'subscription']],
    [['convention'], ['rules']],
    [
      ['convention', 'equal'],
      ['rules', 'equal'],
    ],
  ])('%s is what help %s is', async (topics, others) => {
    const help = await runCommand(['help', ...topics, '--lang', 'en']);
    expect(help).toEqual(await runCommand(['help', ...others, '--lang', 'en']));
    expect(help.exitCode).toBe(0);
  });

  it('of what is not known names what is near', async () => {
    const { stderr, exitCode } = await runCommand(['help', 'line-repeat', '--lang', 'en']);
    expect({ stderr: stderr.trim(), exitCode }).toEqual({
      stderr:
        'There is no help on line-repeat. Nearest: line-repeated. There is help on each command, on each table that is read or written, on the code of a problem or of a finding, on rules and on each of their words, and on the words of the pages in docs/.',
      exitCode: 2,
    });
  });

  it('names nothing where nothing is near, and shows no template', async () => {
    const { stderr } = await runCommand(['help', 'xyzzy', '--lang', 'fr']);
    expect(stderr).toContain('xyzzy');
    expect(stderr).not.toContain('Le plus proche');
    const codes = ['no-rule', 'month-open', 'column-missing', 'layout-header-missing'];
    for (const code of codes) {
      const { stdout } = await runCommand(['help', code, '--lang', 'en']);
      expect(stdout).toContain(code);
      expect(stdout).not.toMatch(/\{\w+\}|\[\[/);
    }
  });
});
