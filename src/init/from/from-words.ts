import type { Language } from '../../domain/language.ts';
import { printable } from '../../text/printable.ts';
import type { Sentences } from '../../text/sentences.ts';
import type { Difference } from './differences.ts';
import type { ListKind } from './list-words.ts';
import type { Clue } from './recognise.ts';

const en = {
  title: 'The convention of the group, proposed from its lists by grappe init --from. Check each line.',
  lone: 'A layout proposed for a list. Check each line, complete it, and put it into convention.yaml.',
  seen: (row: number, rows: number) => `Header in row ${row}, ${rows} row${rows === 1 ? '' : 's'} below.`,
  because: (clues: string) => `Recognised by ${clues}.`,
  clues: {
    name: () => 'its name',
    folder: () => 'its folder',
    column: ({ header }) => `the column "${printable(header)}"`,
    uai: ({ header, right, of }) =>
      `the UAI numbers of "${printable(header)}" (${right} of ${of} have the right key)`,
    siret: ({ header, right, of }) =>
      `the SIRET numbers of "${printable(header)}" (${right} of ${of} have the right key)`,
  } satisfies Sentences<Clue>,
  known: (names: string) => `Recognised as they are: ${names}`,
  nowhere: (meaning: string) => `required (${meaning}), and no column was found for it`,
  several: (meaning: string) => `Several columns may be this (${meaning}); remove the "#" of the right one:`,
  amount: 'Amounts are never guessed. Remove the "#" of the right one:',
  unknownMembers: (name: string) => `Which member is meant? Complete and remove the "#" (${name}):`,
  unknownWords: (choices: string) => `Which word is meant? Complete and remove the "#" (${choices}):`,
  unknownSpeeds: (name: string) =>
    `How many Mbit/s is this? Complete with a number and remove the "#" (${name}):`,
  unknownDays: (name: string) => `Which day is this? Complete as YYYY-MM-DD and remove the "#" (${name}):`,
  decide: (name: string): string =>
    name === 'as_of'
      ? 'to decide: the day on which it was counted; remove the "#"'
      : 'to decide: cite_scolaire, grappe, or a word of your own; remove the "#"',
  countedTwice: (file: string) =>
    `${file} counts the same; only one of the two is read. To take this one, remove the "#" here and the entry of the other:`,
  unresolved: (rows: number) =>
    `${rows} row${rows === 1 ? ' names' : 's name'} something that is in none of the lists: grappe check will say which.`,
  leftAside: (rows: number) =>
    `${rows} row${rows === 1 ? '' : 's'} of other establishments ${rows === 1 ? 'is' : 'are'} left out`,
  merged: 'merged cells, or cells written once for several rows',
  unmerged: (row: number) =>
    `Row ${row} has an empty cell there that is not merged, and would take the value above: fill it in, or leave its row out.`,
  skipped: (rows: number) => `${rows} row${rows === 1 ? '' : 's'} left out: totals, titles, empty values`,
  unplaced: 'Without a place, so not read; give one a place above if it matters:',
  manyUnplaced: (columns: number) => `${columns} column${columns === 1 ? ' is' : 's are'} not read`,
  empty: (headers: string) =>
    `Empty and without a place, so not ignored: grappe check warns of them until they have one (${headers})`,
  invoiceFiles: (files: number, first: string, row: number) =>
    `${files === 1 ? first : `${first} and ${files - 1} more of the same form`}: header in row ${row}.`,
  einvoice:
    'Electronic invoices are read as they are; say which of their elements names the access (docs/layouts.md).',
  kindsFound: (kinds: string) => `Kinds of grappes in your lists: ${kinds}`,
  measuresFound: (measures: string) => `Measures that a key may share by: ${measures}`,
  /** The names of the measures that grappe proposes, and what they count. */
  measureNames: {
    students: { name: 'students', meaning: 'pupils' },
    floor_area: { name: 'floor_area', meaning: 'floor area in m²' },
  } as Readonly<Record<string, { readonly name: string; readonly meaning: string }>>,
  measureName: (meaning: string) => `${meaning}; choose any name, and use it in the rules`,
  kinds: {
    members: 'the members',
    sites: 'the sites',
    grappes: 'the grappes',
    measures: 'measures (students, floor area)',
    accesses: 'the inventory of accesses',
    prices: 'the price schedule',
    imputations: 'the budget imputations',
    invoices: 'lines of invoices',
  } satisfies Record<ListKind, string>,
  same: (file: string, layout: string) => `${file}: in the form that its layout (${layout}) describes.`,
  differs: (file: string, layout: string) => `${file} differs from what its layout (${layout}) describes:`,
  einvoiceFile: (file: string) =>
    `${file}: for electronic invoices; their layout, to be completed, is under invoices:.`,
  einvoiceKnown: (file: string, layout: string) =>
    `${file}: an electronic invoice, read as it is; its layout is there (${layout}).`,
  unknownFile: (file: string) => `${file}: no layout matches it; one is proposed on standard output.`,
  differences: {
    'sheet-gone': ({ sheet }) => `the sheet "${sheet}" is not there`,
    'header-row': ({ was, row }) =>
      /^\d+$/.test(was)
        ? `the header was in row ${was}, and is now in row ${row}`
        : `no header has the cell "${was}" that ends the preamble; the header seems to be in row ${row}`,
    'header-gone': ({ header, column }) => `the column "${header}" (${column}) is gone`,
    'header-new': ({ header, samples }) => `the column "${header}" is new (${samples.join(' · ')})`,
    'count-new': ({ header, samples, day }) =>
      `the column "${header}" is new (${samples.join(' · ')}); if it counts on ${day}, add under measures: an entry like the one of the other counts of this list, with value: "${header}" and as_of: ${day}`,
    undecided: ({ header, samples }) =>
      `to decide: the column "${header}" (${samples.join(' · ')}), which the convention names behind a "#"`,
    'words-new': ({ header, words }) => `"${header}" has unknown words: ${words.join(', ')}`,
    merged: ({ header }) => `"${header}" has merged cells: add it to fill_down`,
    totals: ({ texts }) =>
      `rows look like totals, and skip_rows does not leave them out: ${texts.join(', ')}`,
  } satisfies Sentences<Difference>,
  servedByName: 'these files name what a line serves; sites.csv has these ids for it',
  servedUnknown: 'Which site, grappe or member is meant? Complete and remove the "#" (serves):',
  firstDay: 'the month of the first day in the invoices seen; the convention says the day',
  inRoot: (file: string) => `${file} contains lines of invoices: move it into invoices/.`,
  toComplete: (names: string) => ` To complete: ${names}.`,
  written: (file: string) =>
    `${file} is written. What is left to decide is behind a "#" there, and in the lines without a value.`,
  ownTable: (file: string) => `${file}: the table itself, read as it is.`,
  notRead: (file: string, isSheet: boolean) =>
    isSheet
      ? `${file}: a workbook of a form that is not read: save it as .xlsx or .ods, or rename it to .csv if it is text in columns.`
      : `${file}: neither a list nor an invoice (CSV, TSV, xlsx, ods, XML, PDF, zip): left where it is; if it is text in columns, rename it to .csv.`,
  link: (file: string) =>
    `${file}: a link, a hidden file, or no plain one, and not read: put the file itself in its place, under a name without a dot before it, then give it again.`,
  toUnpack: (file: string) =>
    `${file}: in an archive, only invoices are read: unpack it, and give its tables.`,
  garbled: (file: string, header: string) =>
    `${file}: its letters are damaged ("${header}"): it was saved in another encoding than it has. Ask for it anew, or save it as “CSV UTF-8” from the program that it comes from, then give it again.`,
  membersWritten: (file: string, members: number) =>
    `${file} is written: the ${members} member${members === 1 ? '' : 's'} that your lists name. Choose their ids, add their SIRETs, and keep one row per member.`,
  clash: (file: string) => `${file} is there already and is another file: grappe init replaces nothing.`,
  onePlace: (one: string, other: string) =>
    `${one} and ${other} are two files of one name, and would be one in the workspace: rename one of them, then give both again.`,
  looksLike: (file: string, kind: string, why: string) => `${file}: ${kind}. ${why}`,
  sheetBeside: (file: string, sheets: string) =>
    `${file}: other sheets of the workbook are read, not this one. If it also contains lines of invoices, write in their layout \`sheets: ${sheets}\`, in the place of \`sheet:\`; under \`optional:\`, the columns that not all of these sheets have.`,
};

export type FromWords = typeof en;

const fr: FromWords = {
  title:
    'La convention du groupement, proposée d’après ses listes par grappe init --from. Vérifiez chaque ligne.',
  lone: 'Disposition proposée pour une liste. Vérifiez chaque ligne, complétez, et placez-la dans convention.yaml.',
  seen: (row, rows) => `En-tête en ligne ${row}, ${rows} ligne${rows > 1 ? 's' : ''} au-dessous.`,
  because: (clues) => `Reconnue ${clues}.`,
  clues: {
    name: () => 'à son nom',
    folder: () => 'à son dossier',
    column: ({ header }) => `à la colonne « ${printable(header)} »`,
    uai: ({ header, right, of }) =>
      `à ses UAI en « ${printable(header)} » (clé juste ${right} fois sur ${of})`,
    siret: ({ header, right, of }) =>
      `à ses SIRET en « ${printable(header)} » (clé juste ${right} fois sur ${of})`,
  },
  known: (names) => `Reconnues telles quelles : ${names}`,
  nowhere: (meaning) => `obligatoire (${meaning}), et aucune colonne ne lui convient`,
  several: (meaning) => `Plusieurs colonnes sont possibles (${meaning}) ; ôtez le « # » de la bonne :`,
  amount: 'Les montants ne sont jamais devinés. Ôtez le « # » du bon :',
  unknownMembers: (name) => `Quel membre est désigné ? Complétez et ôtez le « # » (${name}) :`,
  unknownWords: (choices) => `Quel mot est désigné ? Complétez et ôtez le « # » (${choices}) :`,
  unknownSpeeds: (name) => `Combien de Mbit/s est-ce ? Complétez par un nombre et ôtez le « # » (${name}) :`,
  unknownDays: (name) => `Quel jour est-ce ? Complétez en AAAA-MM-JJ et ôtez le « # » (${name}) :`,
  decide: (name) =>
    name === 'as_of'
      ? 'à décider : le jour du constat ; ôtez le « # »'
      : 'à décider : cite_scolaire, grappe, ou un mot de votre choix ; ôtez le « # »',
  countedTwice: (file) =>
    `${file} compte la même chose ; une seule des deux listes est lue. Pour prendre celle-ci, ôtez les « # » et l’entrée de l’autre :`,
  unresolved: (rows) =>
    `${rows} ligne${rows > 1 ? 's désignent' : ' désigne'} ce qui n’est dans aucune des listes : grappe check dira ${rows > 1 ? 'lesquelles' : 'laquelle'}.`,
  leftAside: (rows) =>
    `${rows} ligne${rows > 1 ? 's' : ''} d’autres établissements ${rows > 1 ? 'sont laissées' : 'est laissée'} de côté`,
  merged: 'cellules fusionnées, ou écrites une fois pour plusieurs lignes',
  unmerged: (row) =>
    `La ligne ${row} y a une cellule vide qui n’est pas fusionnée, et prendrait la valeur du dessus : remplissez-la, ou laissez la ligne de côté.`,
  skipped: (rows) =>
    `${rows} ligne${rows > 1 ? 's écartées' : ' écartée'} : totaux, intertitres, valeurs vides`,
  unplaced: 'Sans place, donc non lues ; donnez-leur une place ci-dessus si elles comptent :',
  manyUnplaced: (columns) => `${columns} colonne${columns > 1 ? 's ne sont pas lues' : ' n’est pas lue'}`,
  empty: (headers) =>
    `Vides et sans place, donc pas dans ignore_columns : grappe check en avertit tant qu’elles n’en ont pas (${headers})`,
  invoiceFiles: (files, first, row) =>
    `${files === 1 ? first : `${first} et ${files - 1} de même forme`} : en-tête en ligne ${row}.`,
  einvoice:
    'Les factures électroniques sont lues telles quelles ; dites quel élément y nomme l’accès (docs/layouts.fr.md).',
  kindsFound: (kinds) => `Natures des grappes de vos listes : ${kinds}`,
  measureNames: {
    students: { name: 'élèves', meaning: 'les élèves' },
    floor_area: { name: 'surface', meaning: 'la surface en m²' },
  },
  measureName: (meaning) => `${meaning} ; le nom est libre, c’est celui que citent les règles`,
  measuresFound: (measures) => `Mesures au prorata desquelles une clé peut partager : ${measures}`,
  kinds: {
    members: 'les membres',
    sites: 'les sites',
    grappes: 'les grappes',
    measures: 'des mesures (élèves, surfaces)',
    accesses: 'l’inventaire des accès',
    prices: 'le bordereau des prix',
    imputations: 'les imputations budgétaires',
    invoices: 'des lignes de facture',
  },
  same: (file, layout) => `${file} : conforme à sa disposition (${layout}).`,
  differs: (file, layout) => `${file} diffère de sa disposition (${layout}) :`,
  einvoiceFile: (file) =>
    `${file} : pour des factures électroniques ; leur disposition, à compléter, est sous invoices:.`,
  einvoiceKnown: (file, layout) =>
    `${file} : une facture électronique, lue telle quelle ; sa disposition est là (${layout}).`,
  unknownFile: (file) =>
    `${file} : aucune disposition ne lui correspond ; une est proposée sur la sortie standard.`,
  differences: {
    'sheet-gone': ({ sheet }) => `la feuille « ${sheet} » n’est plus là`,
    'header-row': ({ was, row }) =>
      /^\d+$/.test(was)
        ? `l’en-tête était en ligne ${was}, il est en ligne ${row}`
        : `aucun en-tête n’a la cellule « ${was} » qui termine le préambule ; l’en-tête semble être en ligne ${row}`,
    'header-gone': ({ header, column }) => `la colonne « ${header} » (\`${column}\`) a disparu`,
    'header-new': ({ header, samples }) => `la colonne « ${header} » est nouvelle (${samples.join(' · ')})`,
    'count-new': ({ header, samples, day }) =>
      `la colonne « ${header} » est nouvelle (${samples.join(' · ')}) ; si c’est un constat au ${day}, ajoutez sous measures: une entrée comme celle des autres constats de cette liste, avec value: "${header}" et as_of: ${day}`,
    undecided: ({ header, samples }) =>
      `à décider : la colonne « ${header} » (${samples.join(' · ')}), que la convention nomme derrière un « # »`,
    'words-new': ({ header, words }) => `« ${header} » contient des mots inconnus : ${words.join(', ')}`,
    merged: ({ header }) => `« ${header} » a des cellules fusionnées : ajoutez-la à fill_down`,
    totals: ({ texts }) =>
      `des lignes ressemblent à des totaux, et skip_rows ne les écarte pas : ${texts.join(', ')}`,
  },
  servedByName: 'ces fichiers nomment ce que dessert la ligne ; sites.csv a pour cela ces identifiants',
  servedUnknown:
    'Quel site, quelle grappe ou quel membre est désigné ? Complétez et ôtez le « # » (serves) :',
  firstDay: 'le mois du premier jour des factures vues ; la convention dit lequel',
  inRoot: (file) => `${file} contient des lignes de facture : déplacez-le dans invoices/.`,
  toComplete: (names) => ` À compléter : ${names}.`,
  written: (file) =>
    `${file} est écrit. Ce qui reste à décider y est derrière un « # », et dans les lignes sans valeur.`,
  ownTable: (file) => `${file} : la table elle-même, lue telle quelle.`,
  notRead: (file, isSheet) =>
    isSheet
      ? `${file} : un classeur d’un format qui n’est pas lu : enregistrez-le en .xlsx ou .ods, ou renommez-le en .csv si c’est du texte à colonnes.`
      : `${file} : ni liste ni facture (CSV, TSV, xlsx, ods, XML, PDF, zip) : laissé où il est ; si c’est du texte à colonnes, renommez-le en .csv.`,
  link: (file) =>
    `${file} : un lien, un fichier caché, ou pas un fichier ordinaire, et non lu : mettez le fichier lui-même à sa place, sous un nom sans point devant, puis redonnez-le.`,
  toUnpack: (file) =>
    `${file} : dans une archive, seules les factures sont lues : extrayez ses tables, et redonnez-les.`,
  garbled: (file, header) =>
    `${file} : ses lettres sont abîmées (« ${header} ») : il a été enregistré dans un autre encodage que le sien. Redemandez-le, ou enregistrez-le en « CSV UTF-8 » depuis le logiciel d’où il vient, puis redonnez-le.`,
  membersWritten: (file, members) =>
    `${file} est écrit : ${members > 1 ? `les ${members} membres que vos listes nomment` : 'le membre que vos listes nomment'}. Choisissez leurs identifiants, ajoutez leurs SIRET, et gardez une ligne par membre.`,
  clash: (file) => `${file} existe déjà et c’est un autre fichier : grappe init ne remplace rien.`,
  onePlace: (one, other) =>
    `${one} et ${other} sont deux fichiers d’un même nom, et n’en feraient qu’un dans l’espace de travail : renommez l’un d’eux, puis redonnez les deux.`,
  looksLike: (file, kind, why) => `${file} : ${kind}. ${why}`,
  sheetBeside: (file, sheets) =>
    `${file} : d’autres feuilles du classeur sont lues, pas celle-ci. Si elle contient aussi des lignes de facture, écrivez dans leur disposition \`sheets: ${sheets}\`, à la place de \`sheet:\` ; sous \`optional:\`, les colonnes qui manquent à l’une de ces feuilles.`,
};

export const FROM_WORDS: Record<Language, FromWords> = { en, fr };
