import type { Convention } from './convention.ts';
import type { GrappeSite } from './grappe.ts';
import type { AcceptedFinding, DeclaredInvoice } from './invoice-line.ts';
import type { WithdrawnLine } from './line-key.ts';
import type { Release } from './release.ts';
import type { Access } from './tables/access.ts';
import type { Imputation } from './tables/imputation.ts';
import type { Member } from './tables/member.ts';
import type { Observation } from './tables/observation.ts';
import type { Price } from './tables/price.ts';
import type { Site } from './tables/site.ts';
import type { Supplier } from './tables/supplier.ts';

/** Everything that a group has written down except its invoices. A table without a file is undefined. */
export interface Workspace {
  /** The release of grappe by which it is read and shared: today's, or that of an older run computed again. */
  readonly release: Release;
  readonly convention: Convention;
  readonly members: readonly Member[];
  readonly sites: readonly Site[];
  readonly grappes: readonly GrappeSite[];
  readonly observations: readonly Observation[] | undefined;
  readonly accesses: readonly Access[] | undefined;
  readonly prices: readonly Price[] | undefined;
  readonly imputations: readonly Imputation[] | undefined;
  readonly declaredInvoices: readonly DeclaredInvoice[] | undefined;
  readonly acceptedFindings: readonly AcceptedFinding[] | undefined;
  readonly withdrawnLines: readonly WithdrawnLine[];
  readonly suppliers: readonly Supplier[];
}
