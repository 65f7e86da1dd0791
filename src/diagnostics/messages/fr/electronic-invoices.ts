export const electronicInvoices = {
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
    hint: 'Redemandez le fichier au fournisseur. Attendu : UTF-8, UTF-16 avec sa marque d’ordre des octets, ou ISO-8859-1, ISO-8859-15, windows-1252 déclaré.',
  },
  'xml-limit': {
    message: 'le fichier dépasse une limite de grappe : {what}, au plus {most}',
    hint: 'Aucune vraie facture ne s’en approche : voyez d’où vient le fichier, et redemandez-le au fournisseur.',
  },
  'einvoice-unknown': {
    message: 'facture UBL 2.1 ou CII attendue, trouvé : {found}',
    hint: 'Attendu : Invoice, CreditNote (UBL) ou CrossIndustryInvoice (CII, version 100), dans leurs espaces de noms : demandez-en une au fournisseur. Si ce fichier n’est pas une facture, sortez-le d’invoices/, ou écrivez dans convention.yaml : `ignore_files: { {theFile}: "pas une facture" }`.',
  },
  'pdf-encrypted': {
    message: 'le PDF est chiffré',
    hint: 'Demandez-le sans protection au fournisseur, même s’il s’ouvre sans mot de passe : un Factur-X n’en a pas. Ou enregistrez la pièce jointe factur-x.xml depuis un lecteur de PDF, et mettez-la dans invoices/ à la place du PDF.',
  },
  'pdf-unreadable': {
    message: 'le PDF est coupé ou abîmé',
    hint: 'Redemandez le fichier, ou son seul XML.',
  },
  'pdf-without-invoice': {
    message: 'le PDF ne porte pas de facture en pièce jointe ; trouvé : {found}',
    hint: 'Attendu : {expected} (Factur-X). [[Si {xml} est la facture, enregistrez-le depuis un lecteur de PDF, et mettez-le dans invoices/ à la place du PDF. ]]Rien ne peut être lu dans un PDF qui n’est qu’une image : demandez Factur-X, UBL, CII ou CSV. Si ses lignes sont dans un autre fichier, sortez le PDF d’invoices/, ou écrivez dans convention.yaml : `ignore_files: { {theFile}: "copie" }`.',
  },
  'pdf-invoices-several': {
    message: 'le PDF porte plusieurs factures : {found}',
    hint: 'Demandez au fournisseur laquelle est la bonne, et un PDF qui ne porte que celle-là.',
  },
  'einvoice-term-missing': {
    message: 'il manque {term}',
    hint: 'Une facture électronique doit l’avoir (EN 16931) : demandez un fichier corrigé au fournisseur.',
  },
  'einvoice-term-mixed': {
    message: 'un élément au milieu du texte : {found} dans {term}',
    hint: 'Rien ne dit si le contenu d’un tel élément fait partie du texte. Demandez une facture corrigée au fournisseur : en UBL et en CII, il n’y a là que du texte.',
  },
  'einvoice-term-repeated': {
    message: 'répété ici, avec une autre valeur qu’à la ligne {other} : {term}',
    hint: 'Une seule valeur est permise (EN 16931) : demandez un fichier corrigé au fournisseur.',
  },
  'einvoice-number': {
    message: 'nombre attendu pour {term}, trouvé « {value} »',
    hint: 'Des chiffres avec au plus un « . » (EN 16931) : demandez un fichier corrigé au fournisseur.',
  },
  'einvoice-date': {
    message: 'jour attendu pour {term}, trouvé « {value} »',
    hint: '2025-09-01 en UBL, 20250901 au format 102 en CII : demandez un fichier corrigé au fournisseur.',
  },
  'einvoice-type': {
    message: 'le type de document {value} n’est pas de ceux que grappe peut imputer',
    hint: 'Connus : factures (380 …), rectificatives (384), d’acompte (386), avoirs (381 …). Une facture pro forma (325) n’en est pas une : sortez d’invoices/ ce qui n’en est pas, ou écrivez dans convention.yaml : `ignore_files: { {theFile}: "pas une facture" }`.',
  },
  'einvoice-currency-mixed': {
    message: 'un montant est en {found}, la facture en {expected}',
    hint: 'Tous ses montants doivent être dans la même devise (EN 16931) : demandez un fichier corrigé au fournisseur.',
  },
  'einvoice-profile': {
    message: 'le profil {profile} ne porte pas de lignes',
    hint: 'Demandez au fournisseur le profil BASIC, EN 16931 ou EXTENDED : sans lignes, rien ne peut être réparti. Si les lignes se trouvent dans un CSV ou un classeur d’invoices/, dites-le dans convention.yaml : `{invoiceEntry}{elsewhere}{end}`[[, et demandez le profil {least}, qui donne le HT de chaque taux ; ou faites compter ces lignes seules : `ignore_files: { {theFile}: "sans lignes" }`]].',
  },
  'einvoice-lines-missing': {
    message: 'la facture n’a aucune ligne qui compte',
    hint: 'Demandez un fichier corrigé au fournisseur : sans lignes, rien ne peut être réparti.',
  },
  'einvoice-line-repeated': {
    message: 'le numéro de ligne {value} sert plusieurs fois ; ici, il devient {made}',
    hint: 'Rien à faire : les numéros sont distingués par leur ordre. Le fournisseur devrait numéroter chaque ligne une fois.',
  },
  'einvoice-restates': {
    message: 'la facture {invoice} (type {type}) reprend en entier une facture antérieure[[ : {preceding}]]',
    hint: 'Si celle-ci est imputée aussi, son coût compte deux fois : vérifiez qu’un avoir l’a annulée. Sinon, demandez cet avoir au fournisseur et, d’ici là, écrivez dans convention.yaml : `ignore_files: { {theFile}: "attente" }`.',
  },
  'einvoice-prepayment': {
    message: 'la facture {invoice} (type {type}) est un acompte',
    hint: 'La facture finale reprendra le tout : écartez l’une des deux dans convention.yaml, celle-ci par `ignore_files: { {theFile}: "acompte" }`, ou attendez l’avoir de l’acompte.',
  },
  'einvoice-credit-negative': {
    message: 'l’avoir {invoice} a un total négatif, {value} : il est lu comme un débit',
    hint: 'Les montants d’un avoir sont positifs (EN 16931) : si le fournisseur voulait créditer, demandez un fichier corrigé.',
  },
  'einvoice-sum': {
    message: '{term} vaut {found}, les éléments de la facture donnent {expected} ({rule})',
    hint: 'La facture se contredit : demandez-en une corrigée au fournisseur.',
  },
  'einvoice-sum-tolerated': {
    message: '{term} vaut {found}, les éléments de la facture donnent {expected} ({rule})',
    hint: 'Rien à faire : l’écart est de ceux que la règle admet comme arrondi. On répartit le HT des lignes et la TVA de chaque taux, tels que la facture les indique.',
  },
  'einvoice-amount-due': {
    message:
      'le montant à payer est {found} ; le TTC, moins ce qui est déjà payé, fait {expected} (BR-CO-16)',
    hint: 'Le TTC est réparti, quel que soit le montant à payer. Avant de payer, demandez au fournisseur d’où vient l’écart : un solde antérieur, un paiement que la facture n’indique pas.',
  },
  'vat-rate-missing': {
    message:
      'aucun taux de TVA n’est donné (catégorie de TVA : {category})[[ ; la taxe qui figure là se nomme « {tax} » et non « VAT »]]',
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
    hint: 'D’après le contrat, dites lequel vaut, à l’entrée du fichier dans convention.yaml : `{entry}einvoice: { access: "BT-128", scheme: "…" }{end}`, avec le `scheme` montré ici. Si le bon n’en a pas, demandez à l’opérateur de lui en donner un.',
  },
  'lines-differ': {
    message:
      'la facture {invoice} indique {value} HT à {rate} %, ses lignes dans d’autres fichiers ont pour somme {sum} : un écart de {difference}',
    hint: 'Demandez à l’opérateur les lignes qui manquent ou sont de trop, ou une facture corrigée.[[ D’ici là, laissez de côté la facture et ses lignes, dans convention.yaml : `ignore_files: { {theFile}: "attente", {others} }`.]][[ D’ici là, laissez de côté la facture, dans convention.yaml, `ignore_files: { {theFile}: "attente" }`, et ôtez ses lignes : {sheets}.]]',
  },
  'lines-absent': {
    message:
      'les lignes de la facture {invoice}, {net} HT, devraient être dans un autre fichier, et aucun ne les contient',
    hint: 'Mettez le fichier de ses lignes dans invoices/ ; le fournisseur et le numéro de facture doivent y être les mêmes. Si ce sont ses propres lignes qui comptent, ôtez `lines:` de son entrée sous `invoices:` de convention.yaml.',
  },
  'attachment-unread': {
    message: 'la facture porte en pièce jointe {found}, qui semble contenir des lignes et n’est pas lu',
    hint: 'Si les lignes y sont, écrivez dans convention.yaml : `invoices: [{ files: "{invoice}", lines: attached }, { files: {theFile}, columns: { net_amount: "…" } }]`, avec sous `columns` chaque en-tête de la pièce jointe qui n’est pas celui d’une colonne de grappe (`grappe schema invoices` les liste) ; ne l’extrayez pas dans invoices/. Sinon : `ignore_files: { {theFile}: "annexe" }`.',
  },
  'pivot-differs': {
    message:
      'pour la facture {invoice}, le pivot Chorus Pro et la facture qu’il porte diffèrent sur {term} : {stated} dans le pivot, {found} dans la facture',
    hint: 'Demandez au fournisseur lequel des deux est juste. Si c’est le pivot, demandez-lui un dépôt corrigé, qui remplace ce fichier ; si c’est la facture, téléchargez-la dans Chorus Pro (ou redemandez-la), mettez-la à côté de ce fichier, avec les autres factures qu’il contient, s’il y en a, et écrivez dans convention.yaml : `ignore_files: { {outer}: "pivot" }`.',
  },
  'pivot-without-invoice': {
    message:
      'le pivot Chorus Pro ne porte pas de facture électronique pour {invoice}, {gross} TTC ; trouvé : {found}',
    hint: 'Demandez au fournisseur la facture en Factur-X, UBL, CII ou CSV et mettez-la dans invoices/, avec les autres factures que ce fichier contient, s’il y en a ; écrivez ensuite dans convention.yaml : `ignore_files: { {outer}: "pivot" }`.',
  },
} as const;
