import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Code } from '../../src/diagnostics/codes.ts';
import { type Diagnostic, toDiagnostic } from '../../src/diagnostics/render.ts';
import type { Language } from '../../src/domain/language.ts';
import { allocateRun } from '../../src/jobs/allocate/allocate.ts';
import { closeRun } from '../../src/jobs/close/close.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { chargeAgain } from '../audit/charged-again.ts';
import { runCommand } from '../cli/run-command.ts';
import { type has, renamedIn } from '../windows.ts';
import { CIRCUMSTANCES_OF_CLOSING } from './circumstances-of-closing.ts';
import { CIRCUMSTANCES_OF_THE_YEAR } from './circumstances-of-the-year.ts';

/** A problem that a folder of files alone cannot show. */
export interface Circumstance {
  /** What is done to the base workspace before `allocate`. */
  readonly story: Readonly<Record<Language, string>>;
  readonly expected: readonly string[];
  /** What it needs and Windows lacks. */
  readonly needs?: keyof typeof has;
  readonly meet: (workspace: string, language: Language) => Promise<readonly Diagnostic[]>;
}

const NOWHERE = 'nowhere';

export const CIRCUMSTANCES: Readonly<Partial<Record<Code, Circumstance>>> = {
  ...CIRCUMSTANCES_OF_THE_YEAR,
  ...CIRCUMSTANCES_OF_CLOSING,
  'import-differs': {
    story: {
      en: 'A file is imported whose entry says `site_of_grappe: grappe`, as no column of a CSV does.',
      fr: 'On importe un fichier dont l’entrée dit `site_of_grappe: grappe`, ce qu’aucune colonne d’un CSV ne dit.',
    },
    expected: ['my-group/invoices/2025-09.csv import-differs'],
    meet: async (workspace, language) => {
      const entry = 'invoices: [{ files: "*.csv", site_of_grappe: grappe }]\nrules:';
      replaceIn(join(workspace, 'convention.yaml'), 'rules:', entry);
      const file = join(workspace, 'invoices/2025-09.csv');
      const argv = ['import', file, '--workspace', workspace, '--format', 'json', '--lang', language];
      const { stdout } = await runCommand(argv);
      const { diagnostics }: { diagnostics: readonly Diagnostic[] } = JSON.parse(
        renamedIn(stdout, workspace, 'my-group'),
      );
      return diagnostics;
    },
  },
  'workspace-missing': {
    story: {
      en: 'The folder that was given does not exist.',
      fr: 'Le dossier donné n’existe pas.',
    },
    expected: ['nowhere workspace-missing'],
    meet: (_, language) => allocate(NOWHERE, language),
  },
  'workspace-elsewhere': {
    story: {
      en: 'The folder that was given is the one above the workspace.',
      fr: 'Le dossier donné est celui qui contient l’espace de travail.',
    },
    expected: ['my-group workspace-elsewhere'],
    meet: (workspace, language) => {
      const above = join(workspace, '..', 'above');
      cpSync(workspace, join(above, 'my-group'), { recursive: true });
      return allocate(above, language);
    },
  },
  'workspace-file': {
    story: {
      en: 'The convention was given, not the folder that holds it.',
      fr: 'On a donné la convention, non le dossier qui la contient.',
    },
    expected: ['my-group/convention.yaml workspace-file'],
    meet: (workspace, language) => allocate(workspace, language, [], join(workspace, 'convention.yaml')),
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
      const { problems } = await allocateRun(loaded, {
        selection: { kind: 'all' },
        allowUnallocated: false,
        out: undefined,
        force: false,
        pack: true,
        reports: [],
        regularise: [],
      });
      return problems.map((problem) => toDiagnostic(problem, language));
    },
  },
  'share-too-long': {
    story: {
      en: 'The headcounts of two sites have twenty thousand digits each.',
      fr: 'Les effectifs de deux établissements ont vingt mille chiffres chacun.',
    },
    expected: ['invoices/2025-09.csv:2 share-too-long', 'invoices/2025-09.csv:2 share-too-long'],
    meet: (workspace, language) => {
      const counts = [`${'1'.repeat(20_000)}`, `${'7'.repeat(20_000)}9`];
      const rows = ['0550020Y', '0550072E'].map((site, at) => `students,${site},2024-10-01,${counts[at]}\n`);
      writeFileSync(join(workspace, 'measures.csv'), `measure,site,as_of,value\n${rows.join('')}`);
      return allocate(workspace, language);
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
      en: 'The list of members that the convention names is a link to another file.',
      fr: 'La liste des membres que cite la convention est un lien vers un autre fichier.',
    },
    expected: ['convention.yaml:13:tables.members.file file-link'],
    needs: 'links',
    meet: (workspace, language) => {
      symlinkSync('members.csv', join(workspace, 'liste.csv'));
      appendFileSync(join(workspace, 'convention.yaml'), 'tables: { members: { file: liste.csv } }\n');
      return allocate(workspace, language);
    },
  },
  'file-twice': {
    story: {
      en: 'Two files of invoices/ have one name, whose accents are stored in two ways.',
      fr: 'Deux fichiers de invoices/ ont un même nom, dont les accents sont gardés de deux façons.',
    },
    expected: ['invoices/été.csv file-twice'],
    meet: (workspace, language) => {
      const invoices = join(workspace, 'invoices');
      renameSync(join(invoices, '2025-09.csv'), join(invoices, 'été.csv'.normalize('NFC')));
      writeFileSync(join(invoices, 'été.csv'.normalize('NFD')), 'supplier\n');
      return allocate(workspace, language);
    },
  },
  'file-name-unread': {
    story: {
      en: 'The name of an invoice file is written in Latin-1: its é is one byte.',
      fr: 'Le nom d’un fichier de factures est écrit en Latin-1 : son é est un seul octet.',
    },
    expected: ['invoices/f\uFFFDvrier.csv file-name-unread'],
    needs: 'foreignNames',
    meet: (workspace, language) => {
      const name = Buffer.from('/invoices/f\u00E9vrier.csv', 'latin1');
      writeFileSync(Buffer.concat([Buffer.from(workspace), name]), 'supplier\n');
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
  'out-in-invoices': {
    story: {
      en: 'The folder given with --out stands in invoices/.',
      fr: 'Le dossier donné avec --out est dans invoices/.',
    },
    expected: ['my-group/invoices/run out-in-invoices'],
    meet: (workspace, language) => allocate(workspace, language, ['--out', join(workspace, 'invoices/run')]),
  },
  'out-misplaced': {
    story: {
      en: 'The folder given with --out is runs/ itself.',
      fr: 'Le dossier donné avec --out est runs/ lui-même.',
    },
    expected: ['my-group/runs out-misplaced'],
    meet: (workspace, language) => allocate(workspace, language, ['--out', join(workspace, 'runs')]),
  },
  'name-too-long': {
    story: {
      en: 'The folder given with --out has a name of 171 letters.',
      fr: 'Le dossier donné avec --out a un nom de 171 lettres.',
    },
    expected: [`my-group/${'a'.repeat(171)} name-too-long`],
    meet: (workspace, language) => allocate(workspace, language, ['--out', join(workspace, 'a'.repeat(171))]),
  },
  'name-unportable': {
    story: {
      en: 'The folder given with --out is runs/2025-09., which Windows takes for runs/2025-09.',
      fr: 'Le dossier donné avec --out est runs/2025-09., que Windows prend pour runs/2025-09.',
    },
    expected: ['my-group/runs/2025-09. name-unportable'],
    meet: (workspace, language) => allocate(workspace, language, ['--out', join(workspace, 'runs/2025-09.')]),
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
    meet: afterClosing(['--force']),
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
      const problems = result.kind === 'refused' ? result.problems : [];
      return problems.map((problem) => toDiagnostic(problem, language));
    },
  },
  'already-allocated': {
    story: {
      en: 'The run of all lines was closed, and one of a period with one of them is made.',
      fr: 'Le calcul de toutes les lignes a été clos, puis une période qui contient l’une d’elles est calculée.',
    },
    expected: ['invoices/2025-09.csv:2:line_number already-allocated'],
    meet: afterClosing(['--period', '2025-09']),
  },
  'runs-unread': {
    story: {
      en: 'A packed copy of a run lies in runs/; `grappe status` is asked.',
      fr: 'Une copie compressée d’un calcul est dans runs/ ; on demande `grappe status`.',
    },
    expected: ['runs runs-unread'],
    meet: async (workspace, language) => {
      mkdirSync(join(workspace, 'runs'));
      writeFileSync(join(workspace, 'runs/2025-08.zip'), '');
      const { stdout } = await runCommand(['status', workspace, '--format', 'json', '--lang', language]);
      const { diagnostics }: { diagnostics: readonly Diagnostic[] } = JSON.parse(stdout);
      return diagnostics;
    },
  },
  'line-charged-twice': {
    story: {
      en: 'A run was closed, and somebody who has the source of grappe closed its lines once more; `grappe account` is asked.',
      fr: 'Un calcul a été clos, puis quelqu’un qui a le code de grappe a clos ses lignes une fois de plus ; on demande `grappe account`.',
    },
    expected: ['runs/again line-charged-twice'],
    meet: async (workspace, language) => {
      await afterClosing([])(workspace, language);
      await chargeAgain(workspace, 'all', 'again');
      const argv = ['account', workspace, '--period', '2025-09', '--format', 'json', '--lang', language];
      const { diagnostics }: { diagnostics: readonly Diagnostic[] } = JSON.parse(
        (await runCommand(argv)).stdout,
      );
      return diagnostics;
    },
  },
  'corrected-twice': {
    story: {
      en: 'A headcount was corrected, a run that corrects the closed one was closed, and somebody who has the source of grappe closed the same corrections once more; `grappe account` is asked.',
      fr: 'Un effectif a été corrigé, un calcul qui régularise le calcul clos a été clos, puis quelqu’un qui a le code de grappe a clos les mêmes régularisations une fois de plus ; on demande `grappe account`.',
    },
    expected: ['runs/again corrected-twice'],
    meet: async (workspace, language) => {
      await afterClosing([])(workspace, language);
      await correctTwice(workspace);
      const argv = ['account', workspace, '--period', '2025-09', '--format', 'json', '--lang', language];
      const { diagnostics }: { diagnostics: readonly Diagnostic[] } = JSON.parse(
        (await runCommand(argv)).stdout,
      );
      return diagnostics;
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
    meet: afterClosing(['--period', '2025-09'], (workspace) =>
      replaceIn(join(workspace, 'runs/closed.csv'), '289.90', '289.00'),
    ),
  },
  'closed-run-missing': {
    story: {
      en: 'A run was closed, and its folder was moved away.',
      fr: 'Un calcul a été clos, puis son dossier a été déplacé.',
    },
    expected: ['runs/closed.csv:2:run closed-run-missing'],
    meet: afterClosing(['--period', '2025-09'], (workspace) => {
      chmodSync(join(workspace, 'runs/all'), 0o755);
      renameSync(join(workspace, 'runs/all'), join(workspace, 'elsewhere'));
    }),
  },
  'run-changed': {
    story: {
      en: 'A member was changed in allocations.csv, and the run is compared with itself.',
      fr: 'Un membre a été changé dans allocations.csv, et le calcul est comparé à lui-même.',
    },
    expected: ['my-group/runs/all/allocations.csv run-changed'],
    meet: async (workspace, language) => {
      await allocate(workspace, language);
      const run = join(workspace, 'runs/all');
      replaceIn(join(run, 'allocations.csv'), ',MEUSE,', ',REGION,');
      const { stdout } = await runCommand(['diff', run, run, '--format', 'json', '--lang', language]);
      return diagnosticsIn(stdout, workspace);
    },
  },
  'closed-run-changed': {
    story: {
      en: 'A run was closed, and a figure of its manifest was changed afterwards.',
      fr: 'Un calcul a été clos, puis un chiffre de son manifeste a été changé.',
    },
    expected: ['runs/closed.csv:2:run closed-run-changed'],
    meet: afterClosing(['--period', '2025-09'], (workspace) =>
      replaceIn(join(workspace, 'runs/all/manifest.json'), '289.90', '289.00'),
    ),
  },
  'run-unlisted': {
    story: {
      en: 'A run was closed, and runs/ was put back beside it as it was before: without a ledger.',
      fr: 'Un calcul a été clos, puis runs/ a été remis à côté de lui tel qu’il était : sans registre.',
    },
    expected: ['runs/all run-unlisted'],
    meet: afterClosing(['--period', '2025-09'], (workspace) => {
      for (const name of ['closed.csv', 'closed.csv.sha256']) rmSync(join(workspace, 'runs', name));
    }),
  },
  'ledger-other': {
    story: {
      en: 'A run was closed on another computer, whose ledger a synchronised folder set aside; here it is a draft.',
      fr: 'Un calcul a été clos sur un autre ordinateur, dont un dossier synchronisé a écarté le registre ; ici, c’est un brouillon.',
    },
    expected: ['runs/closed-PC42.csv ledger-other'],
    meet: async (workspace, language) => {
      await close(workspace);
      const runs = join(workspace, 'runs');
      renameSync(join(runs, 'closed.csv'), join(runs, 'closed-PC42.csv'));
      chmodSync(join(runs, 'all'), 0o755);
      for (const name of ['all', 'closed.csv.sha256']) rmSync(join(runs, name), { recursive: true });
      return allocate(workspace, language, ['--period', '2025-09']);
    },
  },
  'closed-line-changed': {
    story: {
      en: 'A run was closed, and the operator’s file was sent again with another amount.',
      fr: 'Un calcul est clos, et l’opérateur renvoie son fichier avec un autre montant.',
    },
    expected: ['invoices/2025-09.csv:2:line_number closed-line-changed'],
    meet: afterClosing(['--pending'], (workspace) => {
      addNextMonth(workspace);
      replaceIn(join(workspace, 'invoices/2025-09.csv'), '289.90', '289.00');
    }),
  },
  'closed-lines-unshared': {
    story: {
      en: 'A run was closed, then the operator’s new inventory comes without an access of that run.',
      fr: 'Un calcul est clos, puis le nouvel inventaire de l’opérateur arrive sans un accès de ce calcul.',
    },
    expected: ['invoices/2025-09.csv:2:access closed-lines-unshared'],
    meet: async (workspace, language) => {
      await close(workspace);
      replaceIn(join(workspace, 'accesses.csv'), 'A1,', 'A9,');
      const { stdout } = await runCommand(['check', workspace, '--format', 'json', '--lang', language]);
      return diagnosticsIn(stdout, workspace);
    },
  },
  'closed-line-vanished': {
    story: {
      en: 'A run was closed; it is to be corrected, and the invoice file is another one now.',
      fr: 'Un calcul est clos ; il s’agit de le corriger, et le fichier de factures en est un autre.',
    },
    expected: ['runs/all/allocations.csv:2:line_number closed-line-vanished'],
    meet: afterClosing(['--pending', '--regularise', 'all'], (workspace) => {
      replaceIn(join(workspace, 'invoices/2025-09.csv'), '289.90', '289.00');
      replaceIn(join(workspace, 'invoices/2025-09.csv'), 'F1', 'F2');
    }),
  },
  'closed-line-moved': {
    story: {
      en: 'A run was closed, and the invoice has another number now.',
      fr: 'Un calcul est clos, et la facture porte maintenant un autre numéro.',
    },
    expected: ['runs/all/allocations.csv:2:line_number closed-line-moved'],
    meet: afterClosing(['--pending'], (workspace) =>
      replaceIn(join(workspace, 'invoices/2025-09.csv'), 'F1', 'F2'),
    ),
  },
  'withdrawn-line-unknown': {
    story: {
      en: 'A run was closed, and a line is withdrawn from it that it does not hold.',
      fr: 'Un calcul est clos, et une ligne en est retirée qu’il ne contient pas.',
    },
    expected: ['withdrawn-lines.csv:2:line_number withdrawn-line-unknown'],
    meet: afterClosing(['--pending'], (workspace) => {
      addNextMonth(workspace);
      withdraw(workspace, '9');
    }),
  },
  'withdrawn-line-present': {
    story: {
      en: 'A run was closed, and a line is withdrawn from it that is in the invoice file still.',
      fr: 'Un calcul est clos, et une ligne en est retirée qui est encore dans le fichier de factures.',
    },
    expected: ['withdrawn-lines.csv:2:line_number withdrawn-line-present'],
    meet: afterClosing(['--pending', '--regularise', 'all'], (workspace) => withdraw(workspace, '1')),
  },
  'withdrawn-line-charged': {
    story: {
      en: 'A run was closed, its line renamed and the old name withdrawn; the amounts are not given back.',
      fr: 'Un calcul est clos, sa ligne renommée et l’ancien nom retiré ; les montants ne sont pas rendus.',
    },
    expected: ['withdrawn-lines.csv:2:line_number withdrawn-line-charged'],
    meet: afterClosing(['--pending'], (workspace) => {
      replaceIn(join(workspace, 'invoices/2025-09.csv'), 'F1', 'F2');
      withdraw(workspace, '1');
    }),
  },
  'lines-uncharged': {
    story: {
      en: 'The run of September was closed; then an invoice of September comes, and October is shared.',
      fr: 'Le calcul de septembre est clos ; une facture de septembre arrive ensuite, et l’on répartit octobre.',
    },
    expected: ['invoices/ lines-uncharged'],
    meet: afterClosing(['--period', '2025-10'], (workspace) => {
      const first = readFileSync(join(workspace, 'invoices/2025-09.csv'), 'utf8');
      writeFileSync(join(workspace, 'invoices/late.csv'), first.replaceAll('F1', 'F0'));
      addNextMonth(workspace);
    }),
  },
  'months-passed': {
    story: {
      en: 'The run of September was closed; the invoice of October is there, and November is shared.',
      fr: 'Le calcul de septembre est clos ; la facture d’octobre est là, et l’on répartit novembre.',
    },
    expected: ['invoices/ months-passed'],
    meet: afterClosing(['--period', '2025-11'], (workspace) => {
      addNextMonth(workspace);
      const first = readFileSync(join(workspace, 'invoices/2025-09.csv'), 'utf8');
      const november = first.replaceAll('F1', 'F4').replaceAll('2025-09', '2025-11');
      writeFileSync(join(workspace, 'invoices/2025-11.csv'), november);
    }),
  },
  'lines-left': {
    story: {
      en: 'A run was closed with a line that nobody could share, and the next month is shared.',
      fr: 'Un calcul est clos avec une ligne que personne ne pouvait répartir, et l’on répartit le mois suivant.',
    },
    expected: ['invoices/ lines-uncharged', 'runs/all/unallocated.csv lines-left'],
    meet: async (workspace, language) => {
      const invoices = join(workspace, 'invoices/2025-09.csv');
      const first = readFileSync(invoices, 'utf8');
      const strange = first.replaceAll('F1', 'F0').replace('2025-09-01,2025-09-30', '2029-09-01,2029-09-30');
      writeFileSync(join(workspace, 'invoices/strange.csv'), strange);
      await close(workspace, ['--allow-unallocated']);
      addNextMonth(workspace);
      return allocate(workspace, language, ['--period', '2025-10']);
    },
  },
};

/** Closes a run of all lines, changes something, and makes a run with other options. */
function afterClosing(
  options: readonly string[],
  change: (workspace: string) => void = () => {},
): Circumstance['meet'] {
  return async (workspace, language) => {
    await close(workspace);
    change(workspace);
    return allocate(workspace, language, options);
  };
}

/** Makes the run of all lines, and closes it. */
async function close(workspace: string, options: readonly string[] = []): Promise<void> {
  await allocate(workspace, 'en', options);
  const { exitCode, stderr } = await runCommand(['close', join(workspace, 'runs/all'), '--on', '2025-10-20']);
  if (exitCode !== 0) throw new Error(stderr);
}

/** Corrects the closed run in a run of its own, closes that, and the same corrections once more. */
async function correctTwice(workspace: string): Promise<void> {
  const correction = join(workspace, 'runs/correction');
  replaceIn(join(workspace, 'measures.csv'), '414', '424');
  const options = ['--period', '2025-10', '--regularise', 'all', '--reports', 'none', '-q'];
  for (const argv of [
    ['allocate', workspace, ...options, '--out', correction],
    ['close', correction, '--on', '2025-11-20', '-q'],
  ]) {
    const { exitCode, stderr } = await runCommand(argv);
    if (exitCode !== 0) throw new Error(stderr);
  }
  await chargeAgain(workspace, 'correction', 'again');
}

function addNextMonth(workspace: string): void {
  const first = readFileSync(join(workspace, 'invoices/2025-09.csv'), 'utf8');
  const next = first.replaceAll('F1', 'F3').replaceAll('2025-09', '2025-10');
  writeFileSync(join(workspace, 'invoices/next.csv'), next);
}

function withdraw(workspace: string, line: string): void {
  const text = `supplier,invoice_number,line_number,run,reason\nOP,F1,${line},all,sent by mistake\n`;
  writeFileSync(join(workspace, 'withdrawn-lines.csv'), text);
}

function replaceIn(path: string, text: string, other: string): void {
  chmodSync(path, 0o644);
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll(text, other));
}

async function allocate(
  workspace: string,
  language: Language,
  options: readonly string[] = [],
  given = workspace,
): Promise<readonly Diagnostic[]> {
  const common = ['--reports', 'none', '--format', 'json', '--lang', language];
  const { stdout } = await runCommand(['allocate', given, ...options, ...common]);
  return diagnosticsIn(stdout, workspace);
}

/** The problems in a document for programs, with another name for the workspace: the same on every machine. */
function diagnosticsIn(document: string, workspace: string): readonly Diagnostic[] {
  const told = workspace === NOWHERE ? document : renamedIn(document, workspace, 'my-group');
  const { diagnostics }: { diagnostics: readonly Diagnostic[] } = JSON.parse(told);
  return diagnostics;
}
