/** The properties of ALLOCATION.md §8 over generated workspaces, and the broken engines that each of them catches. */
import fc from 'fast-check';
import { formatDay } from '../../src/domain/time/calendar.ts';
import {
  scaleMeasures,
  scaleWeights,
  shuffleInvoiceColumns,
  shuffleTables,
  splitSomewhere,
  withSwitches,
} from '../generators/transforms.ts';
import { workspaceArbitrary } from '../generators/workspace.ts';
import { carriedWorkspaceArbitrary } from './carried-workspace.ts';
import { type Engine, read } from './engine.ts';
import * as law from './laws.ts';
import type { MutantName } from './mutants/list.ts';

export interface Runs {
  readonly seed: number;
  readonly numRuns: number;
  /** The first counterexample will do. */
  readonly endOnFailure?: boolean;
}

export interface Property {
  /** In the words of the page. */
  readonly name: string;
  /** Rejects with a counterexample where the engine breaks the property. */
  readonly check: (engine: Engine, runs: Runs) => Promise<void>;
  /** Never empty: a property that no broken engine fails says nothing. */
  readonly fails: readonly [MutantName, ...MutantName[]];
}

function over<T>(
  inputs: fc.Arbitrary<T>,
  law: (engine: Engine, input: T) => Promise<void>,
): Property['check'] {
  return (engine, runs) =>
    fc.assert(
      fc.asyncProperty(inputs, (input) => law(engine, input)),
      runs,
    );
}

const workspaces = workspaceArbitrary();
const largestRemainder = workspaces.map((ws) => withSwitches(ws, { rounding: 'largest_remainder' }));
const seeds = fc.nat(0x7fffffff);

export const PROPERTIES: readonly Property[] = [
  {
    name: 'conservation per line and amount',
    check: over(workspaces, async (engine, ws) => law.conserves(engine, await read(ws))),
    fails: [
      'floors only',
      'each part rounded alone',
      'VAT of each row from its net',
      'every month has thirty days',
    ],
  },
  {
    name: 'under largest_remainder a member pays the floor or the ceiling of its exact part',
    check: over(largestRemainder, async (engine, ws) => law.roundsToNeighbours(engine, await read(ws))),
    fails: ['remainder to the first', 'sites rounded first', 'float shares', 'VAT from the gross'],
  },
  {
    name: 'under largest_remainder a line of opposite sign gives the opposite rows',
    check: over(largestRemainder, async (engine, ws) => law.mirrorsCredits(engine, await read(ws))),
    fails: ['sign not mirrored'],
  },
  {
    name: 'reordering rows or columns of a reference table changes nothing',
    check: over(fc.tuple(workspaces, seeds), async (engine, [ws, seed]) => {
      const shuffled = shuffleInvoiceColumns(shuffleTables(ws, seed), seed);
      law.sameRows(engine, await read(ws), await read(shuffled));
    }),
    fails: ['ties by row of members.csv', 'last row of a site wins'],
  },
  {
    name: 'splitting a validity period of a row at any day changes nothing',
    check: over(fc.tuple(workspaces, seeds, seeds), async (engine, [ws, one, other]) => {
      const split = splitSomewhere(splitSomewhere(ws, one), other);
      law.sameRows(engine, await read(ws), await read(split));
    }),
    fails: ['last day of validity left out'],
  },
  {
    name: 'scaling all weights by one factor changes nothing',
    check: over(fc.tuple(workspaces, fc.integer({ min: 2, max: 1000 })), async (engine, [ws, factor]) => {
      const scaled = scaleWeights(scaleMeasures(ws, factor), factor);
      law.sameRows(engine, await read(ws), await read(scaled));
    }),
    fails: [
      'weights cut to whole numbers',
      'observations capped',
      'measures of a sum or product raised',
      'bands begin a hundred later',
    ],
  },
  {
    name: 'allocating months apart or together gives the same rows',
    check: over(workspaces, async (engine, ws) => {
      law.sameRowsApart(engine, await read(ws), ({ invoiceDate }) => formatDay(invoiceDate).slice(0, 7));
    }),
    fails: ['carry across invoices', 'ties in turn over the run'],
  },
  {
    name: 'under carry, on an invoice of two members, paid is within half a cent of exact after every line',
    check: over(carriedWorkspaceArbitrary({ members: 2, company: 'all' }), async (engine, ws) =>
      law.keepsAccounts(engine, await read(ws)),
    ),
    fails: [
      'carry forgotten after each line',
      'carry over the absolute amount',
      'one account for net and VAT',
    ],
  },
  {
    name: 'under carry, with n members in whatever company, paid is within (n − 1)/2 cents of exact',
    check: over(
      fc
        .integer({ min: 3, max: 6 })
        .chain((members) => carriedWorkspaceArbitrary({ members, company: 'some' })),
      async (engine, ws) => law.keepsAccounts(engine, await read(ws)),
    ),
    fails: ['carry forgotten after each line'],
  },
];
