import type { importWords as english } from '../en/import.ts';

export const importWords: typeof english = {
  about: 'Montre des factures électroniques (UBL, CII, Factur-X) comme lignes de facture en CSV.',
  files:
    'des fichiers de factures : .xml, .pdf, .zip, et avec --workspace CSV et feuilles de calcul ; - : l’entrée standard',
  workspace: 'un espace de travail dont les dispositions disent où sont l’accès et la catégorie',
  out: 'le fichier à écrire (par défaut : la sortie standard)',
  format: 'csv, ou json : la sortie standard est alors un seul document',
  force: 'remplace un fichier qui s’y trouve',
  notAFile: (path) => `${path} n’est pas un fichier : nommez-en un.`,
  isInput: (path) => `${path} est le fichier à importer : écrivez dans un autre.`,
  isOfWorkspace: (path) => `${path} est ce que l’espace de travail lit : écrivez dans un autre fichier.`,
  inClosedRun: (path, run) =>
    `${path} serait dans le calcul clos ${run}, que rien ne change : choisissez un autre endroit.`,
  inWrittenFolder: (path, folder) =>
    `${path} serait dans ${folder}, où ne peut se trouver que ce que grappe y a écrit : choisissez un autre endroit.`,
  isLedger: (path) =>
    `${path} est le registre des calculs clos, ou son sceau, que close seul change : nommez un autre fichier.`,
  isStdout:
    '--out demande le nom d’un fichier, et non « - » : sans cette option, tout va sur la sortie standard.',
  isFolder: (path) => `${path} est un dossier : nommez un fichier dans ce dossier, ou ailleurs.`,
  exists: (path) => `${path} existe déjà : ajoutez --force pour le remplacer.`,
  imported: (file, lines, net, vat, gross) =>
    `${file} : ${lines} ligne${lines > 1 ? 's' : ''}, HT ${net}, TVA ${vat}, TTC ${gross}`,
  withoutCategory: (lines) =>
    `${lines} ligne${lines > 1 ? 's' : ''} sans catégorie : une disposition la donne (\`categories:\`), voir --workspace.`,
  withoutTarget: (lines) =>
    `${lines} ligne${lines > 1 ? 's' : ''} sans accès ni \`dessert\` : une disposition dit où lire l’un ou l’autre (\`einvoice:\`), voir --workspace.`,
  needsWorkspace: (path) =>
    `${path} est un tableau : ajoutez --workspace, dont les dispositions disent comment le lire.`,
  standardInput:
    'L’entrée standard ne peut être qu’une facture électronique. Donnez tout autre fichier par son chemin, un CSV ou un classeur avec --workspace.',
  notWritten: 'Rien n’a été importé.',
};
