import type { comparison as english } from '../en/comparison.ts';

export const comparison: typeof english = {
  title: 'Ce qu’une autre clé changerait',
  changedRules: (file) => `Règles que ${file} change :`,
  newRule: 'nouvelle règle',
  droppedRule: 'supprimée',
  otherParameters: 'même clé, avec d’autres paramètres',
  otherConditions: 'd’autres jours, dépenses ou membres',
  otherOrder: 'Les règles sont dans un autre ordre : la première qui convient s’applique.',
  byMember: 'Ce que chaque membre supporte (TTC)',
  byCategory: 'Catégories qui changent (TTC)',
  byGrappe: 'Grappes qui changent (TTC)',
  chart: 'Différence par grappe (TTC)',
  before: 'Convention',
  after: 'Autre clé',
  difference: 'Différence',
  share: 'Part dans le total',
  shareOfSeveral: 'Part',
  grappe: 'Grappe',
  noGrappe: 'hors grappes',
  unchanged: 'rien ne change.',
  note: 'Calculé sur les mêmes lignes de facture, closes ou non ; rien n’a été émis.',
};
