/** What the convention of the worked example says to its readers, in English; its ids and the operator's headers stay. */
export const CONVENTION_IN_ENGLISH: readonly (readonly [french: string, english: string])[] = [
  [
    "Convention de l'exemple : texte, articles et clés inventés pour l'illustration (voir README.md).",
    'Convention of the example: text, articles and keys were invented for it (see README.md).',
  ],
  [
    'Groupement de commandes, accès internet des établissements, marché 2025 (exemple)',
    'Purchasing group, internet accesses of schools, market 2025 (example)',
  ],
  ['Délibération fictive n° 2025-000', 'Fictitious deliberation no. 2025-000'],
  ['CCP art. L2113-6 à L2113-8', 'CCP art. L2113-6 to L2113-8'],
  [
    "sauf les accès que l'inventaire dit facturés à la CEA",
    'but for the accesses that the inventory says are billed to CEA',
  ],
  ['au jour près', 'each day has its own shares'],
  ['le centime restant va au plus fort reste', 'the cent left over goes to the largest remainder'],
  ['la TVA est celle de chaque ligne', 'the VAT is that of each line'],
  [
    'les jours de service décident des membres, des sites et des règles',
    'the days of service decide on members, sites and rules',
  ],
  ["une ligne sans période n'est jamais devinée", 'a line without a period is never guessed'],
  [
    "les fichiers de l'opérateur, tels que reçus ; les autres ont nos propres en-têtes",
    "the operator's files, as received; the others have our own headers",
  ],
  ["le relevé que l'opérateur envoie à la Région", 'the statement that the operator sends to the Région'],
  ["l'en-tête est la première ligne qui a cette cellule", 'the header is the first row that has this cell'],
  ['ce que seules disent les lignes au-dessus', 'what only the rows above it say'],
  ['par code article, dans cet ordre', 'by item code, in this order'],
  ['le total de chaque facture, comparé à ses lignes', 'the total of each invoice, held against its lines'],
  [
    'les factures électroniques (UBL) adressées à la CEA',
    'the electronic invoices (UBL) that are addressed to CEA',
  ],
  [
    'la première qui convient, dans cet ordre, chaque jour',
    'on each day the first that applies, in this order',
  ],
  [
    "Cités scolaires, abonnements et services : au prorata des élèves constatés au 1er octobre de l'année précédente",
    'Shared premises, subscriptions and services: by the pupils counted on 1 October of the year before',
  ],
  [
    "Cités scolaires, frais d'accès et autres dépenses : à parts égales entre les membres",
    'Shared premises, setup fees and other costs: in equal parts between the members',
  ],
  [
    'Grappe de Verdun : au prorata des surfaces raccordées',
    'Grappe of Verdun: by the floor areas that are connected',
  ],
  [
    'Autres grappes : à parts égales entre les sites raccordés',
    'Other grappes: in equal parts between the connected sites',
  ],
  [
    'Services rendus à tout le groupement : 60 % Région, 35 % CeA, 5 % Meuse',
    'Services for the whole group: 60% Région, 35% CeA, 5% Meuse',
  ],
];
