export const convention = {
  'yaml-syntax': {
    message: 'ce n’est pas du YAML : {detail}',
    hint: 'Regardez le retrait et les guillemets de cette ligne.',
  },
  'key-unknown': {
    message: 'la clé « {value} » est inconnue ici',
    hint: '[[La plus proche : {nearest}. ]]Corrigez-la ou retirez-la ; `grappe schema convention` cite les clés.',
  },
  'key-missing': {
    message: 'la clé « {key} » manque',
    hint: 'Attendu : {expected}.',
  },
  'value-invalid': {
    message: 'attendu : {expected} ; trouvé : {found}',
    hint: 'Écrivez-la sous l’une des formes montrées ; `grappe schema convention` décrit chaque clé.',
  },
  'rule-id-repeated': {
    message: 'la règle {value} figure deux fois : ici et ligne {other}',
    hint: 'Chaque règle a son identifiant : il est imprimé sur chaque ligne.',
  },
  'rule-id-reserved': {
    message: '« {value} » ne peut pas être l’identifiant d’une règle',
    hint: '« own » signifie qu’aucune règle n’était nécessaire, et « + » joint plusieurs identifiants.',
  },
  'key-target': {
    message: '`{key}` ne peut pas servir pour la cible `{target}`',
    hint: 'Elle est réservée à la cible `{allowed}`.',
  },
  'mix-sum': {
    message: 'les parts de ce mélange font {sum}',
    hint: 'Elles doivent faire exactement 1 ; écrivez les tiers 1/3.',
  },
  'parts-sum': {
    message: 'les parts font {sum}, ni 1 ni 100',
    hint: 'Chaque quote-part est sa part de cette somme ; vérifiez qu’aucune n’est oubliée.',
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
