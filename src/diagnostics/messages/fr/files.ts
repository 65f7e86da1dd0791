export const files = {
  'workspace-missing': {
    message: '{path} n’est pas un espace de travail : aucun dossier ne porte ce nom',
    hint: 'Indiquez le dossier qui contient convention.yaml, ou créez-en un : grappe init {folder}',
  },
  'workspace-file': {
    message: '{path} est un fichier, et un espace de travail est un dossier',
    hint: 'Indiquez le dossier qui contient convention.yaml[[ : « {found} »]].',
  },
  'workspace-elsewhere': {
    message: '{path} n’est pas un espace de travail : il n’y a pas de convention.yaml',
    hint: 'L’espace de travail est dans {found} : donnez ce dossier, ou allez-y.',
  },
  'table-missing': {
    message: '{file} manque dans l’espace de travail',
    hint: 'Vérifiez que c’est le bon dossier, et que ce nom n’y est pas celui d’un dossier ou d’un lien rompu. Si le fichier manque vraiment, copiez-y le modèle que `grappe init NOUVEAU --empty` écrit dans un dossier NOUVEAU, et remplissez-le d’après la convention signée ; si vous avez déjà ces données dans vos listes, mettez-les ici : `grappe init . --from .` propose comment les lire.',
  },
  'file-online-only': {
    message: '{file} n’est qu’un substitut de {kept}, qui n’est pas sur cet ordinateur',
    hint: 'Demandez au logiciel de synchronisation de le garder sur cet ordinateur (« toujours disponible hors ligne », par exemple), attendez que {kept} y soit, puis relancez la commande.',
  },
  'convention-misnamed': {
    message: '{file} n’est pas lu : une convention porte le nom convention.yaml[[, et {other} est là aussi]]',
    hint: '[[Reportez dans {other} ce qui est juste, puis supprimez celui-ci ou donnez-lui un autre nom.]][[Renommez-le en {alone}.]]',
  },
  'not-a-folder': {
    message: '[[{link} est un lien qui ne mène à aucun dossier]][[{other} n’est pas un dossier]]',
    hint: '[[Rendez de nouveau accessible le dossier où mène {link} (peut-être un partage qui n’est pas monté)]][[Déplacez {other}]] : sans son contenu, des lignes pourraient manquer, ou être imputées deux fois.',
  },
  'file-git-lfs': {
    message: 'le fichier ne fait que pointer vers un autre, que Git LFS n’a pas rapatrié',
    hint: 'Tapez `git lfs pull` dans l’espace de travail, ou faites-le faire par le checkout de votre chaîne (GitHub : `with: { lfs: true }` d’actions/checkout), puis relancez la commande.',
  },
  'file-empty': {
    message: 'le fichier est sans contenu : {found}',
    hint: 'Une copie, un téléchargement ou un enregistrement n’est sans doute pas allé à son terme. Si un logiciel synchronise ce dossier, faites-lui télécharger le fichier ; sinon, reprenez-le là d’où il vient.[[ `grappe init NOUVEAU --empty` écrit un modèle de {model} dans un dossier NOUVEAU.]][[ Si {other} ne doit rien contenir, retirez-le de l’espace de travail.]]',
  },
  'file-changed': {
    message: 'le fichier a changé pendant sa lecture',
    hint: 'Fermez les programmes qui y écrivent et relancez.',
  },
  'encoding-unsupported': {
    message: 'fichier texte attendu en UTF-8 ou windows-1252, trouvé : {found}',
    hint: '[[Il est dans une forme de {wide} qui n’est pas lue, ou tronqué : ouvrez-le et enregistrez-le en UTF-8 : une table dans Excel au format « CSV UTF-8 », dans LibreOffice au format « Texte CSV » avec le jeu de caractères « Unicode (UTF-8) », convention.yaml dans un éditeur de texte.]][[Ouvrez-le, corrigez les lettres accentuées qui sont abîmées, et enregistrez-le en UTF-8 : une table dans un tableur au format « {mixed} », convention.yaml dans un éditeur de texte.]][[Il contient {zeros}, ce qu’aucun texte ne contient : il est abîmé, ou n’est pas du texte. Reprenez-le là d’où il vient.]]',
  },
  'file-mislabelled': {
    message: 'le fichier a été enregistré en {found} et porte le nom d’une autre sorte de fichier',
    hint: '[[Si c’est un classeur, ouvrez-le dans un tableur et enregistrez-le en « {csv} » sous ce nom. ]]Si son contenu est le bon, rendez-lui sa vraie extension (.xml, .pdf, .xlsx, .zip).[[ Une page {page} tient souvent la place d’un fichier qui n’a pas pu être téléchargé : ouvrez-la dans un navigateur, et téléchargez le fichier à nouveau.]]',
  },
  'csv-syntax': {
    message: 'les guillemets de cet enregistrement ne vont pas par paires : {detail}',
    hint: 'Une cellule entre guillemets commence et finit par ", et un " à l’intérieur est doublé : corrigez la cellule, ou redemandez le fichier.',
  },
  'csv-line-end': {
    message:
      'un retour chariot (CR) est seul hors des guillemets, LF ou CRLF attendu à la fin de chaque ligne',
    hint: 'Enregistrez de nouveau le fichier dans le tableur en « CSV UTF-8 » ou « CSV (Windows) », et non en « CSV (Macintosh) ». Si une seule cellule le contient, ôtez-le de cette cellule.',
  },
  'csv-empty': {
    message: 'ligne d’en-tête attendue, rien trouvé',
    hint: 'La première ligne doit nommer les colonnes ; `grappe init NOUVEAU --empty` montre celles de chaque table. Si le fichier ne contient rien, retirez-le de l’espace de travail.',
  },
  'csv-columns': {
    message: 'l’en-tête a {found} colonnes, {most} au plus sont lues',
    hint: 'Aucune table n’en a autant : reprenez le fichier là d’où il vient, ou supprimez les colonnes inutiles.',
  },
  'header-not-found': {
    message: 'aucune ligne n’a de cellule « {header} », qui doit terminer le préambule',
    hint: 'Elle doit être dans les {most} premières lignes : corrigez `until:` à l’entrée du fichier dans convention.yaml, ou dites combien de lignes précèdent l’en-tête, par exemple `{entry}preamble: 5{end}`.[[ Si {sheet} n’a pas de lignes de facture, masquez-la, ou nommez celles qui en ont, à la place d’un motif : `{entry}sheets: ["…", "…"]{end}`.]]',
  },
  'header-below': {
    message: 'l’en-tête est à la ligne {below}, et non ici : « {header} » y figure',
    hint: 'Supprimez les lignes qui le précèdent[[, ou faites-les passer, à l’entrée du fichier dans convention.yaml : `{entry}preamble: { until: "{header}" }{end}`]].',
  },
  'header-in-one-cell': {
    message: 'l’en-tête n’est qu’une seule cellule : « {header} »',
    hint: '[[Ses colonnes sont séparées par « {delimiter} » : enregistrez le fichier avec « , », « ; » ou une tabulation entre elles.]][[Répartissez sa colonne dans le tableur (Données, Convertir, séparée par « {splitBy} »), puis enregistrez.]][[Si « {perhaps} » sépare ses colonnes, donnez à chacune sa propre colonne. Si c’est un titre, supprimez les lignes qui précèdent l’en-tête, ou faites-les passer, à l’entrée du fichier dans convention.yaml : `{entry}preamble: { until: "…" }{end}`, avec la première cellule de l’en-tête.]]',
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
  'merge-conflict': {
    message: 'git a laissé ici deux versions du fichier, qu’il n’a pas su fusionner',
    hint: 'Entre « <<<<<<< » et « >>>>>>> », gardez de chaque ligne la version juste, et ôtez les lignes de ces marques : `git status` nomme tous ces fichiers.',
  },
  'column-missing': {
    message: 'la colonne {column} manque',
    hint: '[[Retirez « {aside} » de `ignore_columns` à l’entrée du fichier dans convention.yaml : chaque ligne en a besoin.]][[Ajoutez-la à l’en-tête ({names}) ; ou, si une autre colonne la contient, écrivez dans convention.yaml : `{entry}columns: { {name}: "…" }{end}`. Trouvé : {found}]][[Ajoutez-la à l’en-tête de {bare} ({names}). Trouvé : {found}]][[Écrivez à l’entrée du fichier dans convention.yaml : `{entry}columns: { {name}: "…" }{end}`, avec celui de ces en-têtes qui la contient : {headers}.]][[ Si les articles ou les libellés l’indiquent, un motif pour chaque catégorie : `{entry}categories: { {sorted} }{end}`.]][[ Si le fichier ne la donne pas, et que la facture la donne une seule fois : `{entry}defaults: { {once}: "…" }{end}`.]][[ Si le nom des fichiers l’indique : `{entry}from_name: "…{named}….csv"{end}`.]][[ Si elle est la même pour toutes ses lignes : `{entry}defaults: { {alike}: "…" }{end}`.]][[ S’il ne numérote pas ses lignes : `{entry}{unnumbered}{end}`.]][[Aucune entrée d’`invoices:` dans convention.yaml n’est pour un fichier de ce nom (elles sont pour {patterns}) : élargissez `files` de celle qui lit de tels fichiers, ou faites-en proposer une : grappe init --from {path}. Si c’est la copie d’un autre fichier, retirez-la.]][[Aucune entrée d’`invoices:` dans convention.yaml n’est pour ce fichier, dont les en-têtes ne sont pas ceux de grappe : faites-en proposer une, à coller là : grappe init --from {alone}]]',
  },
  'column-repeated': {
    message: 'deux colonnes sont {column} : « {first} » et « {second} »',
    hint: 'N’en gardez qu’une[[, ou donnez à l’une un autre en-tête que « {same} » : convention.yaml ne peut pas les distinguer]].[[ Dans un fichier d’opérateur, laissez l’autre de côté par convention.yaml : `{invoiceEntry}ignore_columns: ["{other}"]{end}`.]]',
  },
  'column-unknown': {
    message: 'la colonne « {header} » est inconnue et n’est pas lue',
    hint: '[[convention.yaml fait lire {column} dans « {readFrom} ». ]][[Colonne connue la plus proche : {nearest}. ]][[Corrigez l’en-tête, ou dites quelle colonne c’est, `{columns}` ; ou, si elle ne sert pas, dites-le dans convention.yaml : {example}]][[Corrigez l’en-tête ; ou, si elle ne sert pas, supprimez la colonne de {bare}.]]',
  },
  'column-untitled': {
    message: 'la colonne {letters} n’a pas d’en-tête et n’est pas lue ; ici, elle contient {value}',
    hint: 'Si elle appartient à la table, écrivez son en-tête au-dessus ; si elle ne sert pas, videz-la[[, ou dites-le à l’entrée du fichier dans convention.yaml : `{entry}ignore_columns: [""]{end}`]].',
  },
  'header-repeated': {
    message: 'deux colonnes ont l’en-tête « {header} », qu’aucune table ne connaît',
    hint: 'Renommez ou supprimez l’une des deux[[ ; ou n’en lisez aucune, par convention.yaml : `{entry}ignore_columns: ["{header}"]{end}`]].',
  },
  'header-currency': {
    message: 'la colonne « {header} » est en {unit}, et les montants sont en {currency}',
    hint: 'Demandez la colonne en {currency}, ou convertissez ses cellules et nommez-la ainsi : grappe ne convertit aucun montant. Si ses cellules sont déjà en {currency}, retirez « {unit} » de l’en-tête.',
  },
  'table-twice': {
    message: 'la table {table} a deux fichiers : celui-ci et {other}',
    hint: 'N’en gardez qu’un[[ ; ou, si les deux contiennent des lignes, nommez celui-ci comme liste dans convention.yaml : `tables: { {listed}: { file: {theFile} } }`]].',
  },
  'table-unread': {
    message:
      '{file} n’est pas une table de l’espace de travail et n’est pas lu[[, avec {lines} de {stake} HT]][[ ; {stake} HT sont répartis {by}]]',
    hint: '[[{sheet} est un classeur d’un format qui n’est pas lu : ouvrez-le dans un tableur et enregistrez-le en .xlsx ou .ods ; si c’est en réalité du texte à colonnes, renommez-le en .csv. ]][[Si c’est {rename}, renommez-le ainsi. ]][[S’il contient des factures, déplacez-le dans {invoices}. ]][[{reading}, écrivez dans convention.yaml : `tables: { {table}: { file: {list} } }`]][[, où … est l’une de : {tables}]][[. Si {unneeded} ne sert pas, sortez-le de ce dossier.]][[C’est {output}, que grappe écrit lui-même, et non une donnée à lire : sortez-le de ce dossier, et ne le mettez jamais dans invoices/, où ses lignes seraient imputées.]]',
  },
  'copy-unread': {
    message:
      '{file} semble être une copie de {original}, mise de côté parce que deux ordinateurs l’ont modifié, et n’est pas lu',
    hint: 'Comparez les deux, reportez dans {original} ce qui est juste, et supprimez la copie. Si elle a sa place ici, donnez-lui un autre nom.',
  },
  'list-missing': {
    message: '{file} manque dans l’espace de travail',
    hint: '[[« {nearest} » est là, et rien ne le lit : si c’est cette liste, écrivez ici son nom. ]]Déposez-y la liste sous ce nom, ou supprimez son entrée sous `tables:` de convention.yaml.',
  },
  'list-without-rows': {
    message:
      'aucune ligne de cette liste ne compte pour {table}[[ : {unknown} ne désignent rien qui soit dans les tables (only_known)]][[ ; {skipped} sont écartées (skip_rows)]]',
    hint: 'S’il en manque, reprenez la liste là d’où elle vient, ou corrigez `only_known:`, `match:` et `skip_rows:` à l’entrée du fichier dans convention.yaml. Si elle doit être vide, ôtez cette entrée.',
  },
  'list-sheet-unread': {
    message:
      'la feuille « {sheet} » n’est pas lue, alors qu’elle a les colonnes d’une feuille du même classeur qui l’est (lignes : {rows})',
    hint: 'Si ses lignes comptent, donnez-lui une entrée dans convention.yaml, sous `tables:`, avec `sheet:` : `grappe init --from {theFile}` la propose. Sinon, masquez-la dans le classeur.',
  },
  'sheet-unreadable': {
    message: 'le fichier n’est pas un classeur que grappe sait lire : {detail}',
    hint: 'Ouvrez-le dans un tableur et enregistrez-le en .xlsx ou .ods, sans mot de passe. S’il ne s’y ouvre pas, il est incomplet ou abîmé : redemandez-le.',
  },
  'sheet-limit': {
    message: 'le classeur dépasse ce que grappe lit : {what}, au plus {most}',
    hint: 'Gardez la feuille utile, et effacez les lignes et colonnes au-delà de ses données.',
  },
  'sheet-unknown': {
    message: 'il n’y a pas de feuille « {sheet} »',
    hint: 'Feuilles trouvées : {found}. Écrivez l’une d’elles dans `{key}:` à l’entrée du fichier dans convention.yaml.[[ Une feuille à venir se nomme par un motif, auquel aucune ne répond encore : {later}.]]',
  },
  'sheet-several': {
    message:
      '[[plusieurs feuilles sont visibles : {found}]][[aucune de ses feuilles n’est visible : {hidden}]]',
    hint: 'Dites laquelle à l’entrée du fichier dans convention.yaml : `{entry}sheet: "…"{end}`, ou ne laissez visible que celle-là.[[ Si plusieurs ont des lignes, nommez-les toutes : `{invoiceEntry}sheets: ["…", "…"]{end}`.]][[ Ou faites-en proposer une entrée, à coller là : grappe init --from {path}]]',
  },
  'sheet-unread': {
    message:
      'la feuille « {sheet} » a aussi les colonnes des lignes de facture, et n’est pas lue (lignes : {rows})',
    hint: 'Si ce sont des lignes de facture, nommez-la à l’entrée du fichier dans convention.yaml[[, à la place de `{key}`]] : `{entry}sheets: [{sheets}]{end}` ; chacune de ces feuilles est alors lue comme un fichier. Si elles ne sont pas à répartir, supprimez-la[[, ou masquez-la : {shown} est visible]].',
  },
  'sheet-without-columns': {
    message: 'la feuille « {sheet} » n’a aucune colonne de lignes de facture : {headers}',
    hint: 'Si elle n’en contient pas, masquez-la, ou nommez celles qui en ont à l’entrée du fichier dans convention.yaml, à la place d’un motif : `{entry}sheets: ["…", "…"]{end}`. Si elle en contient, donnez-lui l’en-tête des autres feuilles.',
  },
  'sheet-error-cell': {
    message: 'la cellule montre une erreur : {value}',
    hint: '[[Corrigez dans le tableur la formule qui donne {formula}, et enregistrez.]][[{narrow} s’affiche quand une colonne est trop étroite pour son contenu : élargissez-la dans le tableur, et enregistrez de nouveau.]]',
  },
  'sheet-merged': {
    message: 'la cellule est fusionnée avec {anchor}',
    hint: 'Défusionnez-la et écrivez la valeur dans chacune de ses cellules[[, ou faites-la répéter à l’entrée du fichier dans convention.yaml : `{entry}fill_down: [{column}]{end}`]].',
  },
  'sheet-hidden-row': {
    message: 'la ligne est masquée, et contient des valeurs',
    hint: 'Si elle compte comme les autres (un filtre la masque, par exemple), faites lire les lignes masquées, à l’entrée du fichier dans convention.yaml : `{entry}hidden_rows: read{end}` ; ou affichez-la. Sinon, supprimez-la : ce que personne ne voit n’est pas réparti.',
  },
  'sheet-formula': {
    message: 'la valeur d’une formule n’est pas encore calculée',
    hint: 'Ouvrez le fichier dans un tableur, laissez-le tout calculer (dans LibreOffice Calc, Ctrl+Maj+F9), et enregistrez.',
  },
} as const;
