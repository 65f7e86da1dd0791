import { accesses } from './accesses.ts';
import { amounts } from './amounts.ts';
import { bandwidth } from './bandwidth.ts';
import type { KeyDefinitions } from './common/key.ts';
import { equalMembers } from './equal-members.ts';
import { equalSites } from './equal-sites.ts';
import { fixed } from './fixed.ts';
import { head } from './head.ts';
import { majority } from './majority.ts';
import { measureOfMembers, measureOfSites } from './measure.ts';
import { mix } from './mix.ts';
import { payer } from './payer.ts';
import { productOfMembers, productOfSites } from './product.ts';
import { sumOfMembers, sumOfSites } from './sum.ts';
import { weight } from './weight.ts';

/** Every kind of key, in the order of the documentation. */
export const KEYS: KeyDefinitions = [
  equalSites,
  measureOfSites,
  sumOfSites,
  productOfSites,
  weight,
  head,
  accesses,
  bandwidth,
  equalMembers,
  measureOfMembers,
  sumOfMembers,
  productOfMembers,
  fixed,
  payer,
  majority,
  amounts,
  mix,
];
