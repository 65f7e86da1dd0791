/** Cells that mean something in a glob: what `grappe init --from` proposes leaves no more rows aside than they say. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { matchesGlob } from '../../src/text/glob.ts';
import { readConvention } from '../../src/workspace/convention/load.ts';
import { inFolder, must } from '../audit/workspace.ts';

const CHOICES = 'prorata: daily\nrounding: largest_remainder\nvat: line\nbasis: service\n';

async function proposed(name: string, content: string) {
  const yaml = await inFolder((folder) => {
    writeFileSync(join(folder, name), content);
    return must('init', '--lang', 'fr', '--from', join(folder, name));
  });
  const { value, problems } = readConvention(CHOICES + yaml);
  expect(problems).toEqual([]);
  if (value === undefined) throw new Error(yaml);
  return value.convention;
}

const HEADER = 'Facture;Date facture;Accès;Désignation;Montant HT;Taux TVA\n';
const LINE = 'F1;30/09/2025;L1;TotalEnergies, abonnement;10,00;20\n';

test('rows that a total names leave no line aside that begins with the same letters', async () => {
  const { layouts } = await proposed('op.csv', `${HEADER}${LINE};;;Total facture;10,00;\n`);
  const globs = layouts[0]?.totals.get('label') ?? [];
  const isTotal = (text: string): boolean => globs.some((glob) => matchesGlob(glob, text));
  expect([isTotal('Total facture'), isTotal('TotalEnergies, abonnement')]).toEqual([true, false]);
});

test.each(['*', 'Collège*'])('a title %s between the rows of a list leaves no row aside', async (title) => {
  const rows = '0550020Y;Collège Kastler;college;X\n0550072E;Lycée Kastler;lycee;Y\n';
  const { tables } = await proposed('Sites.csv', `UAI;Nom;Type;Propriétaire\n;${title};;\n${rows}`);
  const globs = [...(tables.get('sites')?.[0]?.skipRows.values() ?? [])].flat();
  const isSkipped = (text: string): boolean => globs.some((glob) => matchesGlob(glob, text));
  expect([title, 'Collège Kastler', 'Lycée Kastler'].map(isSkipped)).toEqual([true, false, false]);
});

test.each(['Somme', 'Ensemble des sites', 'Montant total HT', 'S/Total Meuse', 'Cumul'])(
  'a row %s that lacks what a site has is left aside, and no site of such a name',
  async (text) => {
    const globsOf = async (content: string): Promise<readonly string[]> => {
      const { tables } = await proposed('Sites.csv', content);
      return [...(tables.get('sites')?.[0]?.skipRows.values() ?? [])].flat();
    };
    const others = '0550020Y;Collège Kastler;college;X;1\n0550072E;Ensemble scolaire Kastler;lycee;Y;2\n';
    const header = 'UAI;Nom;Type;Propriétaire;Élèves\n';
    expect(await globsOf(`${header}${others};${text};;;3\n`)).toEqual([text]);
    expect(await globsOf(`${header}${others}0550099Z;${text};lycee;Y;3\n`)).toEqual([]);
  },
);
