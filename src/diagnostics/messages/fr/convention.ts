export const convention = {
  'yaml-syntax': {
    message: 'ce n’est pas du YAML : {detail}',
    hint: 'Regardez le deux-points, le retrait et les guillemets de cette ligne.',
  },
  'key-unknown': {
    message: 'la clé « {value} » est inconnue ici',
    hint: '[[La plus proche : {nearest}. ]][[Connues ici : `{known}`. ]]Corrigez-la ou retirez-la ; `grappe help rules` explique les clés.',
  },
  'key-missing': {
    message: 'la clé « {key} » manque',
    hint: 'Attendu : {expected}. `grappe help rules` explique chaque clé.',
  },
  'value-invalid': {
    message: 'attendu : `{expected}` ; trouvé : {found}',
    hint: 'Écrivez-la sous l’une des formes montrées ; `grappe help rules` explique chaque clé.',
  },
  'rule-id-repeated': {
    message: 'la règle {value} figure deux fois : ici et ligne {other}',
    hint: 'Donnez à l’une des deux un autre identifiant : il est imprimé sur chaque ligne.',
  },
  'rule-id-reserved': {
    message: '« {value} » ne peut pas être l’identifiant d’une règle',
    hint: 'Donnez-lui-en un autre : « own » signifie qu’aucune règle n’était nécessaire, et « + » joint plusieurs identifiants.',
  },
  'key-target': {
    message: '`{key}` ne peut pas servir pour la cible `{target}`',
    hint: 'Elle est réservée à la cible `{allowed}`.',
  },
  'category-own': {
    message: '« {value} » ne peut pas être une catégorie à vous',
    hint: 'Choisissez un mot qui n’existe pas déjà et ne figure ici qu’une fois, casse et accents mis à part.',
  },
  'keys-exclude': {
    message: '`{one}` et `{other}` s’excluent',
    hint: 'Gardez l’un des deux.',
  },
  'mix-sum': {
    message: 'les parts de cette combinaison font {sum}',
    hint: 'Elles doivent faire exactement 1, ou exactement 100 ; écrivez les tiers 1/3.',
  },
  'parts-sum': {
    message: 'les parts font {sum}, ni 1 ni 100',
    hint: 'Chaque quote-part est sa part de cette somme ; vérifiez qu’aucune n’est oubliée.',
  },
  'measure-of-members': {
    message: '« {value} » est une mesure des membres ; cette clé répartit entre des sites',
    hint: 'Ajoutez per: member à la clé, ou nommez une mesure des sites.',
  },
  'measure-of-sites': {
    message: '« {value} » est une mesure des sites ; per: member répartit entre des membres',
    hint: 'Supprimez per: member, ou nommez une mesure des membres.',
  },
  'age-unsaid': {
    message: 'as_of: latest ne dit pas de quand peut dater un effectif',
    hint: 'Ajoutez max_age_days: 366, ou un autre nombre, ou none pour tout âge.',
  },
  'age-unused': {
    message: 'max_age_days n’a pas de sens à côté de as_of: period_end',
    hint: 'Supprimez-le : le constat doit dater de la période de la ligne.',
  },
  'period-end-days': {
    message: 'as_of: period_end a besoin de tous les jours des lignes',
    hint: 'Réglez prorata: daily et basis: service, ou choisissez un autre as_of.',
  },
  'years-undated': {
    message: 'years demande un as_of daté',
    hint: 'Écrivez as_of: { date: "10-01", year: previous }, ou supprimez years.',
  },
  'bounds-reversed': {
    message: 'at_least {least} dépasse at_most {most}',
    hint: 'Échangez les deux, ou supprimez-en un.',
  },
  'over-site-types': {
    message: 'over: site_types ne restreint pas les membres, entre lesquels {key} répartit',
    hint: 'Restreignez par over: members, ou choisissez une clé sur les sites.',
  },
  'rule-hidden': {
    message:
      'la règle {rule} ne peut jamais s’appliquer : {other}, au-dessus, prend toutes les lignes de ses jours',
    hint: 'Supprimez-la, ou placez-la au-dessus de {other}.',
  },
  'rule-never-applies': {
    message: 'la règle {rule} ne peut jamais s’appliquer : rien dans les tables n’a `{condition}`',
    hint: 'Supprimez-la, ou corrigez sa condition.',
  },
  'rules-overlap': {
    message: 'pour {days}, la règle {rule} est cachée par {other}, placée au-dessus pour les mêmes lignes',
    hint: 'Terminez l’une la veille du début de l’autre.',
  },
  'rules-gap': {
    message: 'aucune règle entre {other} et {rule} pour {days}',
    hint: 'Une ligne de ces jours qui dessert plusieurs membres arrêterait le calcul : allongez l’une des deux.',
  },
} as const;
