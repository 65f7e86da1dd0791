import type { Convention } from './convention.ts';
import type { Imputation } from './imputation.ts';
import type { AcceptedFinding, DeclaredInvoice } from './invoice-line.ts';
import type { WithdrawnLine } from './line-key.ts';
import type { Release } from './release.ts';
import type { Access, GrappeSite, Member, Observation, Price, Site, Supplier } from './tables.ts';

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
