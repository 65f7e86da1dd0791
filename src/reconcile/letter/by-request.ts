import { groupBy } from '../../domain/lists.ts';
import type { Finding } from '../finding.ts';
import { ALL_CHECKS } from '../reconciliation.ts';
import { REQUEST_KINDS, type Request } from '../requests.ts';

const ASKED = new Map(ALL_CHECKS.map(({ code, asks }) => [code, asks]));

/**
 * What a finding asks the operator for, if anything. A credit becomes a bill where the amount is owed to the operator,
 * and an explanation where the amount is unknown.
 */
export function requestOf({
  code,
  wording,
  atStake,
}: Pick<Finding, 'code' | 'wording' | 'atStake'>): Request | undefined {
  // The missing lines may have been sent: that is for us to find out.
  if (wording.endsWith('/alone')) return undefined;
  const request = ASKED.get(code);
  if (request !== 'credit') return request;
  if (atStake === undefined) return 'explanation';
  return atStake < 0n ? 'bill' : request;
}

/** Findings by what they ask for, without those that ask for nothing. */
export function byRequest<Item extends Pick<Finding, 'code' | 'wording' | 'atStake'>>(
  findings: readonly Item[],
): readonly (readonly [Request, readonly Item[]])[] {
  const found = groupBy(findings, requestOf);
  return REQUEST_KINDS.flatMap((kind) => {
    const items = found.get(kind);
    return items === undefined ? [] : [[kind, items] as const];
  });
}
