/**
 * A random workspace of five members, drawn for its reports: two of them pay the operators, so that debts run in both
 * directions; there are credits, lines of every kind of target, and two months that are closed before a count is
 * corrected and late lines come in.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { euros } from '../../generators/amounts.ts';
import { randomOf } from '../../generators/random.ts';

const MEMBERS = [
  ['R', 'Région Grand Est'],
  ['C', "Collectivité européenne d'Alsace"],
  ['M', 'Département de la Meuse'],
  ['V', 'Syndicat mixte ouvert de la vallée de la Bruche et du Piémont'],
  ['U', 'Commune d’Üttenheim-lès-Œuvres'],
] as const;
const TYPES = ['college', 'lycee', 'internal'];
const GRAPPES = ['G1', 'G2', 'G3'];
const MONTHS = ['2025-09', '2025-10', '2025-11'];

export interface RandomWorld {
  /** Writes the files as they were when the first two months were closed. */
  readonly write: (folder: string) => void;
  /** Writes what came to light since: other counts of pupils, late lines. */
  readonly correct: (folder: string) => void;
}

export function randomWorld(seed: number, locale: 'fr' | 'en'): RandomWorld {
  const random = randomOf(seed);
  const sites = MEMBERS.flatMap(([member]) =>
    TYPES.slice(0, random.int(1, 3)).map((type, index) => ({ site: `${member}-${index + 1}`, type, member })),
  );
  const grappes = GRAPPES.map((grappe) => ({
    grappe,
    sites: random.shuffle(sites).slice(0, random.int(2, Math.min(6, sites.length))),
  }));
  const targets = [...GRAPPES, ...sites.slice(0, 4).map(({ site }) => site), '*'];
  const payers = ['R', random.pick(['C', 'M', 'V', 'U'])];
  const counts = sites.map(() => random.int(1, 900));
  const lines = MONTHS.flatMap((month) =>
    Array.from({ length: random.int(3, 9) }, (_, index) => ({
      month,
      number: index + 1,
      payer: random.pick(payers),
      target: random.pick(targets),
      net: (random.chance(0.2) ? -1 : 1) * random.int(1, 99_999),
      rate: random.pick(['20', '5.5', '0']),
    })),
  );
  const late = Array.from({ length: random.int(0, 3) }, (_, index) => ({
    month: MONTHS[0] ?? '',
    number: index + 50,
    payer: random.pick(payers),
    target: random.pick(targets),
    net: random.int(1, 50_000),
    rate: '20',
  }));
  const changed = counts.map((count) => (random.chance(0.4) ? random.int(1, 900) : count));
  return {
    write(folder) {
      const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
      mkdirSync(join(folder, 'invoices'), { recursive: true });
      put('convention.yaml', convention(locale));
      put('members.csv', `member,name\n${MEMBERS.map((row) => `${row.join(',')}\n`).join('')}`);
      put(
        'sites.csv',
        `site,name,type,member\n${sites.map(({ site, type, member }) => `${site},Site ${site} de l’essai,${type},${member}\n`).join('')}`,
      );
      const rows = grappes.flatMap(({ grappe, sites: within }) =>
        within.map(({ site }) => `${grappe},Grappe ${grappe},grappe,${site}\n`),
      );
      put('grappes.csv', `grappe,name,kind,site\n${rows.join('')}`);
      put('imputations.csv', imputations());
      const accesses = payers.flatMap((payer, index) =>
        targets
          .filter((target) => target !== '*')
          .map((target) => `A${index}-${target},${target},${payer},${target.startsWith('G') ? '' : 'yes'}\n`),
      );
      put('accesses.csv', `access,serves,billed_to,alone\n${accesses.join('')}`);
      put('measures.csv', measures(sites, counts));
      put('invoices/all.csv', invoices(lines, payers));
    },
    correct(folder) {
      writeFileSync(join(folder, 'measures.csv'), measures(sites, changed));
      writeFileSync(join(folder, 'invoices/late.csv'), invoices(late, payers));
    },
  };
}

function convention(locale: 'fr' | 'en'): string {
  return `title: "Groupement d’essai"
coordinator: R
locale: ${locale}
prorata: daily
rounding: largest_remainder
vat: line
basis: service
billed_to: R
rules:
  - { id: pupils, article: "1", title: "Au prorata des élèves", applies_to: { target: grappe, grappes: [G1] }, share: { by: students, as_of: { date: "10-01", year: previous } } }
  - { id: members, article: "2", applies_to: { target: grappe, grappes: [G2] }, share: { by: equal, per: member } }
  - { id: sites, article: "3", applies_to: { target: grappe }, share: { by: equal, per: site } }
  - { id: all, article: "4", applies_to: { target: group }, share: { by: fixed, parts: { R: 41, C: 29, M: 13, V: 11, U: 6 } } }
`;
}

function imputations(): string {
  const flows = [
    ['paid', '6262'],
    ['reimbursed', '62878'],
    ['recovered', '70878'],
  ];
  const functions = [
    ['college', '221'],
    ['lycee', '222'],
    ['internal', '020'],
    ['', '020'],
  ];
  const rows = MEMBERS.flatMap(([member]) =>
    flows.flatMap(([flow, nature]) =>
      functions.map(([type, code]) => `${member},${flow},${type},011,${code},${nature}\n`),
    ),
  );
  return `member,flow,site_type,chapter,function,nature\n${rows.join('')}`;
}

function measures(sites: readonly { readonly site: string }[], counts: readonly number[]): string {
  return `measure,site,as_of,value\n${sites.map(({ site }, index) => `students,${site},2024-10-01,${counts[index]}\n`).join('')}`;
}

interface Line {
  readonly month: string;
  readonly number: number;
  readonly payer: string;
  readonly target: string;
  readonly net: number;
  readonly rate: string;
}

function invoices(lines: readonly Line[], payers: readonly string[]): string {
  const rows = lines.map(({ month, number, payer, target, net, rate }) => {
    const payerIndex = payers.indexOf(payer);
    // What serves everybody has no access: the convention’s payer pays it.
    const of = target === '*' ? 0 : payerIndex;
    const [access, serves] = target === '*' ? ['', '*'] : [`A${of}-${target}`, ''];
    const invoice = `F${of}-${month}${number >= 50 ? '-B' : ''}`;
    return `OP${of},${invoice},${month}-05,${number},${access},${serves},service,${month}-01,${month}-28,${euros(net)},${rate}\n`;
  });
  return `supplier,invoice_number,invoice_date,line_number,access,serves,category,period_start,period_end,net_amount,vat_rate\n${rows.join('')}`;
}
