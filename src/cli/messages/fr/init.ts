import { shellWord } from '../../../text/shell-word.ts';
import type { init as english } from '../en/init.ts';

export const init: typeof english = {
  about: 'Crée un espace de travail : l’exemple complet, des tables vides, ou vos propres listes.',
  argument:
    'le dossier à créer, absent ou vide ; avec --from, celui des listes (par défaut : le dossier courant)',
  empty: 'des tables vides avec leurs en-têtes, et une convention à compléter',
  from: 'vos listes et factures (CSV, TSV, xlsx, ods), ou leur dossier : écrit convention.yaml avec leurs dispositions ; d’un seul fichier, ou de -, la disposition sur la sortie standard',
  inputNoTable:
    'L’entrée standard (-) ne peut être qu’une table : un CSV ou un classeur. Donnez tout autre fichier par son chemin.',
  inputAlone:
    'L’entrée standard (-) se lit seule : sa disposition va sur la sortie standard. Ôtez DOSSIER et les autres fichiers.',
  nextFrom: (folder) =>
    `Ensuite :\n  1. complétez ${folder}/convention.yaml : les choix, les montants, les règles\n  2. grappe check ${shellWord(folder)} -v\n  3. grappe allocate ${shellWord(folder)} --period AAAA-MM, le mois des dates de facture`,
  done: (folder) => `Un espace de travail est prêt dans ${folder}`,
  next: (folder, example) =>
    example
      ? `Ensuite :\n  1. grappe allocate ${shellWord(folder)} --period 2025-09\n  2. grappe reconcile ${shellWord(folder)} --period 2025-09\n  3. grappe explain ${shellWord(folder)} --invoice F2025-0010 --line 6`
      : `Ensuite :\n  1. remplissez les tables et les choix de ${folder}/convention.yaml, et déposez les fichiers de l’opérateur dans ${folder}/invoices\n  2. grappe check ${shellWord(folder)} -v\n  3. grappe allocate ${shellWord(folder)} --period AAAA-MM, le mois des dates de facture`,
  notEmpty: (folder) =>
    `${folder} n’est pas vide : grappe init ne remplace rien. Nommez un dossier nouveau, ou donnez-lui vos listes : grappe init ${shellWord(folder)} --from ${shellWord(folder)}`,
};
