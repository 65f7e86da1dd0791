import { outputWords } from '../../src/reconcile/messages/output-words.ts';
import { ALL_CHECKS } from '../../src/reconcile/reconciliation.ts';
import { checkWords, messageOf } from '../../src/reconcile/render.ts';
import { ASSUMPTIONS } from './reconcile-assumptions.ts';

type Language = 'en' | 'fr';

const INTRODUCTIONS: Record<Language, string> = {
  en: `# What reconcile finds

> En français : [reconcile.fr.md](reconcile.fr.md).

\`grappe reconcile\` checks the invoices against the inventory (\`accesses.csv\`), the price schedule (\`prices.csv\`), the
declared totals, and one another. Each finding names its line and the net euros at stake: a positive amount is billed in
excess, a negative one is owed to the operator. It changes no amount. A test runs every command below as it stands.

[The letter of dispute](#the-letter-of-dispute) · [What is judged](#what-is-judged) · [In a pipeline](#in-a-pipeline) ·
[The checks](#the-checks)

\`\`\`sh
grappe init mon-groupement --lang en
cd mon-groupement
grappe reconcile --period 2025-10
\`\`\`

\`\`\`text
Nothing to object to in 82 lines.
\`\`\`

If the price schedule gave one item a price €10.00 lower, each line of that item would be reported:

\`\`\`sh
sed -i 's/,524.75,/,514.75,/' prices.csv
grappe reconcile --period 2025-10   # exit 1
\`\`\`

\`\`\`text
Prices that are not those of the schedule · price-mismatch · error ·
unit price 524.75, but 514.75 in the price schedule
\`\`\`

Exit code 1 means that errors were found; with \`--fail-on warning\`, warnings count too. \`grappe reconcile --list\`
describes every check.

## The letter of dispute

\`\`\`sh
grappe reconcile --period 2025-10 --format letter --out dispute.docx --date 2025-12-05   # exit 1
\`\`\`

One document for each operator: sender and addressee, sums, the invoices concerned and what is asked; in an annex, a table
for each check with invoice, line, access, name of the site, item, days and euros. The letter disputes errors, and with
\`--with-warnings\` warnings too. Without \`--date\` the date is left to be filled in, like the deadline and the contact for the
answer, which grappe does not know; a file whose name does not end in \`.docx\` is Markdown. The convention gives the rest
(without \`to\`, the operator is called as in \`suppliers.csv\`, else as in its last electronic invoice, else as on its invoices):

\`\`\`yaml
reconcile:
  letter:
    place: Metz
    from: ["Région Exemple", "Direction du numérique", "57000 Metz"]   # else the name of the coordinator
    signed_by: "La directrice du numérique"                             # else the first line of the sender
    to:
      "99900421100010": ["Opérateur fictif", "Service des réclamations", "75000 Paris"]
\`\`\`

## What is judged

**Which lines.** Those of the period, compared with all lines dated up to its end. Without \`--period\` all lines are judged,
and the period runs from the month of the first invoice date to that of the last. With \`--pending\`, those in no closed run,
which are the lines that \`allocate --pending\` takes: use it for the letter about a late invoice. A late bill is still a bill:
\`unbilled-access\` and \`period-gap\` count subscriptions of later invoices too.

**What stops a run.** A line that is there twice, an access that is not in the inventory, a gross that is not net + VAT, and
totals of an electronic invoice that are not the sum of its lines stop \`allocate\`, and are findings here. So do totals that a row of
the file states (\`totals:\`). Those of \`invoices.csv\` are findings only: \`allocate\` prints how many there are, and \`--strict\` makes them exit code 1. What a line lacks only to be shared (a rule,
a count, an imputation, a payer) stops only \`allocate\`; any other error in the input stops both.

**Days.** Those of the line's period, else its day of service, else those that \`undated\` in the convention gives. \`prorata\` and
\`basis\` change shares, not what was billed.

**Charges and credits.** A credit is a line with a negative net. Lines are compared by access (or, without one, by what they
serve) and item (or, without one, label). Days, setup fees and lines billed twice are settled by credits of the same access
and item; an unknown access, by credits of any item. Over a period that holds both the line and its credit, another credit
of the access also settles the line, if all of this is true:

- It comes to exactly what is at stake, or to the whole line.
- It names the invoice, and has the item of the line or one that the invoice does not bill (\`AVOIR\`); or it has the days
  and the item of the line.
- If it states days, they are those of the line, or some of them if days are what is not due.

One credit settles one line. With any other credit the line is still reported: ask for the month alone, or accept the line
and give the credit as the reason.

**Settings**: the first three with their defaults, the others with an example. \`cycle\` may also be set in a supplier's
layout; \`severity\` makes a check an \`error\`, a \`warning\` or an \`info\` (which never changes the exit code), or switches it
\`off\`.

\`\`\`yaml
reconcile:
  tolerance: "0.01"                          # euros by which a sum may be off
  variance: "2%"                             # how far an amount may move from one period to the next
  cycle: { start_day: 1, basis: actual }     # or "30": months of thirty days
  markets: { "2025": { from: 2025-07-01, to: 2029-06-30 } }
  severity: { period-gap: off }
\`\`\`

**What is known and accepted** goes into \`accepted-findings.csv\`: a code, as narrow as you like (supplier, invoice, line,
access, item), a reason, a last day. The finding is not dropped: it is shown apart, with its reason; \`json\` names who accepted it and the
row of the table too, and \`csv\`, whose rows scripts count, leaves it out. A row of \`--format csv\` may be copied into the table, with a reason. Any other column that
grappe does not know is an error there: without it, a row would accept more than it says.

**In \`allocate\`** reconcile runs too, and prints one line; with \`--strict\` errors give exit code 1, and \`--no-reconcile\`
leaves it out. With \`--reports html\` the run keeps \`findings.json\` beside \`report.html\`. \`verify\` computes anew the findings
that depend on a single line: one that was dropped or changed is an error. Findings that depend on invoices of other
periods, which a run does not pack, are shown as recorded, and marked so.

## In a pipeline

\`\`\`sh
grappe reconcile --period 2025-10 --format junit --out report/grappe.xml   # exit 1
grappe reconcile --period 2025-10 --format github   # exit 1
\`\`\`

\`github\` shows each finding at its line of the invoice file, and all of them, a thousand at most, in the step summary.
Input in doubt (exit 2) appears there too, a mistake of the command line as an annotation; in \`junit\` both are a document of errors. Warnings about the input
behind which an amount may be wrong, such as a line of a closed run that changed, are annotations, and in \`junit\` cases that
pass (suite \`grappe check\`); with \`csv\` they are on stderr only, with \`-q\` too. With \`--out\` these documents, and that of
\`json\`, are in the file, where with \`--force\` they replace an earlier report; \`text\`, \`csv\` and \`letter\` have no document
of input in doubt, and stderr says that the file there is an earlier report. The line of an annotation is the row that a
spreadsheet shows: below a cell with line breaks it is less than the line of the file, by one for each. How to set that up: [guide](guide.md#in-a-pipeline).

## The checks

A check whose table is absent, or that finds nothing to compare (no line states its VAT, \`prices.csv\` gives no rate), says once that it did not run and why; it never counts as passed.
A line is not judged by what it does not state: without an item code, \`unknown-item\`, \`price-mismatch\` and \`vat-rate-mismatch\` pass it over, even where others have one. Charges that state no item or no unit price, so that no check judged their price, are counted beside the checks that did not run, with their net; so are, for \`outside-market\`, charges of a market of \`prices.csv\` that the convention does not name.`,
  fr: `# Ce que trouve le rapprochement

> In English: [reconcile.md](reconcile.md).

\`grappe reconcile\` confronte les factures à l’inventaire (\`accesses.csv\`), au bordereau des prix (\`prices.csv\`), aux
totaux déclarés, et les unes aux autres. Chaque écart nomme sa ligne et le montant HT en jeu : positif, il est facturé en
trop ; négatif, il est dû à l’opérateur. Le rapprochement ne change aucun montant. Un test exécute telle quelle chaque
commande ci-dessous.

[La lettre de contestation](#la-lettre-de-contestation) · [Ce qui est contrôlé](#ce-qui-est-contrôlé) ·
[Dans une chaîne automatique](#dans-une-chaîne-automatique) · [Les contrôles](#les-contrôles)

\`\`\`sh
grappe init mon-groupement --lang fr
cd mon-groupement
grappe reconcile --period 2025-10
\`\`\`

\`\`\`text
Rien à redire sur 82 lignes.
\`\`\`

Si le bordereau des prix portait 10,00 € de moins pour un article, chaque ligne de cet article serait signalée :

\`\`\`sh
sed -i 's/;524,75;/;514,75;/' prices.csv
grappe reconcile --period 2025-10   # code de sortie 1
\`\`\`

\`\`\`text
Prix différents du bordereau · price-mismatch · erreur ·
prix unitaire de 524,75, contre 514,75 au bordereau des prix
\`\`\`

Le code de sortie 1 signale des erreurs ; avec \`--fail-on warning\`, les avertissements comptent aussi. \`grappe reconcile --list\`
décrit chaque contrôle.

## La lettre de contestation

\`\`\`sh
grappe reconcile --period 2025-10 --format letter --out contestation.docx --date 2025-12-05   # code de sortie 1
\`\`\`

Un document par opérateur : expéditeur et destinataire, sommes, factures concernées et demandes ; en annexe, un tableau
par contrôle avec facture, ligne, accès, nom de l’établissement, article, jours et montants. La lettre conteste les
erreurs, et les avertissements aussi avec \`--with-warnings\`. Sans \`--date\`, la date reste à remplir, comme le délai et
le contact pour la réponse, que grappe ne connaît pas ; un fichier qui ne finit pas par \`.docx\` est en Markdown. La
convention fixe le reste (sans \`to\`, l’opérateur porte le nom que lui donne \`suppliers.csv\`, sinon sa dernière facture
électronique, sinon celui de ses factures) :

\`\`\`yaml
reconcile:
  letter:
    place: Metz
    from: ["Région Exemple", "Direction du numérique", "57000 Metz"]   # sinon le nom du coordonnateur
    signed_by: "La directrice du numérique"                             # sinon la première ligne de l'expéditeur
    to:
      "99900421100010": ["Opérateur fictif", "Service des réclamations", "75000 Paris"]
\`\`\`

## Ce qui est contrôlé

**Quelles lignes.** Celles de la période, comparées à toutes les lignes datées jusqu’à sa fin. Sans \`--period\`, toutes
les lignes sont contrôlées, et la période va du mois de la première date de facture à celui de la dernière. Avec \`--pending\`, celles
qui ne sont dans aucun calcul clos, et que prend \`allocate --pending\` : utile pour la lettre d’une facture tardive. Une
facturation tardive reste une facturation : \`unbilled-access\` et \`period-gap\` comptent aussi les abonnements des
factures suivantes.

**Ce qui arrête un calcul.** Une ligne présente deux fois, un accès absent de l’inventaire, un TTC qui n’est pas HT + TVA et les
totaux d’une facture électronique qui ne sont pas la somme de ses lignes arrêtent \`allocate\` et sont ici des écarts. De même
des totaux d’une rangée du fichier (\`totals:\`). Ceux de \`invoices.csv\` ne sont que des écarts : \`allocate\` en donne le nombre, et \`--strict\` en fait un code de sortie 1. Ce qui ne manque qu’à la
répartition d’une ligne (une règle, un effectif, une imputation, le payeur) n’arrête que \`allocate\` ; toute autre erreur
des données arrête les deux.

**Les jours.** Ceux de la période de la ligne, sinon son jour de prestation, sinon ceux que donne \`undated\` dans la
convention. \`prorata\` et \`basis\` changent les parts, non ce qui a été facturé.

**Facturations et avoirs.** Un avoir est une ligne de montant HT négatif. Les lignes se comparent par accès (ou, sans
accès, par ce qu’elles desservent) et article (ou, sans article, libellé). Les jours, les frais d’accès et les doublons
sont soldés par les avoirs de cet accès et de cet article, un accès inconnu par ceux de tout article. Sur une période qui
contient la ligne et son avoir, un autre avoir de l’accès solde aussi la ligne, à trois conditions :

- Il atteint exactement le montant en jeu, ou celui de la ligne entière.
- Il nomme la facture, et son article est celui de la ligne ou un article que la facture ne porte pas (\`AVOIR\`) ; ou bien
  ses jours et son article sont ceux de la ligne.
- S’il porte des jours, ce sont ceux de la ligne, ou une partie d’entre eux quand ce sont des jours qui ne sont pas dus.

Chaque avoir solde une seule ligne. Avec tout autre avoir, la ligne reste signalée : demandez le mois seul, ou acceptez-la en
donnant l’avoir pour motif.

**Les réglages** : les trois premiers avec leur valeur par défaut, les autres avec un exemple. \`cycle\` peut aussi être dans la disposition d’un fournisseur ;
\`severity\` fait d’un contrôle une erreur (\`error\`), un avertissement (\`warning\`) ou une information sans effet sur
le code de sortie (\`info\`), ou le désactive (\`off\`).

\`\`\`yaml
reconcile:
  tolerance: "0.01"                          # euros dont une somme peut s'écarter
  variance: "2%"                             # dont un montant peut varier d'une période à l'autre
  cycle: { start_day: 1, basis: actual }     # ou "30" : mois de trente jours
  markets: { "2025": { from: 2025-07-01, to: 2029-06-30 } }
  severity: { period-gap: off }
\`\`\`

**Ce qui est connu et accepté** s’inscrit dans \`accepted-findings.csv\` : un code, aussi précis que l’on veut
(fournisseur, facture, ligne, accès, article), un motif, un dernier jour. L’écart n’est pas supprimé : il est montré à
part, avec son motif ; \`json\` dit aussi qui l’a accepté et la ligne de la table, et \`csv\`, dont les programmes comptent
les lignes, ne le contient pas. Une ligne de \`--format csv\` peut y être copiée, avec un motif. Toute autre colonne que grappe
ne connaît pas y est une erreur : sans elle, une ligne accepterait plus qu’elle ne le dit.

**Dans \`allocate\`**, le rapprochement se fait aussi, et s’affiche en une ligne ; avec \`--strict\`, une erreur donne le
code de sortie 1 ; \`--no-reconcile\` le supprime. Avec \`--reports html\`, le calcul garde \`findings.json\` à côté de
\`report.html\`. \`verify\` cherche de nouveau les écarts qui tiennent à une seule ligne : un écart retiré ou changé est
une erreur. Les écarts qui reposent sur des factures d’autres périodes, absentes du calcul, sont montrés tels
qu’enregistrés, avec une mention.

## Dans une chaîne automatique

\`\`\`sh
grappe reconcile --period 2025-10 --format junit --out report/grappe.xml   # code de sortie 1
grappe reconcile --period 2025-10 --format github   # code de sortie 1
\`\`\`

\`github\` signale chaque écart à sa ligne du fichier de facture, et les liste, jusqu’à mille, dans le résumé de l’étape.
Une donnée douteuse (code 2) est signalée aux deux mêmes endroits, une erreur dans la ligne de commande en annotation, et \`junit\` en
fait un document d’erreurs. Les
avertissements sur les données derrière lesquels un montant peut être faux, comme une ligne d’un calcul clos qui a changé, sont
des annotations et, dans \`junit\`, des cas qui passent (suite \`grappe check\`) ; avec \`csv\`, ils ne sont que sur stderr, avec \`-q\` aussi. Avec \`--out\`,
ces documents, et celui de \`json\`, sont dans le fichier, où ils remplacent avec \`--force\` un rapport antérieur ; \`text\`,
\`csv\` et \`letter\` n’ont pas de document pour une donnée douteuse, et la sortie d’erreur dit que le fichier qui est là est
un rapport antérieur. La ligne d’une annotation est celle que montre un tableur : sous une cellule à plusieurs lignes, elle
précède celle du fichier, d’une ligne par saut. Comment l’installer : [guide](guide.fr.md#dans-une-chaîne-automatique).

## Les contrôles

Un contrôle dont la table est absente, ou qui ne trouve rien à comparer (aucune ligne ne donne sa TVA, \`prices.csv\` ne
donne aucun taux), indique une fois qu’il n’a pas été fait, et pourquoi ; il ne compte jamais comme réussi.
Une ligne n’est pas jugée sur ce qu’elle ne donne pas : sans code article, elle échappe à \`unknown-item\`, \`price-mismatch\` et \`vat-rate-mismatch\`, même si d’autres en ont un. Les lignes facturées sans article ou sans prix unitaire, dont aucun contrôle n’a jugé le prix, sont comptées à côté des contrôles qui n’ont pas été faits, avec leur montant HT ; de même, pour \`outside-market\`, celles d’un marché de \`prices.csv\` que la convention ne nomme pas.`,
};

/** docs/reconcile.md and its French twin by their paths, as `npm run document` writes them. */
export function reconcilePages(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/reconcile.md', page('en')],
    ['docs/reconcile.fr.md', page('fr')],
  ]);
}

function page(language: Language): string {
  const text = outputWords(language);
  const checks = ALL_CHECKS.map(({ code, severity, example }) => {
    const { title, about, stake, todo } = checkWords(code, language);
    return `### ${title} (\`${code}\`, ${text.severity[severity]})

${about} ${ASSUMPTIONS[language][code]}

- ${text.atStake} ${stake}
- ${text.todo} ${todo}
- ${text.example} ${messageOf(example, language)}
`;
  });
  return `${INTRODUCTIONS[language]}\n\n${checks.join('\n')}`;
}
