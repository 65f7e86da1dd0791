import { error, warning, warningOfMoney } from './entry.ts';

/** The files of invoices and their layouts. */
export const INVOICE_FILE_CODES = {
  'invoices-missing': error(
    'there is no invoice line in invoices/',
    'aucune ligne de facture dans invoices/',
    'Put the operator’s files (CSV, TSV, xlsx, ods, XML, PDF, zip) there as received.',
    'Déposez-y les fichiers de l’opérateur (CSV, TSV, xlsx, ods, XML, PDF, zip) tels que reçus.',
  ),
  'no-lines': error(
    '[[no invoice line is dated in {period}]][[every invoice line dated up to {until} is in a closed run]]',
    '[[aucune ligne de facture n’est datée de {period}]][[toutes les lignes de facture datées jusqu’au {until} sont dans un calcul clos]]',
    '[[Invoice dates go from {first} to {last}: ask with --period for a month that has some, or put the invoice into invoices/.]][[ Nearest months, with their lines: {near}; an invoice is shared in the month of its date, whatever it bills.]][[The newest invoice is of {newest}: put the next one into invoices/. To correct a closed run, add its name to `grappe allocate --pending --regularise`.]]',
    '[[Les dates de facture vont du {first} au {last} : demandez avec --period un mois qui en a, ou déposez la facture dans invoices/.]][[ Mois les plus proches, avec leurs lignes : {near} ; une facture est répartie au mois de sa date, quoi qu’elle facture.]][[La facture la plus récente est du {newest} : déposez la suivante dans invoices/. Pour corriger un calcul clos, ajoutez son nom à `grappe allocate --pending --regularise`.]]',
  ),
  'invoice-unknown': error(
    'no line belongs to the invoice {value}',
    'aucune ligne de la facture {value}',
    '[[Nearest: {nearest}. ]]After --invoice, write the number as it stands in the operator’s file.',
    '[[La plus proche : {nearest}. ]]Après --invoice, écrivez le numéro tel qu’il est dans le fichier de l’opérateur.',
  ),
  'file-unsupported': error(
    'a file of this type is not read: {found}[[ ({link})]]',
    'type de fichier non lu : {found}[[ ({link})]]',
    '[[By its content it is a workbook: rename it, so that it ends in {workbook}. ]][[{sheet} is a workbook of a form that is not read: open it in a spreadsheet program and save it as .xlsx or .ods; if it is text in columns in truth, rename it to .csv. ]][[If {text} is in columns, between tabs, semicolons or commas, rename it to .csv: it is read as it is then. ]][[{nested} is an archive within an archive: take it out of that one, and put it into invoices/ as it is. ]][[{packed} is an archive of a form that is not read: unpack it, and put what is in it into invoices/. ]][[{mail} is a mail: save what is attached to it into invoices/. ]][[From an image, as {image} is, nothing can be read: ask the operator for Factur-X, UBL, CII or CSV. ]][[It is only a placeholder for {kept}, which is not on this computer: have the program that synchronises the folder keep it here. ]]Invoices are CSV, TSV, xlsx, ods, XML, PDF or zip files, not links to them. Move anything else out of invoices/, or leave it aside in convention.yaml, with the reason: `ignore_files: { {thePath}: "…" }`.',
    '[[D’après son contenu, c’est un classeur : renommez-le, pour qu’il finisse par {workbook}. ]][[{sheet} est un classeur d’un format qui n’est pas lu : ouvrez-le dans un tableur et enregistrez-le en .xlsx ou .ods ; si c’est en réalité du texte à colonnes, renommez-le en .csv. ]][[Si {text} contient des colonnes séparées par des tabulations, des points-virgules ou des virgules, renommez-le en .csv : il est alors lu tel quel. ]][[{nested} est une archive dans une archive : sortez-la de celle-ci, et mettez-la telle quelle dans invoices/. ]][[{packed} est une archive d’un format qui n’est pas lu : décompressez-la, et mettez dans invoices/ ce qu’elle contient. ]][[{mail} est un courriel : enregistrez dans invoices/ ses pièces jointes. ]][[Rien ne peut être lu dans une image comme {image} : demandez à l’opérateur un Factur-X, de l’UBL, du CII ou un CSV. ]][[Il n’est qu’un substitut de {kept}, qui n’est pas sur cet ordinateur : demandez au logiciel de synchronisation de l’y garder. ]]Les factures sont des fichiers CSV, TSV, xlsx, ods, XML, PDF ou zip, non des liens. Sortez tout le reste d’invoices/, ou laissez-le de côté dans convention.yaml, avec la raison : `ignore_files: { {thePath}: "…" }`.',
  ),
  'file-link': error(
    '{found} is a link or not a plain file: neither is read',
    '{found} est un lien, ou n’est pas un fichier ordinaire : il n’est pas lu',
    'Put the file itself in the workspace: a run keeps a copy of what it read.',
    'Mettez le fichier lui-même dans l’espace de travail : un calcul garde une copie de ce qu’il a lu.',
  ),
  'file-without-lines': warningOfMoney('more')(
    'the file holds no invoice line[[: {aside} of its rows are left aside (skip_rows)]]',
    'le fichier ne contient aucune ligne de facture[[ : {aside} de ses lignes sont écartées (skip_rows)]]',
    'Nothing of it is charged. If the invoice has lines, ask the operator for the file again, or correct `skip_rows:` in its entry in convention.yaml if it leaves them aside; if not, take it out of invoices/.',
    'Rien n’en est réparti. Si la facture a des lignes, redemandez le fichier à l’opérateur, ou corrigez `skip_rows:` à son entrée dans convention.yaml s’il les écarte ; sinon, ôtez-le d’invoices/.',
  ),
  'file-twice': error(
    'two files have the path {path}: their names differ only in how accents are stored',
    'deux fichiers ont le chemin {path} : leurs noms ne diffèrent que par l’encodage des accents',
    'If they hold the same lines, keep one of them; if not, rename one. Most systems show them as one.',
    'Si ce sont deux fois les mêmes lignes, gardez l’un des deux ; sinon, renommez-en un. La plupart des systèmes les montrent comme un seul.',
  ),
  'file-name-unread': error(
    'the name of this file or folder [[is not written in {encoding}: it cannot be opened]][[holds {sign}, which separates folders on other systems: no run can name it]]',
    'le nom de ce fichier ou dossier [[n’est pas écrit en {encoding} : il ne peut pas être ouvert]][[contient {sign}, qui sépare les dossiers sur d’autres systèmes : aucun calcul ne pourrait le nommer]]',
    'Rename it, if possible with letters without accents. Such names come from archives that were made on another system.',
    'Renommez-le, si possible en lettres sans accent. De tels noms viennent d’archives faites sur un autre système.',
  ),
  'folder-unread': warningOfMoney('more')(
    'the folder {folder}/ is not read[[, with lines of {stake} without VAT]]: invoices belong in invoices/',
    'le dossier {folder}/ n’est pas lu[[, avec des lignes de {stake} HT]] : les factures sont dans invoices/',
    'If they are invoices, move the whole folder into invoices/, so that no file replaces another of its name; if not, take it out of the workspace.',
    'Si ce sont des factures, déplacez tout le dossier dans invoices/, pour qu’aucun fichier n’en remplace un autre de même nom ; sinon, sortez-le de l’espace de travail.',
  ),
  'invoice-unread': warningOfMoney('more')(
    '{file} is next to the tables and is not read[[, with lines of {stake} without VAT]]',
    '{file} est à côté des tables et n’est pas lu[[, avec des lignes de {stake} HT]]',
    'If it holds an invoice, move it to invoices/; if not, take it out of the workspace, or write in convention.yaml what it is: `ignore_files: { {path}: "…" }`. Any XML, and a PDF or zip called invoice or facture, is taken for one, but not a guide or a procedure.',
    'S’il contient une facture, déplacez-le dans invoices/ ; sinon, sortez-le de l’espace de travail, ou dites dans convention.yaml ce que c’est : `ignore_files: { {path}: "…" }`. Tout XML, et tout PDF ou zip appelé facture ou invoice, est pris pour une facture, mais non un guide ou une procédure.',
  ),
  'import-differs': warning('more')(
    'these lines do not say what the entry of the file does (`{keys}`): in its place they would be shared otherwise',
    'ces lignes ne disent pas ce que dit l’entrée du fichier (`{keys}`) : à sa place, elles seraient réparties autrement',
    'They are to be looked at: leave the file itself in invoices/.',
    'Elles sont à lire seulement : laissez le fichier lui-même dans invoices/.',
  ),
  'archive-unreadable': error(
    'the archive, or this file in it, cannot be unpacked: damaged, encrypted or in parts',
    'l’archive, ou ce fichier dedans, ne se décompresse pas : endommagée, chiffrée ou en plusieurs parties',
    'Unpack it yourself, put the files in invoices/ and take the archive out; if two of them bear one name, keep both, one under another name. If it is damaged or encrypted, ask the operator for it again.',
    'Décompressez-la vous-même, mettez les fichiers dans invoices/ et retirez-en l’archive ; si deux d’entre eux portent le même nom, gardez les deux, l’un sous un autre nom. Si elle est endommagée ou chiffrée, redemandez-la à l’opérateur.',
  ),
  'archive-empty': warningOfMoney('more')(
    'the archive holds no file that somebody put there',
    'l’archive est vide, ou ne contient que des fichiers ajoutés par un système',
    'Ask the operator for it again. If nothing is meant to be in it, take it out of invoices/.',
    'Redemandez-la à l’opérateur. S’il ne doit rien y avoir dedans, retirez-la d’invoices/.',
  ),
  'archive-limit': error(
    'the file is larger than grappe unpacks ({most} bytes)',
    'le fichier est plus grand que ce que grappe décompresse ({most} octets)',
    'Unpack the archive yourself, put the files in invoices/ and take the archive out.',
    'Décompressez l’archive vous-même, mettez les fichiers dans invoices/ et retirez-en l’archive.',
  ),
  'vat-of-others': error(
    'the VAT is read from "{header}", which is read as {other} too',
    'la TVA se lit dans « {header} », qui se lit aussi comme `{other}`',
    'Name under `vat_amount` the header of the column that holds the VAT itself, as an amount. If the file has none, remove `vat_amount` from this entry: the VAT is then computed from `vat_rate`.',
    'Citez sous `vat_amount` l’en-tête de la colonne qui contient la TVA elle-même, en montant. Si le fichier n’en a pas, retirez `vat_amount` de cette entrée : la TVA se calcule alors d’après `vat_rate`.',
  ),
  'layout-header-missing': error(
    '{column} is read from "{header}", which {file} lacks',
    '`{column}` se lit dans « {header} », que {file} n’a pas',
    '[["{garbled}" is this header with damaged letters: somebody saved the file in another encoding than it has. Ask for it anew, or save it as “CSV UTF-8” from the program that it comes from.]][[The nearest header is "{near}". ]][[Replace "{replaced}" here by the one of the headers of the file that holds it: {found}.]][[Name under `columns:` of the same entry the header of the file that holds {repeated}: {found}. If none does, take {repeated} out of `{key}`.]][[ Where other invoices still have "{header}", leave it here: above {entry} put a copy of it whose `files` names this file and those to come that have the new header, and replace it in the copy.]][[ Where only some of the invoice files have the column, name it under `optional:` of the same entry: `optional: [{optional}]`.]]',
    '[[« {garbled} » est cet en-tête aux lettres abîmées : le fichier a été enregistré dans un autre encodage que le sien. Redemandez-le, ou enregistrez-le en « CSV UTF-8 » depuis le logiciel d’où il vient.]][[L’en-tête le plus proche est « {near} ». ]][[Remplacez ici « {replaced} » par celui des en-têtes du fichier qui le contient : {found}.]][[Citez sous `columns:` de la même entrée l’en-tête du fichier qui contient `{repeated}` : {found}. Si aucun ne le contient, retirez `{repeated}` de `{key}`.]][[ Si d’autres factures ont encore « {header} », laissez-le ici : au-dessus de {entry}, mettez-en une copie dont `files` nomme ce fichier et ceux à venir qui auront le nouvel en-tête, et remplacez-le dans la copie.]][[ Pour des factures dont certains fichiers n’ont pas la colonne, citez-la sous `optional:` de la même entrée : `optional: [{optional}]`.]]',
  ),
  'pattern-unmatched': error(
    'the pattern "{pattern}" matches nothing of {file}; found: {found}[[; "{day}" is no day]][[; "{month}" is no period]]',
    'le motif « {pattern} » ne correspond à rien dans {file} ; trouvé : {found}[[ ; « {day} » n’est pas un jour]][[ ; « {month} » n’est pas une période]]',
    '[[If it is {right}, rename the file or the sheet so that {right} stands in the place of "{month}". ]][[A period is a month or a quarter with a year of four figures, as 2025-10, 10-2025, October 2025, Oct. 2025 or 2025-Q4: "{month}" is not read. Otherwise: ]][[If {form} is how the days of the file are written, say it in its entry in convention.yaml: `dates: {form}`. ]][[Correct {day} in the file, or ask the operator for a right one: a day is 2025-12-05 or 05/12/2025, and a cell of a sheet must have the format of a date. Otherwise: ]]Correct this pattern in convention.yaml, or remove it if the name or the preamble says no such thing. It must match the name of a file or of a sheet, or one or more cells of the preamble, whole: `*` stands for what does not count.',
    '[[Si c’est {right}, renommez le fichier ou la feuille : {right} à la place de « {month} ». ]][[Une période est un mois ou un trimestre et son année en quatre chiffres, comme 2025-10, 10-2025, octobre 2025, oct. 2025 ou 2025-T4 : « {month} » n’est pas lu. Sinon : ]][[Si les jours du fichier s’écrivent {form}, dites-le à son entrée dans convention.yaml : `dates: {form}`. ]][[Corrigez {day} dans le fichier, ou demandez-en un juste à l’opérateur : un jour s’écrit 2025-12-05 ou 05/12/2025, et une cellule d’un classeur doit avoir le format d’une date. Sinon : ]]Corrigez ce motif dans convention.yaml, ou supprimez-le si le nom ou le préambule ne dit rien de tel. Il doit couvrir en entier le nom d’un fichier ou d’une feuille, ou une ou plusieurs cellules du préambule ; `*` remplace ce qui ne compte pas.',
  ),
  'pattern-ambiguous': error(
    'the {field} of {file} may be "{first}" or "{second}" by the pattern "{pattern}"',
    '`{field}` de {file} peut être « {first} » ou « {second} » selon le motif « {pattern} »',
    'Add to the pattern the words that stand around the right value in the file, and around it alone.',
    'Ajoutez au motif les mots qui, dans le fichier, entourent la bonne valeur et elle seule.',
  ),
  'text-unmatched': error(
    '"{value}" is none of the texts expected: {patterns}[[; it names {period}, but the words around it may mean other days, or a part of them]][[; it names {unread}, which no pattern reads]][[; "{day}" is no day]][[; it has more than {most} characters, and no pattern reads so many]]',
    '« {value} » n’est aucun des textes attendus : {patterns}[[ ; il nomme {period}, mais les mots voisins peuvent dire d’autres jours, ou une partie]][[ ; il nomme {unread}, qu’aucun motif ne lit]][[ ; « {day} » n’est pas un jour]][[ ; il a plus de {most} caractères, et aucun motif n’en lit autant]]',
    '[[If all days of {period} are meant, write the words that stand beside it in the pattern, in place of `*`; if others are, ask the operator which, or read them by `{example}` and `{last}`. ]][[If these are its days, add how they are written to the list, before the text without a field: `"{pattern}"`. ]][[If {form} is how the days of the file are written, say it in its entry in convention.yaml: `dates: {form}`. ]][[Ask the operator for texts of {most} characters at most; or, above this entry of convention.yaml, write one for this file alone whose `from_columns` leaves the column out, if it says nothing.]][[Correct `from_columns` in the entry of the file in convention.yaml, or add to the list of this column how such a cell is written: `{example}` where a value stands, `*` for what does not count; a text without a field stands for cells that say nothing of it. A day is 2025-12-05 or 05/12/2025. If the cell is wrong, ask the operator for a corrected file.]]',
    '[[Si tous les jours de {period} sont en cause, écrivez dans le motif, à la place de `*`, les mots qui l’entourent ; si ce sont d’autres jours, demandez lesquels à l’opérateur, ou lisez-les par `{example}` et `{last}`. ]][[Si ce sont ses jours, ajoutez à la liste, avant le texte sans champ, la façon dont ils sont écrits : `"{pattern}"`. ]][[Si les jours du fichier s’écrivent {form}, dites-le à son entrée dans convention.yaml : `dates: {form}`. ]][[Demandez à l’opérateur des textes de {most} caractères au plus ; ou bien, au-dessus de cette entrée de convention.yaml, écrivez-en une pour ce seul fichier, dont `from_columns` laisse la colonne de côté, si elle n’en dit rien.]][[Corrigez `from_columns` à l’entrée du fichier dans convention.yaml, ou ajoutez à la liste de cette colonne la façon dont une telle cellule est écrite : `{example}` là où se trouve une valeur, `*` pour ce qui ne compte pas ; un texte sans champ vaut pour les cellules qui n’en disent rien. Un jour s’écrit 2025-12-05 ou 05/12/2025. Si la cellule est fausse, demandez un fichier corrigé à l’opérateur.]]',
  ),
};
