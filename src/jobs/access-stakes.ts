import type { Problem } from '../diagnostics/problem.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import type { Cents } from '../domain/money.ts';

/** Sums the lines of accesses that leave in doubt what they serve. */
export interface AccessStakes {
  readonly see: (line: InvoiceLine) => void;
  /** The problems, those of an access with the net of its lines. */
  readonly told: (problems: readonly Problem[]) => readonly Problem[];
}

/** Undefined where no problem is about the lines of an access. */
export function accessStakes(problems: readonly Problem[]): AccessStakes | undefined {
  const accesses = new Set(problems.flatMap(({ stakeOf }) => stakeOf ?? []));
  if (accesses.size === 0) return undefined;
  const nets = new Map<string, Cents>();
  return {
    see({ access, serves, net }) {
      if (access === undefined || serves !== undefined || !accesses.has(access)) return;
      nets.set(access, (nets.get(access) ?? 0n) + net);
    },
    told: (all) =>
      all.map((found) => {
        const stake = found.stakeOf === undefined ? undefined : nets.get(found.stakeOf);
        return stake === undefined ? found : { ...found, stake };
      }),
  };
}
