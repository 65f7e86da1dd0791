/** A month of a group of thirty members with long names, two of which pay the operator. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder, writtenRun } from './written-run.ts';

const NAMES = [
  "Communauté d'agglomération du Pays de Montbéliard et du Doubs",
  "Syndicat mixte pour l'aménagement numérique de l'Île-d'Yeu",
  'Établissement public de coopération intercommunale Œuvre-Nord',
];

/** Words that no line of a page can hold. */
export const LONG_WORDS = {
  names: ['Antidisestablishmentarianism'.repeat(4)],
  invoice: `FACTURE-${'9'.repeat(50)}`,
} as const;

/** What was billed is given back, in millions. */
export function manyMembersRun(
  { names, invoice }: { readonly names: readonly string[]; readonly invoice: string } = {
    names: NAMES,
    invoice: 'A',
  },
): string {
  const workspace = temporaryFolder();
  const put = (name: string, rows: readonly string[]): void =>
    writeFileSync(join(workspace, name), rows.map((row) => `${row}\n`).join(''));
  const members = Array.from({ length: 30 }, (_, index) => `M${index}`);
  mkdirSync(join(workspace, 'invoices'));
  put('members.csv', [
    'member,name',
    ...members.map((id, index) => `${id},${names[index % names.length]} ${id}`),
  ]);
  put('sites.csv', ['site,name,type,member', ...members.map((id) => `S-${id},Lycée ${id},lycee,${id}`)]);
  put('convention.yaml', [
    "title: Groupement de commandes régional pour les accès à internet des établissements d'enseignement",
    'coordinator: M0',
    'billed_to: M0',
    'currency: EUR',
    'locale: en',
    'prorata: daily',
    'rounding: largest_remainder',
    'vat: line',
    'basis: service',
    'undated: error',
    'rules: [{ id: all, title: Tout le groupement, from: 2025-01-01, applies_to: { target: group }, share: { by: equal, per: member } }]',
  ]);
  put('invoices/all.csv', [
    'supplier,invoice_number,invoice_date,line_number,serves,category,period_start,period_end,net_amount,vat_rate,vat_amount,billed_to',
    ...['M0', 'M1'].map(
      (payer) =>
        `OP,${invoice}-${payer},2025-02-05,1,*,subscription,2025-02-01,2025-02-28,-98765432.10,20,-19753086.42,${payer}`,
    ),
  ]);
  return writtenRun('2025-02', { workspace });
}
