import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Code } from '../../src/diagnostics/codes.ts';
import type { Diagnostic, Language } from '../../src/diagnostics/render.ts';
import { runCommand } from '../cli/run-command.ts';
import type { Circumstance } from './circumstances.ts';

const ADVANCES = 'debtor,creditor,called_on,gross_amount,period\n';

/** The problems of the jobs of a year: they need closed runs, or tables that no run reads. */
export const CIRCUMSTANCES_OF_THE_YEAR: Readonly<Partial<Record<Code, Circumstance>>> = {
  'period-invalid': {
    story: {
      en: 'advances.csv says “premier trimestre” where a period stands.',
      fr: 'advances.csv dit « premier trimestre » à la place d’une période.',
    },
    expected: ['advances.csv:2:period period-invalid'],
    meet: async (workspace, language) => {
      const row = 'MEUSE,REGION,2025-02-01,100.00,premier trimestre\n';
      writeFileSync(join(workspace, 'advances.csv'), ADVANCES + row);
      return account(workspace, language);
    },
  },
  'account-empty': {
    story: {
      en: 'No run was closed yet.',
      fr: 'Aucun calcul n’a encore été clos.',
    },
    expected: ['runs/ account-empty'],
    meet: (workspace, language) => account(workspace, language),
  },
  'month-open': {
    story: {
      en: 'September was closed, and the account of the third quarter is asked for.',
      fr: 'Septembre est clos, et le décompte du troisième trimestre est demandé.',
    },
    expected: ['runs/ month-open', 'runs/ month-open'],
    meet: async (workspace, language) => {
      await close(workspace);
      return account(workspace, language, '2025-Q3');
    },
  },
  'lines-late': {
    story: {
      en: 'September was closed, and an invoice of September came afterwards.',
      fr: 'Septembre est clos, et une facture de septembre est arrivée ensuite.',
    },
    expected: ['invoices/ lines-late'],
    meet: async (workspace, language) => {
      await close(workspace);
      const late = 'OP,F2,2025-09-30,1,A1,,setup,,,50.00,20\n';
      appendFileSync(join(workspace, 'invoices/2025-09.csv'), late);
      return account(workspace, language);
    },
  },
  'account-exists': {
    story: {
      en: 'The same account is made twice, the second time without --force.',
      fr: 'Le même décompte est fait deux fois, la seconde sans --force.',
    },
    expected: ['accounts/2025-09 account-exists'],
    meet: async (workspace, language) => {
      await close(workspace);
      await account(workspace, language);
      return account(workspace, language);
    },
  },
  'not-an-account': {
    story: {
      en: 'The folder accounts/2025-09 holds other files; --force does not change that.',
      fr: 'Le dossier accounts/2025-09 contient d’autres fichiers ; --force n’y change rien.',
    },
    expected: ['accounts/2025-09 not-an-account'],
    meet: async (workspace, language) => {
      await close(workspace);
      mkdirSync(join(workspace, 'accounts/2025-09'), { recursive: true });
      writeFileSync(join(workspace, 'accounts/2025-09/notes.txt'), '');
      return account(workspace, language, '2025-09', '--force');
    },
  },
  'advance-outside': {
    story: {
      en: 'An advance was called for 2025, and the account of September alone is made.',
      fr: 'Un acompte est appelé pour 2025, et le décompte du seul mois de septembre est fait.',
    },
    expected: ['advances.csv:2:period advance-outside'],
    meet: async (workspace, language) => {
      await close(workspace);
      writeFileSync(join(workspace, 'advances.csv'), `${ADVANCES}MEUSE,REGION,2025-02-01,100.00,2025\n`);
      return account(workspace, language);
    },
  },
};

/** Makes the run of September, and closes it. */
async function close(workspace: string): Promise<void> {
  await runCommand(['allocate', workspace, '--period', '2025-09', '--reports', 'none', '-q']);
  const run = join(workspace, 'runs/2025-09');
  const { exitCode, stderr } = await runCommand(['close', run, '--on', '2025-10-20']);
  if (exitCode !== 0) throw new Error(stderr);
}

async function account(
  workspace: string,
  language: Language,
  period = '2025-09',
  ...more: readonly string[]
): Promise<readonly Diagnostic[]> {
  const argv = ['account', workspace, '--period', period, '--format', 'json', '--lang', language, ...more];
  const { stdout } = await runCommand(argv);
  const { diagnostics }: { diagnostics: readonly Diagnostic[] } = JSON.parse(stdout);
  return diagnostics;
}
