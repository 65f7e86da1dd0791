import { type Problem, problem } from '../../diagnostics/problem.ts';
import type { ObservedKind } from '../../domain/observation.ts';
import type { Tables } from '../tables.ts';

/** What each measure is observed of, by its first row. */
export function observedKinds({ measures }: Tables): ReadonlyMap<string, ObservedKind> {
  const kinds = new Map<string, ObservedKind>();
  for (const { measure, of } of measures.rows) if (!kinds.has(measure)) kinds.set(measure, of);
  return kinds;
}

/** Measures that are observed of sites and of members. */
export function mixedMeasures(tables: Tables): readonly Problem[] {
  const kinds = observedKinds(tables);
  return tables.measures.rows
    .filter(({ measure, of }) => of !== kinds.get(measure))
    .map(({ measure, of, id, row, file = 'measures.csv' }) =>
      problem('measure-kinds', { file, row, column: of, value: id }, { value: measure }),
    );
}
