export const year = {
  'account-empty': {
    message: 'aucun calcul clos ne compte dans {period}',
    hint: 'Clôturez d’abord des calculs (« grappe close ») : un décompte n’additionne que des calculs clos.',
  },
  'month-open': {
    message: 'aucun calcul clos ne contient {month}',
    hint: 'Répartissez et clôturez ce mois, ou ajoutez --partial : chaque page dira alors ce qui manque.',
  },
  'lines-late': {
    message: '{lines} lignes de facture datées de {month} ne sont dans aucun calcul clos ({net} HT)',
    hint: 'Prenez-les avec « grappe allocate --pending » et clôturez ce calcul, ou ajoutez --partial : chaque page le dira.',
  },
  'account-exists': {
    message: '{path} contient déjà un décompte',
    hint: 'Ajoutez --force pour le remplacer, ou choisissez un autre dossier avec --out.',
  },
  'not-an-account': {
    message: '{path} existe et n’est pas un décompte',
    hint: 'grappe ne remplace que ses propres décomptes : choisissez un autre dossier avec --out.',
  },
  'advance-outside': {
    message:
      'un acompte pour {period} n’est pas déduit du décompte de {account} : il vaut aussi pour d’autres mois',
    hint: 'Faites le décompte de tout {period}, ou divisez la ligne selon les mois pour lesquels elle vaut.',
  },
};
