import { oneBlank } from '../../text/clean-text.ts';
import { itemsIn } from '../../text/joined.ts';
import type { REFERENCE_TABLES } from '../../workspace/listed-tables.ts';
import { dayOfCount } from '../../workspace/written/count-day.ts';
import { AMOUNT_HINTS, plainHeader, USUAL_HEADERS } from '../header-words.ts';

export type ListedKind = (typeof REFERENCE_TABLES)[number];

/** What a list may be: a reference table, or the lines of invoices. */
export type ListKind = ListedKind | 'invoices';

const UAI = itemsIn(`
  uai, code uai, n uai, numero uai, rne, code rne, uai rne, numero d etablissement,
  numero de l etablissement, numero etablissement, numero college, numero du college, numero lycee,
  numero du lycee, code etablissement, identifiant de l etablissement`);
/** What schools are known by outside France. */
const SCHOOL_NUMBERS = itemsIn(`
  roll number, roll no, school roll number, school roll no, urn, school urn, dfe number, school number, school no,
  school id, school code, school reference`);
const SITE = itemsIn(`
  site, code site, id site, identifiant site, ref site, reference site, n site, etablissement,
  nom de l etablissement, nom etablissement, site desservi, nom du site, site id, site ref, site reference,
  site number, site name, school, school name, premises, location`).concat(SCHOOL_NUMBERS);
const MEMBER = itemsIn(`
  collectivite, membre, proprietaire, adherent, maitre d ouvrage, collectivite de rattachement,
  coll de ratt, coll de rattachement, collectivite proprietaire, membre proprietaire, member, partner, owner,
  organisation, organization, body, council, trust, authority, local authority, school trust`);
const FROM = itemsIn(`
  du, debut, date debut, date de debut, valable du, depuis le, a compter du, applicable du,
  applicable a compter du, date d effet, date d application, en vigueur le, a partir du,
  applicable a partir du, valable a partir du, valable a compter du, from, from date, date from, start, start date,
  valid from, effective from, effective date, applies from`);
const TO = itemsIn(`
  au, fin, date fin, date de fin, valable au, jusqu au, applicable au, to, to date, date to, until, end, end date,
  valid to, effective to, applies until`);
const OPENED = itemsIn(
  'ouverture, date d ouverture, date ouverture, ouvert le, opened, opened on, date opened, opening date',
);
const CLOSED = itemsIn(
  'fermeture, date de fermeture, date fermeture, ferme le, closed, closed on, date closed, closing date',
);

/** Usual headers of the columns of lists, in the form of {@link plainHeader}. */
export const LIST_HEADERS: Readonly<Record<ListedKind, Readonly<Record<string, readonly string[]>>>> = {
  members: {
    member: itemsIn(`
      sigle, code, code membre, identifiant, abrege, abreviation, code collectivite, short name, acronym, abbreviation,
      member code, member id, partner code, partner id`),
    name: itemsIn(`
      nom, nom du membre, nom de la collectivite, raison sociale, denomination, etablissement,
      nom de l etablissement, name, full name, organisation name, partner name, member name`).concat(MEMBER),
    siret: ['siret', 'n siret', 'numero siret', 'no siret', 'code siret'],
    service_code: ['code service', 'service code', 'service executant'],
    joined_on: itemsIn(`
      adhesion, date d adhesion, entree, date d entree, adhere le, joined, joined on, date joined, joining date,
      member since`),
    left_on: itemsIn(`
      sortie, date de sortie, retrait, date de retrait, left, left on, date left, leaving date, date of leaving`),
  },
  sites: {
    site: itemsIn(`
      site, code site, id site, identifiant site, ref site, reference site, n site, site code, site id, site ref,
      site reference, site number`).concat(SCHOOL_NUMBERS),
    name: itemsIn(`
      nom, nom du site, etablissement, nom de l etablissement, nom etablissement, name, denomination,
      libelle, designation, appellation, appellation officielle, batiment, nom du batiment, nom batiment, school,
      school name, site name, name of school, library, building, building name, premises`),
    type: itemsIn(`
      type, type d etablissement, type etablissement, type de site, nature, categorie, kind,
      nature etablissement, nature de l etablissement, school type, site type, type of school`),
    member: MEMBER,
    uai: UAI,
    insee: ['insee', 'code insee', 'code commune', 'code insee commune', 'code insee de la commune'],
    commune: ['commune', 'ville', 'nom de la commune', 'localite', 'town'],
    valid_from: [...FROM, ...OPENED],
    valid_to: [...TO, ...CLOSED],
  },
  grappes: {
    grappe: itemsIn(`
      grappe, code grappe, id grappe, n grappe, nom grappe, nom de la grappe, cite scolaire, cite scolaire ou grappe,
      grappe ou cite scolaire, cite ou grappe, grappe ou cite, regroupement, nom du regroupement, cite, code cite, code de la cite, code cite scolaire, id cite, n cite, campus, campus name,
      campus code, shared campus, shared site, shared premises, cluster, site cluster`),
    name: itemsIn(`
      nom, libelle, intitule, cite scolaire, nom de la cite scolaire, nom cite, nom de la cite, regroupement,
      nom du regroupement`),
    kind: ['nature', 'type', 'nature de la grappe', 'type de grappe', 'kind'],
    site: [...SITE, ...UAI, 'sites', 'etablissements', 'schools'],
    weight: ['poids', 'ponderation', 'coefficient'],
    head: ['tete', 'tete de grappe', 'porteur', 'site porteur'],
    valid_from: FROM,
    valid_to: TO,
  },
  measures: {
    measure: ['mesure', 'indicateur'],
    site: [...UAI, ...SITE],
    as_of: itemsIn(`
      rentree scolaire, rentree, annee scolaire, constate le, date du constat, date, count date, date of count,
      counted on, census date, return date, date of return, reading date`),
    value: itemsIn(`
      nombre d eleves total, nombre d eleves, nombre eleves total, nombre eleves, eleves, effectif,
      effectifs, effectif total, effectifs totaux, effectif eleves, nb eleves, total eleves, total des eleves,
      total effectif, total effectifs, total des effectifs, surface, surface m2,
      surface m², superficie, superficie m2, superficie m², pupils, students, headcount, head count, pupil count,
      pupil numbers, pupil headcount, number of pupils, number of students, number on roll, student numbers,
      enrolment, enrolments, total enrolment, floor area, floor area m2, floor area m²`),
    source: ['source'],
  },
  accesses: {
    access: USUAL_HEADERS.access,
    serves: [
      ...SITE,
      ...UAI,
      ...['beneficiaire', 'dessert', 'destinataire', 'sites desservis', 'grappe', 'localisation'],
      ...['site grappe', 'site ou grappe', 'site ou grappe desservi', 'grappe ou site', 'grappe site'],
      ...['grappe desservie', 'lieu', 'implantation', 'perimetre desservi', 'etablissement grappe'],
      ...['etablissement desservi', 'etablissements desservis', 'sites'],
      ...[
        'campus',
        'site served',
        'school served',
        'sites served',
        'schools served',
        'served',
        'served site',
      ],
    ],
    item_code: USUAL_HEADERS.item_code,
    bandwidth_mbps: itemsIn(
      `debit, debit mbps, debit mbit s, debit mb s, bande passante, debits, debit desc mont, bandwidth, bandwidth mbps,
      bandwidth mbit s, mbps, speed, speed mbps`,
    ),
    billed_to: USUAL_HEADERS.billed_to,
    activated_on: itemsIn(`
      mise en service, date de mise en service, date mise en service, mes, date mes, mis en service le,
      date d activation, activation, activated, activated on, activation date, live, live from, live date, go live,
      go live date, in service from, in service since, connected on, installed on, installation date`),
    terminated_on: itemsIn(`
      resiliation, date de resiliation, date resiliation, resilie le, resil, date resil, date de fin de service,
      fin de service, fin service, date fin service, date de cessation, cessation, depose, date de depose,
      date de coupure, fermeture, date de fermeture, date fermeture, ceased, ceased on, cease date, cessation date,
      terminated, terminated on, termination date, disconnected, disconnected on, decommissioned, end of service`),
    alone: ['seul', 'acces propre'],
    valid_from: FROM,
    valid_to: TO,
  },
  prices: {
    item_code: [
      ...USUAL_HEADERS.item_code,
      ...itemsIn('reference, ref, code, n de prix, n prix, numero de prix'),
    ],
    label: USUAL_HEADERS.label,
    category: USUAL_HEADERS.category,
    unit_price: [],
    vat_rate: [...USUAL_HEADERS.vat_rate, 'vat'],
    billing: itemsIn(`
      periodicite, facturation, frequence, periodicite de facturation, frequency, billing frequency, billed,
      charging frequency`),
    market: ['marche', 'n marche', 'numero de marche', 'lot', 'contract', 'contract number', 'contract no'],
    valid_from: FROM,
    valid_to: TO,
  },
  imputations: {
    member: MEMBER,
    flow: ['flux', 'sens'],
    site_type: ['type', 'type de site', 'type d etablissement'],
    category: USUAL_HEADERS.category,
    chapter: ['chapitre', 'chap', 'chapter'],
    function: ['fonction', 'function', 'code fonction', 'sous fonction'],
    nature: ['nature', 'nature comptable', 'compte', 'article comptable'],
    engagement: ['engagement', 'n engagement', 'n d engagement', 'numero d engagement'],
    valid_from: FROM,
    valid_to: TO,
  },
};

/** Words in the name of a file or a sheet that suggest its contents. */
export const NAME_HINTS: Readonly<Record<ListKind, RegExp>> = {
  members: /\b(membres?|adherents?|members?|collectivites?|partners?|organisations?|councils)\b/,
  sites: /\b(sites?|etablissements?|establishments?|schools?|libraries)\b/,
  grappes: /\b(grappes?|cites? scolaires?|regroupements?|sites? mutualises?|campus|campuses|clusters?)\b/,
  measures:
    /\b(effectifs?|eleves|surfaces?|mesures?|measures?|pupils|headcounts?|returns?|enrolments?|census)\b/,
  accesses: /\b(inventaire|acces|liens?|raccordements?|inventory|accesses|circuits?|connections?)\b/,
  prices: /\b(prix|bpu|bordereau|tarifs?|prices?)\b/,
  imputations: /\b(imputations?|budget|budgetaires?)\b/,
  invoices: /\b(factures?|facturation|releves?|operateur|invoices?)\b/,
};

const WORDS: ReadonlySet<string> = new Set([
  ...Object.values(LIST_HEADERS).flatMap((columns) => Object.values(columns).flat()),
  ...Object.values<readonly string[]>(USUAL_HEADERS).flat(),
]);

/** Whether a cell is a usual header of some table. */
function isUsualHeader(cell: string): boolean {
  const plain = plainHeader(cell);
  return (
    WORDS.has(plain) ||
    dayOfCount(cell) !== undefined ||
    (plain.length < 40 && Object.values(AMOUNT_HINTS).some((hint) => hint.test(plain)))
  );
}

/** The row of the header, from 1: that with the most usual words, two at least; else with the most cells. */
export function headerRowOf(top: readonly (readonly string[])[]): number {
  const usual = best(top, (row) => row.filter(isUsualHeader).length);
  if (usual.score >= 2) return usual.row;
  const filled = best(top, (row) => row.filter((cell) => cell !== '').length);
  return filled.score >= 2 ? filled.row : 1;
}

function best(top: readonly (readonly string[])[], scoreOf: (row: readonly string[]) => number) {
  let found = { row: 1, score: 0 };
  for (const [index, cells] of top.entries()) {
    const score = scoreOf(cells);
    if (score > found.score) found = { row: index + 1, score };
  }
  return found;
}

/** Whether a row is the header of another table: it has usual headers, and is not this one again. */
export function isOtherHeader(row: readonly string[], header: readonly string[]): boolean {
  return row.some((cell, index) => oneBlank(cell) !== header[index]) && row.filter(isUsualHeader).length > 1;
}
