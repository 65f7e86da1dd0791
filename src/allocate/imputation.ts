import { bothWords } from '../diagnostics/bilingual.ts';
import { type Fault, fault } from '../diagnostics/problem.ts';
import { bestImputations, type Flow, type Imputation, type ImputationQuery } from '../domain/imputation.ts';
import type { Category } from '../domain/invoice-line.ts';
import { formatDay } from '../domain/time/calendar.ts';
import { CATEGORY_WORDS, FLOW_WORDS, SITE_TYPE_WORDS } from '../forms/choices.ts';
import type { SharePlan } from './plan/plan.ts';
import type { Register } from './register.ts';
import type { ImputationTrace } from './trace.ts';

/** How a member pays a share: to the operator, or to the member that pays the operator. */
export function flowOf(member: string, billedTo: string): Flow {
  return member === billedTo ? 'paid' : 'reimbursed';
}

/**
 * The budget imputation of an amount of a member; undefined where the workspace keeps none. A fault where no row
 * applies, or several tie.
 */
export function imputationOf(
  member: string,
  query: ImputationQuery,
  register: Register,
  record?: (trace: ImputationTrace) => void,
): { readonly imputation: Imputation | undefined } | Fault {
  if (register.workspace.imputations === undefined) return { imputation: undefined };
  const { flow, siteType, category, day } = query;
  const rows = register.imputations.get(member) ?? [];
  const considered: Imputation[] = [];
  const best = bestImputations(rows, query, record && considered);
  const imputation = best.length === 1 ? best[0] : undefined;
  record?.({ query, chosen: imputation, considered });
  if (imputation !== undefined) return { imputation };
  const args = {
    member,
    flow: bothWords(FLOW_WORDS, flow),
    siteType: siteType && bothWords(SITE_TYPE_WORDS, siteType),
    category: bothWords(CATEGORY_WORDS, category),
    day: formatDay(day),
  };
  return best.length > 1
    ? fault('imputation-tie', { ...args, places: placesOf(best) })
    : fault('imputation-missing', {
        ...args,
        rows: register.workspace.imputations.length === 0 ? 0 : '',
        other: placesOf(onOtherDays(rows, query)),
      });
}

/** The first row that would apply if it held on the day. */
function onOtherDays(rows: readonly Imputation[], query: ImputationQuery): readonly Imputation[] {
  return rows
    .filter((row) => bestImputations([row], { ...query, day: row.days.from }).length > 0)
    .slice(0, 1);
}

/** `imputations.csv:3, imputations.csv:7`. */
function placesOf(rows: readonly Imputation[]): string {
  return rows.map(({ file, row }) => `${file}:${row}`).join(', ');
}

/** Records how the imputation of each share of a line was found. */
export function recordImputations(
  plan: Pick<SharePlan, 'shares' | 'days'>,
  billedTo: string,
  category: Category,
  register: Register,
  record: (trace: ImputationTrace) => void,
): void {
  for (const { member, siteType } of plan.shares) {
    const query = { flow: flowOf(member, billedTo), siteType, category, day: plan.days.from };
    imputationOf(member, query, register, record);
  }
}
