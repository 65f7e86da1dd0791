import type { Words } from '../en.ts';

export const machine: Words['machine'] = {
  temporary:
    'grappe calcule dans le dossier temporaire du système : donnez-en un où l’on peut écrire par la variable TMPDIR (TEMP sous Windows).',
  gone: 'Le dossier d’où la commande a été lancée n’existe plus : allez dans un autre, puis relancez-la.',
  room: 'Il n’y a plus de place là où grappe écrit (l’espace de travail, --out, un fichier qui reçoit sa sortie, ou le dossier temporaire du système). Faites-y de la place, ou faites augmenter le quota, puis relancez la commande.',
  size: 'Un fichier aussi grand n’y est pas permis : faites relever la limite de cet utilisateur (`ulimit -f`), ou prenez un disque sans cette limite (celle de FAT32 est de 4 Go), puis relancez la commande.',
  rights:
    'Voyez si cet utilisateur peut y lire et y écrire, et si le disque n’est pas en lecture seule, puis relancez la commande.',
  name: 'La plupart des disques limitent un nom à 255 octets (une lettre accentuée en compte deux), un chemin à quelques milliers : choisissez-en un plus court, puis relancez la commande.',
  share: 'Voyez si le disque ou le lecteur partagé est bien là, puis relancez la commande.',
  windows:
    'Windows refuse parfois de toucher à un fichier ouvert dans un programme comme Excel, à un fichier en lecture seule, ou au dossier courant d’un terminal : fermez ce programme, rendez le fichier modifiable ou quittez ce dossier, puis relancez la commande.',
  lock: 'Un autre grappe y écrit : attendez qu’il ait fini, puis relancez la commande. S’il n’y en a pas, ce dossier vient d’un grappe tué dans un autre conteneur ou sur un autre ordinateur : il ne compte plus au bout de dix minutes.',
};
