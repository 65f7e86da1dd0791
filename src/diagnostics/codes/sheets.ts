import { error, warningOfMoney } from './entry.ts';

export const SHEET_CODES = {
  'sheet-unreadable': error(
    'the file is not a spreadsheet that grappe can read: {detail}',
    'le fichier n’est pas un classeur que grappe sait lire : {detail}',
    '[[Unpack the {packed}, and give each of the files in it by its own name.]][[Open it in a spreadsheet program and save it as {forms}, without a password. If it does not open there, it is incomplete or damaged: ask for it anew. If it is text in columns in truth, rename it to .csv.]]',
    '[[Décompressez le {packed}, et donnez chacun des fichiers qu’il contient sous son propre nom.]][[Ouvrez-le dans un tableur et enregistrez-le en {forms}, sans mot de passe. S’il ne s’y ouvre pas, il est incomplet ou abîmé : redemandez-le. Si c’est en réalité du texte à colonnes, renommez-le en .csv.]]',
  ),
  'sheet-limit': error(
    'the spreadsheet holds more than grappe reads: {what}, at most {most}',
    'le classeur dépasse ce que grappe lit : {what}, au plus {most}',
    'Keep the sheet that is needed, and clear the rows and columns beyond its data.',
    'Gardez la feuille utile, et effacez les lignes et colonnes au-delà de ses données.',
  ),
  'sheet-unknown': error(
    'there is no sheet "{sheet}"',
    'il n’y a pas de feuille « {sheet} »',
    'Sheets found: {found}. Write one of them in `{key}:` in the entry of the file in convention.yaml.[[ A sheet that comes later is named by a pattern, which may match none yet: {later}.]]',
    'Feuilles trouvées : {found}. Écrivez l’une d’elles dans `{key}:` à l’entrée du fichier dans convention.yaml.[[ Une feuille à venir se nomme par un motif, auquel aucune ne répond encore : {later}.]]',
  ),
  'sheet-several': error(
    '[[more than one sheet is visible: {found}]][[none of its sheets is visible: {hidden}]]',
    '[[plusieurs feuilles sont visibles : {found}]][[aucune de ses feuilles n’est visible : {hidden}]]',
    'Say which in the entry of the file in convention.yaml: `{entry}sheet: "…"{end}`, or leave only that sheet visible.[[ If several hold lines, name them all: `{invoiceEntry}sheets: ["…", "…"]{end}`.]][[ Or have an entry for it proposed, to be pasted there: grappe init --from {path}]]',
    'Dites laquelle à l’entrée du fichier dans convention.yaml : `{entry}sheet: "…"{end}`, ou ne laissez visible que celle-là.[[ Si plusieurs ont des lignes, nommez-les toutes : `{invoiceEntry}sheets: ["…", "…"]{end}`.]][[ Ou faites-en proposer une entrée, à coller là : grappe init --from {path}]]',
  ),
  'sheet-unread': warningOfMoney('more')(
    'the sheet "{sheet}" has the columns of the lines too, and is not read (rows: {rows})',
    'la feuille « {sheet} » a aussi les colonnes des lignes de facture, et n’est pas lue (lignes : {rows})',
    'If its rows are lines, name it in the entry of the file in convention.yaml[[, instead of `{key}`]]: `{entry}sheets: [{sheets}]{end}`; each of these sheets is then read as a file of its own. If they are not to be charged, delete it[[, or hide it: {shown} shows]].',
    'Si ce sont des lignes de facture, nommez-la à l’entrée du fichier dans convention.yaml[[, à la place de `{key}`]] : `{entry}sheets: [{sheets}]{end}` ; chacune de ces feuilles est alors lue comme un fichier. Si elles ne sont pas à répartir, supprimez-la[[, ou masquez-la : {shown} est visible]].',
  ),
  'sheet-without-columns': error(
    'the sheet "{sheet}" has no column of invoice lines: {headers}',
    'la feuille « {sheet} » n’a aucune colonne de lignes de facture : {headers}',
    'If it holds none, hide it, or name those that do in the entry of the file in convention.yaml, instead of a pattern: `{entry}sheets: ["…", "…"]{end}`. If it does, give it the header of the other sheets.',
    'Si elle n’en contient pas, masquez-la, ou nommez celles qui en ont à l’entrée du fichier dans convention.yaml, à la place d’un motif : `{entry}sheets: ["…", "…"]{end}`. Si elle en contient, donnez-lui l’en-tête des autres feuilles.',
  ),
  'sheet-error-cell': error(
    'the cell shows an error: {value}',
    'la cellule montre une erreur : {value}',
    '[[Correct the formula that gives {formula} in the spreadsheet, and save.]][[{narrow} stands for a text that its column is too narrow to show: widen it in the spreadsheet, and save again.]]',
    '[[Corrigez dans le tableur la formule qui donne {formula}, et enregistrez.]][[{narrow} s’affiche quand une colonne est trop étroite pour son contenu : élargissez-la dans le tableur, et enregistrez de nouveau.]]',
  ),
  'sheet-merged': error(
    'the cell is merged with {anchor}',
    'la cellule est fusionnée avec {anchor}',
    'Unmerge it and write the value in each of its cells, an amount only in the row that it is for[[, or let it be repeated in the entry of the file in convention.yaml: `{entry}fill_down: [{column}]{end}`, which repeats it in every empty cell of that column, merged or not]].',
    'Défusionnez-la et écrivez la valeur dans chacune de ses cellules, un montant dans la seule ligne qu’il concerne[[, ou faites-la répéter à l’entrée du fichier dans convention.yaml : `{entry}fill_down: [{column}]{end}`, qui la répète dans toute cellule vide de cette colonne, fusionnée ou non]].',
  ),
  'sheet-hidden-row': error(
    'the row is hidden, and holds values',
    'la ligne est masquée, et contient des valeurs',
    'If it counts as all others do (a filter hides it, say), have hidden rows read, in the entry of the file in convention.yaml: `{entry}hidden_rows: read{end}`; or show it. If not, delete it: what nobody sees is not charged.',
    'Si elle compte comme les autres (un filtre la masque, par exemple), faites lire les lignes masquées, à l’entrée du fichier dans convention.yaml : `{entry}hidden_rows: read{end}` ; ou affichez-la. Sinon, supprimez-la : ce que personne ne voit n’est pas réparti.',
  ),
  'sheet-formula': error(
    'the value of a formula is not computed yet',
    'la valeur d’une formule n’est pas encore calculée',
    'Open the file in a spreadsheet program, let it compute everything (in LibreOffice Calc, Ctrl+Shift+F9), and save.',
    'Ouvrez le fichier dans un tableur, laissez-le tout calculer (dans LibreOffice Calc, Ctrl+Maj+F9), et enregistrez.',
  ),
};
