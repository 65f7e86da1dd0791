export const run = {
  'run-exists': {
    message: '{path} contient déjà un calcul',
    hint: 'Ajoutez --force pour remplacer ce brouillon, ou choisissez un autre dossier avec --out.',
  },
  'not-a-run': {
    message: '{path} existe et n’est pas un calcul',
    hint: 'grappe ne remplace que ses propres brouillons : choisissez un autre dossier avec --out.',
  },
  'out-in-invoices': {
    message: '{path} serait écrit dans invoices/, où tout se lit comme des factures',
    hint: 'Choisissez avec --out un dossier hors de invoices/.',
  },
  'name-too-long': {
    message:
      'le nom dépasse {most} octets : pendant l’écriture il s’allonge, et un disque n’en accepte que 255',
    hint: 'Choisissez un nom plus court avec --out ; une lettre accentuée compte pour deux octets.',
  },
  'run-closed': {
    message: '{path} est clos et n’est jamais remplacé',
    hint: 'Lignes tardives : « grappe allocate --period <le mois> --pending --out runs/<le mois>-tardives ». Correction : « grappe allocate --period <le mois> --pending --regularise {run} --out runs/<le mois>-correction ». Si un calcul de ce nom est clos aussi, -tardives-2 ou -correction-2, et ainsi de suite.',
  },
  'draft-stale': {
    message:
      '{run} n’est pas ce que donne l’espace de travail d’aujourd’hui : [[{path} diffère]][[{gone} n’est plus lu]][[{added} est lu en plus]]',
    hint: '[[Refaites-le : `{command}`. Ou émettez-le tel quel : ]][[Il a déjà été clos, le {closedOn}, et n’est plus un brouillon à refaire. Émettez-le tel qu’il était : ]]ajoutez --as-is à votre commande, et le registre le dira.',
  },
  'already-allocated': {
    message:
      'le calcul clos {run} contient {count} de ces lignes, la première étant la ligne {line} de la facture {invoice}',
    hint: 'Indiquez le mois à répartir avec --period, ou ajoutez --pending, qui ne prend que les lignes absentes de tout calcul clos.',
  },
  'ledger-damaged': {
    message: '{path} n’est plus ce qu’il était à la clôture de ses calculs',
    hint: 'Remettez le registre depuis une sauvegarde : à partir de cette ligne, sa chaîne d’empreintes ou son sceau {path}.sha256 ne tient plus.[[ {resaved} a été enregistré par un autre logiciel, sans doute un tableur, ou Git, qui en a changé les fins de ligne ou les séparateurs : pour le lire, ouvrez-en une copie.]][[ Le fichier {seal} manque : remettez-le aussi.]][[ Git en a laissé ici deux versions ({conflict}) : gardez le registre entier d’une branche, avec son sceau, et clôturez-y de nouveau ce que l’autre branche a clos.]]',
  },
  'closed-run-missing': {
    message: '{run} est clos, et n’est plus là',
    hint: 'Remettez-le à cette place, depuis une sauvegarde s’il le faut : sans lui, rien ne dit quelles lignes sont déjà imputées.',
  },
  'run-changed': {
    message: 'le fichier n’est pas ce que le calcul a écrit',
    hint: 'Voyez ce qui a changé avec `grappe verify {run}` ; recalculez un brouillon, ou remettez un calcul clos depuis une sauvegarde.',
  },
  'closed-run-changed': {
    message: '{path} est clos, et n’est plus ce qu’il était alors',
    hint: 'Voyez ce qui a changé avec `grappe verify {run}`, et remettez le calcul depuis une sauvegarde.',
  },
  'line-charged-twice': {
    message:
      '{run} contient des lignes que {other} a déjà imputées ({count}), la première étant la ligne {line} de la facture {invoice} : elles sont imputées deux fois',
    hint: 'Aucune clôture de grappe ne fait cela : le contenu de runs/ a été changé par d’autres moyens. Restaurez runs/ depuis une sauvegarde, puis contrôlez le tout par « grappe verify --all ».',
  },
  'run-unlisted': {
    message:
      '{run} indique avoir été clos le {day}, mais {ledger} ne le nomme pas : ses lignes seraient imputées une seconde fois',
    hint: 'Si un registre plus ancien a été remis, ou celui d’un ordinateur qui ignorait ce calcul, remettez le registre qui le nomme, avec son sceau {ledger}.sha256. S’il n’y en a pas (deux ordinateurs ont clos en même temps, ou une clôture a été interrompue), clôturez-le de nouveau, le plus ancien d’abord s’il y en a plusieurs : « grappe close {path} --on {on} », avec --as-is si grappe dit qu’il diffère. Si c’est le calcul d’un autre espace de travail, sortez-le de runs/.',
  },
  'ledger-other': {
    message: '{other} est un autre registre, et nomme des calculs clos que {ledger} ne nomme pas : {runs}',
    hint: 'Deux ordinateurs ont clos chacun de son côté, comme dans un dossier synchronisé, ou un registre plus ancien a été remis.[[ {whole} nomme aussi tout ce que nomme le registre : mettez-le à sa place, et son sceau à la place de l’autre. Si son sceau n’est pas là,]][[ Chacun ignore ce que l’autre nomme : gardez {kept},]] déplacez {other} hors de runs/, puis clôturez de nouveau, à leurs jours, les calculs qui manquent, le plus ancien d’abord. Puis « grappe verify --all » dit si tout concorde.',
  },
  'runs-unread': {
    message:
      '{folder}/ contient des éléments qui ne sont ni des calculs ni le registre, et ne sont pas lus : {names}',
    hint: 'Rien n’en dépend : seul le registre dit quels calculs sont clos. Gardez copies et notes ailleurs, pour que personne ne les prenne pour des calculs.',
  },
  'run-not-closed': {
    message: '{run} n’est pas un calcul clos',
    hint: 'Seul un calcul clos se corrige par --regularise, une option par calcul ; un brouillon se recalcule : « grappe allocate --period <le mois> --force ».',
  },
  'closed-line-changed': {
    message:
      'la ligne {line} de la facture {invoice} n’est plus celle que le calcul clos {run} a imputée : c’était {before}, c’est {now}',
    hint: 'Remettez le fichier de l’opérateur, ou corrigez ce qui a été imputé dans le calcul du mois que vous répartissez : « grappe allocate --period <le mois à répartir> --pending --regularise {runs} ».',
  },
  'closed-line-vanished': {
    message:
      'la ligne {line} de la facture {invoice}[[ de {supplier}]], imputée par le calcul clos {run}, n’est plus dans aucun fichier de factures',
    hint: 'Remettez le fichier de l’opérateur ; ou inscrivez la ligne dans {file} (`fournisseur,n_facture,n_ligne,run,motif` à la première ligne, puis, pour chacune de ces lignes, avec son numéro (son line_number dans le calcul clos) : `{supplier},{invoice},{line},{run},<le motif>`) et rendez ses montants dans le calcul du mois que vous répartissez : « grappe allocate --period <le mois à répartir> --pending --regularise {run} ».',
  },
  'closed-line-moved': {
    message:
      'la ligne {line} de la facture {invoice}[[ de {supplier}]], imputée par le calcul clos {run}, s’appelle maintenant {other} ({at}) : elle serait imputée deux fois',
    hint: 'Rendez-lui son nom, [[{supplier} / ]]{invoice} / {line} : remettez le fichier d’alors, ou `supplier`, `columns` et `line_number` de son entrée dans convention.yaml comme ils étaient. Si l’opérateur l’a renommée, inscrivez l’ancien nom dans {file} (`fournisseur,n_facture,n_ligne,run,motif` à la première ligne, puis, pour chacune de ces lignes, avec son numéro (son line_number dans le calcul clos) : `{supplier},{invoice},{line},{run},<le motif>`) et rendez ses montants dans le calcul du mois que vous répartissez : « grappe allocate --period <le mois à répartir> --pending --regularise {run} ».',
  },
  'withdrawn-line-unknown': {
    message: 'le calcul clos {run} n’a imputé aucune ligne {line} de la facture {invoice} de ce fournisseur',
    hint: 'Recopiez supplier, invoice_number et line_number tels qu’ils figurent dans allocations.csv de ce calcul.',
  },
  'withdrawn-line-present': {
    message:
      'la ligne {line} de la facture {invoice} est retirée de {run}, et figure encore dans les fichiers de factures',
    hint: 'Enlevez cette ligne de withdrawn-lines.csv, ou la ligne de facture des fichiers d’invoices/ : ce ne peut être que l’un des deux.',
  },
  'withdrawn-line-charged': {
    message:
      'la ligne {line} de la facture {invoice} est retirée, et ce que {run} a imputé pour elle n’est pas rendu',
    hint: 'Rendez-le dans le calcul du mois que vous répartissez, puis clôturez-le : « grappe allocate --period <le mois à répartir> --pending --regularise {run} ».',
  },
  'lines-uncharged': {
    message:
      'lignes datées de la dernière période close, ou d’avant, qu’aucun calcul clos n’a imputées : {count}, pour {gross} TTC',
    hint: 'Prenez-les : « grappe allocate --period {month} --pending --out runs/{month}-tardives{suffix} », et clôturez ce calcul (sans --period, --pending prend aussi tous les mois encore ouverts).',
  },
  'lines-left': {
    message:
      'lignes laissées de côté par le calcul clos {run}, encore imputées à personne : {count}, pour {gross} TTC[[, dont {late} parmi les lignes tardives]]',
    hint: 'Les raisons sont dans ce fichier ; réglez-les, puis prenez les lignes : « grappe allocate --period {month} --pending --out runs/{month}-tardives{suffix} », et clôturez ce calcul.',
  },
  'character-unencodable': {
    message: '« {value} » ne peut pas s’écrire en {encoding}',
    hint: 'Si votre logiciel comptable lit l’UTF-8, écrivez « encoding: utf-8 » sous « reports: titres: » de convention.yaml ; sinon, écrivez sans ce caractère le texte d’où il vient (members.csv, imputations.csv, ou « reports: »).',
  },
  'letters-lacking': {
    message:
      'la police du PDF n’a pas certains caractères de « {value} », remplacés par des cases vides : {letters}[[ ; dans {others} aussi]]',
    hint: 'Les autres formats les montrent (--reports xlsx,html). Pour le PDF, écrivez ce texte en lettres latines là d’où il vient : convention.yaml, une table ou une facture.',
  },
};
