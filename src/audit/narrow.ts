import type { Explanation } from './explanation.ts';

/** The member or site that an explanation is for; undefined: all. */
interface Concerned {
  readonly member: string | undefined;
  readonly site: string | undefined;
}

/**
 * The part of an explanation that concerns a member or a site: its shares and rows, and the rounding among its own
 * sites. The rounding among the members stays whole, because the cent of one is only understood next to the others';
 * without all rows, their sum is not checked.
 */
export function narrowExplanation(explanation: Explanation, { member, site }: Concerned): Explanation {
  if (member === undefined && site === undefined) return explanation;
  const concerns = (item: { readonly member: string; readonly site: string }): boolean =>
    (member === undefined || item.member === member) && (site === undefined || item.site === site);
  const shares = explanation.shares.filter(concerns);
  const members = new Set(shares.map((share) => share.member));
  const { rounding } = explanation;
  const ofMembers = <T extends { readonly member: string }>(items: readonly T[]): T[] =>
    items.filter((item) => members.has(item.member));
  return {
    ...explanation,
    shares,
    rows: explanation.rows.filter(concerns),
    rounding:
      rounding === null
        ? null
        : {
            ...rounding,
            net: { ...rounding.net, sites: ofMembers(rounding.net.sites) },
            vat: { ...rounding.vat, sites: ofMembers(rounding.vat.sites) },
          },
    check: null,
  };
}
