import type { reconcile as english } from '../en/reconcile.ts';

export const reconcile: typeof english = {
  about:
    'Rapproche les factures de l’inventaire, du bordereau des prix et les unes des autres : ce qui est faux, et pour combien.',
  format:
    'text, csv, json, junit, github (annotations et résumé d’étape) ou letter (contestation, en Markdown, ou en .docx avec --out)',
  failOn: 'code de sortie 1 à partir de cette gravité : error (par défaut) ou warning',
  list: 'décrit chaque contrôle avec un exemple',
  leaveOut: 'ne cherche pas ce qui est faux dans les factures',
  strict: 'code de sortie 1 quand le rapprochement trouve une erreur',
  nothingFound: (lines, ran, checks) =>
    `Rapprochement : rien à redire sur ${lines} ligne${lines > 1 ? 's' : ''} ; contrôles faits : ${ran} sur ${checks}.`,
  found: (findings, errors, overBilled, owed, late, see) =>
    `Rapprochement : ${findings} écart${findings > 1 ? 's' : ''}, dont ${errors} erreur${errors > 1 ? 's' : ''} ; trop facturé ${overBilled}, dû à l’opérateur ${owed}${late === '' ? '' : `, tardif ${late}`} (HT). Voir ${see}.`,
  accepted: (count, overBilled, owed) =>
    `Acceptés, et non comptés parmi les écarts : ${count} (trop facturé ${overBilled}, dû à l’opérateur ${owed}, HT).`,
  out: 'écrit dans ce fichier ; lettres : .docx ou Markdown, un fichier par opérateur',
  force: 'remplace un fichier déjà présent',
  date: 'date que portent les lettres (par défaut : laissée en blanc)',
  withWarnings: 'les lettres contestent aussi les avertissements, pas seulement les erreurs',
  docxIsLetter: (path) => `${path} : seules les lettres s’écrivent en .docx. Ajoutez --format letter.`,
  ofLetters: (option) => `${option} n’est que pour les lettres. Ajoutez --format letter.`,
  written: (path) => `Écrit : ${path}`,
  withoutAddress: (supplier) =>
    `La lettre à l’opérateur ${supplier === '' ? '(que les factures ne nomment pas)' : supplier} n’a pas d’adresse : donnez-la dans convention.yaml, sous reconcile: letter: to: { ${JSON.stringify(supplier)}: ["nom", "rue", "ville"] }.`,
  olderLetter: (path) => `${path} était là avant : il ne dit pas ce qui est constaté aujourd’hui.`,
  warningsLeftOut: (count) =>
    `${count} écart${count > 1 ? 's' : ''} de gravité avertissement ${count > 1 ? 'ne figurent' : 'ne figure'} dans aucune lettre ; --with-warnings les y met.`,
  summaryWritten: 'Le tableau est dans le résumé de l’étape.',
};
