export const cells = {
  'cell-empty': {
    message: 'valeur attendue pour « {column} », trouvé une cellule vide',
    hint: 'Reprenez la valeur à sa source, ou demandez-la : grappe n’en suppose aucune.[[ Si le fichier ne numérote pas ses lignes, écrivez à l’entrée du fichier dans convention.yaml : `{entry}{unnumbered}{end}`.]]',
  },
  'either-empty': {
    message: '{column} ou {other} attendu : les deux sont vides',
    hint: 'Remplissez un seul des deux : ce sur quoi porte la ligne, d’après sa source.',
  },
  'either-both': {
    message: '{column} {value} et {other} {second} sur une même ligne : un seul des deux est attendu',
    hint: 'Gardez ce sur quoi porte la ligne, d’après sa source, et videz l’autre cellule.',
  },
  'number-invalid': {
    message: 'nombre attendu, trouvé « {value} »',
    hint: 'Reprenez le nombre à sa source ; il s’écrit en chiffres avec au plus un signe décimal ({marks}), les milliers séparés par des espaces : 1 234{mark}50.[[ Un nombre négatif commence par un trait d’union (dans un classeur : dans la cellule elle-même, non par son format) : {negative}.]][[ Si le fichier écrit ainsi ses nombres, dites-le à l’entrée du fichier dans convention.yaml : `{entry}{writing}{end}`.]][[ Si {unit} est une autre monnaie que `currency` de convention.yaml, ou des milliers de celle-ci, demandez les montants dans celle-ci : grappe n’en convertit aucun ; si {unit} est de trop, retirez-le (dans un classeur, du format des cellules).]][[ Pour un montant en euros, seul le signe € est lu, après le nombre : {euro}. Dans un tableur, « tout remplacer » corrige une colonne entière.]][[ Si tous les nombres du fichier ont un point, comme {point}, écrivez à l’entrée du fichier dans convention.yaml : `{entry}numbers: { decimal: "." }{end}`.]][[ Si tous les nombres du fichier ont une virgule, comme {comma}, écrivez à l’entrée du fichier dans convention.yaml : `{entry}numbers: { decimal: "," }{end}`.]]',
  },
  'number-ambiguous': {
    message: '« {value} » peut être un millier ou un nombre décimal',
    hint: 'Comparez-le à sa source et aux autres nombres du fichier.[[ Si « {mark} » est sa marque décimale, écrivez à l’entrée du fichier dans convention.yaml : `{entry}numbers: { decimal: "{mark}" }{end}`.]][[ Si elle sépare les milliers, écrivez-y `{entry}numbers: { decimal: "{other}", thousands: "{mark}" }{end}`.]]',
  },
  'number-decimals': {
    message: 'au plus {most} décimales attendues, {found} trouvées dans « {value} »',
    hint: 'Ôtez les zéros de trop ; si d’autres chiffres dépassent, demandez la valeur à sa source : grappe n’arrondit ni ne tronque rien.',
  },
  'number-negative': {
    message: 'zéro ou plus attendu, trouvé « {value} »',
    hint: 'Reprenez la valeur à sa source : seuls les montants, les quantités et les prix unitaires peuvent être négatifs.',
  },
  'number-unit': {
    message: '{expected} attendu, trouvé « {value} » : seul le nombre compte',
    hint: 'Voyez si la colonne contient autre chose : nommez alors à l’entrée du fichier dans convention.yaml l’en-tête de la bonne, sous `columns`. Si le nombre est juste, il n’y a rien à faire.',
  },
  'date-invalid': {
    message: 'jour attendu (2025-09-01 ou 01/09/2025), trouvé « {value} »[[ : le mois finit le {last}]]',
    hint: 'Reprenez le jour à sa source, ou demandez-le.[[ Le mois semble ici venir en premier ({monthFirst}) : les autres dates du fichier sont alors écrites de même, et celles dont le jour est 12 ou moins sont mal lues ; faites réécrire le fichier, le jour d’abord.]][[ Ou, si toutes sont ainsi, écrivez à l’entrée du fichier dans convention.yaml : `{entry}dates: {turned}{end}`.]][[ {serial} est une date qu’un tableur garde comme un nombre : mettez sa colonne au format date.]][[ Un jour écrit ainsi se lit là où l’entrée du fichier dans convention.yaml en dit la forme : `{entry}dates: {form}{end}`. Elle vaut alors pour tous les jours du fichier.]][[ Une colonne de textes comme {words} se lit par `{invoiceEntry}from_columns: { {theColumn}: "{field}" }{end}`, à la place de sa ligne sous `columns` ; les accolades nomment ce que dit le texte : invoice_date, period_start, period_end, service_date, ou period pour les deux bouts d’un mois, de plusieurs ou d’un trimestre.]]',
  },
  'date-form': {
    message: 'jour attendu comme le dit la disposition du fichier ({form}), trouvé « {value} »',
    hint: 'Reprenez le jour à sa source. Si tous les jours du fichier sont écrits autrement, dites leur forme à son entrée dans convention.yaml, sous `dates` : DD (ou JJ) le jour, MM le mois, YY ou YYYY (AA, AAAA) l’année (D et M là où il peut n’y avoir qu’un chiffre), hh:mm l’heure, qui est laissée de côté. Si seuls certains le sont, [[nommez les deux formes : `dates: {forms}` ; ou ]]faites réécrire le fichier dans une seule forme.',
  },
  'period-invalid': {
    message: 'année ou mois attendus, trouvé « {value} »',
    hint: 'Écrivez une année (2026) ; pour un acompte ou un calcul, aussi un trimestre (2026-Q1), un mois (2026-03) ou des mois (2026-01..2026-06).',
  },
  'choice-invalid': {
    message: 'une valeur parmi {choices} attendue, trouvé « {value} »',
    hint: '[[La plus proche : {nearest}. ]]Écrivez l’une d’elles, d’après la source ; casse, accents, espaces et traits d’union ne comptent pas.[[ Si un fichier reçu l’écrit ainsi, dites à son entrée dans convention.yaml ce que ce mot veut dire : `{entry}values: { {column}: { {cell}: … } }{end}`.]]',
  },
  'text-invalid': {
    message: 'le texte contient un caractère de contrôle',
    hint: 'Ressaisissez la cellule. Si des lettres accentuées sont abîmées, le fichier a un autre encodage qu’UTF-8 ou windows-1252, tel qu’un logiciel sur Mac l’enregistre : enregistrez-le au format « CSV UTF-8 » depuis le logiciel d’où il vient.',
  },
  'text-garbled': {
    message: 'des lettres de « {value} » sont abîmées[[ : « {right} », semble-t-il]]',
    hint: 'Le fichier a été enregistré dans un autre encodage que le sien, et ses autres textes sont sans doute abîmés aussi. Redemandez-le, ou enregistrez-le en « CSV UTF-8 » depuis le logiciel d’où il vient : les états impriment ces textes.',
  },
  'id-invalid': {
    message: '« {value} » ne peut pas être un identifiant[[ : {nothing} dit qu’il n’y en a pas]]',
    hint: '[[Si {nothing} est juste, il n’y a rien à lister : supprimez la ligne. ]]Donnez-en un autre, partout où il figure : au plus 64 caractères, sans caractère de contrôle, et pas « * ».',
  },
  'id-invisible': {
    message: '« {value} » contient un caractère qui ne se voit pas ({character})',
    hint: 'Ressaisissez-le sans le copier : deux textes pareils à l’œil ne le sont pas.',
  },
  'id-not-file-name': {
    message:
      '« {value} » ne peut pas nommer un fichier[[ à côté de « {other} »]], or chaque membre a le sien',
    hint: 'Donnez au membre un autre identifiant, dans chaque table qui le nomme : sans / \\ : * ? " < > |, sans point au début ni à la fin, autre qu’un nom réservé par un système (CON, NUL, COM1…)[[ et que « {other} » dans une autre casse, que Windows et macOS prennent pour le même fichier]].',
  },
  'id-number': {
    message:
      'un identifiant est enregistré comme [[un nombre : {number}]][[un nombre que sa cellule montre autrement : {shown}]][[une date : {day}]][[une formule : {formula}]][[un texte derrière l’apostrophe d’un tableur : {marked}]][[une valeur logique, vrai ou faux : {truth}]]',
    hint: 'Un tableur ôte ainsi des zéros et des chiffres à un identifiant, ou en fait autre chose : mettez la colonne au format texte, et ressaisissez-le depuis sa source.',
  },
  'uai-invalid': {
    message: 'UAI attendu, trouvé « {value} »',
    hint: 'Sept chiffres et une lettre, par exemple 0550020Y : recopiez l’UAI de sa source.',
  },
  'uai-key': {
    message: 'la lettre-clé de l’UAI {value} est fausse',
    hint: 'Un chiffre ou la lettre est faux : recopiez l’UAI de sa source, sans le déduire.',
  },
  'siret-invalid': {
    message: 'SIRET attendu, trouvé « {value} »',
    hint: 'Quatorze chiffres : recopiez-les de leur source. Un tableur a pu les abîmer : mettez d’abord la colonne au format texte.',
  },
  'siret-key': {
    message: 'la clé du SIRET {value} est fausse',
    hint: 'Un chiffre est faux, pas forcément le dernier : recopiez le SIRET d’un document de son titulaire ou de l’annuaire officiel.',
  },
  'insee-invalid': {
    message: 'code INSEE de commune attendu, trouvé « {value} »',
    hint: '[[Si un tableur en a ôté le premier zéro, c’est {whole} : mettez la colonne au format texte, et écrivez le code entier. ]]Cinq caractères, par exemple 55502 ou 2A004 : vérifiez le code dans la liste des communes de l’INSEE. En cas de doute, laissez la cellule vide.',
  },
  'range-reversed': {
    message: 'la fin {to} précède le début {from}',
    hint: 'Les deux jours comptent : reprenez-les à leur source, et corrigez celui qui est faux.',
  },
  'day-far': {
    message: 'le jour est {value}, avant 1900 ou après 2100',
    hint: 'Un chiffre de l’année est sans doute faux : la ligne s’applique à d’autres jours que prévu. Reprenez le jour à sa source. Pour « depuis toujours » ou « sans fin », laissez la cellule vide.',
  },
  'service-reversed': {
    message: 'son service finit le {to}, avant de commencer le {from} : cet accès n’est jamais en service',
    hint: 'S’il a été commandé et jamais ouvert, laissez la ligne ainsi ; sinon, reprenez les deux jours à leur source, et corrigez celui qui est faux.',
  },
} as const;
