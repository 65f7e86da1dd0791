export const convention = {
  'yaml-syntax': {
    message: 'ce n’est pas du YAML : {detail}',
    hint: 'Corrigez-le là. Pour une faute de forme, regardez aussi la ligne d’avant : deux-points, retrait, guillemets.',
  },
  'key-unknown': {
    message: 'la clé « {value} » est inconnue ici',
    hint: '[[La plus proche : {nearest}. ]][[Connues ici : `{known}`. ]]Corrigez-la ou retirez-la ; `grappe help rules` explique les clés.',
  },
  'key-missing': {
    message: 'la clé « {key} » manque',
    hint: 'Ajoutez-la ici dans convention.yaml, d’après la convention signée : `{name}: …`[[, l’une de ces valeurs : {expected}]].[[ {meaning}]]',
  },
  'value-invalid': {
    message: 'attendu : `{expected}` ; trouvé : {found}',
    hint: 'Écrivez la valeur sous l’une des formes montrées.[[ {meaning}]] `grappe help rules` explique chaque clé.',
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
    hint: 'Ce mot ne sert que pour la cible `{allowed}`. D’après la convention signée, retirez-le de cette règle de convention.yaml (elle répartit alors comme s’il n’y était pas), ou donnez-lui cette cible : `applies_to: { target: {allowed} }`.',
  },
  'category-own': {
    message: '« {value} » ne peut pas être une catégorie à vous',
    hint: 'Choisissez un mot qui n’existe pas déjà et ne figure ici qu’une fois, casse et accents mis à part.',
  },
  'keys-exclude': {
    message: '`{one}` et `{other}` s’excluent',
    hint: '[[Si une facture vient en plusieurs fichiers, gardez `{parts}`, ôtez `line_number: row` et nommez l’en-tête du numéro de ligne : `columns: { line_number: "…" }`. Sinon, ôtez `{parts}`.]][[`amounts` est pour un fichier qui a ses avoirs dans une colonne à eux, `{kinds}` pour celui où une colonne dit quelles lignes sont des avoirs : gardez celle qui convient à ce fichier.]][[Une cellule vide dit ce que dit {empty} de `charge_or_credit`, ou elle répète celle du dessus : ôtez-y {empty}, ou la colonne de `fill_down`.]][[Une feuille est lue, ou chacune de plusieurs : gardez `sheet` si les lignes sont toutes dans {sheet}, sinon `sheets`.]]',
  },
  'mix-sum': {
    message: 'les parts de cette combinaison font {sum}',
    hint: 'Corrigez-les d’après la convention signée : elles doivent faire exactement 1, ou exactement 100, toutes à la même échelle (1/2, ou 50 %) ; les tiers s’écrivent 1/3.',
  },
  'parts-sum': {
    message: 'les parts font {sum}, ni 1 ni 100',
    hint: 'Chaque quote-part est sa part de cette somme : vérifiez dans la convention signée qu’aucune n’est oubliée, et que toutes sont à la même échelle (1/2, ou 50 %). Des poids comme 2 et 1 s’écrivent en fractions du tout : 2/3 et 1/3.',
  },
  'measure-of-members': {
    message: '« {value} » est une mesure des membres ; cette clé répartit entre des sites',
    hint: 'D’après la convention signée, ajoutez `per: member` à ce `share:`, ou nommez une mesure des sites.',
  },
  'measure-of-sites': {
    message: '« {value} » est une mesure des sites ; per: member répartit entre des membres',
    hint: 'D’après la convention signée, supprimez `per: member` de ce `share:`, ou nommez une mesure des membres.',
  },
  'age-unsaid': {
    message: 'as_of: latest ne limite pas l’ancienneté d’un effectif',
    hint: 'Écrivez à côté de cet `as_of:` l’ancienneté maximale que permet la convention signée, en jours, par exemple `max_age_days: 366` ; `max_age_days: none` si elle n’en fixe pas.',
  },
  'age-unused': {
    message: 'max_age_days n’a pas de sens à côté de as_of: period_end',
    hint: 'Supprimez-le : le constat doit dater de la période de la ligne.',
  },
  'period-end-days': {
    message: 'as_of: period_end a besoin de tous les jours des lignes',
    hint: 'Réglez `prorata: daily` et `basis: service` en tête de convention.yaml, ou choisissez un autre as_of (`grappe help rules students` les montre), d’après la convention signée.',
  },
  'month-day-swapped': {
    message:
      'le mois vient d’abord : c’est ici le {date}, dont il n’y a aucun constat de « {measure} », mais {count} du {other}',
    hint: 'Si la convention signée compte au {other}, écrivez `date: "{swapped}"` : sinon un constat plus ancien compte. Si elle compte bien au {date}, laissez-la.',
  },
  'years-undated': {
    message: 'years demande un as_of daté',
    hint: 'Dans ce `share:`, donnez le jour du constat que dit la convention signée, par exemple `as_of: { date: "10-15", year: previous }` (mois et jour : le 15 octobre ; les autres mots : `grappe help rules students`), ou supprimez years si elle n’en compte qu’un.',
  },
  'bounds-reversed': {
    message: 'at_least {least} dépasse at_most {most}',
    hint: 'Reprenez les deux valeurs dans la convention signée.',
  },
  'counts-alike': {
    message: 'quel que soit le constat de « {measure} », chacun compte ici pour {value}',
    hint: 'Les bornes et les tranches sont dans l’unité de la mesure (élèves, mètres carrés), et non en parts de la dépense ou en euros : corrigez-les d’après la convention signée. Si elles sont ce qu’elle dit, laissez-les.',
  },
  'over-site-types': {
    message: 'over: site_types ne restreint pas les membres, entre lesquels {key} répartit',
    hint: 'Remplacez `over: { site_types: … }` par `over: { members: … }`, ou choisissez une clé sur les sites (`grappe help rules` les montre), d’après la convention signée.',
  },
  'rule-hidden': {
    message:
      'la règle {rule} ne peut jamais s’appliquer : toutes les lignes de ses jours sont déjà prises, au-dessus, par {other}',
    hint: 'D’après la convention signée, placez-la au-dessus de {other}, ou supprimez-la.',
  },
  'rule-never-applies': {
    message: 'la règle {rule} ne peut jamais s’appliquer : rien dans les tables n’a `{condition}`',
    hint: 'D’après la convention signée, corrigez cette condition sous `applies_to:`, ou les tables qui doivent la remplir (`kinds` : la colonne {grappes.kind|nature} de {grappes.csv} ; `site_types` : {sites.type|type} de {sites.csv} ; un identifiant : la sienne ; avec `sites` ou `site_types`, tous les sites de la grappe, ou du groupement, doivent en être) ; ou supprimez la règle.[[ Qui, dans le {group}, supporte un coût se dit par `over` dans le `share` de la règle.]]',
  },
  'column-ignored': {
    message: '« {header} » devrait se lire comme `{column}`, mais `ignore_columns` le laisse de côté',
    hint: 'Si cette colonne compte, retirez « {header} » d’`ignore_columns` à cette entrée de convention.yaml ; sinon, retirez-le de `columns`.',
  },
  'count-of-other-year': {
    message: '« {header} » compte au {counted}, et `as_of` date ces effectifs du {day}',
    hint: 'Écrivez à cet `as_of` le jour que dit la liste, et gardez la liste de l’autre année à côté, avec une entrée à elle : les mois qui la comptaient en ont besoin. Si la liste est bien du {day}, rien n’est à faire.',
  },
  'placeholder-left': {
    message: '« {value} » est un texte proposé par `grappe init`, et non celui de la convention',
    hint: 'Écrivez-y ce que dit la convention signée : les états et les lignes réparties le porteraient tel quel.',
  },
  'comment-in-text': {
    message: 'le texte s’arrête à « {kept} » : « {comment} », après une espace et un #, est un commentaire',
    hint: 'Si cela fait partie du texte, mettez-le entre guillemets droits : `{key}: "{kept} {comment}"`. Si c’est bien un commentaire, mettez une espace après le #.',
  },
  'supplier-pattern': {
    message:
      'les fournisseurs se comparent en entier : « {value} » n’est pas un motif ici, et seul un fournisseur de ce nom convient',
    hint: 'Nommez chaque fournisseur comme l’écrit la colonne {invoices.supplier|fournisseur} des factures : `suppliers: [SFR, "SFR Business"]`.',
  },
  'files-folder': {
    message:
      'les fichiers d’invoices/ se reconnaissent à leur nom, sans le dossier : « {value} » n’en désigne aucun',
    hint: 'Écrivez le nom seul : `{name}`. Les fichiers de tous les dossiers d’invoices/ se lisent de même.',
  },
  'rules-overlap': {
    message: 'pour {days}, la règle {rule} est cachée par {other}, placée au-dessus pour les mêmes lignes',
    hint: 'D’après la convention signée, terminez l’une (`to:`) la veille du début de l’autre (`from:`).',
  },
  'rules-none': {
    message:
      'aucune règle n’est écrite sous `rules:`, et des lignes qui desservent plusieurs membres en ont besoin : {count}, dont la première pour {value}',
    hint: 'Écrivez ici ce que dit la convention signée, une règle pour chacune de ses clauses : `- { id: …, applies_to: …, share: { by: … } }`. `grappe help rules` montre toutes les clés ; la première règle qui convient à une ligne est prise.',
  },
  'rules-gap': {
    message: 'aucune règle entre {other} et {rule} pour {days}',
    hint: 'Une ligne de ces jours qui dessert plusieurs membres arrêterait le calcul : allongez l’une des deux (`from:`, `to:`), d’après la convention signée.',
  },
} as const;
