import { appendFileSync, chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Code } from '../../src/diagnostics/codes.ts';
import type { Diagnostic } from '../../src/diagnostics/render.ts';
import type { Language } from '../../src/domain/language.ts';
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
    expected: ['runs/ month-open'],
    meet: afterClosing(['2025-Q3']),
  },
  'lines-late': {
    story: {
      en: 'September was closed, and an invoice of September came afterwards.',
      fr: 'Septembre est clos, et une facture de septembre est arrivée ensuite.',
    },
    expected: ['invoices/ lines-late'],
    meet: afterClosing([], (workspace) => {
      const late = 'OP,F2,2025-09-30,1,A1,,setup,,,50.00,20\n';
      appendFileSync(join(workspace, 'invoices/2025-09.csv'), late);
    }),
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
    meet: afterClosing(['2025-09', '--force'], (workspace) => {
      mkdirSync(join(workspace, 'accounts/2025-09'), { recursive: true });
      writeFileSync(join(workspace, 'accounts/2025-09/notes.txt'), '');
    }),
  },
  'revenue-imputations-several': {
    story: {
      en: 'The region recovers setup and subscriptions under two revenue imputations; the account of September is made.',
      fr: 'La région recouvre mises en service et abonnements sous deux imputations de recette ; on établit le décompte de septembre.',
    },
    expected: ['imputations.csv:2 revenue-imputations-several'],
    meet: async (workspace, language) => {
      writeFileSync(
        join(workspace, 'imputations.csv'),
        'member,flow,category,chapter,function,nature\nREGION,recovered,setup,70,020,70878\nREGION,recovered,subscription,70,221,70878\nREGION,paid,,65,221,6558\nMEUSE,reimbursed,,65,221,6558\nREGION,reimbursed,,65,221,6558\n',
      );
      await close(workspace);
      return account(workspace, language);
    },
  },
  'account-overlaps': {
    story: {
      en: 'The account of September was made, and that of the third quarter is made beside it.',
      fr: 'Le décompte de septembre est fait, et celui du troisième trimestre est fait à côté.',
    },
    expected: ['accounts/2025-09 account-overlaps'],
    meet: async (workspace, language) => {
      await close(workspace);
      await account(workspace, language);
      return account(workspace, language, '2025-Q3', '--partial');
    },
  },
  'runs-forgotten': {
    story: {
      en: 'September was closed and its account made; then runs/ was put back as it was before.',
      fr: 'Septembre est clos et son décompte fait ; puis runs/ a été remis tel qu’il était avant.',
    },
    expected: ['accounts/2025-09 runs-forgotten'],
    meet: async (workspace, language) => {
      await close(workspace);
      await account(workspace, language);
      const runs = join(workspace, 'runs');
      chmodSync(join(runs, '2025-09'), 0o755);
      rmSync(runs, { recursive: true });
      mkdirSync(runs);
      return account(workspace, language, '2025-Q3');
    },
  },
  'run-astride': {
    story: {
      en: 'August and September were closed as one run, and the account of September alone is made.',
      fr: 'Août et septembre sont clos en un seul calcul, et le décompte du seul mois de septembre est fait.',
    },
    expected: ['runs/ run-astride'],
    meet: async (workspace, language) => {
      await close(workspace, '2025-08..2025-09');
      return account(workspace, language);
    },
  },
  'charged-elsewhere': {
    story: {
      en: 'September and October were closed as one run, and the account of September alone is made.',
      fr: 'Septembre et octobre sont clos en un seul calcul, et le décompte du seul mois de septembre est fait.',
    },
    expected: ['runs/ account-empty', 'runs/ charged-elsewhere'],
    meet: async (workspace, language) => {
      await close(workspace, '2025-09..2025-10');
      return account(workspace, language);
    },
  },
  'advance-outside': {
    story: {
      en: 'An advance was called for 2025, and the account of September alone is made.',
      fr: 'Un acompte est appelé pour 2025, et le décompte du seul mois de septembre est fait.',
    },
    expected: ['advances.csv:2:period advance-outside'],
    meet: afterClosing([], (workspace) =>
      writeFileSync(join(workspace, 'advances.csv'), `${ADVANCES}MEUSE,REGION,2025-02-01,100.00,2025\n`),
    ),
  },
  'advance-to-self': {
    story: {
      en: 'A row of advances.csv names Meuse twice.',
      fr: 'Une ligne d’advances.csv nomme deux fois la Meuse.',
    },
    expected: ['advances.csv:2:creditor advance-to-self'],
    meet: afterClosing([], (workspace) =>
      writeFileSync(join(workspace, 'advances.csv'), `${ADVANCES}MEUSE,MEUSE,2025-02-01,100.00,2025-09\n`),
    ),
  },
  'advance-repeated': {
    story: {
      en: 'Two corrections of one sum were titled on one day, and advances.csv has them without their numbers.',
      fr: 'Deux régularisations d’une même somme ont leur titre le même jour, et advances.csv les donne sans leur numéro.',
    },
    expected: ['advances.csv:3:debtor advance-repeated'],
    meet: afterClosing([], (workspace) => {
      const title = 'MEUSE,REGION,2025-10-20,-42.04,2025-09\n';
      writeFileSync(join(workspace, 'advances.csv'), ADVANCES + title + title);
    }),
  },
  'price-missing': {
    story: {
      en: 'A forecast is asked for, and prices.csv does not know the item of the access.',
      fr: 'Une prévision est demandée, et prices.csv ne connaît pas l’article de l’accès.',
    },
    expected: ['accesses.csv:2:item_code price-missing'],
    meet: async (workspace, language) => {
      inventory(workspace, 'FTTO-200,subscription,389.50,20,monthly\n');
      return forecast(workspace, language, '2025-09');
    },
  },
  'price-incomplete': {
    story: {
      en: 'A forecast is asked for, and prices.csv does not say how often the item is billed.',
      fr: 'Une prévision est demandée, et prices.csv ne dit pas la périodicité de l’article.',
    },
    expected: ['prices.csv:2:item_code price-incomplete'],
    meet: async (workspace, language) => {
      inventory(workspace, 'FTTO-100,subscription,289.90,20,\n');
      return forecast(workspace, language, '2025-09');
    },
  },
  'measure-ahead': {
    story: {
      en: 'The pupils of October 2024 are known, and 2028 is forecast.',
      fr: 'Les élèves d’octobre 2024 sont connus, et 2028 est prévu.',
    },
    expected: ['measures.csv:measure measure-ahead'],
    meet: async (workspace, language) => {
      inventory(workspace, FTTO);
      return forecast(workspace, language, '2028');
    },
  },
  'usage-unforecast': {
    story: {
      en: 'prices.csv has the item of an access as usage, and September 2025 is forecast.',
      fr: 'prices.csv donne l’article d’un accès comme consommation, et septembre 2025 est prévu.',
    },
    expected: ['accesses.csv:2:item_code usage-unforecast'],
    meet: async (workspace, language) => {
      inventory(workspace, 'FTTO-100,usage,289.90,20,monthly\n');
      return forecast(workspace, language, '2025-09');
    },
  },
  'once-unforecast': {
    story: {
      en: 'An access whose item is billed once was activated in August 2025; its row begins in September, which is forecast.',
      fr: 'Un accès dont l’article se facture une fois a été mis en service en août 2025 ; sa ligne commence en septembre, qui est prévu.',
    },
    expected: ['accesses.csv:3:item_code once-unforecast'],
    meet: async (workspace, language) => {
      inventory(workspace, `${FTTO}FEE,setup,50.00,20,once\n`);
      const header = 'access,serves,item_code,activated_on,valid_from\n';
      const rows = 'A1,STENAY,FTTO-100,2025-01-01,\nA2,STENAY,FEE,2025-08-15,2025-09-01\n';
      writeFileSync(join(workspace, 'accesses.csv'), header + rows);
      return forecast(workspace, language, '2025-09');
    },
  },
  'billed-beyond': {
    story: {
      en: 'In September 2025 a setup fee was billed that no row of accesses.csv announces, and October is forecast.',
      fr: 'En septembre 2025 ont été facturés des frais d’accès qu’aucune ligne d’accesses.csv n’annonce, et octobre est prévu.',
    },
    expected: ['accesses.csv billed-beyond'],
    meet: async (workspace, language) => {
      inventory(workspace, FTTO);
      const fee = 'OP,F2,2025-09-30,1,A1,,setup,,,50.00,20\n';
      appendFileSync(join(workspace, 'invoices/2025-09.csv'), fee);
      return forecast(workspace, language, '2025-10');
    },
  },
  'billed-longer': {
    story: {
      en: 'A service of the third quarter was billed that no row of accesses.csv announces, and October is forecast.',
      fr: 'Une prestation du troisième trimestre a été facturée qu’aucune ligne d’accesses.csv n’annonce, et octobre est prévu.',
    },
    expected: ['accesses.csv billed-longer'],
    meet: async (workspace, language) => {
      inventory(workspace, FTTO);
      const service = 'OP,F2,2025-09-30,1,A1,,service,2025-07-01,2025-09-30,150.00,20\n';
      appendFileSync(join(workspace, 'invoices/2025-09.csv'), service);
      return forecast(workspace, language, '2025-10');
    },
  },
  'billed-more': {
    story: {
      en: 'In September 2025 three of an access were billed, 869.70, and October is forecast.',
      fr: 'En septembre 2025 ont été facturées trois unités d’un accès, 869,70, et octobre est prévu.',
    },
    expected: ['accesses.csv billed-more'],
    meet: async (workspace, language) => {
      inventory(workspace, FTTO);
      const path = join(workspace, 'invoices/2025-09.csv');
      writeFileSync(path, readFileSync(path, 'utf8').replace('289.90', '869.70'));
      return forecast(workspace, language, '2025-10');
    },
  },
  'billed-unread': {
    story: {
      en: 'An amount of September 2025 is no number, and October is forecast.',
      fr: 'Un montant de septembre 2025 n’est pas un nombre, et octobre est prévu.',
    },
    expected: ['invoices/ billed-unread'],
    meet: async (workspace, language) => {
      inventory(workspace, FTTO);
      const fee = 'OP,F2,2025-09-30,1,A1,,setup,,,5x,20\n';
      appendFileSync(join(workspace, 'invoices/2025-09.csv'), fee);
      return forecast(workspace, language, '2025-10');
    },
  },
  'forecast-exists': {
    story: {
      en: 'The same forecast is made twice, the second time without --force.',
      fr: 'La même prévision est faite deux fois, la seconde sans --force.',
    },
    expected: ['forecasts/2025-09 forecast-exists'],
    meet: async (workspace, language) => {
      inventory(workspace, FTTO);
      await forecast(workspace, language, '2025-09');
      return forecast(workspace, language, '2025-09');
    },
  },
  'not-a-forecast': {
    story: {
      en: 'The folder forecasts/2025-09 holds other files; --force does not change that.',
      fr: 'Le dossier forecasts/2025-09 contient d’autres fichiers ; --force n’y change rien.',
    },
    expected: ['forecasts/2025-09 not-a-forecast'],
    meet: async (workspace, language) => {
      inventory(workspace, FTTO);
      mkdirSync(join(workspace, 'forecasts/2025-09'), { recursive: true });
      writeFileSync(join(workspace, 'forecasts/2025-09/notes.txt'), '');
      return forecast(workspace, language, '2025-09', '--force');
    },
  },
  'budget-year': {
    story: {
      en: 'The budget is set beside a forecast of two years.',
      fr: 'Le budget est mis en regard d’une prévision de deux années.',
    },
    expected: ['budget.csv budget-year'],
    meet: async (workspace, language) => {
      inventory(workspace, FTTO);
      const counts = 'students,0550020Y,2025-10-01,414\nstudents,0550072E,2025-10-01,263\n';
      appendFileSync(join(workspace, 'measures.csv'), counts);
      writeFileSync(join(workspace, 'budget.csv'), 'member,year,gross_amount\nMEUSE,2025,4000.00\n');
      return forecast(workspace, language, '2025-09..2026-01', '--budget');
    },
  },
  'budget-unmet': {
    story: {
      en: 'A vote names the chapter, and no imputations.csv gives expenses one.',
      fr: 'Un vote précise le chapitre, et aucun imputations.csv n’en donne un aux dépenses.',
    },
    expected: ['budget.csv:2:member budget-unmet'],
    meet: async (workspace, language) => {
      inventory(workspace, FTTO);
      writeFileSync(
        join(workspace, 'budget.csv'),
        'member,year,chapter,gross_amount\nMEUSE,2025,011,4000.00\n',
      );
      return forecast(workspace, language, '2025-09', '--budget');
    },
  },
  'compare-lines': {
    story: {
      en: 'Another convention, other.yaml, leaves aside a file of invoices that that of the workspace reads.',
      fr: 'Une autre convention, other.yaml, laisse de côté un fichier de factures que lit celle de l’espace de travail.',
    },
    expected: ['other.yaml compare-lines'],
    meet: async (workspace, language) => {
      const text = readFileSync(join(workspace, 'convention.yaml'), 'utf8');
      const other = join(workspace, 'other.yaml');
      writeFileSync(other, `${text}ignore_files: { "late.csv": "late" }\n`);
      const rows = readFileSync(join(workspace, 'invoices/2025-09.csv'), 'utf8').split('\n');
      writeFileSync(
        join(workspace, 'invoices/late.csv'),
        `${rows[0]}\nOP,F2,2025-09-30,1,A1,,setup,,,50.00,20\n`,
      );
      const argv = ['compare', workspace, '--with', other, '--period', '2025-09', '--format', 'json'];
      const { stdout } = await runCommand([...argv, '--lang', language]);
      const { diagnostics }: { diagnostics: readonly Diagnostic[] } = JSON.parse(stdout);
      return diagnostics.map((found) => ({ ...found, file: basename(found.file) }));
    },
  },
  'budget-tie': {
    story: {
      en: 'One vote names the chapter, another the nature, and an expense has both.',
      fr: 'Un vote précise le chapitre, un autre la nature, et une dépense a les deux.',
    },
    expected: ['budget.csv:3:member budget-tie'],
    meet: async (workspace, language) => {
      inventory(workspace, FTTO);
      writeFileSync(
        join(workspace, 'imputations.csv'),
        'member,chapter,function,nature\nMEUSE,65,221,6262\nREGION,65,222,6262\n',
      );
      writeFileSync(
        join(workspace, 'budget.csv'),
        'member,year,chapter,nature,gross_amount\nMEUSE,2025,65,,4000.00\nMEUSE,2025,,6262,3000.00\n',
      );
      return forecast(workspace, language, '2025-09', '--budget');
    },
  },
};

/** Closes the run of September, changes something, and makes an account. */
function afterClosing(
  asked: readonly string[],
  change: (workspace: string) => void = () => {},
): Circumstance['meet'] {
  return async (workspace, language) => {
    await close(workspace);
    change(workspace);
    return account(workspace, language, ...asked);
  };
}

/** Makes the run of September, or of other months as well, and closes it. */
async function close(workspace: string, period = '2025-09'): Promise<void> {
  await runCommand(['allocate', workspace, '--period', period, '--reports', 'none', '-q']);
  const run = join(workspace, 'runs', period);
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

const PRICES = 'item_code,category,unit_price,vat_rate,billing\n';

/** An inventory with an item, and a price schedule. */
function inventory(workspace: string, prices: string): void {
  writeFileSync(
    join(workspace, 'accesses.csv'),
    'access,serves,item_code,activated_on\nA1,STENAY,FTTO-100,2025-01-01\n',
  );
  writeFileSync(join(workspace, 'prices.csv'), PRICES + prices);
}

const FTTO = 'FTTO-100,subscription,289.90,20,monthly\n';

async function forecast(
  workspace: string,
  language: Language,
  period: string,
  ...more: readonly string[]
): Promise<readonly Diagnostic[]> {
  const argv = ['forecast', workspace, '--period', period, '--format', 'json', '--lang', language, ...more];
  const { stdout } = await runCommand(argv);
  const { diagnostics }: { diagnostics: readonly Diagnostic[] } = JSON.parse(stdout);
  return diagnostics;
}
