import { type Problem, problem } from '../../diagnostics/problem.ts';
import { ungarbled } from '../records/garbled-text.ts';
import type { Tables } from '../tables.ts';

/** The first name with damaged letters of each file: most likely, the others are damaged too. */
export function garbledNames({ members, sites, grappes }: Tables): readonly Problem[] {
  const said = new Set<string>();
  return [...members.rows, ...sites.rows, ...grappes.rows].flatMap(({ name, file, row }) => {
    const right = said.has(file) ? undefined : ungarbled(name);
    if (right === undefined) return [];
    said.add(file);
    return [problem('text-garbled', { file, row, column: 'name', value: name }, { value: name, right })];
  });
}
