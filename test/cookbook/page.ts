/** The pages of the cookbook, made from its workspaces, so that they show what the test runs. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { anchorOf, contentsOf } from '../docs/pages.ts';
import {
  type Bilingual,
  type ClauseRule,
  clauseRules,
  clauses,
  fileOf,
  folderOf,
  type Recipe,
  recipes,
} from './recipes.ts';

type Language = keyof Bilingual;

interface Limit {
  readonly name: string;
  readonly title: Bilingual;
  readonly text: Bilingual;
}

/** What the rules cannot express, why, and what to do instead. */
export const LIMITS: readonly Limit[] = [
  {
    name: 'tariffs',
    title: { en: 'Tariffs', fr: 'Tarifs' },
    text: {
      en: 'So much per inhabitant, per call, per pupil: a tariff makes an amount, and grappe shares amounts that somebody invoiced. Where the group charges its members by a tariff, write the amounts as lines that serve each member (`serves: MEMBER`): grappe then carries them into statements and titles. Where an invoice is to be shared by what the tariff would give, say it as a `sum` or a `product` of measures, with `bands` where the tariff has steps.',
      fr: 'Tant par habitant, par appel, par élève : un tarif donne un montant, et grappe répartit des montants que quelqu’un a facturés. Si le groupement facture ses membres selon un tarif, écrivez les montants en lignes qui desservent chaque membre (`dessert: MEMBRE`) : grappe les porte alors dans les états et les titres. Si une facture doit être répartie selon ce que donnerait le tarif, exprimez-le par un `sum` ou un `product` de mesures, avec `bands` si le tarif a des tranches.',
    },
  },
  {
    name: 'caps-and-growth',
    title: {
      en: 'Caps and floors of amounts, and growth over years',
      fr: 'Plafonds et planchers de montants, croissance sur plusieurs années',
    },
    text: {
      en: 'Not more than 20,000 a year, not more than last year plus the index, a deductible: these look at amounts of other lines and other years, while each line is shared by itself, so that any of its cents can be explained from one page. `at_least` and `at_most` bound what is counted, not what is paid; `amounts` are of each line. The way round: where a cap is reached, a dated rule of `fixed` parts, worked out and voted for that year; or a line of regularisation at the end of the year. A least or greatest part of a line (at least 5 % for each) has no word either: a base of 5 % each and the rest by a key is a `mix`, but another clause: it changes what everyone bears, not only whoever has less than 5 %. Nor is a share ever negative: what lies below a mean is not given back to its member by what lies above.',
      fr: 'Pas plus de 20 000 par an, pas plus que l’an passé indexé, une franchise : ces clauses dépendent des montants d’autres lignes et d’autres années, alors que chaque ligne se répartit seule, pour que chacun de ses centimes s’explique sur une page. `at_least` et `at_most` bornent ce qui est compté, non ce qui est payé ; les montants d’`amounts` s’appliquent à chaque ligne. Le contournement : quand un plafond est atteint, une règle datée à parts `fixed`, calculées et votées pour l’année ; ou une ligne de régularisation en fin d’année. Aucune clé n’exprime non plus une part minimale ou maximale de la ligne (5 % au moins chacun) : un socle de 5 % chacun, le reste selon une clé, est un `mix`, mais une autre clause : il change ce que supportent tous les membres, et pas seulement ceux qui ont moins de 5 %. Une part n’est jamais négative non plus : ce qui est en dessous d’une moyenne n’est pas rendu à son membre par ce qui est au-dessus.',
    },
  },
  {
    name: 'one-key-up-to-an-amount',
    title: {
      en: 'One key up to an amount, another above it',
      fr: 'Une clé jusqu’à un montant, une autre au-delà',
    },
    text: {
      en: 'The first 300.00 of a line in equal parts, the rest by pupils: `amounts` says it where every line is above them (`first: { AULNE: 100.00, BOIS: 100.00, COTE: 100.00 }`, and `rest`). A smaller line is refused (`amounts-exceed`): give such lines a rule above it, by their item code or category, for no rule looks at the amount of a line to decide whether it applies. A threshold of a month or a year looks at other lines, as caps do.',
      fr: 'Les 300,00 premiers euros d’une ligne à parts égales, le reste selon les élèves : `amounts` le dit si chaque ligne les dépasse (`first: { AULNE: 100.00, BOIS: 100.00, COTE: 100.00 }`, puis `rest`). Une ligne plus petite est refusée (`amounts-exceed`) : donnez à ces lignes une règle au-dessus, par leur code article ou leur catégorie, car aucune règle ne regarde le montant d’une ligne pour décider si elle s’applique. Un seuil par mois ou par an regarde d’autres lignes, comme les plafonds.',
    },
  },
  {
    name: 'the-count-to-come',
    title: {
      en: 'The count of October for the September before it',
      fr: 'L’effectif d’octobre pour le mois de septembre qui précède',
    },
    text: {
      en: 'Pupils counted on 1 October of this school year, for September too: a reference day after the day of service is refused (`reference-day-future`), for nobody knows that count when September is invoiced, and what is then shared would change in October. By what the convention says, take the school year before (`year: school_previous`), a count made when school starts (`date: "09-01", year: school_current`, entered with that day), or, where the invoice comes after the count, its date for all lines (`basis: invoice_date`).',
      fr: 'Les élèves comptés au 1er octobre de l’année scolaire en cours, pour septembre aussi : un jour de référence après le jour du service est refusé (`reference-day-future`), car personne ne connaît cet effectif quand septembre est facturé, et ce qui est alors réparti changerait en octobre. D’après ce que dit la convention, prenez l’année scolaire précédente (`year: school_previous`), un effectif compté à la rentrée (`date: "09-01", year: school_current`, inscrit à ce jour), ou, si la facture arrive après le comptage, sa date pour toutes les lignes (`basis: invoice_date`).',
    },
  },
  {
    name: 'vat-by-a-key-of-its-own',
    title: { en: 'VAT that one member recovers', fr: 'La TVA qu’un membre récupère' },
    text: {
      en: 'Net and VAT are shared by the same shares, each rounded by itself, and what is owed is their sum: no rule shares the VAT by another key, and none claims the net from one member and the gross from the others. Statements, `settlement.csv` and `titres.csv` give each member its net, its VAT and its gross, for whoever recovers VAT to enter its own. Where the convention claims the net alone from one member, its office takes the net of that row (`reports: { titres: { columns: [debtor, net_amount, vat_amount] } }`).',
      fr: 'Le HT et la TVA se répartissent selon les mêmes parts, chacun arrondi à part, et la dette est leur somme : aucune règle ne répartit la TVA selon une autre clé, ni ne réclame le HT à un membre et le TTC aux autres. Les états, `settlement.csv` et `titres.csv` donnent à chacun son HT, sa TVA et son TTC, pour que celui qui récupère la TVA inscrive la sienne. Si la convention ne réclame que le HT à un membre, son bureau prend le HT de cette ligne (`reports: { titres: { columns: [debtor, net_amount, vat_amount] } }`).',
    },
  },
  {
    name: 'a-rule-for-one-access',
    title: {
      en: 'A rule for one access, or for all but one site',
      fr: 'Une règle pour un seul accès, ou pour tous les sites sauf un',
    },
    text: {
      en: 'No condition names an access: a rule takes lines by what the access serves (`grappes`, `sites`), by category, supplier and item code. Where two accesses of one grappe are shared by two keys, read the access as the item code too (`columns: { access: "Réf. accès", item_code: "Réf. accès" }` in the layout), and name it in `item_codes`; or give the lines of one a category of your own. Nor does a condition say “all but”: write the rule of the exception above the other, for the first that holds is taken. A site that bears nothing has a count of 0 in a measure that the rule shares by, or the weight 0 in its grappe.',
      fr: 'Aucune condition ne nomme un accès : une règle prend les lignes par ce que dessert l’accès (`grappes`, `sites`), par catégorie, fournisseur et code article. Si deux accès d’une même grappe se répartissent selon deux clés, lisez aussi l’accès comme code article (`columns: { access: "Réf. accès", item_code: "Réf. accès" }` dans la disposition), et nommez-le dans `item_codes` ; ou donnez aux lignes de l’un une catégorie de votre choix. Aucune condition ne dit non plus « sauf » : écrivez la règle de l’exception au-dessus de l’autre, car la première qui s’applique est retenue. Un site qui ne supporte rien a un effectif de 0 dans une mesure selon laquelle la règle répartit, ou le poids 0 dans sa grappe.',
    },
  },
  {
    name: 'the-cent-of-one-named-member',
    title: {
      en: 'Rounding that one named member bears',
      fr: 'L’arrondi à la charge d’un membre désigné',
    },
    text: {
      en: 'Who gets the cents that are left of a line is said by `rounding`, for all members alike; no rule gives them to the coordinator, or to another that the convention names. They are fewer than the members that share the line; `carry` makes up for them within an invoice, and statements mark the amounts that hold one. A convention that names a member is changed to one of the two ways.',
      fr: '`rounding` dit qui reçoit les centimes restants d’une ligne, de la même façon pour tous les membres ; aucune règle ne les donne au coordonnateur, ni à un autre que la convention désigne. Ils sont moins nombreux que les membres qui se partagent la ligne ; `carry` les compense à l’intérieur d’une facture, et les états marquent les montants qui en contiennent un. Si la convention désigne un membre, il faut la modifier pour adopter l’une de ces deux méthodes.',
    },
  },
  {
    name: 'a-condition-on-a-count',
    title: { en: 'A rule that depends on a count', fr: 'Une règle qui dépend d’un effectif' },
    text: {
      en: 'Another key once there are a thousand pupils: `counts_from` says from which part of the whole a member or site counts, but no rule looks at a measure to decide whether it applies. The way round: a dated rule (`from:`) from the day on which the threshold was found to be reached.',
      fr: 'Une autre clé dès qu’il y a mille élèves : `counts_from` dit à partir de quelle fraction du total un membre ou un site compte, mais aucune règle ne regarde une mesure pour décider si elle s’applique. Le contournement : une règle datée (`from:`) à partir du jour où le seuil est constaté.',
    },
  },
];

const TEXT = {
  en: {
    file: 'docs/cookbook.md',
    title: 'Cookbook: clauses of conventions as rules',
    other: '> En français : [cookbook.fr.md](cookbook.fr.md).',
    intro:
      'Each situation has the clause in words, the rule, the tables that it needs and the amounts, worked out by hand; a test runs each of them. What the keys mean stands in [rules](rules.md), what the columns mean in [tables](tables.md).\n\nWhere nothing else is said, CLG, a collège of MEUSE, and LYC, a lycée of REGION, form the grappe CITE; one line of 100.00 without VAT is for September 2025, and REGION pays the operator. AULNE, BOIS and COTE are communes; AULNE pays. The settings are `prorata: daily`, `rounding: largest_remainder`, `vat: line` and `basis: service`.',
    colon: ':',
    rule: 'In `convention.yaml`:',
    member: 'member',
    net: 'net',
    owes: 'owes',
    limits: 'What the rules do not say',
    clauses: 'Fifty-six real clauses',
    clausesIntro:
      'Excerpts of public conventions, laws and statutes, named by their source. E: rules and the tables that one has express it, and a test runs it; A: a part is made by hand, which the table names; N: not possible, with the reason.',
    source: 'source',
    where: 'where',
    clause: 'Clause',
    clauseRulesIntro:
      'The rules of those clauses that no situation above has, each with the group that it needs; unless shown otherwise, the members are two communes and the lines are of September 2025.',
    lines: 'The lines:',
  },
  fr: {
    file: 'docs/cookbook.fr.md',
    title: 'Recueil : les clauses des conventions, en règles',
    other: '> In English: [cookbook.md](cookbook.md).',
    intro:
      'Chaque situation donne la clause en toutes lettres, la règle, les tables nécessaires et les montants, calculés à la main ; un test exécute chacune. Le sens des clés est expliqué dans [Règles](rules.fr.md), celui des colonnes et leurs noms français dans [Tables](tables.fr.md).\n\nSauf indication contraire, CLG, un collège de MEUSE, et LYC, un lycée de REGION, forment la grappe CITE ; une ligne de 100,00 HT porte sur septembre 2025, et REGION paie l’opérateur. AULNE, BOIS et COTE sont des communes ; AULNE paie. Les réglages sont `prorata: daily`, `rounding: largest_remainder`, `vat: line` et `basis: service`.',
    colon: ' :',
    rule: 'Dans `convention.yaml` :',
    member: 'membre',
    net: 'HT',
    owes: 'doit',
    limits: 'Ce que les règles ne disent pas',
    clauses: 'Cinquante-six clauses réelles',
    clausesIntro:
      'Extraits de conventions, de lois et de statuts publics, désignés par leur source. E : les règles et les tables existantes l’expriment, et un test l’exécute ; A : une partie se fait à la main, et le tableau dit laquelle ; N : impossible, avec la raison.',
    source: 'source',
    where: 'où',
    clause: 'Clause',
    clauseRulesIntro:
      'Les règles des clauses qu’aucune situation ci-dessus ne contient, chacune avec le groupement qu’il lui faut ; sauf indication contraire, les membres sont deux communes et les lignes sont de septembre 2025.',
    lines: 'Les lignes :',
  },
} as const;

export function cookbookPages(): ReadonlyMap<string, string> {
  return new Map((['en', 'fr'] as const).map((language) => [TEXT[language].file, page(language)]));
}

function page(language: Language): string {
  const text = TEXT[language];
  const all = recipes();
  const body = [
    ...all.map((recipe) => section(recipe, language)),
    `## ${text.limits}`,
    ...LIMITS.map(({ title, text: why }) => `### ${title[language]}\n\n${why[language]}`),
    `## ${text.clauses}`,
    `${text.clausesIntro} ${countsOf()}`,
    clauseTable(language),
    text.clauseRulesIntro,
    ...[...clauseRules()]
      .sort(([a], [b]) => a - b)
      .map(([number, rule]) => clauseSection(number, rule, language)),
  ].join('\n\n');
  return `${[`# ${text.title}`, text.other, text.intro, contentsOf(body, 2), body].join('\n\n')}\n`;
}

function section(recipe: Recipe, language: Language): string {
  const text = TEXT[language];
  const tables = ['members', 'grappes', 'measures', 'accesses', 'prices', 'advances']
    .filter((name) => isWorthShowing(recipe, name))
    .map((name) => `\`${name}.csv\`${text.colon}\n\n\`\`\`csv\n${fileOf(recipe, `${name}.csv`)}\`\`\``);
  return [
    `## ${recipe.title[language]}`,
    `> ${recipe.clause[language]}`,
    `${text.rule}\n\n\`\`\`yaml\n${rulesOf(recipe)}\`\`\``,
    ...tables,
    netTable(recipe, language),
    ...owesTable(recipe, language),
    recipe.by_hand[language],
  ].join('\n\n');
}

/** A clause with its rule, its own tables, its lines and the amounts. */
function clauseSection(number: number, rule: ClauseRule, language: Language): string {
  const text = TEXT[language];
  const tables = (['members', 'sites', 'accesses', 'measures'] as const).flatMap((name) => {
    const csv = rule[name];
    return csv === undefined ? [] : [`\`${name}.csv\`${text.colon}\n\n\`\`\`csv\n${csv}\`\`\``];
  });
  return [
    `### ${text.clause} ${number}`,
    `> ${rule.clause[language]}`,
    `\`\`\`yaml\n${rule.convention}\`\`\``,
    ...tables,
    `${text.lines}\n\n\`\`\`csv\n${rule.lines}\`\`\``,
    netTable(rule, language),
    rule.hand[language],
  ].join('\n\n');
}

function netTable({ net }: Pick<Recipe, 'net'>, language: Language): string {
  const amounts = Object.entries(net).map(([member, sum]) => `| ${member} | ${amount(sum, language)} |`);
  return `| ${TEXT[language].member} | ${TEXT[language].net} |\n|---|---:|\n${amounts.join('\n')}`;
}

function owesTable({ owes }: Recipe, language: Language): readonly string[] {
  if (owes === undefined) return [];
  const amounts = Object.entries(owes).map(([pair, sum]) => `| ${pair} | ${amount(sum, language)} |`);
  return [`| ${TEXT[language].owes} | ${TEXT[language].net} |\n|---|---:|\n${amounts.join('\n')}`];
}

/** The part of the convention that differs between recipes. */
function rulesOf(recipe: Recipe): string {
  const lines = fileOf(recipe, 'convention.yaml').split('\n');
  const own = lines.findIndex((line) => /^(?:own_categories|rules):/u.test(line));
  return lines.slice(own).join('\n');
}

function isWorthShowing(recipe: Recipe, name: string): boolean {
  if (!existsSync(join(folderOf(recipe), `${name}.csv`))) return false;
  const header = fileOf(recipe, `${name}.csv`).split('\n')[0] ?? '';
  if (name === 'members') return header.includes('joined_on') || header.includes('left_on');
  return name !== 'grappes' || header.includes('weight') || header.includes('head');
}

function amount(net: string, language: Language): string {
  const [mark, decimal] = language === 'fr' ? [' ', ','] : [',', '.'];
  return net.replace('.', decimal).replace(/\B(?=(?:\d{3})+\b(?!$))/g, mark);
}

function countsOf(): string {
  return (['E', 'A', 'N'] as const)
    .map((verdict) => `${verdict} ${clauses().filter((clause) => clause.verdict === verdict).length}`)
    .join(' · ');
}

function clauseTable(language: Language): string {
  const text = TEXT[language];
  const titles = new Map([
    ...[...recipes(), ...LIMITS].map(({ name, title }) => [name, title[language]] as const),
    ...[...clauseRules().keys()].map((number) => [`clause-${number}`, `${text.clause} ${number}`] as const),
  ]);
  const rows = clauses().map(
    ({ number, source, verdict, at, turn }) =>
      `| ${number} | ${source[language]} | ${verdict} | [${titles.get(at) ?? at}](#${anchorOf(titles.get(at) ?? at)})${turn === undefined ? '' : `${text.colon} ${turn[language]}`} |`,
  );
  return [`| | ${text.source} | | ${text.where} |`, '|---:|---|---|---|', ...rows].join('\n');
}
