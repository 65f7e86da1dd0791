import type { AllocationRow } from '../allocate/allocator.ts';
import type { ImputationTrace, LineTrace } from '../allocate/trace.ts';
import { formatDay } from '../domain/calendar.ts';
import type { Imputation } from '../domain/imputation.ts';
import { amountFields } from '../settle/totals.ts';

/** The rows of a line as allocations.csv has them, each with the reason of its imputation. */
export function explainRows(rows: readonly AllocationRow[], { imputations }: LineTrace) {
  return rows.map(({ member, site, share, ...amounts }, index) => {
    const found = imputations[index];
    return {
      member,
      site,
      share,
      ...amountFields(amounts),
      imputation: found?.chosen === undefined ? null : explainImputation(found, found.chosen),
    };
  });
}

/** The row that holds with most of flow, site type and category given, and those that it was preferred to. */
function explainImputation({ query, considered }: ImputationTrace, chosen: Imputation) {
  return {
    chapter: chosen.chapter,
    function: chosen.function,
    nature: chosen.nature,
    engagement: chosen.engagement ?? null,
    place: placeOf(chosen),
    sought: {
      flow: query.flow,
      site_type: query.siteType ?? null,
      category: query.category,
      day: formatDay(query.day),
    },
    given: givenIn(chosen),
    preferred_to: considered
      .filter((row) => row !== chosen)
      .map((row) => ({ place: placeOf(row), given: givenIn(row) })),
  };
}

/** What an imputation can say beyond its member, as explain names it. */
export type GivenField = 'flow' | 'site_type' | 'category';

function givenIn({ flow, siteType, category }: Imputation): readonly GivenField[] {
  const given = { flow, site_type: siteType, category };
  const fields: readonly GivenField[] = ['flow', 'site_type', 'category'];
  return fields.filter((field) => given[field] !== undefined);
}

function placeOf({ file, row }: Imputation) {
  return { file: file ?? 'imputations.csv', row };
}
