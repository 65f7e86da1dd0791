export const allocation = {
  'access-unknown': {
    message: 'l’accès {value} n’est pas dans {accesses.csv}',
    hint: '[[Le plus proche : {nearest}. ]]Corrigez-le sur la ligne s’il est mal écrit ; sinon, ajoutez l’accès à {accesses.csv} ({accesses.access|acces}, {accesses.serves|dessert}) d’après le contrat, ou remplissez {invoices.serves|dessert} sur la ligne. Si le contrat ne le connaît pas, contestez la ligne, et répartissez les autres avec `grappe allocate --allow-unallocated`.',
  },
  'access-undated': {
    message: '{accesses.csv} ne dit pas ce que dessert l’accès {value} pour {days}',
    hint: 'D’après le contrat, corrigez les jours d’une ligne de cet accès dans {accesses.csv} ({accesses.valid_from|debut}, {accesses.valid_to|fin}), ou ajoutez-en une. S’il est résilié, contestez la ligne, et répartissez les autres lignes avec `grappe allocate --allow-unallocated`.',
  },
  undated: {
    message: 'une ligne de catégorie {category} n’a ni période ni date de prestation',
    hint: 'Remplissez {invoices.period_start|debut_periode}[[ et {invoices.period_end|fin_periode}]] d’après la facture ; ou, si la convention signée le dit, écrivez en tête de convention.yaml `undated: invoice_month` (le mois de la facture compte), ou `undated: invoice_date` (sa date) ; si c’est une liste, ajoutez-y ce qui vaut à la date de la facture.',
  },
  'share-too-long': {
    message: 'la part exacte de {member} compte {count} caractères, plus que les {most} d’une cellule',
    hint: 'Cherchez dans {measures.csv} une valeur de ses sites ou membres qui a des dizaines de chiffres, et reprenez-la à sa source. S’il n’y en a pas, demandez à l’opérateur une ligne par mois, ou par jour de changement : ses jours se répartissent alors à part.',
  },
  'member-absent': {
    message: '{value} n’est pas dans le groupement pour {days}',
    hint: 'Corrigez {members.joined_on|entree_le} ou {members.left_on|sortie_le} dans {members.csv} s’ils sont faux ; sinon, demandez à l’opérateur pourquoi il facture ces jours, et répartissez les autres lignes avec `grappe allocate --allow-unallocated`.',
  },
  'site-absent': {
    message: '{site} de {value} n’a pas de propriétaire dans le groupement pour {days}',
    hint: '[[D’après {sites.csv} il est à {member}, qui n’est pas dans le groupement ces jours-là : corrigez {members.joined_on|entree_le} ou {members.left_on|sortie_le} de {member} dans {members.csv}, ou les lignes du site dans {sites.csv}, s’ils sont faux.]][[Aucune ligne de {ownerless} dans {sites.csv} ne vaut pour ces jours : corrigez-les si elles sont fausses.]][[ S’il n’est plus de {grappe}, terminez sa ligne dans {grappes.csv} ({grappes.valid_to|fin}), s’il n’en est pas encore, commencez-la plus tard ({grappes.valid_from|debut}) : les autres en supportent alors le coût.]][[ De même pour {others}.]] Si tout est juste, demandez à l’opérateur pourquoi il facture ces jours, et répartissez les autres lignes avec `grappe allocate --allow-unallocated`.',
  },
  'no-participant': {
    message: 'personne ne participe à {value} pour {days}',
    hint: 'D’après la convention signée, [[allongez ou ajoutez dans {grappes.csv} les lignes de {grappe} ({grappes.valid_from|debut}, {grappes.valid_to|fin})]][[élargissez `over` de la règle {rule} dans convention.yaml, ou corrigez les jours de ses membres dans {members.csv}]] ; si tout y est juste, demandez à l’opérateur pourquoi il facture ces jours, et répartissez les autres lignes avec `grappe allocate --allow-unallocated`.',
  },
  'setting-unset': {
    message: 'la liste `{setting}` de convention.yaml n’a pas de valeur le {day}, date de la facture',
    hint: 'Ajoutez-y celle qui vaut ce jour-là d’après la convention signée ; ou, si la première valait déjà avant, ôtez son `from`, et si la dernière vaut encore après, son `to`. Si la date de la facture est fausse, corrigez-la.',
  },
  'no-rule': {
    message: 'aucune règle ne répartit {value} (catégorie {category}) pour {days}',
    hint: 'Plusieurs membres sont desservis : ajoutez sous `rules:` de convention.yaml ce que dit la convention signée, `- { id: …, applies_to: {condition}, share: { by: … } }` ; après `by:`, la clé du partage (`grappe help rules` les montre toutes) ; la première règle qui convient est prise[[. Ou donnez d’autres jours à la règle {other} : elle vaut pour {otherDays}]][[. La règle {missed} ne vaut pas pour cette ligne : elle demande {asks}]].',
  },
  'measure-missing': {
    message: 'aucune valeur de {measure} pour {id} au {day} (règle {rule})',
    hint: 'Demandez-la à sa source et ajoutez à {measures.csv} une ligne : {id}, {measure}, le jour du constat, la valeur. N’écrivez pas zéro à la place, et ne changez pas le jour d’un autre constat.',
  },
  'measure-stale': {
    message:
      '{measure} de {id} date du {found}, plus de {most} jours avant le {day} (règle {rule})[[ ; {stake} HT seraient répartis par elle]]',
    hint: 'Ajoutez à {measures.csv} un constat du {earliest} au {day}, demandé à sa source ; ou, si la convention signée le permet, relevez max_age_days de la règle {rule} dans convention.yaml ({most} aujourd’hui).',
  },
  'measure-year-old': {
    message:
      'il manque des constats de « {measure} » au {day} ({count}) : ceux d’un an plus tôt ont compté, par exemple celui du {found} pour {id}',
    hint: 'S’ils doivent encore paraître, attendez-les, ajoutez-les à {measures.csv} et refaites le calcul avant de le clore. Si la convention signée admet ceux de l’année précédente, écrivez `max_age_days: 366` à côté de cet `as_of:` dans convention.yaml : ce n’est alors plus signalé.',
  },
  'bandwidth-missing': {
    message:
      '{accesses.csv} ne donne pas le débit de l’accès {access}, qui dessert {site} au {days} (règle {rule})',
    hint: 'Remplissez {accesses.bandwidth_mbps|debit_mbps} de cet accès dans {accesses.csv}, d’après le contrat : un débit vide n’est jamais un zéro.',
  },
  'reference-day-future': {
    message: 'la règle {rule} compte au {day}, après {days}',
    hint: 'Dans convention.yaml, donnez à l’`as_of` de cette règle une année antérieure, d’après la convention signée : `year: {earlier}`, ou une autre de celles que montre `grappe help rules`.',
  },
  'weight-missing': {
    message: '{site} n’a pas de poids dans {value} pour {days} (règle {rule})',
    hint: 'Remplissez {grappes.weight|poids} dans {grappes.csv}, d’après la convention signée.',
  },
  'weights-zero': {
    message: 'tous les poids de {value} sont nuls pour {days} (règle {rule})',
    hint: 'Corrigez ce que compte la clé de cette règle (`grappe explain` de la ligne le montre), d’après sa source : {grappes.weight|poids} dans {grappes.csv}, les valeurs dans {measures.csv}, les accès dans {accesses.csv}, `counts_from` dans convention.yaml. Si les zéros sont justes, la convention signée doit dire qui paie : écrivez au-dessus de {rule} `- { id: …, applies_to: {condition}, share: { by: … } }` (clés : `grappe help rules`). Si elle n’en dit rien, faites-le décider par les membres.',
  },
  'below-bands': {
    message:
      '{measure} de {id} vaut {value} pour {days}, moins que {least}, où commence la première des tranches (`bands`) de la règle {rule}',
    hint: 'Corrigez sa valeur dans {measures.csv} si elle est fausse ; si elle est juste, donnez aux `bands` de cette règle dans convention.yaml une première tranche qui la contient, d’après la convention signée : `0: …`.',
  },
  'divisor-zero': {
    message: '{measure} de {id}, par quoi la règle {rule} divise, est nul pour {days}',
    hint: 'Corrigez sa valeur dans {measures.csv} si elle est fausse ; si elle est juste, la convention signée doit dire pour quoi compte un tel membre ou site : écrivez-le au-dessus de la règle {rule} de convention.yaml, `- { id: …, applies_to: {condition}, share: { by: … } }` (clés : `grappe help rules`) ; la première règle qui convient est prise. Si elle n’en dit rien, faites-le décider par les membres.',
  },
  'sum-negative': {
    message:
      'la somme que la règle {rule} fait pour {id} pour {days} est {sum} : personne ne pèse moins que rien',
    hint: 'Corrigez les valeurs dans {measures.csv} (`grappe explain` d’une ligne répartie montre les lignes lues), ou les coefficients de ce `sum` dans convention.yaml, s’ils sont faux : ce que l’on retranche doit être une partie de ce dont on le retranche. Si tout est juste, la convention signée doit dire pour quoi compte un tel membre ou site : écrivez-le au-dessus de la règle {rule} de convention.yaml (clés : `grappe help rules`) ; la première règle qui convient est prise. Si elle n’en dit rien, faites-le décider par les membres.',
  },
  'head-count': {
    message: '{value} a {found} sites marqués tête pour {days} (règle {rule})',
    hint: 'Marquez-en un seul pour ces jours dans {grappes.csv} ({grappes.head|tete}), d’après la convention signée.',
  },
  'amounts-exceed': {
    message:
      'd’après la règle {rule}, des membres supportent d’abord {sum} de cette ligne pour {days}, plus que son montant',
    hint: 'Les montants de `first:` valent pour chaque ligne, HT : d’après la convention signée, écrivez cette règle pour les lignes auxquelles ils sont destinés (`applies_to: { categories: …, item_codes: … }`), corrigez-les, ou donnez au-dessus d’elle une règle à ces lignes (clés : `grappe help rules`).',
  },
  'part-missing': {
    message: 'la règle {rule} ne donne pas de part à {member}, qui participe pour {days}',
    hint: 'Écrivez sa part sous `parts:` de cette règle dans convention.yaml, d’après la convention signée ; 0 s’il ne supporte rien.',
  },
  'part-absent': {
    message: 'la règle {rule} donne une part à {member}, qui ne participe pas pour {days}',
    hint: 'D’après la convention signée, mettez dans son `share:` `absent: charged` (ce membre paie quand même) ou `absent: left_out` (les autres paient), ou écrivez une autre règle pour ces jours.',
  },
  'parts-zero': {
    message: 'les parts de la règle {rule} font zéro pour {days}',
    hint: 'Corrigez `parts:` de cette règle dans convention.yaml, d’après la convention signée : l’un au moins des participants doit supporter quelque chose.',
  },
  'payer-absent': {
    message: 'la règle {rule} met à la charge de {member}, qui n’est pas dans le groupement pour {days}',
    hint: 'Corrigez {members.joined_on|entree_le} ou {members.left_on|sortie_le} de {member} dans {members.csv} s’ils sont faux ; sinon, écrivez dans convention.yaml une règle pour ces jours (`from:`, `to:`), d’après la convention signée.',
  },
  'majority-tie': {
    message: '{members} sont à égalité pour {measure} de {value} pour {days} (règle {rule})',
    hint: 'La convention signée doit dire qui paie. Écrivez-le dans convention.yaml au-dessus de la règle {rule} : `- { id: …, applies_to: {condition}, share: { by: payer, member: … } }` ; la première règle qui convient est prise.',
  },
  'billed-to-missing': {
    message: 'rien ne dit qui paie l’opérateur pour cette ligne',
    hint: 'Écrivez l’identifiant du membre que l’opérateur facture : dans {invoices.billed_to|facture_a} de la ligne, dans {accesses.billed_to|facture_a} de son accès ({accesses.csv}) ou, s’il paie toujours, en tête de convention.yaml : `billed_to: …` ; si c’est une liste, ajoutez-y ce qui vaut à la date de la facture.',
  },
  'billed-to-tie': {
    message:
      'd’après la règle {rule}, le membre qui a la plus grande part paie l’opérateur, et {members} ont la même, {share}',
    hint: 'Écrivez l’identifiant du membre que l’opérateur facture : dans {invoices.billed_to|facture_a} de la ligne, ou dans {accesses.billed_to|facture_a} de son accès ({accesses.csv}). Si l’opérateur n’a pas encore facturé, faites-le décider par les membres.',
  },
  'imputation-missing': {
    message:
      'aucune imputation de {member} ne vaut pour le flux {flow}, type de site {siteType}, catégorie {category} au {day}',
    hint: 'Demandez-la à la comptabilité de {member}, et ajoutez à {imputations.csv} une ligne de {member} avec ces valeurs, où « — » veut dire : laissez vide. Un flux, un type de site ou une catégorie vides valent pour tous.[[ {imputations.csv} a {rows} ligne : si votre groupement ne nomme pas d’imputations, supprimez-le.]]',
  },
  'imputation-tie': {
    message:
      'plusieurs imputations de {member} ({places}) sont aussi précises pour le flux {flow}, type de site {siteType}, catégorie {category} au {day}',
    hint: 'D’après la comptabilité de {member}, donnez à l’une d’elles un flux, un type de site ou une catégorie de plus ; ou, si l’une remplace l’autre, terminez l’ancienne la veille du début de la nouvelle.',
  },
  'revenue-imputation-missing': {
    message:
      'aucune imputation de recette (flux recouvre) de {member} ne vaut pour le type de site {siteType}, catégorie {category}',
    hint: 'titres.csv laisse cette imputation vide : demandez-la à votre comptabilité, et ajoutez la ligne à {imputations.csv}.[[ Si {former} n’est plus dans {members.csv}, remettez-y d’abord sa ligne, avec son dernier jour dans {members.left_on|sortie_le}.]]',
  },
} as const;
