import type { Words } from '../en.ts';

export const machine: Words['machine'] = {
  temporary:
    'grappe calcule dans le dossier temporaire du système : donnez-en un où l’on peut écrire par la variable TMPDIR (TEMP sous Windows).',
  gone: 'Le dossier d’où la commande a été tapée n’est plus là : allez dans un autre, puis tapez-la de nouveau.',
  room: 'Il n’y a plus de place où grappe écrit (l’espace de travail, --out, un fichier qui reçoit sa sortie, ou le dossier temporaire du système). Faites-y de la place, ou faites augmenter le quota, puis tapez de nouveau la commande.',
  size: 'Un fichier ne peut y devenir si grand : faites relever la limite de cet utilisateur (`ulimit -f`), ou prenez un disque sans telle limite (FAT32 en a une de 4 Go), puis tapez de nouveau la commande.',
  rights:
    'Voyez si cet utilisateur peut y lire et y écrire, et si le disque n’est pas en lecture seule, puis tapez de nouveau la commande.',
  share: 'Voyez si le disque ou le lecteur partagé est bien là, puis tapez de nouveau la commande.',
  windows:
    'Windows refuse parfois ce qu’un programme comme Excel tient ouvert, ce qui est en lecture seule et le dossier où se trouve un terminal : fermez-le, rendez-le modifiable ou quittez-le, puis tapez de nouveau la commande.',
  lock: 'Un autre grappe y écrit : attendez qu’il ait fini, puis tapez de nouveau la commande. S’il n’y en a pas, un autre, tué dans un autre conteneur ou sur un autre ordinateur, a laissé ce dossier : il ne compte plus au bout de dix minutes.',
};
