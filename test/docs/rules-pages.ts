import { rulesReference } from '../../src/schema/rules-page.ts';
import { contentsOf } from './pages.ts';

const INTRODUCTIONS = {
  en: `# The rules of a convention

> En français : [rules.fr.md](rules.fr.md).

\`convention.yaml\` says who bears what, rule by rule, each with its article and its days. This page describes each of its
keys: what it means, how to write it, its default if it has one. \`grappe help rules\` prints the same, \`grappe help rules
WORD\` a part of it, and \`grappe check\` reports what it does not understand. For clauses of real conventions with their
rules, see the [cookbook](cookbook.md).

The examples below share a month at 100.00 in a small group, in which a collège of MEUSE and a lycée of REGION share one
access of 200 Mbit/s: 300 and 200 pupils, 20 and 80 staff, 20 and 45 hours of use a week on 1 October 2024, weights 1 and
3, the lycée being the head. The members have 100,000 and 900,000 inhabitants and budgets of 2 and 54 million. REGION pays
the operator. Where an example gives no rule, the key is the pupils (60.00 and 40.00); an example shows only the files that
differ from this group. A test runs each of them.`,
  fr: `# Les règles d’une convention

> In English: [rules.md](rules.md).

\`convention.yaml\` dit qui supporte quoi, règle par règle, chacune avec son article et ses jours. Voici toutes ses
clés : ce qu’elles veulent dire, comment elles s’écrivent, leur valeur par défaut si elles en ont une. \`grappe help
rules\` donne la même chose, \`grappe help rules MOT\` une partie, et \`grappe check\` dit ce qu’il ne comprend pas. Des
clauses de vraies conventions, avec leurs règles, sont dans le [recueil](cookbook.fr.md).

Les exemples ci-dessous répartissent un mois à 100,00 dans un petit groupement, où un collège de MEUSE et un lycée de
REGION partagent un accès : 300 et 200 élèves, 20 et 80 agents, 20 et 45 heures d’usage par semaine au 1er octobre 2024,
poids 1 et 3, le lycée étant la tête ; un accès de 200 Mbit/s dessert les deux ; les membres ont 100 000 et 900 000
habitants et des budgets de 2 et 54 millions. REGION paie l’opérateur. Si un exemple ne donne pas de règle, la clé est
celle des élèves (60,00 et 40,00) ; un exemple ne montre que les fichiers qui diffèrent de ceux de ce groupement. Un test
exécute chacun d’eux.`,
} as const;

/** docs/rules.md and docs/rules.fr.md by their paths, as \`npm run document\` writes them. */
export function rulesPages(): ReadonlyMap<string, string> {
  const page = (language: 'en' | 'fr'): string => {
    const reference = rulesReference(language);
    return `${INTRODUCTIONS[language]}\n\n${contentsOf(reference, 3)}\n\n${reference}\n`;
  };
  return new Map([
    ['docs/rules.md', page('en')],
    ['docs/rules.fr.md', page('fr')],
  ]);
}
