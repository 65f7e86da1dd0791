export const run = {
  'run-exists': {
    message: '{path} contient déjà un calcul',
    hint: 'Ajoutez --force pour remplacer ce brouillon, ou choisissez un autre dossier avec --out.',
  },
  'not-a-run': {
    message: '{path} existe et n’est pas un calcul',
    hint: 'grappe ne remplace que ses propres brouillons : choisissez un autre dossier avec --out.',
  },
  'run-closed': {
    message: '{path} est clos et n’est jamais remplacé',
    hint: 'Prenez les lignes tardives avec --pending ; corrigez avec --regularise.',
  },
  'draft-stale': {
    message: '{run} n’est pas ce que donne l’espace de travail d’aujourd’hui : {path} diffère',
    hint: 'Refaites-le avec « grappe allocate --force », ou émettez-le tel quel avec --as-is : le registre le dira.',
  },
  'already-allocated': {
    message: 'la ligne {line} de la facture {invoice} est dans le calcul clos {run}',
    hint: 'Avec --pending, seules les lignes d’aucun calcul clos sont prises.',
  },
  'ledger-damaged': {
    message: '{path} n’est plus ce qu’il était à la clôture de ses calculs',
    hint: 'Remettez le registre depuis une sauvegarde : à partir de cette ligne, sa chaîne d’empreintes ou son sceau {path}.sha256 ne tient plus.',
  },
  'closed-run-missing': {
    message: '{run} est clos, et n’est plus là',
    hint: 'Remettez-le où il a été clos : sans lui, nul ne sait quelles lignes sont prises.',
  },
  'closed-run-changed': {
    message: '{run} est clos, et n’est plus ce qu’il était alors',
    hint: 'Voyez ce qui a changé avec « grappe verify », et remettez le calcul depuis une sauvegarde.',
  },
  'run-not-closed': {
    message: '{run} n’est pas un calcul clos',
    hint: 'Seul un calcul clos se corrige par --regularise ; un brouillon se recalcule simplement.',
  },
  'closed-line-missing': {
    message:
      'la ligne {line} de la facture {invoice}, du calcul clos {run}, n’est plus dans aucun fichier de factures',
    hint: 'Remettez le fichier de l’opérateur : un calcul se corrige sur toutes ses lignes ou pas du tout.',
  },
  'character-unencodable': {
    message: '« {value} » ne peut pas s’écrire en {encoding}',
    hint: 'Écrivez « encoding: utf-8 » sous « reports: titres: » de convention.yaml, ou écrivez le texte sans ce caractère.',
  },
};
