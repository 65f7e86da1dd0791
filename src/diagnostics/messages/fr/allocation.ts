export const allocation = {
  'access-unknown': {
    message: 'l’accès {value} n’est pas dans accesses.csv',
    hint: '[[Le plus proche : {nearest}. ]]Ajoutez l’accès à accesses.csv, ou remplissez dessert sur la ligne.',
  },
  'access-undated': {
    message: 'accesses.csv ne dit pas ce que dessert l’accès {value} pour {days}',
    hint: 'Allongez une ligne de cet accès (debut, fin), ou ajoutez-en une.',
  },
  undated: {
    message: 'une ligne de catégorie {category} n’a ni période ni date de prestation',
    hint: 'Remplissez debut_periode et fin_periode ; ou dites dans convention.yaml quels jours comptent alors : `undated: invoice_month`, le mois de la facture, ou `undated: invoice_date`.',
  },
  'share-too-long': {
    message: 'la part exacte de {member} compte {count} caractères, plus que les {most} d’une cellule',
    hint: 'Répartissez la ligne sur moins de jours (sa période, `prorata:`), ou selon des mesures de moins de chiffres.',
  },
  'member-absent': {
    message: '{value} n’est pas dans le groupement pour {days}',
    hint: 'Voyez entree_le et sortie_le dans members.csv.',
  },
  'site-absent': {
    message: '{site} de {value} n’a pas de propriétaire dans le groupement pour {days}',
    hint: 'Voyez ses lignes dans sites.csv, et l’entrée et la sortie de son membre dans members.csv.',
  },
  'no-participant': {
    message: 'personne ne participe à {value} pour {days}',
    hint: 'Allongez ou ajoutez ses lignes dans grappes.csv, avec debut et fin[[, ou élargissez `over` de la règle {rule}]].',
  },
  'no-rule': {
    message: 'aucune règle ne répartit {value} (catégorie {category}) pour {days}',
    hint: 'Plusieurs membres sont desservis : ajoutez une règle à convention.yaml[[, ou donnez d’autres jours à la règle {other} : elle vaut pour {otherDays}]].',
  },
  'measure-missing': {
    message: 'aucune valeur de {measure} pour {id} au {day} (règle {rule})',
    hint: 'Ajoutez l’observation à measures.csv : un effectif absent n’est jamais un zéro.',
  },
  'measure-stale': {
    message:
      '{measure} de {id} date du {found}, plus de {most} jours avant le {day} (règle {rule})[[ ; {stake} HT seraient répartis par elle]]',
    hint: 'Ajoutez à measures.csv un constat du {earliest} ou plus tard, ou relevez max_age_days ({most} aujourd’hui).',
  },
  'bandwidth-missing': {
    message:
      'accesses.csv ne donne pas le débit de l’accès {access}, qui dessert {site} au {days} (règle {rule})',
    hint: 'Remplissez debit_mbps : un débit vide n’est jamais un zéro.',
  },
  'reference-day-future': {
    message: 'la règle {rule} compte au {day}, après {days}',
    hint: 'Réglez `year:` de son `as_of` sur une année antérieure.',
  },
  'weight-missing': {
    message: '{site} n’a pas de poids dans {value} pour {days} (règle {rule})',
    hint: 'Remplissez poids dans grappes.csv.',
  },
  'weights-zero': {
    message: 'tous les poids de {value} sont nuls pour {days} (règle {rule})',
    hint: 'L’un au moins doit être supérieur à zéro.',
  },
  'head-count': {
    message: '{value} a {found} sites marqués tête pour {days} (règle {rule})',
    hint: 'Marquez-en exactement un dans grappes.csv.',
  },
  'part-missing': {
    message: 'la règle {rule} ne donne pas de part à {member}, qui participe pour {days}',
    hint: 'Écrivez sa part, 0 s’il ne supporte rien.',
  },
  'part-absent': {
    message: 'la règle {rule} donne une part à {member}, qui ne participe pas pour {days}',
    hint: 'Mettez `absent: charged` ou `absent: left_out`, ou écrivez une autre règle pour ces jours.',
  },
  'parts-zero': {
    message: 'les parts de la règle {rule} font zéro pour {days}',
    hint: 'L’un au moins des participants doit supporter quelque chose.',
  },
  'payer-absent': {
    message: 'la règle {rule} met à la charge de {member}, qui n’est pas dans le groupement pour {days}',
    hint: 'Voyez members.csv, ou écrivez une autre règle pour ces jours.',
  },
  'majority-tie': {
    message: '{members} sont à égalité pour {measure} de {value} pour {days} (règle {rule})',
    hint: 'La convention doit dire qui paie. Écrivez une règle pour ce cas au-dessus de la règle {rule} : la première qui convient est prise.',
  },
  'billed-to-missing': {
    message: 'rien ne dit qui paie l’opérateur pour cette ligne',
    hint: 'Remplissez facture_a sur la ligne, sur son accès, ou billed_to dans convention.yaml.',
  },
  'imputation-missing': {
    message:
      'aucune imputation de {member} ne vaut pour le flux {flow}, type de site {siteType}, catégorie {category} au {day}',
    hint: 'Ajoutez à imputations.csv une ligne pour {member}. Un flux, un type de site ou une catégorie vides valent pour tous ; « — » veut dire : laissez vide.',
  },
  'revenue-imputation-missing': {
    message:
      'aucune imputation de recette (flux recouvre) de {member} ne vaut pour le type de site {siteType}, catégorie {category}',
    hint: 'titres.csv laisse son imputation vide : ajoutez la ligne à imputations.csv.',
  },
} as const;
