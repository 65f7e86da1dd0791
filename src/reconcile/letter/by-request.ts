import { groupBy } from '../../domain/lists.ts';
import type { Finding } from '../finding.ts';
import { REQUEST_KINDS, REQUESTS, type Request } from '../requests.ts';

/** What a finding asks for, if anything: where a credit would be owed to the operator, that it bill it. */
export function requestOf({
  code,
  wording,
  atStake = 0n,
}: Pick<Finding, 'code' | 'wording' | 'atStake'>): Request | undefined {
  // Lines that are not there may have been sent: that is for us to find out.
  if (wording.endsWith('/alone')) return undefined;
  const request = REQUESTS[code];
  return request === 'credit' && atStake < 0n ? 'bill' : request;
}

/** Findings by what they ask for; without those that ask for nothing. */
export function byRequest<Item extends Pick<Finding, 'code' | 'wording' | 'atStake'>>(
  findings: readonly Item[],
): readonly (readonly [Request, readonly Item[]])[] {
  const found = groupBy(findings, requestOf);
  return REQUEST_KINDS.flatMap((kind) => {
    const items = found.get(kind);
    return items === undefined ? [] : [[kind, items] as const];
  });
}
