import type { Check } from '../check.ts';
import { billedInAdvance } from './billed-in-advance.ts';
import { creditExceedsOriginal } from './credit-exceeds-original.ts';
import { creditWithoutOriginal } from './credit-without-original.ts';
import { duplicateLine } from './duplicate-line.ts';
import { grossArithmetic } from './gross-arithmetic.ts';
import { invoiceTotalMismatch } from './invoice-total-mismatch.ts';
import { itemMismatch } from './item-mismatch.ts';
import { lateLine } from './late-line.ts';
import { lineArithmetic } from './line-arithmetic.ts';
import { outsideMarket } from './outside-market.ts';
import { billedAfterTermination, billedBeforeActivation } from './outside-service.ts';
import { overlappingPeriod } from './overlapping-period.ts';
import { periodGap } from './period-gap.ts';
import { priceMismatch } from './price-mismatch.ts';
import { prorataMismatch } from './prorata-mismatch.ts';
import { setupRepeated } from './setup-repeated.ts';
import { unbilledAccess } from './unbilled-access.ts';
import { unexpectedAmount } from './unexpected-amount.ts';
import { unknownAccess } from './unknown-access.ts';
import { unknownItem } from './unknown-item.ts';
import { vatArithmetic } from './vat-arithmetic.ts';
import { vatRateMismatch } from './vat-rate-mismatch.ts';

/** All checks of the invoices, in the order of RECONCILE.md. */
export const CHECKS: readonly Check[] = [
  duplicateLine,
  overlappingPeriod,
  periodGap,
  unknownAccess,
  billedAfterTermination,
  billedBeforeActivation,
  unbilledAccess,
  unknownItem,
  priceMismatch,
  itemMismatch,
  vatRateMismatch,
  lineArithmetic,
  vatArithmetic,
  grossArithmetic,
  prorataMismatch,
  setupRepeated,
  creditWithoutOriginal,
  creditExceedsOriginal,
  invoiceTotalMismatch,
  unexpectedAmount,
  outsideMarket,
  billedInAdvance,
  lateLine,
];

/** The codes of the checks that judge a line by itself and the tables, whatever other invoices say. */
export const LINE_CODES: ReadonlySet<string> = new Set(
  CHECKS.filter((check) => 'judge' in check).map(({ code }) => code),
);
