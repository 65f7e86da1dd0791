export const year = {
  'account-empty': {
    message: 'aucun calcul clos ne compte dans {period}',
    hint: 'Clôturez d’abord des calculs (« grappe close <dossier du calcul> ») : un décompte n’additionne que des calculs clos.',
  },
  'month-open': {
    message: 'aucun calcul clos ne contient {months}',
    hint: 'Pour chacun qui a des factures : `grappe allocate --period {month}`, puis `grappe close runs/{month} --on AAAA-MM-JJ`, le jour de la clôture. Un mois sans facture n’a pas de calcul : {others}, ou ajoutez --partial, et chaque page dira ce qui manque.',
  },
  'lines-late': {
    message: 'lignes de facture datées de {month} qui ne sont dans aucun calcul clos : {lines} ({net} HT)',
    hint: 'Prenez-les : « grappe allocate --period {month} --pending --out runs/{month}-tardives{suffix} », et clôturez ce calcul (sans --period, --pending prend aussi tous les mois encore ouverts) ; ou ajoutez --partial : chaque page le dira.',
  },
  'account-exists': {
    message: '{path} contient déjà un décompte',
    hint: 'Ajoutez --force pour le remplacer, ou choisissez un autre dossier avec --out.',
  },
  'not-an-account': {
    message: '{path} existe et n’est pas un décompte',
    hint: 'grappe ne remplace que ses propres décomptes : choisissez un autre dossier avec --out.',
  },
  'account-overlaps': {
    message:
      'cet autre décompte additionne les mêmes calculs clos ({runs}) : ses titres et ceux du nouveau portent sur les mêmes sommes',
    hint: 'Émettez les titres de l’un des deux. Inscrivez dans {advances.csv} ceux de l’autre décompte déjà émis : le nouveau, refait, ne demande alors que le reste.',
  },
  'run-astride': {
    message:
      'le calcul clos de {period} porte aussi sur des mois hors de {account}, et compte en {month} : ce décompte le contient en entier',
    hint: 'Faites le décompte d’une période qui contient tout {period}.',
  },
  'charged-elsewhere': {
    message:
      'lignes datées de {account} et imputées par {run}, qui compte en {month} : {count}, pour {net} HT ; ce décompte n’en contient aucune',
    hint: 'Si ce décompte doit les contenir, faites-le d’une période qui va jusqu’en {month}. Sinon, c’est celui de {month} qui les contient.',
  },
  'advance-outside': {
    message:
      'un acompte pour {period} n’est pas déduit du décompte de {account} : il couvre aussi d’autres mois',
    hint: 'Faites le décompte de tout {period}, ou partagez la ligne entre les mois qu’elle couvre.',
  },
  'advance-to-self': {
    message: '{member} est à la fois le débiteur de cet acompte et son créancier',
    hint: 'Nommez le membre qui le paie et celui à qui il est payé, ou supprimez la ligne.',
  },
  'price-missing': {
    message:
      '[[l’inventaire ne dit pas l’article de l’accès le {without}]][[aucun prix de l’article « {item} » le {day}]] : l’accès ne peut pas être prévu',
    hint: 'Donnez à l’accès son {accesses.item_code|code_article}, et à l’article une ligne de {prices.csv} valable ce jour-là, au prix du marché.',
  },
  'price-incomplete': {
    message: 'le prix de {item} au {day} n’a pas de {column} : ses accès ne peuvent pas être prévus',
    hint: 'Remplissez {column} dans sa ligne de {prices.csv}, d’après le marché ; ajoutez la colonne si le fichier ne l’a pas.',
  },
  'measure-ahead': {
    message:
      'les observations de « {measure} » pour {period} manquent encore : les dernières connues en tiennent lieu',
    hint: 'Refaites la prévision quand elles seront dans {measures.csv}. Seule une prévision fait cela : jamais un calcul.',
  },
  'billed-longer': {
    message:
      'dans l’année qui précède la période, l’opérateur a facturé pour plus d’un mois à la fois ce que l’inventaire n’annonce pas et qui manque à la prévision : {names}, {net} HT',
    hint: 'Ajoutez ce qui revient par trimestre ou par an à {accesses.csv}, et à {prices.csv} son prix et sa périodicité (`*` dans {accesses.serves|dessert} pour tout le groupement) ; pour le reste, inscrivez une somme au vote à côté de la prévision.',
  },
  'billed-beyond': {
    message:
      'l’opérateur a facturé en {month} ce que l’inventaire n’annonce pas et qui manque à la prévision[[ : accès et articles ({count}), {net} HT]][[ ; consommations et autres, {besides} HT]][[ : consommations et autres, {other} HT]]',
    hint: '« grappe forecast --check {month} » nomme chacun. Ce qui est facturé à tort, comme un accès résilié, se conteste (« grappe reconcile --period {month} ») et n’est pas à ajouter. Ajoutez ce qui reviendra à {accesses.csv}, et son prix à {prices.csv} (`*` dans {accesses.serves|dessert} pour tout le groupement) ; pour le reste, inscrivez une somme au vote à côté de la prévision.',
  },
  'forecast-exists': {
    message: '{path} contient déjà une prévision',
    hint: 'Ajoutez --force pour la remplacer, ou choisissez un autre dossier avec --out.',
  },
  'not-a-forecast': {
    message: '{path} existe et n’est pas une prévision',
    hint: 'grappe ne remplace que ses propres prévisions : choisissez un autre dossier avec --out.',
  },
  'budget-year': {
    message: 'un budget se vote pour un exercice, et {period} n’est pas dans un seul',
    hint: 'Avec --budget, demandez une seule année : `--period 2026`, par exemple.',
  },
  'budget-tie': {
    message:
      'la ligne {other} est aussi précise que celle-ci pour l’imputation {imputation}, que les deux visent',
    hint: 'D’après la comptabilité du membre, précisez sur l’une des deux un chapitre, une fonction ou une nature de plus, ou inscrivez cette imputation sur une ligne à part.',
  },
  'budget-unmet': {
    message:
      'le vote vise l’imputation {imputation}, qu’aucune dépense de {member} ne porte ; {amount} TTC de ses dépenses prévues ne relèvent d’aucun vote',
    hint: 'Le vote paraît alors intact. Les dépenses prennent leur imputation dans {imputations.csv}, et n’en ont aucune sans cette table : remplissez-la, ou corrigez ici chapitre, fonction et nature, d’après la comptabilité du membre.',
  },
};
