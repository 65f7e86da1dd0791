import { figuresIn } from '../../domain/numbers/figures.ts';
import { fill } from '../../text/template.ts';
import type { Words } from './en.ts';
import { close } from './fr/close.ts';
import { diff } from './fr/diff.ts';
import { explain } from './fr/explain.ts';
import { importWords } from './fr/import.ts';
import { init } from './fr/init.ts';
import { machine } from './fr/machine.ts';
import { reconcile } from './fr/reconcile.ts';
import { status } from './fr/status.ts';
import { verify } from './fr/verify.ts';
import { year } from './fr/year.ts';

export const fr: Words = {
  ...figuresIn('fr'),
  linesSoFar: (count, perSecond) =>
    `lignes de facture lues : ${count}${perSecond === undefined ? '' : `, ${perSecond} par seconde`}`,
  statementsSoFar: (count, of) => `états écrits : ${count} sur ${of}`,
  runsSoFar: (count, of) => `calculs clos refaits : ${count} sur ${of}`,
  timeLeft: (seconds) => `, encore ${seconds} s environ`,
  commandsWithin: (workspace) =>
    `Les commandes indiquées se donnent dans l’espace de travail : cd ${workspace}`,
  moreProblems: (count, codes) => `… et ${count} de plus (${codes}) ; --all les montre.`,
  alsoAt: (rows, count) => `de même ligne${count > 2 ? 's' : ''} ${rows} (${count} lignes en tout)`,
  alsoOf: (files, count) => `de même dans ${files} (${count} fichier${count > 1 ? 's' : ''} en tout)`,
  timesHere: (count) => `${count} fois à cette ligne`,
  errorCount: (errors, warnings) =>
    `${errors} erreur${errors > 1 ? 's' : ''}, ${warnings} avertissement${warnings > 1 ? 's' : ''}.`,
  toldBefore: (count) =>
    count > 1
      ? `${count} avertissements déjà signalés avant la dernière clôture ne sont pas répétés (grappe check -v les liste).`
      : '1 avertissement déjà signalé avant la dernière clôture n’est pas répété (grappe check -v le liste).',
  nothingWritten: 'Rien n’a été écrit.',
  noFile: (path) => `Il n’y a pas de fichier ${path}.`,
  noFolder: (path) => `${path} n’est pas un dossier, rien n’y est donc écrit : nommez un autre endroit.`,
  nameTooLong: (path, most) =>
    `${path} : le nom est trop long (${most} octet${most > 1 ? 's' : ''} au plus ; une lettre accentuée compte pour deux). Choisissez-en un plus court.`,
  outIsRead: (path) =>
    `${path} serait lu par grappe la prochaine fois : nommez un autre fichier, hors d’invoices/.`,
  accountNoRun: (folder, runs) =>
    `${folder} est un décompte : il additionne des calculs clos, et ne répartit lui-même aucune ligne. Nommez l’un d’eux : ${runs}.`,
  notARun: (folder) => `${folder} n’est pas un dossier de calcul : il n’a pas de manifest.json lisible.`,
  allGood: (lines) =>
    lines === 0
      ? 'Il n’y a encore aucune ligne de facture : mettez les fichiers de l’opérateur, tels que reçus, dans invoices/.'
      : lines > 1
        ? `${lines} lignes de facture peuvent être réparties.`
        : '1 ligne de facture peut être répartie.',
  leftAside: (rows, net, ofLines) =>
    `${counted(rows, 'autre rangée n’est pas comptée', 'autres rangées ne sont pas comptées')} (skip_rows) : ${net} HT ; les lignes, ${ofLines}.`,
  linesLeftAside: (lines, gross) =>
    `${lines} ligne${lines > 1 ? 's mises' : ' mise'} de côté, ${gross} TTC ; sans --allow-unallocated, chacune est nommée.`,
  linesTitle: 'Lignes de facture',
  read: 'lues',
  allocated: 'réparties',
  unallocated: 'non réparties',
  skipped: 'autres rangées, non comptées (skip_rows)',
  late: 'dont tardives',
  lateInvoices: (invoices) => `Tardives, d’une période antérieure ou déjà close : ${invoices}.`,
  toAsk: 'À vérifier, car aucune ligne ne les concerne',
  regularised: 'régularisations (lignes de regularisations.csv)',
  others: (count) =>
    count > 1
      ? `${count} autres lignes d’invoices/ n’ont pas été touchées.`
      : `${count} autre ligne d’invoices/ n’a pas été touchée.`,
  lines: 'lignes',
  net: 'HT',
  vat: 'TVA',
  gross: 'TTC',
  total: 'total',
  member: 'membre',
  membersTitle: (currency) => `Ce que supporte chaque membre (${currency === 'EUR' ? 'euros' : currency})`,
  debtsTitle: 'Ce que chaque membre doit à celui qui a payé l’opérateur',
  corrects: 'corrige',
  debtor: 'doit',
  creditor: 'à',
  runTitle: 'Calcul',
  written: (folder) => `Écrit dans ${folder}`,
  files: (count) => `${count} fichier${count > 1 ? 's' : ''}`,
  draft: 'C’est un brouillon tant qu’il n’est pas clos.',
  access: 'accès',
  item: 'article',
  category: 'catégorie',
  file: 'fichier',
  form: 'forme',
  encoding: 'encodage',
  delimiter: 'séparateur',
  lineEnd: 'fins de ligne',
  layout: 'disposition',
  rows: 'lignes',
  month: 'mois',
  run: 'calcul',
  difference: 'différence',
  listCounts: {
    of: (file, table, counts) => `${file} (${table}) : ${counts}`,
    ofInvoices: (file, counts) => `${file} : ${counts}`,
    sheets: (read, others) => `la feuille ${read} est lue, non : ${others}`,
    read: (rows) => counted(rows, 'ligne lue', 'lignes lues'),
    skipped: (rows) => `${counted(rows, 'écartée', 'écartées')} par skip_rows`,
    unknown: (rows) =>
      `${counted(rows, 'laissée de côté, inconnue', 'laissées de côté, inconnues')} (only_known)`,
    replaced: (rows) => `${counted(rows, 'remplacée', 'remplacées')} par celles du CSV de la table`,
    filled: (cells) =>
      `${counted(cells, 'cellule reprise', 'cellules reprises')} de celle du dessus (fill_down)`,
    translated: (cells) => `${counted(cells, 'cellule traduite', 'cellules traduites')} (values)`,
    formulas: (cells) => `${counted(cells, 'valeur enregistrée', 'valeurs enregistrées')} de formules`,
  },
  skippedRows: 'écartées',
  sum: 'somme HT',
  ofSkipped: 'leur somme HT',
  tab: 'tabulation',
  bug: (detail) =>
    `C’est un défaut de grappe, pas de vos fichiers : ${detail}\nMerci de le signaler avec la commande, la version (grappe --version) et, si possible, les fichiers. Rien n’a été écrit.`,
  heapFull: (megabytes) =>
    `Ce travail demande plus de mémoire que Node n’en donne ici à un programme (${megabytes} Mo). Rien n’a été écrit.\n    Donnez-lui-en plus, par exemple NODE_OPTIONS=--max-old-space-size=${Math.max(2_048, 2 * megabytes)}, ou demandez moins : une période plus courte, moins de formats (--reports csv), ou aucun.`,
  environment: (detail, remedy) =>
    `La machine a refusé : ${detail}\n${remedy === undefined ? '' : `${machine[remedy]}\n`}Rien n’est écrit à moitié.`,
  interrupted: 'Interrompu. Rien n’a été écrit.',
  unknownOption: (option, nearest) =>
    fill('L’option {option} est inconnue.[[ La plus proche : {nearest}.]]', { option, nearest }),
  optionBefore: (option, command) =>
    `Écrivez l’option ${option} derrière la commande : grappe ${command} ${option}.`,
  unknownCommand: (command, nearest) =>
    fill('La commande {command} est inconnue.[[ La plus proche : {nearest}.]]', { command, nearest }),
  missingArgument: (argument) => `${argument} manque.`,
  missingValue: (option) => `L’option ${option} demande une valeur.`,
  givenTwice: (option) => `L’option ${option} est donnée deux fois, avec deux valeurs : laquelle compte ?`,
  folderOnStdout:
    '« - » n’est pas un dossier : un dossier ne va pas sur la sortie standard. Celui de ce nom s’écrit ./-.',
  withQuote: (word) =>
    `Il y a un " dans ${word}. Sous Windows, un \\ juste avant un " fermant en fait une partie du texte : ôtez ce \\.`,
  misread: (name) =>
    `${name} a des lettres qui ne sont pas en UTF-8 : un autre nom serait lu ou écrit. Renommez-le, ou réglez le terminal sur UTF-8.`,
  staysAsItWas: (path) =>
    `${path} n’est pas écrit, puisqu’une donnée est douteuse : ce qui s’y trouve est d’un calcul antérieur.`,
  tooMany: 'Il y a trop d’arguments pour cette commande.',
  oneValueEach: (option, value, other) =>
    `${option} prend une valeur, et peut être répétée : ${option} ${value} ${option} ${other}.`,
  noWorkspaceButValue: (folder) =>
    `${folder} a été pris pour l’espace de travail, et n’a pas de convention.yaml.`,
  conflict: (one, other) => `${one} et ${other} s’excluent.`,
  badPeriod: (value) =>
    `« ${value} » n’est pas une période. Écrivez 2025-09, 2025-T3, 2025 ou 2025-07..2025-09.`,
  badChoice: (option, value, choices) => `${option} prend une valeur parmi ${choices}, pas « ${value} ».`,
  badReports: (value, formats) =>
    `--reports prend une ou plusieurs des valeurs ${formats}, séparées par des virgules, ou none, pas « ${value} ».`,
  seeHelp: (command) => `Voir : ${command} --help`,
  usage: 'Usage :',
  options: 'Options :',
  arguments: 'Arguments :',
  commands: 'Commandes :',
  examples: 'Exemples :',
  about: 'Répartit exactement le coût des accès internet entre les membres d’un groupement de commandes.',
  help: 'montre cette aide',
  version: 'montre la version ; avec --verbose, aussi ce qui l’exécute',
  runsOn: (node, system) => `Node.js ${node}, ${system}`,
  optionLang: 'langue des messages : fr ou en (par défaut : celle de la convention, sinon du système)',
  optionQuiet:
    'n’affiche que les erreurs, les avertissements qui touchent un montant et la raison d’un code 1',
  optionNoColor: 'sans couleurs (comme la variable NO_COLOR)',
  optionFormat: 'text, ou json : la sortie standard est alors un seul document',
  optionAll: 'affiche tous les problèmes, pas seulement cinquante',
  placeholders: {
    DATE: 'JOUR',
    DIR: 'DOSSIER',
    FILE: 'FICHIER',
    LIST: 'LISTE',
    PERIOD: 'PÉRIODE',
    RUN: 'CALCUL',
    RUNS: 'CALCULS',
    SEVERITY: 'GRAVITÉ',
    TOPIC: 'SUJET',
    WORKSPACE: 'ESPACE',
  },
  argumentWorkspace: 'le dossier qui contient convention.yaml (par défaut : le dossier courant)',
  init,
  check: {
    about: 'Lit tout et signale tous les problèmes à la fois, avec leur place et leur remède.',
    verbose:
      'montre comment chaque fichier a été lu (encodage, séparateur, disposition, lignes, sommes), et les avertissements sur les fichiers dont toutes les lignes sont dans des calculs clos',
    failOn: 'warning : code de sortie 1 s’il y a des avertissements (par défaut : error). Une erreur donne 2',
    format:
      'text, json : la sortie standard est alors un seul document, ou github : des annotations à leurs lignes',
  },
  allocate: {
    about: 'Répartit les lignes de facture d’une période et écrit ce que doit chaque membre, avec la preuve.',
    period: 'factures datées de 2025-09, 2025-Q3, 2025 ou 2025-07..2025-09 (par défaut : toutes)',
    invoice: 'seulement la facture de ce numéro ; peut être répété',
    pending:
      'ce qu’aucun calcul clos ne contient encore, factures tardives comprises, jusqu’à la fin de la période',
    regularise: 'corrige ce calcul clos d’après les entrées d’aujourd’hui ; peut être répété',
    allowUnallocated: 'met de côté dans unallocated.csv les lignes impossibles à répartir (code de sortie 1)',
    out: 'le dossier à écrire (par défaut : runs/PÉRIODE de l’espace de travail)',
    force: 'remplace un brouillon qui s’y trouve',
    noPack: 'ne garde pas de copie des entrées dans le calcul',
    perMember: 'aussi un dossier par membre, prêt à envoyer : état, dettes et titres, bordereau',
    reports:
      'états en csv, xlsx, pdf, html, séparés par des virgules, ou none, et pas de titres non plus (par défaut : csv,xlsx,pdf)',
  },
  command: 'COMMANDE',
  completion: {
    about: 'Écrit le script qui permet à un shell de compléter les commandes de grappe.',
    argument: 'bash, zsh ou fish',
  },
  helpTopics: {
    about:
      'Explique une commande, une table, le code d’un problème ou d’un écart, les règles des conventions, ou un mot des pages.',
    argument:
      'une commande, une table comme sites ou allocations, le code d’un problème comme line-repeated, rules ou l’un de leurs mots, ou un mot des pages comme avoir',
    oneWord: (all) => `Un seul mot : grappe help rules MOT. Les mots : ${all}.`,
    measure: (word, nearest) =>
      `${word} n’est pas un mot des règles. Dans by: ${word}, c’est une mesure à vous, de measures.csv, des sites ou des membres.${nearest === '' ? '' : ` Mot le plus proche : ${nearest}.`}`,
    unknown: (topic, nearest) =>
      `Il n’y a pas d’aide sur ${topic}.${nearest === '' ? '' : ` Le plus proche : ${nearest}.`} Il y en a sur chaque commande, sur chaque table lue ou écrite, sur le code d’un problème ou d’un écart, sur rules et sur chacun de leurs mots, et sur les mots des pages de docs/.`,
    mentioned: (topic) => `Passages où figure « ${topic} » ; grappe help en montre un par son titre :`,
    severity: { error: 'erreur : rien n’est écrit', warning: 'avertissement : le calcul continue' },
    remedy: 'Que faire',
  },
  explain,
  import: importWords,
  machine,
  schema: {
    about:
      'Affiche le schéma publié d’une table (Table Schema), de la convention ou du manifeste (JSON Schema).',
    argument: 'members, sites, lines (invoices/*.csv), convention, manifest … ; sans nom : les noms',
    headers: 'noms des colonnes en français ou en anglais (par défaut : en)',
    package:
      'un datapackage.json du dossier (celui-ci, ou celui qui est nommé) : chaque CSV ou TSV lu tel quel, avec ses propres en-têtes',
    unknown: (name, nearest) =>
      fill('Il n’y a pas de schéma « {name} ».[[ Le plus proche : {nearest}.]]', { name, nearest }),
  },
  reconcile,
  close,
  status,
  verify,
  diff,
  year,
};

/** `1 ligne`, `2 lignes`. */
function counted(count: number, one: string, more: string): string {
  return `${count} ${count > 1 ? more : one}`;
}
