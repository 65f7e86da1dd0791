export const run = {
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
} as const;
