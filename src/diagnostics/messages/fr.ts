import type { Messages } from '../problem.ts';

/** Le libellé français de chaque problème ; les `{noms}` sont ceux de l'anglais (un test le vérifie). */
export const fr = {
  'workspace-missing': {
    message: '{path} n’est pas un espace de travail : aucun dossier ne porte ce nom',
    hint: 'Indiquez le dossier qui contient convention.yaml, ou créez-en un : grappe init {path}',
  },
  'table-missing': {
    message: '{file} manque dans l’espace de travail',
    hint: 'Ajoutez-le ; `grappe init --empty` en écrit un avec ses en-têtes.',
  },
  'file-changed': {
    message: 'le fichier a changé pendant sa lecture',
    hint: 'Fermez les programmes qui y écrivent et relancez.',
  },
  'encoding-unsupported': {
    message: 'fichier texte attendu en UTF-8 ou windows-1252, trouvé : {found}',
    hint: 'Enregistrez le fichier au format « CSV UTF-8 ».',
  },
  'csv-syntax': {
    message: 'les guillemets de cet enregistrement ne vont pas par paires : {detail}',
    hint: 'Une cellule entre guillemets commence et finit par ", et un " à l’intérieur est doublé.',
  },
  'csv-empty': {
    message: 'ligne d’en-tête attendue, rien trouvé',
    hint: 'La première ligne doit nommer les colonnes.',
  },
  'record-too-long': {
    message: 'un enregistrement dépasse 1 Mio',
    hint: 'Cherchez un guillemet jamais fermé, ou un fichier qui n’est pas du CSV.',
  },
  'cell-too-long': {
    message: 'une cellule dépasse 32 767 caractères',
    hint: 'Raccourcissez-la ; aucun tableur ne la montrerait entière.',
  },
  'cell-count': {
    message: '{expected} cellules attendues comme dans l’en-tête, {found} trouvées',
    hint: 'Cherchez un séparateur « {delimiter} » en trop ou en moins, ou un texte qui en contient un sans guillemets.',
  },
  'column-missing': {
    message: 'la colonne {column} ({alias}) manque',
    hint: 'Ajoutez-la à l’en-tête. Trouvé : {found}',
  },
  'column-repeated': {
    message: 'deux colonnes sont {column} : « {first} » et « {second} »',
    hint: 'N’en gardez qu’une.',
  },
  'column-unknown': {
    message: 'la colonne « {header} » est inconnue et n’est pas lue',
    hint: 'Colonne connue la plus proche : {nearest}.',
  },
  'cell-empty': {
    message: '{column} attendu, cellule vide',
    hint: 'Remplissez-la : grappe ne suppose aucune valeur.',
  },
  'number-invalid': {
    message: 'nombre attendu, trouvé « {value} »',
    hint: 'Des chiffres avec au plus un signe décimal ({marks}), les milliers séparés par des espaces : 1 234{mark}50.',
  },
  'number-ambiguous': {
    message: '« {value} » peut être un millier ou un nombre décimal',
    hint: 'Dites-le dans convention.yaml : numbers: {decimal: ","} ou numbers: {decimal: "."} (là ou dans la disposition du fournisseur).',
  },
  'number-decimals': {
    message: 'au plus {most} décimales attendues, {found} trouvées dans « {value} »',
    hint: 'Arrondissez à la source : grappe n’abandonne aucun chiffre.',
  },
  'number-negative': {
    message: 'zéro ou plus attendu, trouvé « {value} »',
    hint: 'Seuls les montants, les quantités et les prix unitaires peuvent être négatifs.',
  },
  'date-invalid': {
    message: 'jour attendu, trouvé « {value} »',
    hint: 'Écrivez 2025-09-01 ou 01/09/2025, un jour qui existe.',
  },
  'choice-invalid': {
    message: 'une valeur parmi {choices} attendue, trouvé « {value} »',
    hint: 'La plus proche : {nearest}. Majuscules et minuscules comptent.',
  },
  'text-invalid': {
    message: 'le texte contient un caractère de contrôle',
    hint: 'Ressaisissez la cellule.',
  },
  'id-invalid': {
    message: '« {value} » ne peut pas être un identifiant',
    hint: 'Au plus 64 caractères, sans caractère de contrôle, et pas « * ».',
  },
  'id-not-file-name': {
    message: '« {value} » ne peut pas nommer un fichier, or chaque membre a le sien',
    hint: 'Ni « / » ni « \\ », pas de point devant, pas de nom réservé par un système (CON, NUL, COM1 …).',
  },
  'uai-invalid': {
    message: 'UAI attendu, trouvé « {value} »',
    hint: 'Sept chiffres et une lettre, par exemple 0550020Y.',
  },
  'uai-key': {
    message: 'la lettre-clé de l’UAI {value} est fausse',
    hint: 'Avec ces chiffres, c’est {right}.',
  },
  'siret-invalid': {
    message: 'SIRET attendu, trouvé « {value} »',
    hint: 'Quatorze chiffres ; un tableur a pu l’abîmer : mettez la colonne au format texte.',
  },
  'siret-key': {
    message: 'la clé du SIRET {value} est fausse',
    hint: 'Avec ces premiers chiffres, ce serait {right}.',
  },
  'insee-invalid': {
    message: 'code INSEE de commune attendu, trouvé « {value} »',
    hint: 'Cinq caractères, par exemple 55502 ou 2A004, zéro initial compris.',
  },
  'range-reversed': {
    message: 'la fin {to} précède le début {from}',
    hint: 'Les deux jours comptent ; corrigez l’un des deux.',
  },
  'rows-overlap': {
    message: '{id} a deux lignes pour les mêmes jours : celle-ci et la ligne {other} ({days})',
    hint: 'Terminez l’une la veille du début de l’autre.',
  },
  'row-repeated': {
    message: '{id} figure deux fois : ici et à la ligne {other}',
    hint: 'Ne gardez qu’une des deux lignes.',
  },
  'id-collision': {
    message: '{id} est aussi l’identifiant d’un élément de type {other}',
    hint: 'Sites, grappes et membres doivent différer : une ligne de facture nomme n’importe lequel.',
  },
  'member-unknown': {
    message: 'le membre {value} n’est pas dans members.csv',
    hint: 'Le plus proche : {nearest}.',
  },
  'site-unknown': {
    message: 'le site {value} n’est pas dans sites.csv',
    hint: 'Le plus proche : {nearest}.',
  },
  'grappe-unknown': {
    message: 'la grappe {value} n’est pas dans grappes.csv',
    hint: 'La plus proche : {nearest}.',
  },
  'measure-unknown': {
    message: 'aucune observation de la mesure {value} dans measures.csv',
    hint: 'La plus proche : {nearest}.',
  },
  'serves-unknown': {
    message: '{value} n’est ni un site, ni une grappe, ni un membre',
    hint: 'Le plus proche : {nearest}. Le groupement entier s’écrit « * ».',
  },
  'measure-reserved': {
    message: '« {value} » nomme une clé de la convention, pas une mesure',
    hint: 'Donnez un autre nom à la mesure.',
  },
  'grappe-inconsistent': {
    message: '{column} de {grappe} vaut « {value} » ici et « {other} » à la ligne {otherRow}',
    hint: 'Le nom et la nature sont les mêmes sur toutes les lignes d’une grappe.',
  },
  'grappe-outside-site': {
    message: '{site} est dans {grappe} à des jours ({days}) où sites.csv ne l’a pas',
    hint: 'Raccourcissez cette ligne, ou allongez celle du site.',
  },
  'kind-unused': {
    message: 'aucune règle ne nomme la nature « {value} »',
    hint: 'Nature nommée la plus proche : {nearest}.',
  },
  'imputation-tie': {
    message:
      'la ligne {other} est aussi précise que celle-ci pour {flow}, type de site {siteType}, catégorie {category} ({days})',
    hint: 'Donnez à l’une des deux un flux, un type de site ou une catégorie de plus, ou terminez-la avant l’autre.',
  },
  'yaml-syntax': {
    message: 'ce n’est pas du YAML : {detail}',
    hint: 'Regardez le retrait et les guillemets de cette ligne.',
  },
  'key-unknown': {
    message: 'la clé « {value} » est inconnue ici',
    hint: 'La plus proche : {nearest}.',
  },
  'key-missing': {
    message: 'la clé « {key} » manque',
    hint: 'Attendu : {expected}.',
  },
  'value-invalid': {
    message: 'attendu : {expected} ; trouvé : {found}',
    hint: 'Voyez la partie sur convention.yaml du README.',
  },
  'rule-id-repeated': {
    message: 'la règle {value} figure deux fois : ici et ligne {other}',
    hint: 'Chaque règle a son identifiant : il est imprimé sur chaque ligne.',
  },
  'rule-id-reserved': {
    message: '« {value} » ne peut pas être l’identifiant d’une règle',
    hint: '« own » signifie qu’aucune règle n’était nécessaire, et « + » joint plusieurs identifiants.',
  },
  'key-target': {
    message: '{key} ne peut pas servir pour la cible {target}',
    hint: 'Elle est réservée à la cible {allowed}.',
  },
  'mix-sum': {
    message: 'les parts de ce mélange font {sum}',
    hint: 'Elles doivent faire exactement 1 ; écrivez les tiers 1/3.',
  },
  'parts-sum': {
    message: 'les parts font {sum}, ni 1 ni 100',
    hint: 'Chaque quote-part est sa part de cette somme ; vérifiez qu’aucune n’est oubliée.',
  },
  'rule-hidden': {
    message:
      'la règle {rule} ne peut jamais s’appliquer : {other}, au-dessus, prend toutes les lignes de ses jours',
    hint: 'Supprimez-la, ou placez-la au-dessus de {other}.',
  },
  'rule-never-applies': {
    message: 'la règle {rule} ne peut jamais s’appliquer : rien dans les tables n’a {condition}',
    hint: 'Supprimez-la, ou corrigez sa condition.',
  },
  'rules-overlap': {
    message: 'pour {days}, la règle {rule} est cachée par {other}, placée au-dessus pour les mêmes lignes',
    hint: 'Terminez l’une la veille du début de l’autre.',
  },
  'rules-gap': {
    message: 'aucune règle entre {other} et {rule} pour {days}',
    hint: 'Une ligne de ces jours qui dessert plusieurs membres arrêterait le calcul : allongez l’une des deux.',
  },
  'invoices-missing': {
    message: 'aucune facture dans invoices/',
    hint: 'Déposez-y les fichiers de l’opérateur (CSV, XML, PDF) tels que reçus.',
  },
  'no-lines': {
    message: 'aucune ligne de facture n’est datée de {period}',
    hint: 'Les dates de facture vont de {first} à {last}.',
  },
  'invoice-unknown': {
    message: 'aucune ligne de la facture {value}',
    hint: 'La plus proche : {nearest}.',
  },
  'file-unsupported': {
    message: 'type de fichier non lu : {found}',
    hint: 'Les factures sont des fichiers CSV, XML ou PDF ; sortez le reste de invoices/.',
  },
  'file-link': {
    message: '{found} est un lien, et les liens ne sont pas suivis',
    hint: 'Mettez le fichier lui-même dans invoices/ : un calcul garde une copie de ce qu’il a lu.',
  },
  'layout-header-missing': {
    message: 'la disposition lit {column} dans « {header} », que {file} n’a pas',
    hint: 'En-têtes du fichier : {found}',
  },
  'category-missing': {
    message: 'pas de catégorie, et aucun motif de la disposition ne correspond à {itemCode} « {label} »',
    hint: 'Remplissez la catégorie, ou ajoutez un motif à `categories:` de la disposition.',
  },
  'serves-missing': {
    message: 'la ligne ne nomme ni accès ni destinataire',
    hint: 'Remplissez acces ou dessert.',
  },
  'period-incomplete': {
    message: 'la période n’a qu’une borne',
    hint: 'Remplissez debut_periode et fin_periode, ou aucune des deux.',
  },
  'period-reversed': {
    message: 'la période finit le {to}, avant de commencer le {from}',
    hint: 'Corrigez l’un des deux jours.',
  },
  'line-repeated': {
    message: 'la ligne {line} de la facture {invoice} a déjà été lue à {other}',
    hint: 'Elle serait facturée deux fois : retirez le fichier ou la ligne en double.',
  },
  'invoice-date-differs': {
    message: 'la facture {invoice} est datée du {value} ici et du {expected} à {other}',
    hint: 'Une facture a une seule date.',
  },
  'vat-stated': {
    message: 'la ligne porte une TVA, mais celle de ce fournisseur est calculée sur la facture',
    hint: 'Mettez `vat: line`, ou ajoutez la colonne à `ignore_columns` de la disposition.',
  },
  'gross-mismatch': {
    message: 'HT + TVA font {expected}, la ligne porte un TTC de {value}',
    hint: 'Demandez à l’opérateur ; s’il arrondit autrement, ajoutez la colonne à `ignore_columns` de la disposition.',
  },
  'serves-contradiction': {
    message: 'la ligne dessert {value}, son accès {access} dessert {expected}',
    hint: 'La ligne est suivie. Corrigez accesses.csv ou la facture.',
  },
  'xml-syntax': {
    message: 'ce n’est pas du XML bien formé : {detail}',
    hint: 'Le fichier est coupé ou abîmé : redemandez-le.',
  },
  'xml-doctype': {
    message: 'le XML a un DOCTYPE, ce qu’une facture n’a jamais',
    hint: 'Il pourrait faire charger d’autres fichiers : demandez au fournisseur une facture qui n’en a pas.',
  },
  'xml-encoding': {
    message: 'le XML n’est pas lisible en {found}',
    hint: 'Attendu : UTF-8, UTF-16 avec sa marque d’ordre des octets, ou ISO-8859-1, ISO-8859-15, windows-1252 déclaré.',
  },
  'xml-limit': {
    message: 'le fichier dépasse une limite de grappe : {what}, au plus {most}',
    hint: 'Aucune vraie facture ne s’en approche : voyez d’où vient le fichier.',
  },
  'einvoice-unknown': {
    message: 'facture UBL 2.1 ou CII attendue, trouvé : {found}',
    hint: 'Attendu : Invoice, CreditNote (UBL) ou CrossIndustryInvoice (CII, version 100), dans leurs espaces de noms.',
  },
  'pdf-encrypted': {
    message: 'le PDF est chiffré',
    hint: 'Demandez-le sans mot de passe au fournisseur ; un Factur-X n’en a pas.',
  },
  'pdf-unreadable': {
    message: 'le PDF est coupé ou abîmé',
    hint: 'Redemandez le fichier, ou son seul XML.',
  },
  'pdf-without-invoice': {
    message: 'le PDF ne porte pas de facture en pièce jointe ; trouvé : {found}',
    hint: 'Attendu : {expected} (Factur-X). D’un PDF qui n’est qu’une image, rien ne peut être lu : demandez Factur-X, UBL, CII ou CSV.',
  },
  'pdf-invoices-several': {
    message: 'le PDF porte plusieurs factures : {found}',
    hint: 'Demandez au fournisseur laquelle vaut, et un PDF qui n’a que celle-là.',
  },
  'einvoice-term-missing': {
    message: '{term} manque',
    hint: 'Une facture électronique doit l’avoir (EN 16931) : demandez un fichier corrigé au fournisseur.',
  },
  'einvoice-term-repeated': {
    message: '{term} figure encore ici, avec une autre valeur qu’à la ligne {other}',
    hint: 'Il ne peut figurer qu’une fois (EN 16931) : demandez un fichier corrigé au fournisseur.',
  },
  'einvoice-number': {
    message: 'nombre attendu, trouvé « {value} »',
    hint: 'Des chiffres avec au plus un « . » (EN 16931) : demandez un fichier corrigé au fournisseur.',
  },
  'einvoice-date': {
    message: 'jour attendu, trouvé « {value} »',
    hint: '2025-09-01 en UBL, 20250901 au format 102 en CII : demandez un fichier corrigé au fournisseur.',
  },
  'einvoice-type': {
    message: 'le type de document {value} n’est pas de ceux que grappe peut imputer',
    hint: 'Connus : factures (380 …), rectificatives (384), d’acompte (386), avoirs (381 …). Une facture pro forma n’en est pas une.',
  },
  'einvoice-currency-mixed': {
    message: 'un montant est en {found}, la facture en {expected}',
    hint: 'Tous ses montants sont dans une devise (EN 16931) : demandez un fichier corrigé au fournisseur.',
  },
  'einvoice-profile': {
    message: 'le profil {profile} ne porte pas de lignes',
    hint: 'Demandez au fournisseur le profil BASIC, EN 16931 ou EXTENDED : sans lignes, rien ne peut être réparti.',
  },
  'einvoice-lines-missing': {
    message: 'la facture n’a aucune ligne qui compte',
    hint: 'Demandez un fichier corrigé au fournisseur : sans lignes, rien ne peut être réparti.',
  },
  'einvoice-line-repeated': {
    message: 'le numéro de ligne {value} revient ; ici il est appelé {made}',
    hint: 'Les numéros sont distingués par leur ordre ; le fournisseur devrait numéroter chaque ligne une fois.',
  },
  'einvoice-restates': {
    message: 'la facture {invoice} (type {type}) reprend en entier {preceding}',
    hint: 'Si {preceding} est imputée aussi, son coût compte deux fois : vérifiez qu’un avoir l’a annulée.',
  },
  'einvoice-prepayment': {
    message: 'la facture {invoice} (type {type}) est un acompte',
    hint: 'La facture finale reprendra le tout : imputez l’une des deux, ou attendez son avoir.',
  },
  'einvoice-credit-negative': {
    message: 'l’avoir {invoice} a un total négatif, {value} : il est lu comme un débit',
    hint: 'Les montants d’un avoir sont positifs (EN 16931) : si le fournisseur voulait créditer, demandez un fichier corrigé.',
  },
  'einvoice-sum': {
    message: '{rule} : {term} vaut {found}, les éléments de la facture donnent {expected}',
    hint: 'La facture se contredit : demandez-en une corrigée au fournisseur.',
  },
  'einvoice-sum-tolerated': {
    message: '{rule} : {term} vaut {found}, les éléments de la facture donnent {expected}',
    hint: 'L’écart est de ceux que la règle admet comme arrondi ; le montant indiqué est gardé.',
  },
  'vat-rate-missing': {
    message: 'aucun taux de TVA n’est donné (catégorie de TVA : {category})',
    hint: 'Seule la catégorie O (hors champ de la TVA) peut être sans taux : demandez un fichier corrigé au fournisseur.',
  },
  'einvoice-vat-missing': {
    message: 'des lignes ont le taux de TVA {rate} %, pour lequel la facture n’indique pas de TVA',
    hint: 'Demandez un fichier corrigé au fournisseur.',
  },
  'einvoice-vat-unused': {
    message: 'la facture indique {vat} de TVA à {rate} %, et ses lignes à ce taux ont une somme nulle',
    hint: 'Aucune ligne ne peut la porter : demandez un fichier corrigé au fournisseur.',
  },
  'currency-differs': {
    message: 'la facture est en {found}, la convention en {expected}',
    hint: 'grappe ne convertit rien : demandez au fournisseur une facture en {expected}.',
  },
  'access-ambiguous': {
    message: 'la ligne nomme plusieurs accès : {found}',
    hint: 'Dites lequel dans la disposition du fournisseur : `scheme:` pour BT-128, un `pattern:` plus étroit pour un texte.',
  },
  'access-unknown': {
    message: 'l’accès {value} n’est pas dans accesses.csv',
    hint: 'Le plus proche : {nearest}. Ou remplissez dessert.',
  },
  'access-undated': {
    message: 'accesses.csv ne dit pas ce que dessert l’accès {value} pour {days}',
    hint: 'Allongez une ligne de cet accès, ou ajoutez-en une.',
  },
  undated: {
    message: 'une ligne de catégorie {category} n’a ni période ni date de prestation',
    hint: 'Remplissez debut_periode et fin_periode, ou réglez `undated:` dans la convention.',
  },
  'member-absent': {
    message: '{value} n’est pas dans le groupement pour {days}',
    hint: 'Voyez entree_le et sortie_le dans members.csv.',
  },
  'site-absent': {
    message: '{site} de {value} n’a pas de propriétaire dans le groupement pour {days}',
    hint: 'Voyez ses lignes dans sites.csv, et l’entrée et la sortie de son membre dans members.csv.',
  },
  'no-participant': {
    message: 'personne ne participe à {value} pour {days}',
    hint: 'Voyez grappes.csv, et `over` de la règle {rule}.',
  },
  'no-rule': {
    message: 'aucune règle ne répartit {value} (catégorie {category}) pour {days}',
    hint: 'Plusieurs membres sont desservis : ajoutez une règle à convention.yaml.',
  },
  'measure-missing': {
    message: 'aucune valeur de {measure} pour {site} au {day} (règle {rule})',
    hint: 'Ajoutez l’observation à measures.csv : un effectif absent n’est jamais un zéro.',
  },
  'measure-stale': {
    message: '{measure} de {site} date du {found}, plus de {most} jours avant le {day} (règle {rule})',
    hint: 'Ajoutez l’observation de cette année à measures.csv, ou réglez max_age_days.',
  },
  'reference-day-future': {
    message: 'la règle {rule} compte au {day}, après {days}',
    hint: 'Réglez `year:` de son `as_of` sur une année antérieure.',
  },
  'weight-missing': {
    message: '{site} n’a pas de poids dans {value} pour {days} (règle {rule})',
    hint: 'Remplissez poids dans grappes.csv.',
  },
  'weights-zero': {
    message: 'tous les poids de {value} sont nuls pour {days} (règle {rule})',
    hint: 'L’un au moins doit être supérieur à zéro.',
  },
  'head-count': {
    message: '{value} a {found} sites marqués tête pour {days} (règle {rule})',
    hint: 'Marquez-en exactement un dans grappes.csv.',
  },
  'part-missing': {
    message: 'la règle {rule} ne donne pas de part à {member}, qui participe pour {days}',
    hint: 'Écrivez sa part, 0 s’il ne supporte rien.',
  },
  'part-absent': {
    message: 'la règle {rule} donne une part à {member}, qui ne participe pas pour {days}',
    hint: 'Mettez `absent: charged` ou `absent: left_out`, ou écrivez une autre règle pour ces jours.',
  },
  'parts-zero': {
    message: 'les parts de la règle {rule} font zéro pour {days}',
    hint: 'L’un au moins des participants doit supporter quelque chose.',
  },
  'payer-absent': {
    message: 'la règle {rule} met à la charge de {member}, qui n’est pas dans le groupement pour {days}',
    hint: 'Voyez members.csv, ou écrivez une autre règle pour ces jours.',
  },
  'majority-tie': {
    message: '{members} sont à égalité pour {measure} de {value} pour {days} (règle {rule})',
    hint: 'La convention doit dire qui paie : écrivez une règle pour ce cas.',
  },
  'billed-to-missing': {
    message: 'rien ne dit qui paie l’opérateur pour cette ligne',
    hint: 'Remplissez facture_a sur la ligne, sur son accès, ou billed_to dans convention.yaml.',
  },
  'imputation-missing': {
    message:
      'aucune imputation de {member} ne vaut pour {flow}, type de site {siteType}, catégorie {category} au {day}',
    hint: 'Ajoutez la ligne à imputations.csv.',
  },
  'run-exists': {
    message: '{path} contient déjà un calcul',
    hint: 'Ajoutez --force pour remplacer ce brouillon, ou choisissez un autre dossier avec --out.',
  },
  'run-closed': {
    message: '{path} est clos et n’est jamais remplacé',
    hint: 'Prenez les lignes tardives avec --pending ; corrigez avec --regularise.',
  },
  'already-allocated': {
    message: 'la ligne {line} de la facture {invoice} est dans le calcul clos {run}',
    hint: 'Avec --pending, seules les lignes d’aucun calcul clos sont prises.',
  },
} as const satisfies Messages;
