/**
 * The reasons that unallocated.csv of closed runs holds: a run that is computed again must write them as it did (AUDIT.md),
 * so that these words are never changed.
 */
import { expect, test } from 'vitest';
import { en } from '../../src/diagnostics/messages/en.ts';
import { fr } from '../../src/diagnostics/messages/fr.ts';
import { fill } from '../../src/text/template.ts';

/** As 0.1 wrote them, in English and in French. */
const REASONS = [
  [
    'access-undated',
    'accesses.csv does not say what the access {value} serves on {days}',
    'accesses.csv ne dit pas ce que dessert l’accès {value} pour {days}',
  ],
  [
    'access-unknown',
    'the access {value} is not in accesses.csv',
    'l’accès {value} n’est pas dans accesses.csv',
  ],
  [
    'head-count',
    '{value} has {found} sites marked as head on {days} (rule {rule})',
    '{value} a {found} sites marqués tête pour {days} (règle {rule})',
  ],
  [
    'majority-tie',
    '{members} tie for the greatest {measure} of {value} on {days} (rule {rule})',
    '{members} sont à égalité pour {measure} de {value} pour {days} (règle {rule})',
  ],
  [
    'measure-missing',
    'no {measure} of {id} is known on {day} (rule {rule})',
    'aucune valeur de {measure} pour {id} au {day} (règle {rule})',
  ],
  [
    'measure-stale',
    'the {measure} of {id} is of {found}, over {most} days before {day} (rule {rule})',
    '{measure} de {id} date du {found}, plus de {most} jours avant le {day} (règle {rule})',
  ],
  [
    'member-absent',
    '{value} is not in the group on {days}',
    '{value} n’est pas dans le groupement pour {days}',
  ],
  ['no-participant', 'nobody takes part in {value} on {days}', 'personne ne participe à {value} pour {days}'],
  [
    'no-rule',
    'no rule shares {value} (category {category}) on {days}',
    'aucune règle ne répartit {value} (catégorie {category}) pour {days}',
  ],
  [
    'part-absent',
    'the rule {rule} gives a part to {member}, who does not take part on {days}',
    'la règle {rule} donne une part à {member}, qui ne participe pas pour {days}',
  ],
  [
    'part-missing',
    'the rule {rule} gives no part to {member}, who takes part on {days}',
    'la règle {rule} ne donne pas de part à {member}, qui participe pour {days}',
  ],
  [
    'parts-zero',
    'the parts of the rule {rule} sum to zero on {days}',
    'les parts de la règle {rule} font zéro pour {days}',
  ],
  [
    'payer-absent',
    'the rule {rule} charges {member}, who is not in the group on {days}',
    'la règle {rule} met à la charge de {member}, qui n’est pas dans le groupement pour {days}',
  ],
  ['period-incomplete', 'the period has only one end', 'la période n’a qu’une borne'],
  [
    'period-reversed',
    'the period ends on {to}, before it starts on {from}',
    'la période finit le {to}, avant de commencer le {from}',
  ],
  [
    'reference-day-future',
    'the rule {rule} counts on {day}, which is after {days}',
    'la règle {rule} compte au {day}, après {days}',
  ],
  [
    'serves-missing',
    'the line names neither an access nor what it serves',
    'la ligne ne nomme ni accès ni destinataire',
  ],
  [
    'serves-unknown',
    '{value} is no site, grappe or member',
    '{value} n’est ni un site, ni une grappe, ni un membre',
  ],
  [
    'site-absent',
    '{site} of {value} has no owner in the group on {days}',
    '{site} de {value} n’a pas de propriétaire dans le groupement pour {days}',
  ],
  [
    'undated',
    'a line of category {category} has neither a period nor a service date',
    'une ligne de catégorie {category} n’a ni période ni date de prestation',
  ],
  [
    'weight-missing',
    '{site} has no weight in {value} on {days} (rule {rule})',
    '{site} n’a pas de poids dans {value} pour {days} (règle {rule})',
  ],
  [
    'weights-zero',
    'all weights of {value} are zero on {days} (rule {rule})',
    'tous les poids de {value} sont nuls pour {days} (règle {rule})',
  ],
] as const;

test.each(REASONS)('%s has the words that closed runs hold', (code, english, french) => {
  // What a line has at stake is no part of them, and tables are called by their names.
  const shown = (message: string): string => fill(message, { stake: '' });
  expect([shown(en[code].message), shown(fr[code].message)]).toEqual([english, french]);
});
