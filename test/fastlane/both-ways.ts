/** A run computed twice, with the fast lane and without it, as all that a caller could tell apart. */
import { createHash } from 'node:crypto';
import type { Problem } from '../../src/diagnostics/problem.ts';
import type { Lend } from '../../src/fastlane/press.ts';
import { allocationRows } from '../../src/report/allocations.ts';
import { chargesCsv } from '../../src/report/charges.ts';
import { settlementCsv } from '../../src/report/settlement.ts';
import { unallocatedRow } from '../../src/report/unallocated.ts';
import { type ComputeOptions, computeRun } from '../../src/run/compute.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';

/** What of a run is the same with the lane and without it. */
export interface Outcome {
  /** Problems with their codes, places and arguments, in their order. */
  readonly problems: readonly Problem[];
  /** Of each invoice file: its path and hash, and how many lines and cents of it were counted. */
  readonly inputs: readonly unknown[];
  /** What the run wrote; undefined where an error stood in the way. */
  readonly written: Written | undefined;
}

interface Written {
  readonly allocations: string;
  readonly unallocated: string;
  readonly charges: string;
  readonly settlement: string;
  readonly totals: unknown;
}

export interface BothWays {
  readonly withLane: Outcome;
  readonly without: Outcome;
  /** Lines that were shared, and how many of them in the lane: the sink did not see those. */
  readonly shared: number;
  readonly inLane: number;
}

export type BothOptions = Pick<
  ComputeOptions,
  'selection' | 'allowUnallocated' | 'onProgress' | 'secondThread'
>;

/** Computes the run of a workspace twice. */
export async function bothWays(folder: string, options: BothOptions): Promise<BothWays> {
  const withLane = await outcomeOf(folder, options, true);
  const without = await outcomeOf(folder, options, false);
  const { shared, seen } = withLane;
  return { withLane: withLane.outcome, without: without.outcome, shared, inLane: shared - seen };
}

/** Computes it once; `given` are all rows that it wrote, and `seen` how many lines went the ordinary way. */
export async function outcomeOf(
  folder: string,
  options: BothOptions,
  lane: boolean,
): Promise<{
  readonly outcome: Outcome;
  readonly given: string;
  readonly shared: number;
  readonly seen: number;
}> {
  const file = lentFile();
  const unallocated: string[] = [];
  let seen = 0;
  const { problems, totals, files, used } = await computeRun(loadWorkspace(folder), options, {
    allocated(line) {
      seen++;
      file.write(allocationRows(line));
    },
    unallocated: (line) => void unallocated.push(unallocatedRow(line, 'en')),
    regularised: () => {},
    lend: lane ? file.lend : undefined,
  });
  const given = file.text();
  const written = totals && {
    allocations: given,
    unallocated: unallocated.join(''),
    charges: chargesCsv(totals.charges),
    settlement: settlementCsv(totals.debts),
    totals,
  };
  const inputs = files.map(({ file, selected, others, net }) => {
    const { path, sha256 } = file.fingerprint;
    return { path, sha256, selected, others, net, used: used.has(path), skipped: file.skipped() };
  });
  const shared = totals?.allocated.lines ?? seen;
  return { outcome: { problems, inputs, written }, given, shared, seen };
}

const BEGUN = 'header\n';

/** A file in memory that can be lent; what it is told of its hash must be so. */
function lentFile(): {
  readonly write: (text: string) => void;
  readonly lend: Lend;
  readonly text: () => string;
} {
  const chunks: Buffer[] = [];
  let borrower: ((text: string) => void) | undefined;
  return {
    write(text) {
      if (borrower === undefined) chunks.push(Buffer.from(text));
      else borrower(text);
    },
    lend(take) {
      borrower = take;
      return {
        begun: BEGUN,
        // What is written holds until the call returns.
        write: (bytes) => void chunks.push(Buffer.from(bytes)),
        giveBack(sha256) {
          const hash = createHash('sha256').update(BEGUN).update(Buffer.concat(chunks));
          if (hash.digest('hex') !== sha256) throw new Error('the hash of another text');
        },
      };
    },
    text: () => Buffer.concat(chunks).toString('utf8'),
  };
}
