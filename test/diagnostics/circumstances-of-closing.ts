import { appendFileSync, chmodSync, cpSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Code } from '../../src/diagnostics/codes.ts';
import type { Diagnostic } from '../../src/diagnostics/render.ts';
import type { Language } from '../../src/domain/language.ts';
import { runCommand } from '../cli/run-command.ts';
import { renamedIn } from '../windows.ts';
import type { Circumstance } from './circumstances.ts';

/** Why `grappe close` refuses a run. */
export const CIRCUMSTANCES_OF_CLOSING: Readonly<Partial<Record<Code, Circumstance>>> = {
  'already-closed': {
    story: {
      en: 'A run was closed, and the same command is given once more.',
      fr: 'Un calcul est clos, et la même commande est donnée encore une fois.',
    },
    expected: ['my-group/runs/all already-closed'],
    meet: async (workspace, language) => {
      await allocate(workspace);
      await close(workspace, 'all');
      return refusal(workspace, 'all', language);
    },
  },
  'closed-another-day': {
    story: {
      en: 'A run was closed on 20 October, and is to be closed on the next day.',
      fr: 'Un calcul est clos le 20 octobre, et l’on veut le clore le lendemain.',
    },
    expected: ['my-group/runs/all closed-another-day'],
    meet: async (workspace, language) => {
      await allocate(workspace);
      await close(workspace, 'all');
      return refusal(workspace, 'all', language, '2025-10-21');
    },
  },
  'close-too-early': {
    story: {
      en: 'A run with an invoice of 30 September is to be closed on the 29th.',
      fr: 'Un calcul qui contient une facture du 30 septembre doit être clos le 29.',
    },
    expected: ['my-group/runs/all close-too-early'],
    meet: async (workspace, language) => {
      await allocate(workspace);
      return refusal(workspace, 'all', language, '2025-09-29');
    },
  },
  'close-too-late': {
    story: {
      en: 'The day of a run of September 2025 is mistyped: 2205 for 2025.',
      fr: 'Le jour d’un calcul de septembre 2025 est mal saisi : 2205 pour 2025.',
    },
    expected: ['my-group/runs/all close-too-late'],
    meet: async (workspace, language) => {
      await allocate(workspace);
      return refusal(workspace, 'all', language, '2205-10-20');
    },
  },
  'run-missing': {
    story: {
      en: 'A run that nobody made is to be closed.',
      fr: 'On veut clore un calcul que personne n’a fait.',
    },
    expected: ['my-group/runs/2031-01 run-missing'],
    meet: (workspace, language) => refusal(workspace, '2031-01', language),
  },
  'no-run': {
    story: {
      en: 'The workspace was given, not the run.',
      fr: 'On a donné l’espace de travail, non le calcul.',
    },
    expected: ['my-group no-run'],
    meet: async (workspace, language) => {
      await allocate(workspace);
      return refusal(workspace, '..', language);
    },
  },
  'run-outside': {
    story: {
      en: 'A run was made in a folder of its own, and is to be closed there.',
      fr: 'Un calcul a été fait dans un dossier à part, et doit y être clos.',
    },
    expected: ['my-group/essai run-outside'],
    meet: async (workspace, language) => {
      await allocate(workspace, '--out', join(workspace, 'essai'));
      return refusal(workspace, '../essai', language);
    },
  },
  'run-misnamed': {
    story: {
      en: 'A run is to be written to runs/été 2025, and would be refused by `grappe close`.',
      fr: 'Un calcul doit être écrit dans runs/été 2025, et serait refusé par `grappe close`.',
    },
    expected: ['my-group/runs/été 2025 run-misnamed'],
    meet: async (workspace, language) => {
      const out = ['--out', join(workspace, 'runs/été 2025')];
      return diagnosticsOf(workspace, 'allocate', workspace, ...out, '--lang', language);
    },
  },
  'run-other-version': {
    story: {
      en: 'A run was made with an older grappe.',
      fr: 'Un calcul a été fait avec un grappe plus ancien.',
    },
    expected: ['my-group/runs/2025-10 run-other-version'],
    meet: async (workspace, language) => {
      cpSync('fixtures/audit/0.1.0/runs/2025-10', join(workspace, 'runs/2025-10'), { recursive: true });
      return refusal(workspace, '2025-10', language);
    },
  },
  'run-renamed': {
    story: {
      en: 'The folder of a draft was renamed.',
      fr: 'Le dossier d’un brouillon a été renommé.',
    },
    expected: ['my-group/runs/2025-09 run-renamed'],
    meet: async (workspace, language) => {
      await allocate(workspace);
      renameSync(join(workspace, 'runs/all'), join(workspace, 'runs/2025-09'));
      return refusal(workspace, '2025-09', language);
    },
  },
  'run-name-taken': {
    story: {
      en: 'A run ALL was made, and beside it the run all is closed.',
      fr: 'Un calcul ALL a été fait, et à côté de lui le calcul all est clos.',
    },
    expected: ['my-group/runs/ALL run-name-taken'],
    needs: 'cases',
    meet: async (workspace, language) => {
      await allocate(workspace, '--out', join(workspace, 'runs/ALL'));
      await allocate(workspace);
      await close(workspace, 'all');
      return refusal(workspace, 'ALL', language);
    },
  },
  'run-empty': {
    story: {
      en: 'The only line of a run could not be shared, and was left aside.',
      fr: 'La seule ligne d’un calcul ne pouvait être répartie, et a été mise de côté.',
    },
    expected: ['my-group/runs/all run-empty'],
    meet: async (workspace, language) => {
      const path = join(workspace, 'invoices/2025-09.csv');
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, text.replaceAll('2025-09-01,2025-09-30', '2029-09-01,2029-09-30'));
      await run(1, 'allocate', workspace, '--reports', 'none', '--allow-unallocated');
      return refusal(workspace, 'all', language);
    },
  },
  'lines-spent': {
    story: {
      en: 'Two runs were made of the same line, and one of them was closed.',
      fr: 'Deux calculs contiennent la même ligne, et l’un d’eux est clos.',
    },
    expected: ['my-group/runs/2025-09 lines-spent'],
    meet: async (workspace, language) => {
      await allocate(workspace, '--period', '2025-09');
      await allocate(workspace);
      await close(workspace, 'all');
      return refusal(workspace, '2025-09', language);
    },
  },
  'corrected-since': {
    story: {
      en: 'Two runs were made that correct the same closed run, and one of them was closed.',
      fr: 'Deux calculs corrigent le même calcul clos, et l’un d’eux est clos.',
    },
    expected: ['my-group/runs/second corrected-since'],
    meet: async (workspace, language) => {
      await allocate(workspace);
      await close(workspace, 'all');
      const measures = join(workspace, 'measures.csv');
      writeFileSync(measures, readFileSync(measures, 'utf8').replaceAll('414', '424'));
      for (const name of ['first', 'second']) {
        const out = ['--out', join(workspace, 'runs', name)];
        await allocate(workspace, '--period', '2025-10', '--regularise', 'all', ...out);
      }
      await close(workspace, 'first');
      return refusal(workspace, 'second', language);
    },
  },
  'run-unverified': {
    story: {
      en: 'An amount of a draft was changed by hand.',
      fr: 'Un montant d’un brouillon a été changé à la main.',
    },
    expected: ['my-group/runs/all run-unverified'],
    meet: async (workspace, language) => {
      await allocate(workspace);
      const settlement = join(workspace, 'runs/all/settlement.csv');
      chmodSync(settlement, 0o644);
      appendFileSync(settlement, 'x\n');
      return refusal(workspace, 'all', language);
    },
  },
};

async function run(exitCode: number, ...argv: readonly string[]): Promise<void> {
  const found = await runCommand([...argv, '-q']);
  if (found.exitCode !== exitCode) throw new Error(found.stderr);
}

function allocate(workspace: string, ...options: readonly string[]): Promise<void> {
  return run(0, 'allocate', workspace, '--reports', 'none', ...options);
}

function close(workspace: string, name: string): Promise<void> {
  return run(0, 'close', join(workspace, 'runs', name), '--on', '2025-10-20');
}

/** Why a run is not closed, with another name for the workspace: the same on every machine. */
async function refusal(
  workspace: string,
  name: string,
  language: Language,
  day = '2025-10-20',
): Promise<readonly Diagnostic[]> {
  const folder = join(workspace, 'runs', name);
  return diagnosticsOf(workspace, 'close', folder, '--on', day, '--lang', language);
}

async function diagnosticsOf(workspace: string, ...argv: readonly string[]): Promise<readonly Diagnostic[]> {
  const { stdout } = await runCommand([...argv, '--format', 'json']);
  const { diagnostics }: { diagnostics: readonly Diagnostic[] } = JSON.parse(
    renamedIn(stdout, workspace, 'my-group'),
  );
  return diagnostics;
}
