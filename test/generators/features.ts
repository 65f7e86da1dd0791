/** The features that a generated workspace may have, and the source from which each part of the generator draws. */
import type { Random } from './random.ts';

export const FEATURES = [
  'comings',
  'ownerChanges',
  'siteCuts',
  'grappeChanges',
  'accessChanges',
  'datedRules',
  'measures',
  'weights',
  'heads',
  'mix',
  'over',
  'carry',
  'vatInvoice',
  'invoiceDateBasis',
  'periodStart',
  'credits',
  'hugeAmounts',
  'longPeriods',
  'imputations',
  'layouts',
  'oddIds',
  'styles',
  'errors',
  'memberMeasures',
  'periodEnd',
  'noAgeLimit',
  'years',
  'bounds',
  'times',
  'products',
  'sums',
  'threshold',
  'leftTo',
  'bands',
  'takenAway',
  'largestPays',
  'amounts',
  'inventory',
  'partOver',
  'hundredths',
  'suppliers',
  'ownCategories',
  'siteOfGrappe',
  'datedSettings',
  'fancyWords',
  'folders',
  'zips',
  'inParts',
  'layoutWords',
  'withoutAccess',
  'optionalColumns',
  'totals',
  'ignoredFiles',
  'lists',
] as const;
export type Feature = (typeof FEATURES)[number];

export interface Size {
  readonly maxMembers: number;
  readonly maxSites: number;
  readonly maxLines: number;
}

/** The source from which each part of the generator draws. */
export interface Draw {
  readonly random: Random;
  readonly has: (feature: Feature) => boolean;
  readonly size: Size;
  /** The year that the invoices lie in. */
  readonly year: number;
  /** Most changes and lines are within sixty days from here, so that they meet. */
  readonly focus: number;
}
