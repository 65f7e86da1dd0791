import { error, reason, warning, warningOfMoney } from './entry.ts';

/** Rows and tables beside one another. */
export const TABLE_CODES = {
  'rows-overlap': error(
    '{id} has two rows for the same days: this one and row {other}[[ ({days})]]',
    '{id} a deux lignes pour les mêmes jours : celle-ci et la ligne {other}[[ ({days})]]',
    'Let one end the day before the other begins; if one is a copy or has the wrong identifier, remove or correct it.[[ If this file or {older} is an older version of the list, take its entry out of `tables:` of convention.yaml.]][[ If {shared} share this access, give each a row of one grappe in {grappes.csv}, and name that grappe in {accesses.serves|serves} of one row here.]][[ If the rows of {imputed} are not of one expense, fill in what tells them apart: {imputations.flow|flow} (`recovered`: a revenue), {imputations.site_type|site_type}, {imputations.category|category}.]]',
    'Terminez l’une la veille du début de l’autre ; si l’une est une copie ou porte un mauvais identifiant, supprimez-la ou corrigez-la.[[ Si ce fichier ou {older} est une ancienne version de la liste, ôtez son entrée sous `tables:` de convention.yaml.]][[ Si {shared} se partagent cet accès, donnez à chacun une ligne d’une même grappe dans {grappes.csv}, et nommez cette grappe dans {accesses.serves|dessert} d’une seule ligne ici.]][[ Si les lignes de {imputed} ne sont pas de la même dépense, remplissez ce qui les distingue : {imputations.flow|flux} (`recouvre` : une recette), {imputations.site_type|site_type}, {imputations.category|categorie}.]]',
  ),
  'row-repeated': error(
    '{id} is there twice: here and in row {other}',
    '{id} figure deux fois : ici et à la ligne {other}',
    'If one is a copy, remove it; if they differ, keep the one that their source shows.[[ {list} is also read as {also}: if both rows are needed there, leave one aside here alone, by a column that only it has so: `tables: { {table}: { file: "{list}", skip_rows: { "…": ["…"] } } }`.]][[ If this file or {older} is an older version of the list, take its entry out of `tables:` of convention.yaml.]]',
    'Si l’une est une copie, supprimez-la ; si elles diffèrent, gardez celle que montre leur source.[[ {list} se lit aussi comme {also} : si les deux lignes y sont nécessaires, écartez l’une ici seulement, par une colonne où elle seule a ce texte : `tables: { {table}: { file: "{list}", skip_rows: { "…": ["…"] } } }`.]][[ Si ce fichier ou {older} est une ancienne version de la liste, ôtez son entrée sous `tables:` de convention.yaml.]]',
  ),
  'id-collision': error(
    '{id} is also the identifier of a {other}',
    '{id} est aussi l’identifiant d’un élément de type {other}',
    'Give one of the two another identifier, in every table and file that names it: an invoice line names sites, grappes and members alike.',
    'Donnez à l’un des deux un autre identifiant, dans chaque table et fichier qui le nomme : une ligne de facture nomme aussi bien un site, une grappe ou un membre.',
  ),
  'id-look-alike': warningOfMoney('tables')(
    '{id} looks like {other} and is another identifier[[: the letters of {foreign} are of another alphabet]][[: the capitals of {cased} are others]][[: {spelt} has other capitals, blanks or marks]][[: {marked} has other capitals, accents, blanks or marks]]',
    '{id} ressemble à {other} et n’est pas le même identifiant[[ : les lettres de {foreign} sont d’un autre alphabet]][[ : {cased} a d’autres majuscules]][[ : {spelt} a d’autres majuscules, espaces ou signes]][[ : {marked} a d’autres majuscules, accents, espaces ou signes]]',
    '[[Of {id} and {other}, type {foreign} again on your keyboard, without copying it.]][[If {cased} and {other} are one, write it alike everywhere: capitals count.]][[If {spelt} and {other} are one access, have it read alike, in the entry of the file in convention.yaml: `{invoiceEntry}values: { access: { {text}: {right} } }{end}`.]][[If {marked} and {other} are one measure, write it alike in all rows: a rule that counts {other} passes over those of {marked}. If they are two, give one of them another name.]]',
    '[[De {id} et {other}, ressaisissez {foreign} au clavier, sans le copier.]][[Si {cased} et {other} n’en font qu’un, écrivez-le partout de la même façon : les majuscules comptent.]][[Si {spelt} et {other} ne font qu’un accès, faites-le lire de la même façon, à l’entrée du fichier dans convention.yaml : `{invoiceEntry}values: { access: { {text}: {right} } }{end}`.]][[Si {marked} et {other} sont une seule mesure, écrivez-la de même sur toutes ses lignes : une règle qui compte {other} ne voit pas celles de {marked}. S’il y en a deux, donnez un autre nom à l’une.]]',
  ),
  'member-bare': warningOfMoney('tables')(
    'the list says nothing of "{value}" but its name, and nothing else names it: a note, it seems, read as a member',
    'la liste ne donne de « {value} » que le nom, et rien d’autre ne le mentionne : c’est sans doute une note, lue comme un membre',
    'If it is one, remove it[[, or leave it aside, in the entry of the file in convention.yaml: `{entry}skip_rows: { {column}: [{text}] }{end}`]]: it would bear a part of what all members share. If it is a member, say more of it in the list: its SIRET, or its first day.',
    'Si c’en est une, supprimez-la[[, ou laissez-la de côté, à l’entrée du fichier dans convention.yaml : `{entry}skip_rows: { {column}: [{text}] }{end}`]] : ce que tous les membres partagent serait aussi à sa charge. Si c’est un membre, dites-en plus dans la liste : son SIRET, ou son premier jour.',
  ),
  'site-left-behind': warningOfMoney('tables')(
    'the site still belongs to {left}, who left on {day}, and {joined} joined on the day after: from then on it counts for nothing in what the whole group shares',
    'le site est encore à {left}, sorti le {day}, et {joined} est entré le lendemain : depuis, il ne compte plus dans ce que tout le groupement partage',
    'If {joined} took it over, end its row in {sites.csv} on that day ({sites.valid_to|valid_to}), and add one of the same site with its new owner, from the day after ({sites.valid_from|valid_from}); where a list gives no days, write both rows in sites.csv: they replace that of the list. If the site is no longer of the group, end its row on that day.',
    'Si {joined} l’a repris, terminez sa ligne dans {sites.csv} ce jour-là ({sites.valid_to|fin}), et ajoutez-en une du même site avec son nouveau propriétaire, à partir du lendemain ({sites.valid_from|debut}) ; si une liste ne donne pas de dates, écrivez les deux lignes dans sites.csv : elles remplacent celle de la liste. Si le site n’est plus du groupement, terminez sa ligne ce jour-là.',
  ),
  'member-unknown': error(
    'the member {value}[[ (what `values` in convention.yaml reads for "{written}")]] is not in {members.csv}',
    'le membre {value}[[ (ce que `values` de convention.yaml lit pour « {written} »)]] n’est pas dans {members.csv}',
    '[[Nearest: {nearest}. ]]Correct it, or add the member to {members.csv}.[[ If a list that you receive writes it so, say in its entry in convention.yaml which member that is: `{listEntry}values: { {column}: { {cell}: … } }{end}`.]]',
    '[[Le plus proche : {nearest}. ]]Corrigez-le, ou ajoutez le membre à {members.csv}.[[ Si une liste reçue l’écrit ainsi, dites à son entrée dans convention.yaml quel membre c’est : `{listEntry}values: { {column}: { {cell}: … } }{end}`.]]',
  ),
  'site-unknown': error(
    'the site {value}[[ (what `values` in convention.yaml reads for "{written}")]] is not in {sites.csv}',
    'le site {value}[[ (ce que `values` de convention.yaml lit pour « {written} »)]] n’est pas dans {sites.csv}',
    '[[Nearest: {nearest}. ]]Correct it, or add the site to {sites.csv}.[[ If a list that you receive writes it so, say in its entry in convention.yaml which site that is: `{listEntry}values: { {column}: { {cell}: … } }{end}`; if the row is not of the group, leave it aside there: `{listEntry}skip_rows: { {column}: [{cell}] }{end}`.]]',
    '[[Le plus proche : {nearest}. ]]Corrigez-le, ou ajoutez le site à {sites.csv}.[[ Si une liste reçue l’écrit ainsi, dites à son entrée dans convention.yaml quel site c’est : `{listEntry}values: { {column}: { {cell}: … } }{end}` ; si la ligne n’est pas du groupement, laissez-la de côté à la même entrée : `{listEntry}skip_rows: { {column}: [{cell}] }{end}`.]]',
  ),
  'grappe-unknown': error(
    'the grappe {value} is not in {grappes.csv}',
    'la grappe {value} n’est pas dans {grappes.csv}',
    '[[Nearest: {nearest}. ]]Correct it, or add the grappe to {grappes.csv}.',
    '[[La plus proche : {nearest}. ]]Corrigez-la, ou ajoutez la grappe à {grappes.csv}.',
  ),
  'measure-unknown': error(
    'no observation of the measure {value} is in {measures.csv}',
    'aucun constat de la mesure {value} dans {measures.csv}',
    '[[Nearest: {nearest}. ]][[There are: {known}. ]]Correct it, or add its observations to {measures.csv}.',
    '[[La plus proche : {nearest}. ]][[Il y a : {known}. ]]Corrigez-la, ou ajoutez ses constats à {measures.csv}.',
  ),
  'serves-unknown': reason(
    '{value} is no site, grappe or member',
    '{value} n’est ni un site, ni une grappe, ni un membre',
    '[[Nearest: {nearest}. ]]Correct it, or add it to {sites.csv}, {grappes.csv} or {members.csv}. The whole group is "*".[[ The list has "{written}", for which `values` in convention.yaml reads this.]][[ If a list that you receive writes it so, say in its entry in convention.yaml what that is: `{listEntry}values: { {column}: { {cell}: … } }{end}`; if the row is not of the group, leave it aside there: `{listEntry}skip_rows: { {column}: [{cell}] }{end}`.]]',
    '[[Le plus proche : {nearest}. ]]Corrigez-le, ou ajoutez-le à {sites.csv}, {grappes.csv} ou {members.csv}. Le groupement entier s’écrit « * ».[[ La liste porte « {written} », que `values` de convention.yaml lit ainsi.]][[ Si une liste reçue l’écrit ainsi, dites à son entrée dans convention.yaml ce que c’est : `{listEntry}values: { {column}: { {cell}: … } }{end}` ; si la ligne n’est pas du groupement, laissez-la de côté à la même entrée : `{listEntry}skip_rows: { {column}: [{cell}] }{end}`.]]',
  ),
  'match-ambiguous': error(
    '{value} fits more than one: {candidates}',
    '{value} convient à plusieurs : {candidates}',
    'Write in the cell the identifier of the one that is meant; or, where this file is a list, put this row, corrected, into the table’s own CSV, where it takes the place of this one (in measures.csv, a row for each of them, with what was observed of it).',
    'Écrivez dans la cellule l’identifiant de celui qu’elle désigne ; ou, si ce fichier est une liste, mettez cette ligne, corrigée, dans le CSV de la table, où elle remplace celle-ci (dans measures.csv, une ligne pour chacun d’eux, avec ce qui en a été constaté).',
  ),
  'measure-reserved': error(
    '"{value}" names a key of the convention, not a measure',
    '« {value} » nomme une clé de la convention, pas une mesure',
    'Give the measure another name, in {measures.csv} and in the rules that name it.',
    'Donnez un autre nom à la mesure, dans {measures.csv} et dans les règles qui la nomment.',
  ),
  'measure-kinds': error(
    'the measure "{value}" is observed of sites and of members',
    'la mesure « {value} » est constatée pour des sites et pour des membres',
    'A measure is of sites only or of members only: give one of the two another name, in {measures.csv} and in the rules that name it.',
    'Une mesure porte sur des sites ou sur des membres : donnez un autre nom à l’une des deux, dans {measures.csv} et dans les règles qui la nomment.',
  ),
  'grappe-inconsistent': error(
    'the {column} of {grappe} is "{value}" here and "{other}" in row {otherRow}',
    '{column} de {grappe} vaut « {value} » ici et « {other} » à la ligne {otherRow}',
    'Correct the one that is wrong, as the signed convention says: name and kind are the same on all rows of a grappe.',
    'Corrigez celle des deux qui est fausse, d’après la convention signée : le nom et la nature sont les mêmes sur toutes les lignes d’une grappe.',
  ),
  'grappe-outside-site': warning('tables')(
    '{site} is in {grappe} on days ({days}) on which {sites.csv} does not have it',
    '{site} est dans {grappe} à des jours ({days}) où {sites.csv} ne l’a pas',
    'A line that pays for {grappe} on these days is refused. As the signed convention says, shorten this row, or lengthen the site’s in {sites.csv}.',
    'Une ligne de facture qui paie pour {grappe} ces jours-là est refusée. D’après la convention signée, raccourcissez cette ligne, ou allongez celle du site dans {sites.csv}.',
  ),
  'grappe-site': reason(
    '{site} is served, and is in {grappes}[[ on {days}]]: is the site alone meant, or the grappe?[[ {stake} without VAT would go to one or to all]]',
    '{site} est desservi, et fait partie de {grappes}[[ ({days})]] : est-ce le site seul, ou la grappe ?[[ {stake} HT iraient à l’un ou à tous]]',
    'Name the grappe where it is meant. For an access of the site alone write {accesses.alone|alone}: yes in {accesses.csv}; where it ended before these days, its last day as {accesses.valid_to|valid_to} of its row ({accesses.terminated_on|terminated_on} does not end it). Where the operator names a shared access by one of its sites, set `site_of_grappe: grappe` at the top of convention.yaml (`site`: always the site alone)[[; an entry of `invoices:` may say it of its {onlyIts} alone]].',
    'Nommez la grappe là où c’est elle. Pour un accès du site seul, écrivez {accesses.alone|seul} : oui dans {accesses.csv} ; s’il a cessé avant ces jours, son dernier jour en {accesses.valid_to|fin} de sa ligne ({accesses.terminated_on|resilie_le} n’y suffit pas). Si l’opérateur désigne un accès partagé par l’un de ses sites, mettez `site_of_grappe: grappe` en tête de convention.yaml (`site` : toujours le site seul)[[ ; une entrée d’`invoices:` peut le dire de ses seules {onlyIts}]].',
  ),
  'grappe-unserved': warningOfMoney('tables')(
    'no access of {accesses.csv} serves {grappe}[[ on {days}]]',
    'dans {accesses.csv}, aucun accès ne dessert {grappe}[[ ({days})]]',
    'As the contract says, add to {accesses.csv} the access that its sites share, or end its rows in {grappes.csv} ({grappes.valid_to|valid_to}). If an access names one of its sites, is that site alone meant?',
    'D’après le contrat, ajoutez à {accesses.csv} l’accès que ses sites partagent, ou terminez ses lignes dans {grappes.csv} ({grappes.valid_to|fin}). Si un accès nomme l’un de ses sites, est-ce bien ce site seul ?',
  ),
  'grappe-of-one-site': warningOfMoney('tables')(
    'the access of {grappe} serves one of its sites alone, {value}[[ ({days})]], which bears its whole cost',
    'l’accès de {grappe} n’en dessert qu’un site, {value}[[ ({days})]], qui en supporte tout le coût',
    'If a site is missing, or its days are wrong, correct {grappes.csv}. If the site is alone indeed, let {accesses.csv} name it in place of {grappe} on these days, and end its row in {grappes.csv}.',
    'S’il manque un site, ou si ses dates sont fausses, corrigez {grappes.csv}. S’il est bien seul, que {accesses.csv} le nomme à la place de {grappe} pour ces jours, et terminez sa ligne dans {grappes.csv}.',
  ),
  'alone-without-site': error(
    'alone: yes is set on an access that serves no site: {value}',
    'seul : oui est écrit sur un accès qui ne dessert aucun site : {value}',
    'Name the site that it serves, or leave {accesses.alone|alone} empty.',
    'Nommez le site qu’il dessert, ou laissez {accesses.alone|seul} vide.',
  ),
  'kind-unused': warningOfMoney('tables')(
    'no rule names the kind "{value}"',
    'aucune règle ne nomme la nature « {value} »',
    '[[Nearest kind that one names: {nearest}. ]]Correct it, or name it under `kinds` of a rule of convention.yaml.',
    '[[Nature nommée la plus proche : {nearest}. ]]Corrigez-la, ou nommez-la dans `kinds` d’une règle de convention.yaml.',
  ),
  'imputation-tie-ahead': warning('tables')(
    'row {other} is as specific as this one for {flow}[[, site type {siteType}]], category {category}[[ ({days})]]: an invoice line of that kind would be refused',
    'la ligne {other} est aussi précise que celle-ci pour le flux {flow}[[, type de site {siteType}]], catégorie {category}[[ ({days})]] : une ligne de facture de cette sorte serait refusée',
    'As the accounts office of the member says, give one of them one more of flow, site_type, category; or, if one takes the place of the other, end the old one the day before the new one begins.',
    'D’après la comptabilité du membre, donnez à l’une des deux un flux, un type de site ou une catégorie de plus ; ou, si l’une remplace l’autre, terminez l’ancienne la veille du début de la nouvelle.',
  ),
};
