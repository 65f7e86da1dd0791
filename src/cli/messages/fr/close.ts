import type { close as english } from '../en/close.ts';

export const close: typeof english = {
  about: 'Émet un calcul : il est dès lors figé, et ses lignes ne peuvent plus être imputées.',
  argument: 'le dossier du calcul, dans runs/ de son espace de travail',
  on: 'le jour de la clôture, 2025-10-20',
  asIs: 'émettre le brouillon même si l’espace de travail donne autre chose aujourd’hui ; le registre le dit',
  needsDay: 'Indiquez le jour de la clôture : --on 2025-10-20.',
  badDay: (value) => `« ${value} » n’est pas un jour. Écrivez 2025-10-20.`,
  done: (run, day, lines, corrected, gross) =>
    `${run} est clos le ${day} : ${lines} ligne${lines > 1 ? 's' : ''}${corrected === 0 ? '' : ` et ${corrected} ligne${corrected > 1 ? 's' : ''} de regularisations.csv`}, ${gross} TTC.`,
  leftAside: (lines, gross) =>
    `Laissée${lines > 1 ? 's' : ''} de côté, dans unallocated.csv, et dans aucun calcul clos : ${lines} ligne${lines > 1 ? 's' : ''}, ${gross} TTC. « grappe allocate --pending » les prend.`,
  frozen: 'Il est en lecture seule, et ses lignes ne peuvent plus être imputées.',
  unprotected:
    'Ses lignes ne peuvent plus être imputées. Ce disque ne garde pas les droits : il n’a pas pu être mis en lecture seule. Gardez-en une copie ailleurs.',
  noRun: (run, meant) =>
    meant === ''
      ? `Il n’y a pas de calcul ${run} : grappe status donne les calculs, grappe allocate --period en fait un.`
      : `Il n’y a pas de calcul ${run} ici ; il y a ${meant}.`,
  afterRow: (detail) =>
    `Il est clos, et sa ligne est au registre ; mais la machine a ensuite refusé : ${detail}\nRelancez close pour achever.`,
};
