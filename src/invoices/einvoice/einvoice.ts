import type { DecimalText } from '../../domain/numbers/decimal-text.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import type { Release } from '../../domain/release.ts';
import type { Day } from '../../domain/time/calendar.ts';
import type { Syntax } from './terms.ts';

/** How an electronic invoice is read. */
export interface EinvoiceOptions {
  /** Whether its lines are in another file: its own are not read then, and the bases of its rates replace them. */
  readonly linesAside?: boolean | undefined;
  /** The release of an older run that is computed again; undefined: today's. */
  readonly release?: Release | undefined;
}

/**
 * An electronic invoice as understood: every value checked, credit notes already negative. What a layout adds (access,
 * category, supplier) is in `lines.ts`.
 */
export interface Einvoice {
  readonly file: string;
  /** The line of its root in the XML. */
  readonly row: number;
  readonly syntax: Syntax;
  /** BT-24. */
  readonly profile: string;
  readonly number: string;
  readonly date: Day;
  /** BT-3, a code of UNTDID 1001. */
  readonly type: string;
  readonly currency: string;
  readonly currencyRow: number;
  /** Whether the signs of the file were reversed. */
  readonly credit: boolean;
  readonly seller: Seller;
  /** BT-47 or BT-46, the first that is a SIRET or a SIREN. */
  readonly buyer: string | undefined;
  /** BT-25. */
  readonly preceding: readonly string[];
  /** BT-125; for a Factur-X, also the tables that its PDF embeds. */
  readonly attachments: readonly AttachedFile[];
  readonly lines: readonly EinvoiceLine[];
  readonly rates: readonly EinvoiceRate[];
  readonly totals: EinvoiceTotals;
}

export interface Seller {
  /** BT-30, where it is a SIRET or a SIREN. */
  readonly registration: string | undefined;
  /** BT-31. */
  readonly vatId: string | undefined;
  /** BT-27. */
  readonly name: string | undefined;
}

/** A line (BG-25), or an allowance or charge on the whole document (BG-20, BG-21). */
export interface EinvoiceLine {
  readonly kind: 'line' | 'allowance' | 'charge';
  /** BT-126 made unique, or `AC1`, `AC2` … */
  readonly number: string;
  /** The line of the XML. */
  readonly row: number;
  readonly itemCode: string | undefined;
  readonly name: string | undefined;
  /** BT-127; on the EXTENDED profile there may be several. */
  readonly notes: readonly string[];
  readonly quantity: DecimalText | undefined;
  readonly unitPrice: DecimalText | undefined;
  readonly net: Cents;
  /** Charges of the line itself (BT-141) less its allowances (BT-136): its net already includes them. */
  readonly ownCharges: Cents;
  /** Percent, in its shortest form. */
  readonly vatRate: DecimalText;
  /** As stated: one end may be missing, or before the other. */
  readonly periodStart: Day | undefined;
  readonly periodEnd: Day | undefined;
  readonly serviceDate: Day | undefined;
  /** The term of the end that a period lacks, of the line or of the invoice: one end alone is no fault of EN 16931. */
  readonly endMissing?: string;
  /** BT-128. */
  readonly objects: readonly InvoicedObject[];
  /** BT-133. */
  readonly buyerAccount: string | undefined;
}

/** A file attached to an invoice. */
export interface AttachedFile {
  readonly name: string;
  /** In bytes, as it is attached. */
  readonly size: number;
  /** Undefined where the file is damaged. */
  readonly bytes: () => Uint8Array | undefined;
}

interface InvoicedObject {
  readonly id: string;
  readonly scheme: string | undefined;
}

/** One VAT breakdown of the invoice (BG-23). */
export interface EinvoiceRate {
  readonly rate: DecimalText;
  /** BT-116. */
  readonly base: Cents;
  /** BT-117. */
  readonly vat: Cents;
  readonly row: number;
}

/** Totals as stated; optional ones that are absent are zero. */
export interface EinvoiceTotals {
  readonly lines: Total;
  readonly allowances: Total;
  readonly charges: Total;
  readonly net: Total;
  readonly vat: Total;
  readonly gross: Total;
}

export interface Total {
  readonly amount: Cents;
  readonly row: number;
}
