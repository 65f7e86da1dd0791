import { type Problem, problem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import { defined, groupBy } from '../../domain/lists.ts';
import type { Rule } from '../../domain/rule.ts';
import { BUILT_IN_KINDS, otherRow, rowPlace } from '../../domain/tables.ts';
import { formatRange, uncovered } from '../../domain/time/calendar.ts';
import { nearest } from '../../text/nearest.ts';
import { compareText } from '../../text/text-order.ts';
import { columnName } from '../columns/table.ts';
import { grappes as table } from '../tables/reference-tables.ts';
import type { Tables } from '../tables.ts';

/** Rows of a grappe that do not agree on its name or kind. */
export function inconsistentGrappes({ grappes }: Tables): readonly Problem[] {
  const first = new Map<string, (typeof grappes.rows)[number]>();
  const problems: Problem[] = [];
  for (const row of grappes.rows) {
    const known = getOrInsert(first, row.grappe, () => row);
    for (const column of ['name', 'kind'] as const) {
      if (row[column] === known[column]) continue;
      const args = {
        column: columnName(table.schema, column),
        grappe: row.grappe,
        value: row[column],
        other: known[column],
        otherRow: otherRow(known, row),
      };
      const place = { ...rowPlace(row), column, value: row[column] };
      problems.push(problem('grappe-inconsistent', place, args));
    }
  }
  return problems;
}

/** Rows that put a site into a grappe on days on which the site does not exist; a site in doubt is not judged. */
export function grappesOutsideSites({ grappes, sites }: Tables): readonly Problem[] {
  const staysOf = groupBy(sites.rows, ({ site }) => site);
  return grappes.rows.flatMap((row) => {
    const stays = staysOf.get(row.site);
    if (stays === undefined || sites.doubtful.has(row.site)) return [];
    const holes = uncovered(
      row.days,
      stays.map(({ days }) => days),
    );
    if (holes.length === 0) return [];
    const place = { ...rowPlace(row), column: 'valid_from', value: row.site };
    const args = { site: row.site, grappe: row.grappe, days: holes.map(formatRange).join(', ') };
    return [problem('grappe-outside-site', place, args)];
  });
}

/**
 * Kinds of the group's own that no rule names: likely a misspelling. One is none if rules name each of its grappes, and
 * no kind that is spelled almost like it.
 */
export function unusedKinds({ grappes }: Tables, rules: readonly Rule[]): readonly Problem[] {
  const named = new Set(rules.flatMap(({ appliesTo }) => appliesTo.kinds ?? []));
  const namedGrappes = new Set(rules.flatMap(({ appliesTo }) => appliesTo.grappes ?? []));
  const byKind = groupBy(grappes.rows, ({ kind }) => kind);
  return [...byKind]
    .filter(([kind]) => !BUILT_IN_KINDS.includes(kind) && !named.has(kind))
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([kind, rows]) => {
      const near = nearest(kind, named);
      if (near === '' && rows.every(({ grappe }) => namedGrappes.has(grappe))) return [];
      const place = { ...rowPlace(defined(rows[0])), column: 'kind', value: kind };
      return [problem('kind-unused', place, { value: kind, nearest: near })];
    });
}
