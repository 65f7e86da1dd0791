import type { KeyDefinitions } from '../../allocate/keys/common/key.ts';
import type { Problem } from '../../diagnostics/problem.ts';
import type { Convention } from '../../domain/convention.ts';
import { valuesByDays } from '../../domain/dated-settings.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import type { ParsedConvention } from '../convention/parsed-convention.ts';
import { tableLayoutProblems } from '../convention/table-layouts.ts';
import type { Tables } from '../tables.ts';
import { accessesOfGrappes, grappesOfOneSite, neverInService, unservedGrappes } from './accesses.ts';
import { mentions, mixedMeasures, unknownInConvention } from './convention.ts';
import {
  countedZeros,
  countsAlike,
  leapingCounts,
  measuresTwice,
  swappedReferenceDates,
} from './counted-measures.ts';
import { farDays, farDaysOfConvention } from './far-days.ts';
import { grappesOutsideSites, inconsistentGrappes, unusedKinds } from './grappes.ts';
import { repeatedImputations, tyingImputations } from './imputations.ts';
import { bareMembers, listsLeftBehind, sitesLeftBehind } from './members.ts';
import { doubtfulRates } from './prices.ts';
import {
  alikeIds,
  collidingIds,
  garbledNames,
  reservedMeasures,
  sharedFileNames,
  unknownReferences,
} from './references.ts';
import { ruleCoverage } from './rules.ts';

/** The problems found by comparing the tables with each other, by the rules of a release. */
export function problemsOfTables(tables: Tables, keys: KeyDefinitions, release: Release): readonly Problem[] {
  return [
    ...collidingIds(tables),
    ...(holdsIn(release, '0.2')
      ? [
          ...sharedFileNames(tables),
          ...alikeIds(tables),
          ...garbledNames(tables),
          ...doubtfulRates(tables.prices.rows),
          ...neverInService(tables),
          ...grappesOfOneSite(tables),
          ...sitesLeftBehind(tables),
          ...farDays(tables),
          ...repeatedImputations(tables),
        ]
      : []),
    ...unknownReferences(tables),
    ...reservedMeasures(tables, keys),
    ...mixedMeasures(tables),
    ...inconsistentGrappes(tables),
    ...grappesOutsideSites(tables),
    ...tyingImputations(tables),
  ];
}

/** The problems found by comparing the tables with the convention; its rules are checked where it has no errors. */
export function problemsWithConvention(
  parsed: ParsedConvention,
  tables: Tables,
  isFaultless: boolean,
): readonly Problem[] {
  return [
    ...tableLayoutProblems(parsed),
    ...unknownInConvention(parsed, tables),
    ...(holdsIn(parsed.release, '0.2')
      ? [
          ...servedInDoubt(tables, parsed.convention),
          ...farDaysOfConvention(parsed),
          ...leapingCounts(parsed, tables),
          ...bareMembers(tables, new Set(mentions(parsed).map(([, id]) => id))),
          ...listsLeftBehind(parsed, tables),
        ]
      : []),
    ...unusedKinds(tables, parsed.convention.rules),
    ...swappedReferenceDates(parsed, tables),
    ...measuresTwice(parsed),
    ...(isFaultless
      ? [...countsAlike(parsed, tables), ...countedZeros(parsed, tables), ...ruleCoverage(parsed, tables)]
      : []),
  ];
}

/** Rows of the inventory for which it is in doubt who is served, and grappes that it leaves without an access. */
function servedInDoubt(tables: Tables, convention: Convention): readonly Problem[] {
  const said = valuesByDays(convention, 'siteOfGrappe');
  return [...accessesOfGrappes(tables, said), ...unservedGrappes(tables, said, convention.layouts)];
}
