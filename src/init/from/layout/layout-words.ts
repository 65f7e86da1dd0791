import type { Language } from '../../../domain/language.ts';
import type { EarlierVersion } from '../versions.ts';

const en = {
  title: (file: string) =>
    `A layout proposed for ${file}. Check each line, complete it, and put it into convention.yaml (see docs/layouts.md).`,
  seen: (encoding: string, delimiter: string, lineEnd: string, row: number, rows: number) =>
    `Seen: ${encoding}, delimiter ${JSON.stringify(delimiter)}, ${lineEnd}, header in row ${row}, rows below it: ${rows}.`,
  seenSheet: (form: string, row: number, rows: number) =>
    `Seen: ${form}, header in row ${row}, rows below it: ${rows}.`,
  sheets: 'each of these sheets is read like a file',
  versions: ({ name, same, of }: EarlierVersion) =>
    `${name} has the same columns and rows (${same} of ${of}): if they are two versions of one list, keep only the entry of the one that holds.`,
  supplier: 'the supplier’s SIRET, or the name that your tables use',
  withoutColumn: (names: string) =>
    `No column for ${names}. If the file’s name or the rows above the header give it, adapt one of these and remove its "#":`,
  nowhere: (names: string) =>
    `No column for ${names}. If a column gives it under another header, name it under columns:. Otherwise put it into the file’s name, where from_name reads it.`,
  saidAbove: (names: string) =>
    `No column for ${names}: taken from the rows above the header, to be checked:`,
  known: (names: string) => `Recognised as they are: ${names}`,
  joined: 'each row fills one of them',
  several: 'More than one column may be meant; remove the "#" of the right one:',
  amounts: 'Amounts are never guessed. Remove the "#" of those that are right:',
  noAmount: 'No column looks like the net amount (net_amount).',
  texts: 'these texts give what columns would',
  inLabels: 'if these are the days of the lines',
  split: 'If charges and credits are in two columns:',
  hidden: (rows: number) =>
    `${rows} row${rows === 1 ? ' is' : 's are'} hidden, and refused: if they count like the others, remove the "#"`,
  kinds: 'amounts have no sign: those of credits get a minus',
  sides: 'Amounts have no sign: if this column says which of them are credits, remove the "#":',
  rowNumbers: 'no column of line numbers: the row in the file',
  /** The rate to propose: English says of no country which one is meant. */
  usualRate: '…',
  noRate: 'no column of VAT rates',
  noCategory: (words: string) => `nothing in the file shows a category: one of ${words}`,
  aimless: 'No column for access or serves: without one, a line cannot be shared.',
  withoutAccess: (rows: number) =>
    `${rows} row${rows === 1 ? ' names' : 's name'} no access: for the whole group? Then remove the "#"`,
  merged: 'merged cells: each applies to the rows that it covers',
  ofAbove: 'or for the access of the row above? Then this one',
  statedTotal:
    'the row that states the total: lines that add up to another sum are refused; no total? to skip_rows',
  perhapsStated:
    'if such a row states the total of an invoice or of the file: lines that add up to another sum are refused',
  perhapsLines:
    'such rows begin like totals, and have all that lines have: if they are totals, remove the "#"',
  totals: (rows: number) => `${rows} row${rows === 1 ? ' looks like a total' : 's look like totals'}`,
  categories: (words: string) =>
    `No column of categories. Give each beginning one of: ${words}; the first that matches counts.`,
  unplaced: 'Without a place (add to ignore_columns those of which you want no warning):',
};

export type LayoutWords = typeof en;

const fr: LayoutWords = {
  title: (file) =>
    `Disposition proposée pour ${file}. Vérifiez chaque ligne, complétez, et placez-la dans convention.yaml (voir docs/layouts.fr.md).`,
  seen: (encoding, delimiter, lineEnd, row, rows) =>
    `Vu : ${encoding}, séparateur ${JSON.stringify(delimiter)}, ${lineEnd}, en-tête en ligne ${row}, lignes au-dessous : ${rows}.`,
  seenSheet: (form, row, rows) => `Vu : ${form}, en-tête en ligne ${row}, lignes au-dessous : ${rows}.`,
  sheets: 'chacune de ces feuilles est lue comme un fichier',
  versions: ({ name, same, of }) =>
    `${name} a les mêmes colonnes et les mêmes lignes (${same} sur ${of}) : si ce sont deux versions d’une liste, ne gardez que l’entrée de celle qui fait foi.`,
  supplier: 'le SIRET du fournisseur, ou le nom que portent vos tables',
  withoutColumn: (names) =>
    `Pas de colonne pour ${names}. Si le nom du fichier ou les lignes au-dessus de l’en-tête le disent, adaptez l’un de ceux-ci et ôtez son « # » :`,
  nowhere: (names) =>
    `Pas de colonne pour ${names}. Si une colonne le donne sous un autre en-tête, nommez-la sous columns:. Sinon, mettez-le dans le nom du fichier, où from_name le lit.`,
  saidAbove: (names) =>
    `Pas de colonne pour ${names} : repris des lignes au-dessus de l’en-tête, à vérifier :`,
  known: (names) => `Reconnues telles quelles : ${names}`,
  joined: 'chaque ligne remplit l’une d’elles',
  several: 'Plusieurs colonnes sont possibles ; ôtez le « # » de la bonne :',
  amounts: 'Les montants ne sont jamais devinés. Ôtez le « # » de ceux qui sont justes :',
  noAmount: 'Aucune colonne ne ressemble au montant HT (net_amount).',
  texts: 'ces textes donnent ce que donneraient des colonnes',
  inLabels: 'si ce sont les jours des lignes',
  split: 'Si débits et crédits sont dans deux colonnes :',
  hidden: (rows) =>
    `${rows} ligne${rows > 1 ? 's masquées, refusées : si elles comptent' : ' masquée, refusée : si elle compte'} comme les autres, ôtez le « # »`,
  kinds: 'montants sans signe : ceux des avoirs (credit) comptent avec un moins',
  sides: 'Montants sans signe : si cette colonne dit lesquels sont des avoirs (credit), ôtez le « # » :',
  rowNumbers: 'pas de colonne de numéros : la ligne du fichier',
  usualRate: '20',
  noRate: 'pas de colonne de taux de TVA',
  noCategory: (words) => `rien dans le fichier n’indique de catégorie : l’une de ${words}`,
  aimless: 'Pas de colonne pour access ni serves : sans elle, une ligne ne peut être répartie.',
  withoutAccess: (rows) =>
    `${rows} ligne${rows > 1 ? 's ne nomment' : ' ne nomme'} aucun accès : pour tout le groupement ? Ôtez alors le « # »`,
  merged: 'cellules fusionnées : chacune s’applique aux lignes qu’elle couvre',
  ofAbove: 'ou pour l’accès de la ligne au-dessus ? Alors celle-ci',
  statedTotal:
    'la ligne qui déclare le total : des lignes dont la somme diffère sont refusées ; pas un total ? à skip_rows',
  perhapsStated:
    'si une telle ligne déclare le total d’une facture ou du fichier : des lignes dont la somme diffère sont refusées',
  perhapsLines:
    'ces lignes commencent comme des totaux, et ont tout ce qu’ont les autres : si ce sont des totaux, ôtez le « # »',
  totals: (rows) => `${rows} ligne${rows > 1 ? 's ressemblent à des totaux' : ' ressemble à un total'}`,
  categories: (words) =>
    `Pas de colonne de catégories. Donnez à chaque début l’une de : ${words} ; le premier qui convient compte.`,
  unplaced: 'Non placées (mettez dans ignore_columns celles dont vous ne voulez pas être averti) :',
};

export const LAYOUT_WORDS: Record<Language, LayoutWords> = { en, fr };
