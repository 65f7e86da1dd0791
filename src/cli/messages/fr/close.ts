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
  frozen: 'Il est en lecture seule, et ses lignes ne peuvent plus être imputées.',
  unprotected:
    'Ses lignes ne peuvent plus être imputées. Ce disque ne garde pas les droits : il n’a pas pu être mis en lecture seule. Gardez-en une copie ailleurs.',
  already: (run, day) => `${run} a été clos le ${day} ; il ne peut l’être une seconde fois.`,
  noRun: (run, meant) =>
    meant === ''
      ? `Il n’y a pas de calcul ${run} : grappe status donne les calculs, grappe allocate --period en fait un.`
      : `Il n’y a pas de calcul ${run} ici ; il y a ${meant}.`,
  notInRuns: (run) =>
    `${run} n’est pas dans le dossier runs/ d’un espace de travail. Déplacez-le là : le registre des calculs clos est à côté.`,
  anAccount: (folder) =>
    `${folder} est un décompte : il additionne des calculs clos, et n’est pas clos lui-même.`,
  badName: (name) =>
    `« ${name} » ne peut nommer un calcul clos : lettres, chiffres, « . », « _ », « + » et « - » seulement. Refaites le calcul sous un tel nom : --out runs/NOM.`,
  notVerified:
    'Un calcul dont la vérification échoue ne peut être clos. Refaites-le, ou voyez ci-dessus ce qui ne concorde pas.',
  otherVersion: (run, wrote, closes) =>
    `${run} a été écrit par grappe ${wrote}, et celui-ci est ${closes} : refaites le calcul, puis clôturez-le.`,
  renamed: (run, name) =>
    `${run} a été calculé sous le nom ${name}, que porte son manifeste : rendez ce nom au dossier, ou refaites le calcul.`,
  sameName: (run, other) =>
    `Le nom de ${run} est celui du calcul clos ${other} sur certains disques. Refaites le calcul sous un autre : --out runs/NOM.`,
  tooEarly: {
    invoice: (on, day) => `Le ${on} précède le ${day}, date d’une facture du calcul.`,
    row: (on, day) => `Le ${on} précède le ${day}, jour où le calcul précédent a été clos.`,
  },
  afterRow: (detail) =>
    `Il est clos, et sa ligne est au registre ; mais la machine a ensuite refusé : ${detail}\nRelancez close pour achever.`,
  empty: (run) => `${run} ne répartit et ne corrige rien : il n’y a rien à clore.`,
  spent: (run, count, line, invoice) =>
    `Le calcul clos ${run} contient ${count} de ces lignes, la première étant la ligne ${line} de la facture ${invoice}.`,
  spentHint: 'Refaites le calcul avec --pending, qui laisse de côté les lignes des calculs clos.',
  corrected: (base, run) => `${base} a été corrigé par ${run} depuis ce calcul.`,
  correctedHint: 'Refaites-le.',
  issuedTwice: (run) =>
    `${run} a été clos lui aussi, bien que le registre ne le nomme pas, et ne peut être refait. C’est lui qui ne compte pas : retirez ses états et ses titres s’ils ont été envoyés, et sortez-le de runs/ pour le garder ailleurs. Puis grappe allocate --pending prend celles de ses lignes qu’aucun calcul clos ne contient.`,
};
