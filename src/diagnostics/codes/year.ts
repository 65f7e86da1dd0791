import { error, warningOfMoney } from './entry.ts';

/** The year. */
export const YEAR_CODES = {
  'account-empty': error(
    'no closed run counts in {period}',
    'aucun calcul clos ne compte dans {period}',
    'Close runs first ("grappe close <folder of the run>"): an account adds up closed runs and nothing else.',
    'Clôturez d’abord des calculs (« grappe close <dossier du calcul> ») : un décompte n’additionne que des calculs clos.',
  ),
  'month-open': error(
    'no closed run holds {months}',
    'aucun calcul clos ne contient {months}',
    'For each that has invoices: `grappe allocate --period {month}`, then `grappe close runs/{month} --on YYYY-MM-DD`, the day of the closing. A month without an invoice has no run: {others}, or add --partial, and every page says what is missing.',
    'Pour chacun qui a des factures : `grappe allocate --period {month}`, puis `grappe close runs/{month} --on AAAA-MM-JJ`, le jour de la clôture. Un mois sans facture n’a pas de calcul : {others}, ou ajoutez --partial, et chaque page dira ce qui manque.',
  ),
  'lines-late': error(
    'invoice lines dated in {month} that are in no closed run: {lines} ({net} without VAT)',
    'lignes de facture datées de {month} qui ne sont dans aucun calcul clos : {lines} ({net} HT)',
    'Take them: "grappe allocate --period {month} --pending --out runs/{month}-late{suffix}", and close that run (without --period, --pending takes every month that is open); or add --partial: every page then says so.',
    'Prenez-les : « grappe allocate --period {month} --pending --out runs/{month}-tardives{suffix} », et clôturez ce calcul (sans --period, --pending prend aussi tous les mois encore ouverts) ; ou ajoutez --partial : chaque page le dira.',
  ),
  'account-exists': error(
    '{path} already holds an account',
    '{path} contient déjà un décompte',
    'Add --force to replace it, or choose another folder with --out.',
    'Ajoutez --force pour le remplacer, ou choisissez un autre dossier avec --out.',
  ),
  'not-an-account': error(
    '{path} already exists, and is not an account',
    '{path} existe et n’est pas un décompte',
    'grappe replaces only its own accounts: choose another folder with --out.',
    'grappe ne remplace que ses propres décomptes : choisissez un autre dossier avec --out.',
  ),
  'account-overlaps': warningOfMoney('more')(
    'this other account adds up the same closed runs ({runs}): its titles and those of the new one are for the same money',
    'cet autre décompte additionne les mêmes calculs clos ({runs}) : ses titres et ceux du nouveau portent sur les mêmes sommes',
    'Issue the titles of one of the two. Write those of the other account that were issued into {advances.csv}: the new one, made again, then asks only for what is left.',
    'Émettez les titres de l’un des deux. Inscrivez dans {advances.csv} ceux de l’autre décompte déjà émis : le nouveau, refait, ne demande alors que le reste.',
  ),
  'run-astride': warningOfMoney('more')(
    'the closed run of {period} is for months outside {account} as well, and counts in {month}: this account holds all of it',
    'le calcul clos de {period} porte aussi sur des mois hors de {account}, et compte en {month} : ce décompte le contient en entier',
    'Make the account of a period that holds the whole of {period}.',
    'Faites le décompte d’une période qui contient tout {period}.',
  ),
  'charged-elsewhere': warningOfMoney('more')(
    'lines dated in {account} that {run} charged, which counts in {month}: {count}, for {net} net; this account holds none of them',
    'lignes datées de {account} et imputées par {run}, qui compte en {month} : {count}, pour {net} HT ; ce décompte n’en contient aucune',
    'If this account is to hold them, make it of a period that goes on to {month}. If not, that of {month} holds them.',
    'Si ce décompte doit les contenir, faites-le d’une période qui va jusqu’en {month}. Sinon, c’est celui de {month} qui les contient.',
  ),
  'advance-outside': warningOfMoney('more')(
    'an advance for {period} is not deducted from the account of {account}: it is for other months as well',
    'un acompte pour {period} n’est pas déduit du décompte de {account} : il couvre aussi d’autres mois',
    'Make the account of the whole of {period}, or split the row by the months that it is for.',
    'Faites le décompte de tout {period}, ou partagez la ligne entre les mois qu’elle couvre.',
  ),
  'advance-to-self': error(
    '{member} is the debtor of this advance and its creditor',
    '{member} est à la fois le débiteur de cet acompte et son créancier',
    'Name the member that pays it and the one to whom it is paid, or remove the row.',
    'Nommez le membre qui le paie et celui à qui il est payé, ou supprimez la ligne.',
  ),
  'price-missing': error(
    '[[the inventory names no item of the access on {without}]][[no price of the item "{item}" on {day}]]: the access cannot be forecast',
    '[[l’inventaire ne dit pas l’article de l’accès le {without}]][[aucun prix de l’article « {item} » le {day}]] : l’accès ne peut pas être prévu',
    'Give the access its {accesses.item_code|item_code}, and the item a row in {prices.csv} that holds on that day, at the price of the market.',
    'Donnez à l’accès son {accesses.item_code|code_article}, et à l’article une ligne de {prices.csv} valable ce jour-là, au prix du marché.',
  ),
  'price-incomplete': error(
    'the price of {item} on {day} has no {column}: its accesses cannot be forecast',
    'le prix de {item} au {day} n’a pas de {column} : ses accès ne peuvent pas être prévus',
    'Fill in {column} in its row of {prices.csv}, as the contract says; if the file lacks the column, add it[[, or write in the entry of the file in convention.yaml what applies to all its rows: `{listEntry}defaults: { {name}: … }{end}`]].',
    'Remplissez {column} dans sa ligne de {prices.csv}, d’après le marché ; si le fichier n’a pas la colonne, ajoutez-la[[, ou écrivez à l’entrée du fichier dans convention.yaml ce qui vaut pour toutes ses lignes : `{listEntry}defaults: { {name}: … }{end}`]].',
  ),
  'measure-ahead': warningOfMoney('more')(
    'observations of "{measure}" for {period} are not there yet: the last ones are used instead',
    'les constats de « {measure} » pour {period} manquent encore : les derniers connus en tiennent lieu',
    'Make the forecast again once they are in {measures.csv}. Only a forecast does this: a run never.',
    'Refaites la prévision quand ils seront dans {measures.csv}. Seule une prévision fait cela : jamais un calcul.',
  ),
  'billed-beyond': warningOfMoney('more')(
    'the operator billed in {month} what the inventory does not announce and the forecast lacks[[: accesses and items ({count}), {net} net]][[; usage and others, {besides} net]][[: usage and others, {other} net]]',
    'l’opérateur a facturé en {month} ce que l’inventaire n’annonce pas et qui manque à la prévision[[ : accès et articles ({count}), {net} HT]][[ ; consommations et autres, {besides} HT]][[ : consommations et autres, {other} HT]]',
    '"grappe forecast --check {month}" names each. What is billed wrongly, such as a terminated access, is disputed ("grappe reconcile --period {month}") and not added. Add what will come again to {accesses.csv}, and its price to {prices.csv} (`*` in {accesses.serves|serves} for the whole group); for the rest, put a sum beside the forecast in the vote.',
    '« grappe forecast --check {month} » nomme chacun. Ce qui est facturé à tort, comme un accès résilié, se conteste (« grappe reconcile --period {month} ») et n’est pas à ajouter. Ajoutez ce qui reviendra à {accesses.csv}, et son prix à {prices.csv} (`*` dans {accesses.serves|dessert} pour tout le groupement) ; pour le reste, inscrivez une somme au vote à côté de la prévision.',
  ),
  'billed-longer': warningOfMoney('more')(
    'in the year before the period, the operator billed for more than a month at a time what the inventory does not announce and the forecast lacks: {names}, {net} net',
    'dans l’année qui précède la période, l’opérateur a facturé pour plus d’un mois à la fois ce que l’inventaire n’annonce pas et qui manque à la prévision : {names}, {net} HT',
    'What comes again by the quarter or the year: add it to {accesses.csv}, and to {prices.csv} its price and how often it is billed (`*` in {accesses.serves|serves} for the whole group); for the rest, put a sum beside the forecast in the vote.',
    'Ajoutez ce qui revient par trimestre ou par an à {accesses.csv}, et à {prices.csv} son prix et sa périodicité (`*` dans {accesses.serves|dessert} pour tout le groupement) ; pour le reste, inscrivez une somme au vote à côté de la prévision.',
  ),
  'billed-unread': warningOfMoney('more')(
    'invoices have errors ({count}): what was billed beyond the inventory, and so is missing from the forecast, is not known',
    'des factures ont des erreurs ({count}) : ce qui a été facturé au-delà de l’inventaire, et manque donc à la prévision, n’est pas connu',
    'Correct what `grappe check` names, and make the forecast again.',
    'Corrigez ce que nomme « grappe check », puis refaites la prévision.',
  ),
  'forecast-exists': error(
    '{path} already holds a forecast',
    '{path} contient déjà une prévision',
    'Add --force to replace it, or choose another folder with --out.',
    'Ajoutez --force pour la remplacer, ou choisissez un autre dossier avec --out.',
  ),
  'not-a-forecast': error(
    '{path} already exists, and is not a forecast',
    '{path} existe et n’est pas une prévision',
    'grappe replaces only its own forecasts: choose another folder with --out.',
    'grappe ne remplace que ses propres prévisions : choisissez un autre dossier avec --out.',
  ),
  'budget-year': error(
    'a budget is voted for a year, and {period} is not within one',
    'un budget se vote pour un exercice, et {period} n’est pas dans un seul',
    'With --budget, ask for one year: `--period 2026`, for example.',
    'Avec --budget, demandez une seule année : `--period 2026`, par exemple.',
  ),
  'budget-tie': error(
    'row {other} names as much as this one of the imputation {imputation}, which both are for',
    'la ligne {other} est aussi précise que celle-ci pour l’imputation {imputation}, que les deux visent',
    'As the accounts office of the member says, name one more of chapter, function, nature in one of them, or vote the imputation in a row of its own.',
    'D’après la comptabilité du membre, précisez sur l’une des deux un chapitre, une fonction ou une nature de plus, ou inscrivez cette imputation sur une ligne à part.',
  ),
  'budget-unmet': warningOfMoney('more')(
    'the vote is for the imputation {imputation}, which no expense of {member} has; of its expenses {amount} with VAT are forecast for which nothing was voted',
    'le vote vise l’imputation {imputation}, qu’aucune dépense de {member} ne porte ; {amount} TTC de ses dépenses prévues ne relèvent d’aucun vote',
    'The vote looks as if none of it were spent. Expenses have the imputation that {imputations.csv} gives them, and none without that table: fill it in, or correct chapter, function and nature here, as the accounts office of the member says.',
    'Le vote paraît alors intact. Les dépenses prennent leur imputation dans {imputations.csv}, et n’en ont aucune sans cette table : remplissez-la, ou corrigez ici chapitre, fonction et nature, d’après la comptabilité du membre.',
  ),
};
