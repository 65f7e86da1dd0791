import { type Problem, problem } from '../../diagnostics/problem.ts';
import { ungarbled } from '../records/garbled.ts';
import type { Tables } from '../tables.ts';

/** The first name of each file that is printed with damaged letters: the others are so too, most likely. */
export function garbledNames({ members, sites, grappes }: Tables): readonly Problem[] {
  const tables = [
    ['members.csv', members.rows],
    ['sites.csv', sites.rows],
    ['grappes.csv', grappes.rows],
  ] as const;
  const said = new Set<string>();
  return tables.flatMap(([own, rows]) =>
    rows.flatMap(({ name, row, file = own }) => {
      const right = said.has(file) ? undefined : ungarbled(name);
      if (right === undefined) return [];
      said.add(file);
      return [problem('text-garbled', { file, row, column: 'name', value: name }, { value: name, right })];
    }),
  );
}
