import { appendFileSync, chmodSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Code } from '../../src/diagnostics/codes.ts';
import { type Diagnostic, type Language, toDiagnostic } from '../../src/diagnostics/render.ts';
import { allocateRun } from '../../src/jobs/allocate.ts';
import { closeRun } from '../../src/jobs/close.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { runCommand } from '../cli/run-command.ts';
import { CIRCUMSTANCES_OF_THE_YEAR } from './circumstances-of-the-year.ts';

/** A problem that no folder of files alone can show. */
export interface Circumstance {
  /** What is done to the base workspace before `allocate`. */
  readonly story: Readonly<Record<Language, string>>;
  readonly expected: readonly string[];
  readonly meet: (workspace: string, language: Language) => Promise<readonly Diagnostic[]>;
}

const NOWHERE = 'nowhere';

export const CIRCUMSTANCES: Readonly<Partial<Record<Code, Circumstance>>> = {
  ...CIRCUMSTANCES_OF_THE_YEAR,
  'workspace-missing': {
    story: {
      en: 'The folder that was given does not exist.',
      fr: 'Le dossier donné n’existe pas.',
    },
    expected: ['nowhere workspace-missing'],
    meet: (_, language) => allocate(NOWHERE, language),
  },
  'file-changed': {
    story: {
      en: 'Another program writes to measures.csv while grappe reads the workspace.',
      fr: 'Un autre programme écrit dans measures.csv pendant que grappe lit l’espace de travail.',
    },
    expected: ['measures.csv file-changed'],
    meet: async (workspace, language) => {
      const loaded = loadWorkspace(workspace);
      appendFileSync(join(workspace, 'measures.csv'), 'students,0550020Y,2023-10-01,400\n');
      const { problems } = await allocateRun(
        loaded,
        {
          selection: { kind: 'all' },
          allowUnallocated: false,
          out: undefined,
          force: false,
          pack: true,
          reports: [],
          regularise: [],
        },
        () => {},
      );
      return problems.map((problem) => toDiagnostic(problem, language));
    },
  },
  'record-too-long': {
    story: {
      en: 'A cell of measures.csv opens a quote in row 3 and holds 2 MiB of rows.',
      fr: 'Une cellule de measures.csv ouvre un guillemet à la ligne 3 et contient 2 Mio de lignes.',
    },
    expected: ['measures.csv:3 record-too-long'],
    meet: (workspace, language) => {
      const rows = 'students,0550072E,2024-10-01,263\n'.repeat(65_536);
      const text = `measure,site,as_of,value\nstudents,0550020Y,2024-10-01,414\n"${rows}`;
      writeFileSync(join(workspace, 'measures.csv'), text);
      return allocate(workspace, language);
    },
  },
  'file-link': {
    story: {
      en: 'The invoice file is a link to a file elsewhere.',
      fr: 'Le fichier de facture est un lien vers un fichier d’un autre dossier.',
    },
    expected: ['invoices/2025-09.csv file-link'],
    meet: (workspace, language) => {
      const invoices = join(workspace, 'invoices', '2025-09.csv');
      renameSync(invoices, join(workspace, 'elsewhere.txt'));
      symlinkSync('../elsewhere.txt', invoices);
      return allocate(workspace, language);
    },
  },
  'not-a-run': {
    story: {
      en: 'The folder given with --out holds other files; --force does not change that.',
      fr: 'Le dossier donné avec --out contient d’autres fichiers ; --force n’y change rien.',
    },
    expected: ['my-group not-a-run'],
    meet: (workspace, language) => allocate(workspace, language, ['--out', workspace, '--force']),
  },
  'run-exists': {
    story: {
      en: 'The same run is made twice, the second time without --force.',
      fr: 'Le même calcul est fait deux fois, la seconde sans --force.',
    },
    expected: ['runs/all run-exists'],
    meet: async (workspace, language) => {
      await allocate(workspace, language);
      return allocate(workspace, language);
    },
  },
  'run-closed': {
    story: {
      en: 'The run was closed, and is made once more, with --force.',
      fr: 'Le calcul a été clos, puis il est refait avec --force.',
    },
    expected: ['runs/all run-closed'],
    meet: async (workspace, language) => {
      await close(workspace);
      return allocate(workspace, language, ['--force']);
    },
  },
  'draft-stale': {
    story: {
      en: 'A run was made; before it is closed, a headcount is corrected.',
      fr: 'Un calcul a été fait ; avant sa clôture, un effectif est corrigé.',
    },
    expected: ['measures.csv draft-stale'],
    meet: async (workspace, language) => {
      await allocate(workspace, 'en');
      replaceIn(join(workspace, 'measures.csv'), '414', '415');
      const onFolder = () => () => {};
      const result = await closeRun(join(workspace, 'runs/all'), { on: 20_500, asIs: false, onFolder });
      const problems = result.kind === 'problems' ? result.problems : [];
      return problems.map((problem) => toDiagnostic(problem, language));
    },
  },
  'already-allocated': {
    story: {
      en: 'The run of all lines was closed, and one of a period with one of them is made.',
      fr: 'Le calcul de toutes les lignes a été clos, puis une période qui contient l’une d’elles est calculée.',
    },
    expected: ['invoices/2025-09.csv:2:line_number already-allocated'],
    meet: async (workspace, language) => {
      await close(workspace);
      return allocate(workspace, language, ['--period', '2025-09']);
    },
  },
  'run-not-closed': {
    story: {
      en: 'A run that nobody closed is to be corrected.',
      fr: 'On demande la régularisation d’un calcul que personne n’a clos.',
    },
    expected: ['runs/2025-08 run-not-closed'],
    meet: (workspace, language) => allocate(workspace, language, ['--regularise', '2025-08']),
  },
  'ledger-damaged': {
    story: {
      en: 'A run was closed, and a figure of runs/closed.csv was changed afterwards.',
      fr: 'Un calcul a été clos, puis un chiffre de runs/closed.csv a été changé.',
    },
    expected: ['runs/closed.csv:2 ledger-damaged'],
    meet: async (workspace, language) => {
      await close(workspace);
      replaceIn(join(workspace, 'runs/closed.csv'), '289.90', '289.00');
      return allocate(workspace, language, ['--period', '2025-09']);
    },
  },
  'closed-run-missing': {
    story: {
      en: 'A run was closed, and its folder was moved away.',
      fr: 'Un calcul a été clos, puis son dossier a été déplacé.',
    },
    expected: ['runs/closed.csv:2:run closed-run-missing'],
    meet: async (workspace, language) => {
      await close(workspace);
      renameSync(join(workspace, 'runs/all'), join(workspace, 'elsewhere'));
      return allocate(workspace, language, ['--period', '2025-09']);
    },
  },
  'closed-run-changed': {
    story: {
      en: 'A run was closed, and a figure of its manifest was changed afterwards.',
      fr: 'Un calcul a été clos, puis un chiffre de son manifeste a été changé.',
    },
    expected: ['runs/closed.csv:2:run closed-run-changed'],
    meet: async (workspace, language) => {
      await close(workspace);
      replaceIn(join(workspace, 'runs/all/manifest.json'), '289.90', '289.00');
      return allocate(workspace, language, ['--period', '2025-09']);
    },
  },
  'closed-line-missing': {
    story: {
      en: 'A run was closed; it is to be corrected, and the invoice file is another one now.',
      fr: 'Un calcul a été clos ; on demande sa régularisation, mais le fichier de factures est maintenant un autre.',
    },
    expected: ['invoices/ closed-line-missing'],
    meet: async (workspace, language) => {
      await close(workspace);
      replaceIn(join(workspace, 'invoices/2025-09.csv'), 'F1', 'F2');
      return allocate(workspace, language, ['--period', '2025-09', '--regularise', 'all']);
    },
  },
};

/** Makes the run of all lines, and closes it. */
async function close(workspace: string): Promise<void> {
  await allocate(workspace, 'en');
  const { exitCode, stderr } = await runCommand(['close', join(workspace, 'runs/all'), '--on', '2025-10-20']);
  if (exitCode !== 0) throw new Error(stderr);
}

function replaceIn(path: string, text: string, other: string): void {
  chmodSync(path, 0o644);
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll(text, other));
}

async function allocate(
  workspace: string,
  language: Language,
  options: readonly string[] = [],
): Promise<readonly Diagnostic[]> {
  const common = ['--reports', 'none', '--format', 'json', '--lang', language];
  const { stdout } = await runCommand(['allocate', workspace, ...options, ...common]);
  const told = workspace === NOWHERE ? stdout : stdout.replaceAll(workspace, 'my-group');
  const { diagnostics }: { diagnostics: readonly Diagnostic[] } = JSON.parse(told);
  return diagnostics;
}
