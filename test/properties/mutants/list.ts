/** The broken engines, each by what it gets wrong. */
import type { Engine } from '../engine.ts';
import * as cents from './cents.ts';
import * as memory from './memory.ts';
import * as tables from './tables.ts';

export const MUTANTS = {
  'floors only': cents.floorsOnly,
  'each part rounded alone': cents.roundedAlone,
  'remainder to the first': cents.remainderToFirst,
  'sign not mirrored': cents.signNotMirrored,
  'sites rounded first': cents.sitesFirst,
  'float shares': cents.floatShares,
  'VAT of each row from its net': cents.vatOfEachRow,
  'VAT from the gross': cents.vatFromGross,
  'carry across invoices': memory.carriedAcrossInvoices,
  'one account for net and VAT': memory.carriedTogether,
  'carry forgotten after each line': memory.carryForgotten,
  'carry over the absolute amount': memory.carriedOverAbsolute,
  'ties in turn over the run': memory.tiesInTurn,
  'ties by row of members.csv': tables.tiesByRow,
  'last row of a site wins': tables.lastRowWins,
  'last day of validity left out': tables.validUntilExclusive,
  'weights cut to whole numbers': tables.wholeWeights,
  'observations capped': tables.cappedObservations,
  'measures of a sum or product raised': tables.raisedTerms,
  'bands begin a hundred later': tables.laterBands,
  'every month has thirty days': tables.thirtyDays,
} as const satisfies Record<string, Engine>;

export type MutantName = keyof typeof MUTANTS;
