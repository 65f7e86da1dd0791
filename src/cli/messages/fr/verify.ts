import type { verify as english } from '../en/verify.ts';

/** Ce que dit `verify`, en français. */
export const verify: typeof english = {
  about: 'Refait un calcul passé à partir de ses propres entrées et compare chaque octet.',
  argument: 'le dossier du calcul',
  workspace: 'où sont les entrées que le calcul ne garde pas (par défaut : deux dossiers plus haut)',
  holds: (run, runId, files) =>
    `${run} (${runId}) tient : ${files} fichiers sont ce qu’ils étaient, et ressortent identiques aujourd’hui.`,
  notARun: (folder) => `${folder} n’est pas un dossier de calcul : il n’a pas de manifest.json.`,
  failed: (count) => (count === 1 ? '1 point ne tient pas.' : `${count} points ne tiennent pas.`),
  changed: (file, expected, found) =>
    `${file} a changé depuis le calcul : SHA-256 ${expected} alors, ${found} maintenant`,
  missing: (file) => `${file} manque`,
  unexpected: (file) => `${file} n’est pas un fichier du calcul`,
  unreadable: (file) => `${file} a changé depuis le calcul, et ne peut être lu`,
  'run-entry': (file) =>
    `${file} est un lien, un tube ou un périphérique, ou dépasse la taille d’un fichier de calcul : rien n’en a été lu`,
  differs: (file) => `${file} n’est pas ce qui ressort aujourd’hui`,
  inputChanged: (file, expected, found) =>
    `l’entrée ${file} n’est pas ce que le calcul a lu : SHA-256 ${expected} alors, ${found} maintenant`,
  absent: 'absent',
  notComputed: 'le calcul ne peut être refait à partir de ses entrées',
  ledgerDamaged: (file, row) =>
    `${file}:${row} n’est plus ce qu’il était à la clôture, ou son sceau ${file}.sha256 ne l’est plus`,
  ledgerDiffers: (file, row, column, expected, found) =>
    `${file}:${row} : ${column} y vaut ${expected}, et ${found} dans le calcul`,
  atLine: (line) => `ligne ${line}`,
  recorded: 'dans le calcul',
  computed: 'aujourd’hui',
  fileEnds: '(le fichier s’arrête)',
  binary: 'les octets diffèrent',
  notRecomputed: 'Il n’a pas été refait.',
  noteVersion: (wrote, verifies) => `écrit par grappe ${wrote}, vérifié par ${verifies}`,
  noteNotComparable: (file) =>
    `${file} est inchangé depuis le calcul, mais n’a pas été comparé : une autre version l’a dessiné`,
  noteClosed: (on) => `clos le ${on} ; sa ligne du registre concorde`,
  noteNotClosed: 'un brouillon : aucune ligne du registre',
  noteNoLedger: 'aucun registre à côté : on ne sait rien de sa clôture',
  noteNotPacked: 'le calcul ne garde pas ses entrées : l’espace de travail a été lu',
  noteClosedSince: (run) =>
    `${run} a été clos après ce décompte et compte dans sa période : refaites le décompte avec --force`,
  accountHolds: (account, id, files, runs) =>
    `${account} (${id}) est confirmé : ${files} fichiers sont ce qu’ils étaient, et ses ${runs} calculs clos les redonnent.`,
  noteDrift: (file) =>
    `${file} de l’espace de travail n’est plus ce que le calcul a lu (il tient par sa propre copie)`,
};
