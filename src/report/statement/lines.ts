import type { AllocatedLine } from '../../allocate/allocator.ts';
import { firstDayOf, type PlanShare, type SharePlan } from '../../allocate/plan/plan.ts';
import { cached, getOrInsert } from '../../domain/cache.ts';
import type { Convention } from '../../domain/convention.ts';
import { settingsOn } from '../../domain/dated-settings.ts';
import { defined } from '../../domain/lists.ts';
import { centsAboveFloor } from '../../settle/cents-above-floor.ts';
import { otherYears } from '../../settle/other-years.ts';
import { watchHeap } from '../../system/heap-room.ts';
import { shareSteps } from '../derivation/share-steps.ts';
import type { Names } from './identity.ts';
import type { Residual, StatementLine, StatementShare } from './statement.ts';

/** The rows of allocated lines by member, in the order of the run, made when read: all would take much memory. */
export function linesByMember(
  lines: readonly AllocatedLine[],
  names: Names,
  convention: Convention,
): (member: string) => readonly StatementLine[] {
  /** For each row of a member, the index of its line, then its own index in the line. */
  const placesOf = new Map<string, number[]>();
  lines.forEach(({ rows }, line) => {
    rows.forEach(({ member }, row) => {
      getOrInsert(placesOf, member, () => []).push(line, row);
    });
  });
  const planOf = cached((plan: SharePlan) => toldPlan(plan, names));
  return (member) => {
    const places = placesOf.get(member) ?? [];
    const shares = new Map<PlanShare, StatementShare>();
    const shareOf = (share: PlanShare, plan: SharePlan): StatementShare =>
      getOrInsert(shares, share, () => statementShare(share, plan, planOf(plan), names));
    return Array.from({ length: places.length / 2 }, (_, index) => {
      watchHeap();
      const allocated = defined(lines[defined(places[2 * index])]);
      return statementLine(allocated, defined(places[2 * index + 1]), shareOf, names, convention);
    });
  };
}

function statementLine(
  { line, plan, billedTo, rows }: AllocatedLine,
  index: number,
  shareOf: (share: PlanShare, plan: SharePlan) => StatementShare,
  names: Names,
  convention: Convention,
): StatementLine {
  const row = defined(rows[index]);
  const share = defined(plan.shares[index]);
  if (share.member !== row.member || share.site !== row.site) {
    throw new Error(`row ${index} of ${line.file}:${line.row} is not its share`);
  }
  const policy = settingsOn(convention, line.invoiceDate).rounding;
  const net = centsAboveFloor(row.net, line.net, share.share, policy);
  const vat = centsAboveFloor(row.vat, line.vat, share.share, policy);
  return {
    line,
    share: shareOf(share, plan),
    net: row.net,
    vat: row.vat,
    gross: row.gross,
    residual: net === 0n && vat === 0n ? NO_RESIDUAL : { net, vat },
    supplier: names.supplier(line.supplier),
    creditor: names.member(billedTo),
    imputation: row.imputation,
    otherYears: otherYears(line, plan, row),
  };
}

const NO_RESIDUAL: Residual = { net: 0n, vat: 0n };

/** The words for a plan, made once for all its shares. */
type ToldPlan = Pick<StatementShare, 'targets' | 'ruleTitles'>;

function toldPlan(plan: SharePlan, names: Names): ToldPlan {
  const targets = new Map(plan.spans.map(({ target, days }) => [target.id, names.target(target, days.from)]));
  const titles = new Map(plan.spans.map(({ rule }) => [rule?.id, rule?.title]));
  const ruleTitles = [...titles.values()].filter((title) => title !== undefined).join(' + ');
  return { targets: [...targets.values()], ruleTitles };
}

function statementShare(share: PlanShare, plan: SharePlan, told: ToldPlan, names: Names): StatementShare {
  const { member, site } = share;
  return {
    targets: told.targets,
    ruleTitles: told.ruleTitles,
    site: names.site(site, firstDayOf(share, plan.spans)),
    rule: plan.rule,
    article: plan.article,
    days: plan.days,
    steps: shareSteps(plan, member, site, names.register.workspace.release),
    exact: share.share,
    text: share.text,
  };
}
