/** Engines that misread the reference tables. */
import { createAllocator } from '../../../src/allocate/allocator.ts';
import type { Term } from '../../../src/allocate/keys/common/measure-parameters.ts';
import { largestRemainder } from '../../../src/allocate/rounding/largest-remainder.ts';
import type { MeasureReference } from '../../../src/domain/measure-reference.ts';
import { add, formatFraction, fraction, multiply } from '../../../src/domain/numbers/fraction.ts';
import type { Site } from '../../../src/domain/tables.ts';
import { type DayRange, FIRST_DAY, LAST_DAY, length } from '../../../src/domain/time/calendar.ts';
import type { Workspace } from '../../../src/domain/workspace.ts';
import { type Engine, product } from '../engine.ts';
import { byMembers } from './reround.ts';

/** Ties go to the member that stands first in members.csv. */
export const tiesByRow: Engine = byMembers(({ members }) => {
  const rowOf = new Map(members.map(({ member }, i) => [member, i]));
  return (amount, { values, total }, ids) => {
    const order = ids
      .map((_, i) => i)
      .sort((a, b) => (rowOf.get(ids[a] ?? '') ?? 0) - (rowOf.get(ids[b] ?? '') ?? 0));
    const parts = largestRemainder(amount, { values: order.map((i) => values[i] ?? 0n), total });
    return values.map((_, i) => parts[order.indexOf(i)] ?? 0n);
  };
});

/** The last row of a site in the file is believed for all time. */
export const lastRowWins: Engine = (workspace, lines) => {
  const last = new Map<string, Site>();
  for (const site of workspace.sites) last.set(site.site, site);
  const always = { from: FIRST_DAY, to: LAST_DAY };
  const sites = [...last.values()].map((site) => ({ ...site, days: always }));
  return product({ ...workspace, sites }, lines);
};

/** The last day of validity is the first one that no longer counts. */
export const validUntilExclusive: Engine = (workspace, lines) => {
  const shorter = <T extends { readonly days: DayRange }>(row: T): T =>
    row.days.to === LAST_DAY ? row : { ...row, days: { from: row.days.from, to: row.days.to - 1 } };
  return product(
    {
      ...workspace,
      members: workspace.members.map(shorter),
      sites: workspace.sites.map(shorter),
      grappes: workspace.grappes.map(shorter),
    },
    lines,
  );
};

/** Only the whole part of weights and observations is read, of those over 1. */
export const wholeWeights: Engine = (workspace, lines) => {
  const whole = (text: string): string => (/^0*\./u.test(text) ? text : text.replace(/\..*$/u, ''));
  return product(
    {
      ...workspace,
      grappes: workspace.grappes.map((row) => ({ ...row, weight: row.weight && whole(row.weight) })),
    },
    lines,
  );
};

/** No site weighs more than a thousand. */
export const cappedObservations: Engine = (workspace, lines) => {
  const capped = (text: string): string => (/^\d{4,}/u.test(text) ? '1000' : text);
  const observations = workspace.observations?.map((row) => ({ ...row, value: capped(row.value) }));
  return product({ ...workspace, observations }, lines);
};

/** In a sum or a product each measure counts for 1000 at the least. */
export const raisedTerms: Engine = (workspace, lines) => {
  const raised = ({ reference, ...term }: Term): Term => ({
    ...term,
    reference: { ...reference, atLeast: fraction(1000n, 1n) },
  });
  const rules = workspace.convention.rules.map((rule) => {
    const made = ['sum', 'product', 'member_sum', 'member_product'].includes(rule.share.by);
    return made
      ? { ...rule, share: { ...rule.share, of: (rule.share['of'] as readonly Term[]).map(raised) } }
      : rule;
  });
  return product({ ...workspace, convention: { ...workspace.convention, rules } }, lines);
};

/** In a measure as the key, each band but the first begins a hundred later. */
export const laterBands: Engine = (workspace, lines) => {
  const rules = workspace.convention.rules.map((rule) => {
    const reference = rule.share['reference'] as MeasureReference | undefined;
    if (reference === undefined) return rule;
    const bands = reference.bands.map((band, i) =>
      i === 0 ? band : { ...band, from: add(band.from, fraction(100n, 1n)) },
    );
    return { ...rule, share: { ...rule.share, reference: { ...reference, bands } } };
  });
  return product({ ...workspace, convention: { ...workspace.convention, rules } }, lines);
};

/** Every month has thirty days. */
export const thirtyDays: Engine = (workspace: Workspace, lines) => {
  const allocate = createAllocator(workspace);
  return lines.map((line) => {
    const outcome = allocate(line);
    if (outcome.kind !== 'allocated') return outcome;
    const thirtieths = fraction(BigInt(length(outcome.plan.days)), 30n);
    const rows = outcome.rows.map((row, i) => {
      const share = outcome.plan.shares[i]?.share;
      return share === undefined ? row : { ...row, share: formatFraction(multiply(share, thirtieths)) };
    });
    return { ...outcome, rows };
  });
};
