export const invoices = {
  'invoices-missing': {
    message: 'aucune ligne de facture dans invoices/',
    hint: 'Déposez-y les fichiers de l’opérateur (CSV, TSV, xlsx, ods, XML, PDF, zip) tels que reçus.',
  },
  'no-lines': {
    message:
      '[[aucune ligne de facture n’est datée de {period}]][[toutes les lignes de facture datées jusqu’au {until} sont dans un calcul clos]]',
    hint: '[[Les dates de facture vont de {first} à {last} : demandez avec --period un mois qui en a, ou déposez la facture dans invoices/.]][[ Mois les plus proches, avec leurs lignes : {near} ; une facture est répartie au mois de sa date, quoi qu’elle facture.]][[La facture la plus récente est du {newest} : déposez la suivante dans invoices/, ou ajoutez --regularise avec le nom d’un calcul clos pour le corriger.]]',
  },
  'invoice-unknown': {
    message: 'aucune ligne de la facture {value}',
    hint: '[[La plus proche : {nearest}. ]]Après --invoice, écrivez le numéro tel qu’il est dans le fichier de l’opérateur.',
  },
  'file-unsupported': {
    message: 'type de fichier non lu : {found}[[ ({link})]]',
    hint: '[[{sheet} est un classeur d’un format qui n’est pas lu : ouvrez-le dans un tableur et enregistrez-le en .xlsx ou .ods ; si c’est en réalité du texte à colonnes, renommez-le en .csv. ]][[Si {text} contient des colonnes séparées par des tabulations, des points-virgules ou des virgules, renommez-le en .csv : il est alors lu tel quel. ]][[{nested} est une archive dans une archive : sortez-la de celle-ci, et mettez-la telle quelle dans invoices/. ]][[{packed} est une archive d’un format qui n’est pas lu : décompressez-la, et mettez dans invoices/ ce qu’elle contient. ]][[{mail} est un courriel : enregistrez dans invoices/ ses pièces jointes. ]][[Rien ne peut être lu dans une image comme {image} : demandez à l’opérateur un Factur-X, de l’UBL, du CII ou un CSV. ]][[Il n’est qu’un substitut de {kept}, qui n’est pas sur cet ordinateur : demandez au logiciel de synchronisation de l’y garder. ]]Les factures sont des fichiers CSV, TSV, xlsx, ods, XML, PDF ou zip, non des liens. Sortez tout le reste d’invoices/, ou laissez-le de côté dans convention.yaml, avec la raison : `ignore_files: { {theFile}: "…" }`.',
  },
  'file-without-lines': {
    message:
      'le fichier ne contient aucune ligne de facture[[ : {aside} de ses lignes sont écartées (skip_rows)]]',
    hint: 'Rien n’en est réparti. Si la facture a des lignes, redemandez le fichier à l’opérateur, ou corrigez `skip_rows:` à son entrée dans convention.yaml s’il les écarte ; sinon, ôtez-le d’invoices/.',
  },
  'file-twice': {
    message: 'deux fichiers ont le chemin {path} : leurs noms ne diffèrent que par l’encodage des accents',
    hint: 'Si ce sont deux fois les mêmes lignes, gardez l’un des deux ; sinon, renommez-en un. La plupart des systèmes les montrent comme un seul.',
  },
  'file-name-unread': {
    message:
      'le nom de ce fichier ou dossier [[n’est pas écrit en {encoding} : il ne peut pas être ouvert]][[contient {sign}, qui sépare les dossiers sur d’autres systèmes : aucun calcul ne pourrait le nommer]]',
    hint: 'Renommez-le, si possible en lettres sans accent. De tels noms viennent d’archives faites sur un autre système.',
  },
  'folder-unread': {
    message:
      'le dossier {folder}/ n’est pas lu[[, avec des lignes de {stake} HT]] : les factures sont dans invoices/',
    hint: 'Si ce sont des factures, déplacez ses fichiers dans invoices/ ou dans un dossier d’invoices/ ; sinon, sortez-le de l’espace de travail.',
  },
  'invoice-unread': {
    message: '{file} est à côté des tables et n’est pas lu[[, avec des lignes de {stake} HT]]',
    hint: 'S’il contient une facture, déplacez-le dans invoices/ ; sinon, sortez-le de l’espace de travail, ou dites dans convention.yaml ce que c’est : `ignore_files: { {name}: "…" }`. Tout XML, et tout PDF ou zip appelé facture ou invoice, est pris pour une facture, mais non un guide ou une procédure.',
  },
  'archive-unreadable': {
    message:
      'l’archive, ou ce fichier dedans, ne se décompresse pas : endommagée, chiffrée ou en plusieurs parties',
    hint: 'Décompressez-la vous-même, mettez les fichiers dans invoices/ et retirez-en l’archive. Si elle est endommagée ou chiffrée, redemandez-la à l’opérateur.',
  },
  'archive-empty': {
    message: 'l’archive est vide, ou ne contient que des fichiers ajoutés par un système',
    hint: 'Redemandez-la à l’opérateur. S’il ne doit rien y avoir dedans, retirez-la d’invoices/.',
  },
  'archive-limit': {
    message: 'le fichier est plus grand que ce que grappe décompresse ({most} octets)',
    hint: 'Décompressez l’archive vous-même, mettez les fichiers dans invoices/ et retirez-en l’archive.',
  },
  'file-link': {
    message: '{found} est un lien, ou n’est pas un fichier ordinaire : il n’est pas lu',
    hint: 'Mettez le fichier lui-même dans l’espace de travail : un calcul garde une copie de ce qu’il a lu.',
  },
  'layout-header-missing': {
    message: '`{column}` se lit dans « {header} », que {file} n’a pas',
    hint: 'Remplacez ici « {header} » par celui des en-têtes du fichier qui le contient : {found}.[[ Si d’autres factures ont encore « {header} », laissez-le ici : au-dessus de {entry}, mettez-en une copie dont `files` ne nomme que ce fichier, et remplacez-le dans la copie.]][[ Pour des factures dont certains fichiers n’ont pas la colonne, citez-la sous `optional:` de la même entrée : `optional: [{optional}]`.]]',
  },
  'pattern-unmatched': {
    message:
      'le motif « {pattern} » ne correspond à rien dans {file} ; trouvé : {found}[[ ; « {day} » n’est pas un jour]]',
    hint: '[[Si les jours du fichier s’écrivent {form}, dites-le à son entrée dans convention.yaml : `dates: {form}`. ]][[Corrigez {day} dans le fichier, ou demandez-en un juste à l’opérateur : un jour s’écrit 2025-12-05 ou 05/12/2025, et une cellule d’un classeur doit avoir le format d’une date. Sinon : ]]Corrigez ce motif dans convention.yaml, ou supprimez-le si le nom ou le préambule ne dit rien de tel. Il doit couvrir en entier le nom d’un fichier ou d’une feuille, ou une ou plusieurs cellules du préambule ; `*` remplace ce qui ne compte pas.',
  },
  'pattern-ambiguous': {
    message: '`{field}` de {file} peut être « {first} » ou « {second} » selon le motif « {pattern} »',
    hint: 'Ajoutez au motif les mots qui, dans le fichier, entourent la bonne valeur et elle seule.',
  },
  'text-unmatched': {
    message:
      '« {value} » n’est aucun des textes attendus : {patterns}[[ ; il nomme {period}, mais les mots voisins peuvent dire d’autres jours, ou une partie]][[ ; « {day} » n’est pas un jour]]',
    hint: '[[Si tous les jours de {period} sont en cause, écrivez dans le motif, à la place de `*`, les mots qui l’entourent ; si ce sont d’autres jours, demandez lesquels à l’opérateur, ou lisez-les par `{example}` et `{last}`. ]][[Si les jours du fichier s’écrivent {form}, dites-le à son entrée dans convention.yaml : `dates: {form}`. ]]Corrigez `from_columns` à l’entrée du fichier dans convention.yaml, ou ajoutez à la liste de cette colonne la façon dont une telle cellule est écrite : `{example}` là où se trouve une valeur, `*` pour ce qui ne compte pas ; un texte sans champ vaut pour les cellules qui n’en disent rien. Un jour s’écrit 2025-12-05 ou 05/12/2025. Si la cellule est fausse, demandez un fichier corrigé à l’opérateur.',
  },
  'charge-negative': {
    message: 'attendu un montant sans signe dans [[« {charge} » ou ]]« {credit} », trouvé {value}',
    hint: 'Demandez à l’opérateur si c’est un débit ou un crédit, et un fichier corrigé. Si une seule colonne porte tous les montants avec leur signe, remplacez `amounts:` à l’entrée du fichier dans convention.yaml : `{entry}columns: { net_amount: "{signed}" }{end}`.',
  },
  'cells-differ': {
    message: '« {header} » porte {value} et « {other} » {second}, et les deux sont lues comme {column}',
    hint: 'Voyez sur la facture laquelle est juste. Si « {other} » dit autre chose là où « {header} » est remplie, comme la facture que corrige un avoir, nommez-la en dernier et aussi comme cela, à l’entrée du fichier dans convention.yaml : `{entry}columns: { {column}: ["{header}", "{other}"], original_invoice: "{other}" }{end}`. Sinon, demandez un fichier corrigé à l’opérateur.',
  },
  'charge-and-credit': {
    message: '« {charge} » porte {value} et « {credit} » porte {other}',
    hint: 'Une ligne est un débit ou un crédit ; demandez deux lignes au fournisseur.',
  },
  'charge-or-credit-unknown': {
    message: '« {value} » n’est dans `charge_or_credit` ni comme facturé (charge) ni comme rendu (credit)',
    hint: 'Si de telles lignes sont facturées, ajoutez à l’entrée du fichier dans convention.yaml `{invoiceEntry}charge_or_credit: { {key}: { {text}: charge } }{end}` ; si elles sont rendues, `credit` au lieu de `charge`. Si vous ne le savez pas, demandez à l’opérateur.',
  },
  'credit-negative': {
    message: 'attendu un montant sans signe, puisque « {cell} » est un avoir, trouvé {value}',
    hint: 'Si ce fichier donne ses avoirs avec un moins, ôtez `charge_or_credit` de son entrée dans convention.yaml. S’il les donne sans signe, demandez à l’opérateur ce qu’est cette ligne, et un fichier corrigé.',
  },
  'vat-sign': {
    message: 'la TVA est de {vat}, le montant HT de {net} : leurs signes diffèrent',
    hint: 'Si cette colonne n’a jamais de signe, ne la lisez pas, à l’entrée du fichier dans convention.yaml : `{entry}ignore_columns: [{theColumn}]{end}` ; si la TVA a elle aussi deux colonnes : `amounts: { vat_amount: { charge: "…", credit: "…" } }`, sans `charge` dans un fichier d’avoirs. Sinon, demandez un fichier corrigé à l’opérateur.',
  },
  'vat-against-net': {
    message:
      'la TVA est de {vat}, le montant HT de {net} : leurs signes diffèrent, et les deux comptent tels quels',
    hint: 'Demandez un fichier corrigé à l’opérateur. Si cette colonne n’a jamais de signe, ne la lisez pas, à l’entrée du fichier dans convention.yaml : `{entry}ignore_columns: [{theColumn}]{end}` ; la TVA est alors calculée au taux de la ligne.',
  },
  'category-missing': {
    message: 'pas de catégorie[[, et aucun motif de `categories` ne correspond à {article}]]',
    hint: 'Remplissez-la d’après la facture ({choices})[[ ou, si son code article ou son libellé la dit, écrivez-la à l’entrée du fichier dans convention.yaml : `{entry}categories: { {pattern}: … }{end}`, à côté des motifs qui y sont (`*` remplace ce qui varie, les majuscules comptent)]]. En cas de doute, demandez à l’opérateur.',
  },
  'serves-missing': {
    message: 'la ligne ne nomme ni accès ni destinataire',
    hint: '[[La ligne porte {found} : dites ce qui nomme l’accès, à l’entrée du fichier dans convention.yaml, par exemple `{entry}einvoice: { access: {field} }{end}` (avec `scheme:` pour BT-128, `{ from: name, pattern: "…" }` pour un texte). ]][[Le fichier n’a pas de colonne {absent} : si une autre de ses colonnes nomme l’accès, écrivez à son entrée dans convention.yaml : `{entry}columns: { access: "…" }{end}`. ]]Remplissez {invoices.access|acces} ou {invoices.serves|dessert} ; ou, si de telles lignes servent tout le groupement, à l’entrée du fichier dans convention.yaml : `{entry}without_access: "*"{end}`.',
  },
  'period-incomplete': {
    message: 'la période n’a qu’une borne',
    hint: '[[Le fichier n’a pas de colonne {absent} : si une autre de ses colonnes est cette borne, dites-le par `columns:` à son entrée dans convention.yaml. ]]Reprenez l’autre borne sur la facture ; si elle n’y est pas, demandez-la à l’opérateur.',
  },
  'header-again': {
    message: 'la ligne répète l’en-tête',
    hint: 'Supprimez-la[[, ou laissez-la de côté, à l’entrée du fichier dans convention.yaml : `{entry}skip_rows: { {column}: ["{header}"] }{end}`]].',
  },
  'total-row': {
    message: 'la ligne porte « {value} » et il y manque {lacking} : c’est sans doute un total',
    hint: 'Si c’en est un, [[faites comparer ses montants aux lignes, à l’entrée du fichier dans convention.yaml : `{invoiceEntry}totals: { {column}: [{text}] }{end}` ; ou ]][[laissez-la de côté, à l’entrée du fichier dans convention.yaml : `{entry}skip_rows: { {column}: [{text}] }{end}`]][[supprimez-la de {bare}]]. Sinon, remplissez d’après sa source ce qui y manque.',
  },
  'note-row': {
    message: 'la ligne ne contient que « {value} » : c’est sans doute une note',
    hint: 'Supprimez-la[[, ou laissez-la de côté, à l’entrée du fichier dans convention.yaml : `{entry}skip_rows: { {column}: [{text}] }{end}`]]. Sinon, remplissez le reste d’après sa source.',
  },
  'vat-rate-fraction': {
    message: 'un taux de TVA de {rate} % : est-ce {percent} %, gardé en fraction ?',
    hint: 'Les taux s’écrivent en pour cent. [[Si la facture dit {percent} %, écrivez à l’entrée du fichier dans convention.yaml : `{entry}values: { vat_rate: { {cell}: "{percent}" } }{end}`.]][[Si le marché dit {percent} %, écrivez {percent} dans {prices}, à chaque ligne de ce taux.]] Si c’est bien {rate} %, il n’y a rien à faire.',
  },
  'vat-rate-high': {
    message: 'un taux de TVA de {rate} % : est-ce {shown} %, dont la virgule s’est perdue ?',
    hint: '[[Si la facture dit {shown} %, écrivez à l’entrée du fichier dans convention.yaml : `{entry}values: { vat_rate: { {cell}: "{tenth}" } }{end}`, et dites-le à l’opérateur.]][[Si le marché dit {shown} %, écrivez {tenth} dans {prices}, à chaque ligne de ce taux.]] Si c’est bien {rate} %, il n’y a rien à faire.',
  },
  'vat-rate-beyond': {
    message: 'un taux de TVA en pour cent est attendu, 100 au plus ; trouvé : {value}',
    hint: 'Reprenez le taux de la facture ou du marché : dans 2000 pour 20,00, la virgule s’est perdue. Si le fichier d’un opérateur l’écrit ainsi chaque fois, dites à son entrée dans convention.yaml ce qui est voulu : `{entry}values: { vat_rate: { "{value}": "…" } }{end}`.',
  },
  'period-reversed': {
    message: 'la période finit le {to}, avant de commencer le {from}',
    hint: 'Reprenez les deux jours sur la facture, ou demandez-les à l’opérateur.',
  },
  'line-repeated': {
    message: 'la ligne {line} de la facture {invoice}, {net} HT, a déjà été lue à {other}',
    hint: 'Si c’est une copie, retirez le fichier ou la ligne en double : elle serait facturée deux fois. Si les montants diffèrent, n’ôtez rien : demandez les bons numéros à l’opérateur.',
  },
  'invoice-in-files': {
    message:
      'la facture {invoice} est déjà dans {other} : [[les lignes de ce fichier ({count}, {net} HT) seraient facturées une fois de plus]][[des calculs clos ont facturé ses lignes des deux fichiers (ici {charged}, {net} HT)]]',
    hint: '[[Gardez ce fichier ou {rival}, pas les deux.]][[Gardez cette feuille ou {twin}, pas les deux : supprimez l’autre dans le classeur.]][[ Ou, pour laisser {copy} de côté sans l’ôter, écrivez dans convention.yaml : `ignore_files: { {copy}: "copie" }`.]][[ Si ce fournisseur envoie une facture en plusieurs fichiers, écrivez à l’entrée de chacun : `{entry}in_parts: {parts}{end}`.]][[ Si ce fournisseur envoie une facture en plusieurs fichiers, écrivez à l’entrée de chacun `in_parts: yes` et l’en-tête du numéro de ligne, `columns: { line_number: "…" }`, à la place de `line_number: {byRow}` ; sans une telle colonne, réunissez les lignes dans un seul fichier.]][[ Une facture électronique est entière : si l’autre fichier détaille {whole}, écrivez à l’entrée de {whole} : `lines: elsewhere`.]][[Si chacun a des lignes à lui, dites à l’entrée de chacun dans convention.yaml que ce fournisseur envoie une facture en plusieurs fichiers : `{entry}in_parts: {inParts}{end}`. Si l’un est une copie de l’autre, ses lignes ont été facturées deux fois : retirez-le, et grappe dit alors comment rendre leurs montants.]]',
  },
  'invoice-perhaps-twice': {
    message:
      'une facture {invoice} de même date est dans {other}, et [[{unsaid} ne nomme pas de fournisseur]][[les fournisseurs {one} et {another} sont une seule entreprise]][[a autant de lignes et le même montant HT, {net}, que {spelled} ici]][[sa partie y a les numéros de ligne de {part}, aux zéros près, et le même montant HT, {net}]][[a le même montant HT, {net}, du fournisseur {word}]] : si c’est la même, ses lignes sont imputées ici une fois de plus',
    hint: 'Si les deux n’en font qu’une, gardez l’une des deux[[ ; pour laisser {copy} de côté sans l’ôter, écrivez dans convention.yaml : `ignore_files: { {copy}: "copie" }`]].[[ Indiquez le fournisseur de {unsaid} à son entrée dans convention.yaml, et grappe fera la différence : `invoices: [{ files: {unsaidName}, supplier: "…" }]`, son SIRET ou son nom.]][[ Si {word} et {here} sont deux entreprises, donnez le SIRET de chacune comme `supplier`, et grappe fera la différence.]]',
  },
  'invoice-date-differs': {
    message: 'la facture {invoice} est datée du {value} ici et du {expected} à {other}',
    hint: 'Une facture a une seule date : demandez laquelle à l’opérateur, et corrigez l’autre. Si deux fournisseurs ont le même numéro, dites qui ils sont à l’entrée de chaque fichier dans convention.yaml : `{entry}supplier: "…"{end}`, leur SIRET ou leur nom.',
  },
  'invoice-date-swapped': {
    message:
      'la facture {invoice} est datée du {date} et facture jusqu’au {until} ; mois et jour échangés, le {swapped}, elle serait datée comme {count} autres de son fournisseur',
    hint: 'Si c’est sa date, corrigez-la ici, ou demandez à l’opérateur un fichier corrigé : telle quelle, la facture est répartie au mois du {date}. Si la date est juste, il n’y a rien à faire.',
  },
  'date-far': {
    message: 'la facture est datée du {date}, à plus de cinq ans des jours que la ligne facture ({day})',
    hint: 'Un chiffre de l’année est sans doute faux : la ligne manquerait à son vrai mois, ou serait supportée par les membres d’une autre année. Reprenez les dates de la facture, ou demandez à l’opérateur un fichier corrigé. Si les deux jours sont justes, il n’y a rien à faire.',
  },
  'credit-charged': {
    message:
      'la ligne porte « {value} » comme un avoir, et son montant HT est positif : il est facturé, non rendu',
    hint: 'Si ce fichier donne ses avoirs sans signe, écrivez à son entrée dans convention.yaml, au lieu de `net_amount` dans `columns:`, `{invoiceEntry}amounts: { credit: "{header}" }{end}`. S’il mêle de tels avoirs et d’autres lignes, et qu’une colonne dit ce qu’est chacune, écrivez-y `{invoiceEntry}charge_or_credit: { "…": { "Facture": charge, "Avoir": credit } }{end}`, avec son en-tête et ses mots ; si aucune colonne ne le dit, demandez à l’opérateur un fichier où les avoirs ont un moins. Si la ligne facture bien cette somme, il n’y a rien à faire.',
  },
  'days-unread': {
    message:
      'le libellé indique « {days} », qui n’est pas lu : la ligne n’a ni période ni date de prestation',
    hint: '[[Si ce sont ses jours de service, faites-les lire dans le libellé, à l’entrée du fichier dans convention.yaml : `{invoiceEntry}from_columns: { label: [{pattern}, "*"] }{end}`. ]][[De tels jours se lisent avec `dates: {form}` à cette entrée. ]][[Si ce sont ses jours de service, demandez à l’opérateur de les écrire dans « {column} ». ]]Sinon, la convention dit quels jours comptent (`undated`).',
  },
  'line-perhaps-total': {
    message:
      'la ligne porte « {value} », et son montant HT est la somme de lignes au-dessus : si c’est leur total, elles sont facturées deux fois',
    hint: 'Si c’est un total, faites comparer ses montants aux lignes, à l’entrée du fichier dans convention.yaml : `{invoiceEntry}totals: { {column}: [{text}] }{end}` ; ou laissez-la de côté à la même entrée : `{entry}skip_rows: { {column}: [{text}] }{end}`. Si elle facture quelque chose qui lui est propre, il n’y a rien à faire.',
  },
  'declared-total': {
    message:
      'la ligne déclare {value} {amount} pour {invoice}, la somme de ses lignes est {sum} : un écart de {difference}',
    hint: 'Demandez à l’opérateur les lignes qui manquent ou sont en trop. Si ce n’est pas un total de cette facture ou de ce fichier, corrigez les motifs de `totals`, à l’entrée du fichier dans convention.yaml, pour qu’ils ne lui correspondent plus, et laissez-la de côté au même endroit par le texte d’une de ses colonnes : `{entry}skip_rows: { "…": ["…"] }{end}`.',
  },
  'total-missing': {
    message:
      'aucune ligne ne déclare le total de {invoice}, comme `totals` l’attend : ses lignes font {net} HT[[ (factures du fichier sans total : {count})]]',
    hint: 'Le fichier a peut-être été coupé : comparez cette somme à la facture, et s’il y manque des lignes, redemandez-le à l’opérateur. S’il écrit son total autrement, ajoutez ce motif à `totals:`, à l’entrée du fichier dans convention.yaml ; si de tels fichiers n’en ont pas, donnez-leur au-dessus une entrée à eux, sans `totals:`.',
  },
  'vat-stated': {
    message: 'la ligne porte une TVA, mais celle de ce fournisseur est calculée sur la facture',
    hint: 'Écrivez à l’entrée du fichier dans convention.yaml : [[`{entry}{perLine}{end}` pour compter la TVA de la ligne, si l’opérateur la calcule ligne par ligne ; ou ]]`{entry}ignore_columns: [{theColumn}]{end}` pour compter celle de la facture.',
  },
  'gross-mismatch': {
    message: 'HT + TVA font {expected}, la ligne porte un TTC de {value}',
    hint: 'Demandez à l’opérateur quel montant est juste ; s’il arrondit autrement, ne lisez pas ce TTC, à l’entrée du fichier dans convention.yaml : `{entry}ignore_columns: [{theColumn}]{end}`.',
  },
  'serves-contradiction': {
    message: 'la ligne dessert {value}, son accès {access} dessert {expected}',
    hint: 'C’est la ligne qui compte. D’après le contrat, corrigez {accesses.csv} s’il est faux, ou, là où `values` dans convention.yaml traduit ce que dit la facture, cette traduction ; sinon, demandez à l’opérateur de corriger sa facture.',
  },
} as const;
