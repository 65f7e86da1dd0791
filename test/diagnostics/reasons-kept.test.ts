/**
 * The reasons that unallocated.csv of closed runs holds: a run that is computed again must write them as it did (AUDIT.md,
 * "The words of reasons"). Where one of these tests fails, put the words back; if they must change, CONTRIBUTING.md
 * ("Change the words of a reason") says how.
 */
import { expect, test } from 'vitest';
import { bothAmounts, bothDecimals, bothWords } from '../../src/diagnostics/bilingual.ts';
import { CODES } from '../../src/diagnostics/codes.ts';
import { fault, type Reason } from '../../src/diagnostics/problem.ts';
import type { Language } from '../../src/domain/language.ts';
import { CATEGORY_WORDS } from '../../src/forms/choices.ts';
import { leftLine } from '../../src/report/csv/line-files.ts';
import { fill } from '../../src/text/template.ts';
import { outcomes } from '../allocate/outcomes.ts';
import { STENAY } from '../oracle/small-workspace.ts';

/** As 0.1 wrote them, and 0.2 after it, in English and in French. */
const SINCE_01 = [
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

/** As 0.2 wrote those that came with it. */
const SINCE_02 = [
  [
    'amounts-exceed',
    'under the rule {rule} members first bear {sum} of this line on {days}, more than it comes to',
    'd’après la règle {rule}, des membres supportent d’abord {sum} de cette ligne pour {days}, plus que son montant',
  ],
  [
    'bandwidth-missing',
    'accesses.csv gives no bandwidth of the access {access}, which serves {site} on {days} (rule {rule})',
    'accesses.csv ne donne pas le débit de l’accès {access}, qui dessert {site} au {days} (règle {rule})',
  ],
  [
    'below-bands',
    'the {measure} of {id} is {value} on {days}, below {least}, from which the first of the `bands` counts (rule {rule})',
    '{measure} de {id} vaut {value} pour {days}, moins que {least}, où commence la première des tranches (`bands`) de la règle {rule}',
  ],
  [
    'divisor-zero',
    'the {measure} of {id}, by which the rule {rule} divides, is zero on {days}',
    '{measure} de {id}, par quoi la règle {rule} divise, est nul pour {days}',
  ],
  [
    'grappe-site',
    '{site} is served, and is in {grappes} on {days}: is the site alone meant, or the grappe?',
    '{site} est desservi, et fait partie de {grappes} ({days}) : est-ce le site seul, ou la grappe ?',
  ],
  [
    'sum-negative',
    'the sum that the rule {rule} makes for {id} on {days} is {sum}: nobody weighs less than nothing',
    'la somme que la règle {rule} fait pour {id} pour {days} est {sum} : personne ne pèse moins que rien',
  ],
] as const;

const REASONS = [...SINCE_01, ...SINCE_02];

const TO_DO = 'closed runs hold these words: see "Change the words of a reason" in CONTRIBUTING.md';

test.each(REASONS)('%s has the words that closed runs hold', (code, english, french) => {
  // What a line has at stake is no part of them, and tables are called by their names.
  const shown = (message: string): string => fill(message, { stake: '' });
  expect([shown(CODES[code].en.message), shown(CODES[code].fr.message)], TO_DO).toEqual([english, french]);
});

// The compiler holds that no other code leaves a line unshared: `UnallocatedLine` takes no other.
test('each code of a line that cannot be shared has its words above', () => {
  const reasons = Object.entries(CODES).filter(([, { gravity }]) => gravity === 'reason');
  expect(REASONS.map(([code]) => code).sort(), TO_DO).toEqual(reasons.map(([code]) => code).sort());
});

/** A reason as unallocated.csv holds it. */
async function written(language: Language, ...faults: readonly Reason[]): Promise<string> {
  const { plain } = await outcomes({
    ...STENAY,
    'invoices/a.csv':
      'invoice_number,invoice_date,line_number,serves,category,net_amount,vat_rate\nF1,2021-09-30,1,STENAY,subscription,6.77,20\n',
  });
  const [line] = plain;
  if (line?.kind !== 'unallocated') throw new Error('no rule shares this line');
  return leftLine({ ...line, faults }, language, undefined).reasons;
}

test.each([
  [
    'en',
    'a line of category subscription has neither a period nor a service date; the sum that the rule r makes for S on 2025-09-01..2025-09-03, 2025-09-30 is -1234.5: nobody weighs less than nothing; under the rule r members first bear 1234.50 of this line on 2025-09-01, more than it comes to; A, B tie for the greatest m of S on 2025-09-01 (rule r)',
  ],
  [
    'fr',
    'une ligne de catégorie abonnement n’a ni période ni date de prestation; la somme que la règle r fait pour S pour 2025-09-01..2025-09-03, 2025-09-30 est -1234,5 : personne ne pèse moins que rien; d’après la règle r, des membres supportent d’abord 1\u00a0234,50 de cette ligne pour 2025-09-01, plus que son montant; A, B sont à égalité pour m de S pour 2025-09-01 (règle r)',
  ],
] as const)(
  'reasons are joined, and days, amounts and decimals are written, as in 0.2: %s',
  async (language, reasons) => {
    const faults = [
      fault('undated', { category: bothWords(CATEGORY_WORDS, 'subscription') }),
      fault('sum-negative', {
        sum: bothDecimals('-1234.5'),
        id: 'S',
        days: '2025-09-01..2025-09-03, 2025-09-30',
        rule: 'r',
        condition: '',
        dates: '',
      }),
      fault('amounts-exceed', { sum: bothAmounts(123450n), days: '2025-09-01', rule: 'r' }),
      fault('majority-tie', {
        members: 'A, B',
        measure: 'm',
        value: 'S',
        days: '2025-09-01',
        rule: 'r',
        condition: '',
        dates: '',
      }),
    ];
    expect(await written(language, ...faults), TO_DO).toBe(reasons);
  },
);

test('reasons name categories as in 0.2', () => {
  const words = Object.keys(CATEGORY_WORDS).map((category) => bothWords(CATEGORY_WORDS, category));
  expect(words, TO_DO).toEqual([
    { en: 'subscription', fr: 'abonnement' },
    { en: 'service', fr: 'service' },
    { en: 'setup', fr: 'frais_acces' },
    { en: 'usage', fr: 'consommation' },
    { en: 'penalty', fr: 'penalite' },
    { en: 'other', fr: 'autre' },
  ]);
});
