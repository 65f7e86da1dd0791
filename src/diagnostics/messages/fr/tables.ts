export const tables = {
  'rows-overlap': {
    message: '{id} a deux lignes pour les mêmes jours : celle-ci et la ligne {other}[[ ({days})]]',
    hint: 'Terminez l’une la veille du début de l’autre ; si l’une est une copie ou porte un mauvais identifiant, supprimez-la ou corrigez-la.[[ Si {shared} se partagent cet accès, donnez à chacun une ligne d’une même grappe dans {grappes.csv}, et nommez cette grappe dans {accesses.serves|dessert} d’une seule ligne ici.]][[ Si les lignes de {imputed} ne sont pas de la même dépense, remplissez ce qui les distingue : {imputations.flow|flux} (`recouvre` : une recette), {imputations.site_type|site_type}, {imputations.category|categorie}.]]',
  },
  'row-repeated': {
    message: '{id} figure deux fois : ici et à la ligne {other}',
    hint: 'Si l’une est une copie, supprimez-la ; si elles diffèrent, gardez celle que montre leur source.',
  },
  'id-collision': {
    message: '{id} est aussi l’identifiant d’un élément de type {other}',
    hint: 'Donnez à l’un des deux un autre identifiant, dans chaque table et fichier qui le nomme : une ligne de facture nomme aussi bien un site, une grappe ou un membre.',
  },
  'id-look-alike': {
    message:
      '{id} ressemble à {other} et n’est pas le même identifiant[[ : les lettres de {foreign} sont d’un autre alphabet]][[ : {cased} a d’autres majuscules]][[ : {spelt} a d’autres majuscules, espaces ou signes]]',
    hint: '[[De {foreign} et {other}, ressaisissez au clavier, sans le copier, celui qui est d’un autre alphabet.]][[Si {cased} et {other} n’en font qu’un, écrivez-le partout de la même façon : les majuscules comptent.]][[Si {spelt} et {other} ne font qu’un accès, faites-le lire de la même façon, à l’entrée du fichier dans convention.yaml : `{invoiceEntry}values: { access: { {text}: {right} } }{end}`.]]',
  },
  'member-bare': {
    message:
      'la liste ne donne de « {value} » que le nom, et rien d’autre ne le mentionne : c’est sans doute une note, lue comme un membre',
    hint: 'Si c’en est une, supprimez-la[[, ou laissez-la de côté, à l’entrée du fichier dans convention.yaml : `{entry}skip_rows: { {column}: [{text}] }{end}`]] : ce que tous les membres partagent serait aussi à sa charge. Si c’est un membre, dites-en plus dans la liste : son SIRET, ou son premier jour.',
  },
  'member-unknown': {
    message: 'le membre {value} n’est pas dans {members.csv}',
    hint: '[[Le plus proche : {nearest}. ]]Corrigez-le, ou ajoutez le membre à {members.csv}.',
  },
  'site-unknown': {
    message: 'le site {value} n’est pas dans {sites.csv}',
    hint: '[[Le plus proche : {nearest}. ]]Corrigez-le, ou ajoutez le site à {sites.csv}.',
  },
  'grappe-unknown': {
    message: 'la grappe {value} n’est pas dans {grappes.csv}',
    hint: '[[La plus proche : {nearest}. ]]Corrigez-la, ou ajoutez la grappe à {grappes.csv}.',
  },
  'measure-unknown': {
    message: 'aucune observation de la mesure {value} dans {measures.csv}',
    hint: '[[La plus proche : {nearest}. ]][[Il y a : {known}. ]]Corrigez-la, ou ajoutez ses observations à {measures.csv}.',
  },
  'serves-unknown': {
    message: '{value} n’est ni un site, ni une grappe, ni un membre',
    hint: '[[Le plus proche : {nearest}. ]]Corrigez-le, ou ajoutez-le à {sites.csv}, {grappes.csv} ou {members.csv}. Le groupement entier s’écrit « * ».',
  },
  'match-ambiguous': {
    message: '{value} convient à plusieurs : {candidates}',
    hint: 'Écrivez dans la cellule l’identifiant de celui qu’elle désigne ; ou, si ce fichier est une liste, mettez cette ligne, corrigée, dans le CSV de la table, où elle remplace celle-ci (dans measures.csv, une ligne pour chacun d’eux, avec ce qui en a été constaté).',
  },
  'measure-reserved': {
    message: '« {value} » nomme une clé de la convention, pas une mesure',
    hint: 'Donnez un autre nom à la mesure, dans {measures.csv} et dans les règles qui la nomment.',
  },
  'measure-kinds': {
    message: 'la mesure « {value} » est constatée pour des sites et pour des membres',
    hint: 'Une mesure porte sur des sites ou sur des membres : donnez un autre nom à l’une des deux, dans {measures.csv} et dans les règles qui la nomment.',
  },
  'grappe-inconsistent': {
    message: '{column} de {grappe} vaut « {value} » ici et « {other} » à la ligne {otherRow}',
    hint: 'Corrigez celle des deux qui est fausse, d’après la convention signée : le nom et la nature sont les mêmes sur toutes les lignes d’une grappe.',
  },
  'grappe-outside-site': {
    message: '{site} est dans {grappe} à des jours ({days}) où {sites.csv} ne l’a pas',
    hint: 'Une ligne de facture qui paie pour {grappe} ces jours-là est refusée. D’après la convention signée, raccourcissez cette ligne, ou allongez celle du site dans {sites.csv}.',
  },
  'grappe-site': {
    message:
      '{site} est desservi, et fait partie de {grappes}[[ ({days})]] : est-ce le site seul, ou la grappe ?[[ {stake} HT iraient à l’un ou à tous]]',
    hint: 'Nommez la grappe là où c’est elle. Pour un accès du site seul, écrivez {accesses.alone|seul} : oui dans {accesses.csv} ; s’il a cessé avant ces jours, son dernier jour en {accesses.valid_to|fin} de sa ligne. Si l’opérateur désigne un accès partagé par l’un de ses sites, mettez `site_of_grappe: grappe` en tête de convention.yaml (`site` : toujours le site seul) ; une entrée d’`invoices:` peut le dire de ses seules factures.',
  },
  'alone-without-site': {
    message: 'seul : oui est écrit sur un accès qui ne dessert aucun site : {value}',
    hint: 'Nommez le site qu’il dessert, ou laissez {accesses.alone|seul} vide.',
  },
  'grappe-unserved': {
    message: 'dans {accesses.csv}, aucun accès ne dessert {grappe}[[ ({days})]]',
    hint: 'D’après le contrat, ajoutez à {accesses.csv} l’accès que ses sites partagent, ou terminez ses lignes dans {grappes.csv} ({grappes.valid_to|fin}). Si un accès nomme l’un de ses sites, est-ce bien ce site seul ?',
  },
  'kind-unused': {
    message: 'aucune règle ne nomme la nature « {value} »',
    hint: '[[Nature nommée la plus proche : {nearest}. ]]Corrigez-la, ou nommez-la dans `kinds` d’une règle de convention.yaml.',
  },
  'imputation-tie-ahead': {
    message:
      'la ligne {other} est aussi précise que celle-ci pour le flux {flow}, type de site {siteType}, catégorie {category} ({days}) : une ligne de facture de cette sorte serait refusée',
    hint: 'D’après la comptabilité du membre, donnez à l’une des deux un flux, un type de site ou une catégorie de plus ; ou, si l’une remplace l’autre, terminez l’ancienne la veille du début de la nouvelle.',
  },
} as const;
