import { shellWord } from '../../../text/shell-word.ts';
import { type verify as english, shortHash } from '../en/verify.ts';

export const verify: typeof english = {
  about: 'Refait un calcul passé à partir de ses propres entrées et compare chaque octet.',
  argument: 'le dossier du calcul',
  workspace: 'où sont les entrées que le calcul ne garde pas (par défaut : deux dossiers plus haut)',
  holds: (run, runId, files, drawn) =>
    drawn > 0
      ? `${run} (${runId}) est confirmé autant que cette version le peut : ${outOf(files, drawn)}.`
      : `${run} (${runId}) est confirmé : ${files > 1 ? `${files} fichiers sont ce qu’ils étaient, et le calcul refait les redonne` : `${files} fichier est ce qu’il était, et le calcul refait le redonne`} à l’identique.`,
  notARun: (folder) => `${folder} n’est pas un dossier de calcul : il n’a pas de manifest.json.`,
  runWithin: (run) => `Il contient des calculs : nommez l’un d’eux, par exemple ${run}.`,
  allWithin: (folder) =>
    `Pour vérifier tous les calculs clos et leur registre : \`grappe verify --all ${shellWord(folder)}\`.`,
  aForecast: (folder) =>
    `${folder} est une prévision : ce qu’elle dit peut changer à chaque facture, elle n’est ni vérifiée ni close.`,
  failed: (folder, count) =>
    `${folder} : ${count === 1 ? '1 point ne concorde pas.' : `${count} points ne concordent pas.`}`,
  all: 'tous les calculs clos d’un espace de travail, leur registre et ses décomptes ; CALCUL est alors l’espace de travail',
  anchorOption: 'avec --all : un SHA-256 du registre que quelqu’un a gardé, à comparer',
  anchorOfAll:
    '--anchor est l’ancre d’un registre, que --all vérifie : grappe verify --all ESPACE --anchor HEX.',
  badAnchor: (value) => `« ${value} » n’est pas une ancre : 64 chiffres 0–9 et a–f.`,
  noRuns: (workspace) => `${workspace} n’a pas de dossier runs/ : donnez le dossier d’un espace de travail.`,
  ledgerHolds: (rows, accounts) =>
    rows === 0
      ? 'Aucun calcul n’est clos : il n’y a pas de ligne à vérifier.'
      : `Le registre et ${rows > 1 ? `ses ${rows} calculs clos` : 'son calcul clos'} sont confirmés${accounts === 0 ? '' : accounts > 1 ? `, ainsi que ${accounts} décomptes` : ', ainsi qu’un décompte'}.`,
  ledgerFailed: (findings, runs, accounts) =>
    [
      findings === 0
        ? 'Le registre lui-même est confirmé.'
        : `Le registre n’est pas confirmé : ce qui y est faux est indiqué plus haut (${findings}).`,
      ...(runs === 0 ? [] : [`Calculs clos dont la vérification échoue, nommés plus haut : ${runs}.`]),
      ...(accounts === 0 ? [] : [`Décomptes dont la vérification échoue, nommés plus haut : ${accounts}.`]),
    ].join(' '),
  anchorIs: (hash) => `ancre (SHA-256 de runs/closed.csv) : ${hash}`,
  ledger: {
    'ledger-damaged': ({ row }) =>
      `runs/closed.csv:${row} n’est plus ce qu’il était à la clôture de ses calculs, ou son sceau ne l’est plus`,
    'ledger-missing': () => 'runs/closed.csv manque',
    'folder-missing': ({ run, row }) =>
      `runs/closed.csv:${row} : runs/${run} est clos, et n’est pas là, ou n’a plus son manifest.json`,
    'row-dropped': ({ run }) =>
      `runs/${run} a été clos, d’après ses droits ou son manifeste, et n’a aucune ligne dans runs/closed.csv`,
    'other-ledger': ({ file, run }) =>
      `${file} nomme le calcul clos ${run}, et runs/closed.csv n’a pas de telle ligne`,
    'row-differs': ({ run, row, column, expected, found }) =>
      `runs/closed.csv:${row} : ${column} vaut ${expected} dans le registre, ${found} dans runs/${run}`,
    witness: ({ run, of, found }) =>
      ({
        absent: `runs/${run} a été fait avec le calcul clos ${of}, que le registre n’a pas`,
        order: `runs/${run} a été fait avec le calcul clos ${of} dans un autre ordre que le registre`,
        other: `runs/${run} garde un autre manifeste de ${of} que celui que dit le registre`,
        unseen: `runs/${run} régularise ce que runs/${of} avait déjà régularisé, et a été fait sans lui : des montants peuvent être régularisés deux fois`,
      })[found],
    'charged-twice': ({ run, of, lines, invoice_number: invoice, line_number: line }) =>
      `runs/${run} contient des lignes que runs/${of} a déjà imputées (${lines}), la première étant la ligne ${line} de la facture ${invoice} : elles sont imputées deux fois`,
    anchor: ({ anchor: hash }) =>
      `le registre n’a jamais eu l’empreinte ${hash} : il a été modifié, ou un plus ancien a été remis`,
  },
  findings: {
    changed: ({ file, expected, found }) =>
      `${file} a changé depuis qu’il a été écrit : SHA-256 ${shortHash(expected)} alors, ${shortHash(found)} maintenant`,
    missing: ({ file }) => `${file} manque`,
    unexpected: ({ file }) => `${file} n’est pas un fichier du calcul`,
    unreadable: ({ file }) => `${file} a changé depuis qu’il a été écrit, et ne peut être lu`,
    'run-entry': ({ file }) =>
      `${file} est un lien, un tube ou un périphérique, dépasse la taille d’un fichier de calcul ou porte un nom qui n’est pas en UTF-8 : rien n’en a été lu`,
    differs: ({ file }) => `${file} n’est pas ce que donne le calcul refait`,
    'input-changed': ({ file, expected, found }) =>
      `l’entrée ${file} n’est pas ce que le calcul a lu : SHA-256 ${shortHash(expected)} alors, ${found === undefined ? 'absent' : shortHash(found)} maintenant`,
    'row-missing': ({ file }) => `le calcul se dit clos, et n’a aucune ligne dans ${file}`,
    'not-computed': () => 'le calcul ne peut être refait à partir de ses entrées',
    later: ({ file, wrote, verifies }) =>
      `${file} : écrit par grappe ${wrote}, plus récent que ${verifies} : vérifiez-le avec cette version-là`,
    'ledger-damaged': ({ file, row }) =>
      `${file}:${row} n’est plus ce qu’il était à la clôture, ou son sceau ${file}.sha256 ne l’est plus`,
    'ledger-differs': ({ file, row, column, expected, found }) =>
      `${file}:${row} : ${column} vaut ${expected} dans le registre, ${found} dans le calcul`,
  },
  notes: {
    version: ({ wrote, verifies }) => `écrit par grappe ${wrote}, vérifié par ${verifies}`,
    'not-comparable': ({ file }) =>
      `${file} a l’empreinte enregistrée, mais n’a pas été comparé : une autre version l’a mis en page`,
    'findings-recorded': ({ file }) =>
      `${file} et les écarts de report.html sont tels qu’enregistrés, non vérifiés : une autre version les a trouvés`,
    'findings-apart': ({ file }) =>
      `${file} et report.html : les écarts sur une seule ligne ont été cherchés de nouveau ; ceux qui reposent sur d’autres factures sont tels qu’enregistrés, non vérifiés`,
    closed: ({ on }) => `clos le ${on} ; sa ligne du registre concorde`,
    'not-closed': () => 'un brouillon : aucune ligne du registre',
    'no-ledger': () => 'aucun registre à côté : on ne sait rien de sa clôture',
    'no-workspace': () =>
      'il n’y a pas d’espace de travail deux dossiers plus haut : donnez avec --workspace celui dont le décompte additionne les calculs clos',
    'not-packed': () => 'le calcul ne garde pas ses entrées : l’espace de travail a été lu',
    drift: ({ file }) =>
      `${file} de l’espace de travail n’est plus ce que le calcul a lu (le calcul s’appuie sur sa propre copie)`,
    absent: ({ file }) =>
      `${file} n’est pas dans l’espace de travail (le calcul s’appuie sur sa propre copie)`,
    'closed-since': ({ file }) =>
      `${file} a été clos après ce décompte et compte dans sa période : refaites le décompte avec --force`,
  },
  atLine: (line) => `ligne ${line}`,
  recorded: (text) => `dans le fichier : ${text}`,
  computed: (text) => `aujourd’hui : ${text}`,
  fileEnds: '(le fichier s’arrête)',
  binary: 'les octets diffèrent',
  drifted: (files) =>
    `${files} de l’espace de travail ne sont plus ce que le calcul a lu (le calcul s’appuie sur ses propres copies)`,
  absent: (files) =>
    `${files} ne sont pas dans l’espace de travail (le calcul s’appuie sur ses propres copies)`,
  notRecomputed: (folder) => `${folder} n’a pas été refait.`,
  accountHolds: (account, id, files, runs, drawn) =>
    drawn > 0
      ? `${account} (${id}) est confirmé par ${runs > 1 ? `ses ${runs} calculs clos` : 'son calcul clos'}, autant que cette version le peut : ${outOf(files, drawn)}.`
      : `${account} (${id}) est confirmé : ${files} fichier${files > 1 ? 's sont ce qu’ils étaient' : ' est ce qu’il était'}, et ${runs > 1 ? `ses ${runs} calculs clos` : 'son calcul clos'} ${runs > 1 ? 'redonnent' : 'redonne'} les mêmes sommes.`,
};

/** How many files come out the same, and how many another version drew. */
function outOf(files: number, drawn: number): string {
  return `fichiers redonnés à l’identique : ${files - drawn} sur ${files} ; mis en page par une autre version, et dont seule l’empreinte enregistrée a été comparée : ${drawn}`;
}
