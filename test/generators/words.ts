/** Enumerated words as people write them: case, accents, spaces and hyphens do not count. */
import type { Random } from './random.ts';

const WRITINGS: Readonly<Record<string, readonly string[]>> = {
  college: ['Collège', 'COLLEGE', 'Collége'],
  lycee: ['Lycée', 'LYCÉE', 'lycee'],
  lycee_pro: ['Lycée pro', 'lycee-pro', 'LYCEE PRO', 'LycéePro', 'Lycée\u00A0pro'],
  erea: ['EREA', 'Eréa'],
  cfa: ['CFA', 'C F A'],
  training: ['Formation', 'Training', 'FORMATION'],
  internal: ['Interne', 'Internal', 'INTERNE'],
  other: ['Autre', 'OTHER', 'autre'],
  subscription: ['Abonnement', 'ABONNEMENT', 'Subscription'],
  service: ['Service', 'SERVICE', 'sérvice'],
  setup: ['Frais accès', 'FRAIS ACCES', 'frais-acces', 'Set-up', 'Frais_Accès'],
  usage: ['Consommation', 'Usage', 'CONSOMMATION'],
  penalty: ['Pénalité', 'PENALITE', 'Penalty'],
  paid: ['Payé', 'PAYE', 'Paid'],
  reimbursed: ['Remboursé', 'Reimbursed'],
  recovered: ['Recouvré', 'RECOUVRE'],
  yes: ['Oui', 'OUI', 'Yes'],
  no: ['Non', 'NON', 'No'],
};

/** The word itself where it is one of the workspace's own. */
export function fancyWord(word: string, choice: number): string {
  const writings = WRITINGS[word];
  return writings === undefined ? word : (writings[choice % writings.length] ?? word);
}

export function fancied(words: readonly string[], random: Random, fancy: boolean): string[] {
  return words.map((word) => (fancy && random.chance(0.6) ? fancyWord(word, random.int(0, 9)) : word));
}
