export const cells = {
  'cell-empty': {
    message: 'valeur attendue pour « {column} », trouvé une cellule vide',
    hint: 'Remplissez-la : grappe ne suppose aucune valeur. Pour un fichier d’opérateur, sa disposition peut la dire : `defaults:`, ou `line_number: row`.',
  },
  'either-empty': {
    message: 'attendu {column} ou {other}, trouvé ni l’un ni l’autre',
    hint: 'Remplissez exactement l’un des deux.',
  },
  'either-both': {
    message: 'trouvé {column} {value} et {other} {second} sur une même ligne',
    hint: 'Laissez l’un des deux vide : une ligne ne porte que sur l’un.',
  },
  'number-invalid': {
    message: 'nombre attendu, trouvé « {value} »',
    hint: 'Des chiffres avec au plus un signe décimal ({marks}), les milliers séparés par des espaces : 1 234{mark}50.',
  },
  'number-ambiguous': {
    message: '« {value} » peut être un millier ou un nombre décimal',
    hint: 'Dites-le dans convention.yaml : numbers: {decimal: ","} ou numbers: {decimal: "."} (là ou dans la disposition du fournisseur).',
  },
  'number-decimals': {
    message: 'au plus {most} décimales attendues, {found} trouvées dans « {value} »',
    hint: 'Arrondissez à la source : grappe n’abandonne aucun chiffre.',
  },
  'number-negative': {
    message: 'zéro ou plus attendu, trouvé « {value} »',
    hint: 'Seuls les montants, les quantités et les prix unitaires peuvent être négatifs.',
  },
  'date-invalid': {
    message: 'jour attendu, trouvé « {value} »',
    hint: 'Écrivez 2025-09-01 ou 01/09/2025, un jour qui existe.',
  },
  'period-invalid': {
    message: 'année ou mois attendus, trouvé « {value} »',
    hint: 'Écrivez 2026 ; où des mois sont permis, aussi 2026-Q1, 2026-03 ou 2026-01..2026-06.',
  },
  'choice-invalid': {
    message: 'une valeur parmi {choices} attendue, trouvé « {value} »',
    hint: '[[La plus proche : {nearest}. ]]Casse, accents, espaces et traits d’union ne comptent pas.',
  },
  'text-invalid': {
    message: 'le texte contient un caractère de contrôle',
    hint: 'Ressaisissez la cellule.',
  },
  'id-invalid': {
    message: '« {value} » ne peut pas être un identifiant',
    hint: 'Donnez-en un autre : au plus 64 caractères, sans caractère de contrôle, et pas « * ».',
  },
  'id-invisible': {
    message: '« {value} » contient un caractère qui ne se voit pas ({character})',
    hint: 'Ressaisissez la cellule sans la copier : deux textes pareils à l’œil ne le sont pas.',
  },
  'id-not-file-name': {
    message: '« {value} » ne peut pas nommer un fichier, or chaque membre a le sien',
    hint: 'Donnez au membre un autre identifiant, dans chaque table qui le nomme : ni « / » ni « \\ », pas de point devant, pas de nom réservé par un système (CON, NUL, COM1 …).',
  },
  'id-number': {
    message: 'un identifiant est gardé comme un nombre : {value}',
    hint: 'Un tableur en perd ainsi des zéros et des chiffres : mettez la colonne au format texte, et ressaisissez-le.',
  },
  'uai-invalid': {
    message: 'UAI attendu, trouvé « {value} »',
    hint: 'Sept chiffres et une lettre, par exemple 0550020Y.',
  },
  'uai-key': {
    message: 'la lettre-clé de l’UAI {value} est fausse',
    hint: 'Avec ces chiffres, c’est {right}.',
  },
  'siret-invalid': {
    message: 'SIRET attendu, trouvé « {value} »',
    hint: 'Quatorze chiffres ; un tableur a pu l’abîmer : mettez la colonne au format texte.',
  },
  'siret-key': {
    message: 'la clé du SIRET {value} est fausse',
    hint: 'Avec ces premiers chiffres, ce serait {right}.',
  },
  'insee-invalid': {
    message: 'code INSEE de commune attendu, trouvé « {value} »',
    hint: 'Cinq caractères, par exemple 55502 ou 2A004, zéro initial compris ; ou laissez vide.',
  },
  'range-reversed': {
    message: 'la fin {to} précède le début {from}',
    hint: 'Les deux jours comptent ; corrigez l’un des deux.',
  },
} as const;
